/* Comfort for feeds: ticks by key and by range, names offered while one is typed. */

const form = document.getElementById("entries");
const ticked = form?.querySelector("[data-ticked]");
const all = document.getElementById("tick-all");
const boxes = form ? [...form.querySelectorAll('input[name="entry"]:not(:disabled)')] : [];
let last = null;

document.documentElement.classList.add("scripted");

const count = () => {
    const number = boxes.filter((box) => box.checked).length;
    if (ticked) ticked.textContent = number ? ticked.dataset.words.replace("%(n)s", number) : "";
    if (all) {
        all.checked = number > 0 && number === boxes.length;
        all.indeterminate = number > 0 && number < boxes.length;
    }
};

/* From the last tick to this one, as lists do since there are lists. */
const tick = (box, range) => {
    const from = boxes.indexOf(last);
    const to = boxes.indexOf(box);
    if (range && from !== -1)
        for (const between of boxes.slice(Math.min(from, to), Math.max(from, to) + 1))
            between.checked = box.checked;
    last = box;
    count();
};

form?.addEventListener("click", (event) => {
    if (event.target.matches('input[name="entry"]')) tick(event.target, event.shiftKey);
});
all?.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    count();
});
for (const hidden of document.querySelectorAll("[data-tick-all]")) hidden.hidden = false;
// The browser brings ticks back with the page.
window.addEventListener("pageshow", count);

/* --- Names of sources that are here already ----------------------------------------------------- */
const follow = document.querySelector(".feed-follow");
let asking = 0;
follow?.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset.kind) return;
    clearTimeout(asking);
    asking = setTimeout(async () => {
        const address = follow.dataset.names.replace("/kind/", `/${field.dataset.kind}/`);
        try {
            const answer = await fetch(`${address}?q=${encodeURIComponent(field.value)}`);
            if (!answer.ok) return;
            const { names } = await answer.json();
            document.getElementById("names-source").replaceChildren(
                ...names.map((one) => {
                    const option = document.createElement("option");
                    option.value = one.name;
                    option.label = one.other;
                    return option;
                }),
            );
        } catch {
            // Without suggestions a name can be typed all the same.
        }
    }, 150);
});

/* --- Keys ------------------------------------------------------------------------------------------ */
const stops = form ? boxes : [...document.querySelectorAll("[data-open]")];
const walk = (step) => {
    const row = document.activeElement?.closest("[data-entry], .feed-row");
    const here = stops.findIndex((stop) => stop === document.activeElement || row?.contains(stop));
    const next = here === -1 ? (step > 0 ? 0 : stops.length - 1) : here + step;
    stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
};
const send = (then) => form?.requestSubmit(form.querySelector(`button[value="${then}"]`));

document.addEventListener("keydown", (event) => {
    const writing = event.target.matches?.('input:not([type="checkbox"], [type="radio"]), select, textarea');
    if (event.ctrlKey || event.metaKey || event.altKey || writing || document.querySelector("dialog[open]"))
        return;
    const box = boxes.includes(document.activeElement) ? document.activeElement : null;
    const does = {
        j: () => walk(1),
        k: () => walk(-1),
        x: box && (() => box.click()),
        X:
            box &&
            (() => {
                box.checked = !box.checked;
                tick(box, true);
            }),
        t: () => send("pick"),
        o: () => send("pass"),
        "/": () => document.getElementById("searchbar")?.focus(),
        "?": () => document.getElementById("keys")?.showModal(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
});
