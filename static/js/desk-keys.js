// Keys for the board and the list of stories. Everything they do can be done without them, and they can be
// switched off (WCAG 2.1.4): who dictates to their machine says « j » in the middle of a word.

const SWITCH = "desk-keys";
const map = document.querySelector("#keys");
const opener = document.querySelector("#keys-open");
const toggle = document.querySelector("#keys-on");
const rows = [...document.querySelectorAll("[data-row]")];
const form = document.querySelector("#bulk-form");
const count = document.querySelector(".bulk-count");

function stored() {
    try {
        return localStorage.getItem(SWITCH) !== "off";
    } catch {
        // A browser that keeps nothing has the keys.
        return true;
    }
}

let on = stored();

function ticks() {
    return form ? [...form.querySelectorAll("input[name=story]")] : [];
}

function tell() {
    if (!count) return;
    const number = ticks().filter((tick) => tick.checked).length;
    count.dataset.none ??= count.textContent;
    count.textContent =
        number === 0
            ? count.dataset.none
            : number === 1
              ? count.dataset.one
              : count.dataset.many.replace("%n", number);
    form.classList.toggle("has-ticks", number > 0);
    for (const tick of ticks()) tick.closest("tr").classList.toggle("ticked", tick.checked);
}

/** The row that holds the focus, wherever in it. */
function here() {
    const place = document.activeElement?.closest("tr, .line, .departure");
    return place ? rows.findIndex((row) => place.contains(row)) : -1;
}

function walk(step) {
    const from = here();
    const next = from === -1 ? (step > 0 ? 0 : rows.length - 1) : from + step;
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
}

function across(step) {
    const row = rows[here()]?.closest("tr");
    if (!row) return;
    const stops = [...row.querySelectorAll("[data-row], .edition a")];
    const now = stops.indexOf(document.activeElement);
    // In a page that runs from right to left, « l » goes left: it goes where the hand goes.
    const way = getComputedStyle(row).direction === "rtl" ? -step : step;
    stops[Math.max(0, Math.min(stops.length - 1, now + way))]?.focus();
}

function tickHere() {
    const tick = rows[here()]?.closest("tr")?.querySelector("input[name=story]");
    if (tick) {
        tick.checked = !tick.checked;
        tell();
    }
}

function tickAll() {
    const all = ticks();
    const wanted = !all.every((tick) => tick.checked);
    for (const tick of all) tick.checked = wanted;
    tell();
}

function turn(relation) {
    document.querySelector(`[data-page=${relation}]`)?.click();
}

const KEYS = {
    j: () => walk(1),
    k: () => walk(-1),
    h: () => across(-1),
    l: () => across(1),
    x: tickHere,
    a: tickAll,
    v: () => document.querySelector("#bulk-verb")?.focus(),
    n: () => turn("next"),
    p: () => turn("prev"),
    "/": () => {
        const search = document.querySelector("#searchbar");
        if (search) search.select();
        else document.querySelector("[data-search]")?.click();
    },
};

function typing(target) {
    return (
        target instanceof HTMLElement &&
        target.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])")
    );
}

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || map?.open) return;
    if (event.key === "?") {
        event.preventDefault();
        map?.showModal();
        return;
    }
    const act = on ? KEYS[event.key] : undefined;
    if (act) {
        event.preventDefault();
        act();
    }
});

if (map && opener && toggle) {
    opener.hidden = false;
    opener.addEventListener("click", () => map.showModal());
    toggle.checked = on;
    toggle.addEventListener("change", () => {
        on = toggle.checked;
        try {
            localStorage.setItem(SWITCH, on ? "on" : "off");
        } catch {
            // It holds for this page.
        }
    });
}
form?.addEventListener("change", tell);
// A page brought back by the browser has the ticks it was left with.
window.addEventListener("pageshow", tell);
