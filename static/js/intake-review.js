/* Comfort for the review: one key a value, lines that light up, autosave. Without it the page is a form. */

const form = document.getElementById("review-form");
const words = form.dataset;
const token = form.elements.csrfmiddlewaretoken.value;
const version = form.elements.version;
const state = document.querySelector("[data-save-state]");
const SOON = 600;
const AGAIN = 5000;

document.documentElement.classList.add("scripted");
for (const hidden of document.querySelectorAll("[data-accept-all], [data-came-help]")) hidden.hidden = false;

const values = () => [...form.querySelectorAll(".value")];
const rowOf = (element) => element?.closest?.(".value");
const inputOf = (value) => value?.querySelector(".value-body > :is(input, textarea, select)");
const acceptOf = (value) => value?.querySelector('input[name="accepted"]');

/* --- A value is one stop of the tab key; what is in it is reached by "e" ------------------------------- */
const settle = (root) => {
    for (const value of root.querySelectorAll(".value")) {
        value.tabIndex = 0;
        for (const part of value.querySelectorAll("input, textarea, select, a, button")) part.tabIndex = -1;
        for (const button of value.querySelectorAll("[data-restore]")) button.hidden = false;
        showAccept(value);
    }
};

/* Nothing to accept where nothing is. */
const showAccept = (value) => {
    const accept = acceptOf(value);
    if (!accept) return;
    const empty = !inputOf(value)?.value.trim();
    accept.disabled = empty;
    if (empty) accept.checked = false;
};

/* --- Lines and values light each other ------------------------------------------------------------------ */
const came = document.querySelector(".came");
const lineAt = (number) => document.getElementById(`line-${number}`);
const inView = (line) => {
    const frame = came.getBoundingClientRect();
    const place = line.getBoundingClientRect();
    return place.top >= frame.top && place.bottom <= Math.min(frame.bottom, innerHeight);
};

const light = (numbers) => {
    for (const line of came.querySelectorAll(".lit")) line.classList.remove("lit");
    const lines = numbers.map(lineAt).filter(Boolean);
    for (const line of lines) line.classList.add("lit");
    // Only where the lines have a frame of their own: the page itself must not jump.
    if (lines.length && getComputedStyle(came).position === "sticky" && !inView(lines[0])) {
        const line = lines[0];
        came.scrollTo({ top: line.offsetTop - came.clientHeight / 3, behavior: "instant" });
    }
};
const numbersOf = (value) => (value?.dataset.evidence || "").split(" ").filter(Boolean);

form.addEventListener("focusin", (event) => light(numbersOf(rowOf(event.target))));
form.addEventListener("pointerover", (event) => {
    const value = rowOf(event.target);
    if (value) light(numbersOf(value));
});
document.addEventListener("pointerover", (event) => {
    const piece = event.target.closest?.("[data-evidence-line]");
    if (piece) light([piece.dataset.evidenceLine]);
});
came.addEventListener("pointerover", (event) => {
    const line = event.target.closest("[data-line]");
    for (const value of form.querySelectorAll(".value.lit")) value.classList.remove("lit");
    if (!line) return;
    for (const value of values()) value.classList.toggle("lit", numbersOf(value).includes(line.dataset.line));
});

/* --- Autosave ---------------------------------------------------------------------------------------------- */
const dirty = new Set(words.dirty ? ["*"] : []);
let timer = 0;
let going = null;
let leaving = false;

const showState = (sentence, failed = false) => {
    state.textContent = sentence;
    state.classList.toggle("failed", failed);
};

const changed = (name, wait = SOON) => {
    dirty.add(name);
    showState(words.saving);
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
};

const piece = (names) => {
    const all = new FormData(form);
    if (names.has("*")) return all;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token);
    body.append("version", version.value);
    for (const name of names) {
        if (name === "accepted") body.append("accepted_sent", "1");
        if (name === "remember") body.append("remember_sent", "1");
        for (const value of all.getAll(name)) body.append(name, value);
    }
    return body;
};

const save = async () => {
    const names = new Set(dirty);
    dirty.clear();
    showState(words.saving);
    try {
        const answer = await fetch(words.decide, {
            method: "POST",
            body: piece(names),
            headers: { Accept: "application/json" },
        });
        if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new TypeError();
        const found = await answer.json();
        if (answer.ok) {
            version.value = found.version;
            showParts(found.parts);
            if (!dirty.size) showState(words.saved);
        } else if (answer.status === 409) {
            for (const name of names) dirty.add(name);
            showConflict(found);
        } else showState(found.error, true);
        return answer.ok;
    } catch {
        for (const name of names) dirty.add(name);
        showState(words.unsaved, true);
        clearTimeout(timer);
        timer = setTimeout(flush, AGAIN);
        return false;
    }
};

/* One request at a time: each names the version that the one before it made. */
const flush = async () => {
    clearTimeout(timer);
    if (going) {
        await going;
        return dirty.size ? flush() : true;
    }
    if (!dirty.size) return true;
    going = save();
    const well = await going;
    going = null;
    return well && dirty.size ? flush() : well;
};

const conflictPlace = document.querySelector("[data-conflict]");
const showConflict = (found) => {
    showState(found.error, true);
    clearTimeout(timer);
    if (!found.html) {
        location.reload();
        return;
    }
    conflictPlace.innerHTML = found.html;
    // Sent again, knowing what is there now, mine takes its place.
    conflictPlace.querySelector("[data-keep-mine]")?.addEventListener("click", (event) => {
        event.preventDefault();
        version.value = found.version;
        conflictPlace.replaceChildren();
        flush();
    });
    bindTheirs();
    conflictPlace.scrollIntoView({ block: "center" });
    conflictPlace.querySelector("button")?.focus();
};
const bindTheirs = () =>
    conflictPlace.querySelector("[data-take-theirs]")?.addEventListener("click", () => {
        leaving = true;
    });
bindTheirs();

const parse = (markup) => {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    return holder.content;
};

const showParts = (parts) => {
    for (const name of ["checks", "remembered"]) {
        const place = document.querySelector(`[data-part="${name}"]`);
        const fresh = parse(parts[name]);
        if (place.textContent.trim() !== fresh.textContent.trim()) place.replaceChildren(fresh);
    }
    if (form.querySelector("#remember") && !form.elements.remember_sent) {
        const sent = Object.assign(document.createElement("input"), { type: "hidden" });
        Object.assign(sent, { name: "remember_sent", value: "1" });
        form.append(sent);
    }
    showPeople(parse(parts.people));
    for (const fresh of parse(parts.statuses).querySelectorAll("[data-for]")) {
        const value = document.getElementById(`value-${fresh.dataset.for}`);
        if (!value) continue;
        value.dataset.about = fresh.dataset.about;
        value.querySelector("[data-status]").replaceChildren(...fresh.childNodes);
    }
    settle(form);
};

/* Rows come and go with names; a row someone is writing in stays. */
const people = document.querySelector('[data-part="people"]');
const peopleNames = ["authors", "editors", "translators"];
const keysOf = (root) => [...root.querySelectorAll(".value")].map((value) => value.dataset.value).join();
const showPeople = (fresh) => {
    if (peopleNames.some((name) => dirty.has(name)) || keysOf(fresh) === keysOf(people)) return;
    const here = people.contains(document.activeElement) ? document.activeElement : null;
    const at = here ? [...people.querySelectorAll(".value")].indexOf(rowOf(here)) : -1;
    const writing = here && here !== rowOf(here);
    people.replaceChildren(fresh);
    settle(people);
    if (at < 0) return;
    const rows = [...people.querySelectorAll(".value")];
    const row = rows[Math.min(at, rows.length - 1)];
    (writing ? inputOf(row) : row).focus();
};

form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.name === "accepted" || field.name === "remember") {
        changed(field.name, 0);
        if (field.name === "accepted") rowOf(field).dataset.about = field.checked ? "accepted" : "open";
        return;
    }
    showAccept(rowOf(field));
    const preview = document.querySelector(`[data-preview="${field.name}"]`);
    if (preview) preview.textContent = field.value;
    changed(field.name);
    if (field.dataset.kind) suggest(field);
});

/* --- Names that are here already --------------------------------------------------------------------------- */
let asking = 0;
const suggest = (field) => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
        const address = `${words.names.replace("/kind/", `/${field.dataset.kind}/`)}?q=${encodeURIComponent(field.value)}`;
        try {
            const answer = await fetch(address, { headers: { Accept: "application/json" } });
            if (!answer.ok) return;
            const { names } = await answer.json();
            document.getElementById(`names-${field.dataset.kind}`).replaceChildren(
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
};
form.addEventListener("focusin", (event) => event.target.dataset?.kind && suggest(event.target));

/* --- Accept, clear, correct --------------------------------------------------------------------------------- */
const go = (value, step) => {
    const all = values();
    const at = all.indexOf(value);
    all[
        at === -1 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + step))
    ]?.focus();
};

const accept = (value, yes = true) => {
    const box = acceptOf(value);
    if (!box || box.disabled || box.checked === yes) return;
    box.checked = yes;
    value.dataset.about = yes ? "accepted" : "open";
    changed("accepted", 0);
};

const write = (value, text) => {
    const field = inputOf(value);
    if (!field || field.value === text) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
};

const clear = (value) => {
    accept(value, false);
    write(value, "");
    changed(inputOf(value).name, 0);
};

const edit = (value) => {
    const field = inputOf(value);
    if (!field) return;
    field.focus();
    field.select?.();
};

const acceptAll = () => {
    for (const value of values()) accept(value);
};
document.querySelector("[data-accept-all]").addEventListener("click", acceptAll);

form.addEventListener("click", (event) => {
    const restore = event.target.closest("[data-restore]");
    if (!restore) return;
    const value = rowOf(restore);
    write(value, restore.dataset.restore);
    value.focus();
});

/* --- A line is used as a value -------------------------------------------------------------------------------- */
const menu = document.getElementById("line-menu");
let chosen = null;
let picked = "";
const PREFIX = /^[^：:｜|]{1,24}[：:｜|]\s*(?=\S)/;
const JOINED = /\s*[、，,;；&/]\s*|\s{2,}|\s+(?:et|and|und|y|e)\s+/;
const DATE = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})/;

const closeMenu = (back = true) => {
    if (menu.hidden) return;
    menu.hidden = true;
    chosen?.classList.remove("chosen");
    if (back) chosen?.querySelector(".line-number")?.focus();
    chosen = null;
};

const openMenu = (line) => {
    closeMenu(false);
    chosen = line;
    const selection = getSelection();
    picked = line.contains(selection.anchorNode) ? selection.toString().trim() : "";
    line.classList.add("chosen");
    menu.hidden = false;
    const place = line.getBoundingClientRect();
    const below = place.bottom + menu.offsetHeight < innerHeight;
    const top = below ? place.bottom + 2 : Math.max(place.top - menu.offsetHeight - 2, 8);
    const rtl = document.documentElement.dir === "rtl";
    const left = rtl ? place.right - menu.offsetWidth - 48 : place.left + 48;
    menu.style.top = `${top + scrollY}px`;
    menu.style.left = `${Math.max(8, left)}px`;
    menu.querySelector("button").focus();
};

const textFor = (name, line) => {
    const whole = line.querySelector(".line-text").textContent.trim();
    if (picked) return picked;
    if (name === "headline" || name === "standfirst") return whole;
    if (name === "original_url") return /https?:\/\/\S+/.exec(whole)?.[0] || whole;
    const bare = whole.replace(PREFIX, "");
    if (name === "published") {
        const date = DATE.exec(whole);
        return date ? `${date[1]}-${date[2].padStart(2, "0")}-${date[3].padStart(2, "0")}` : bare;
    }
    return bare;
};

const assign = (name) => {
    const text = textFor(name, chosen);
    if (!peopleNames.includes(name)) {
        const value = form.querySelector(`.value[data-name="${name}"]`);
        write(value, text);
        closeMenu(false);
        value.focus();
        return;
    }
    const more = document.getElementById(`more-${name}`);
    const row = rowOf(more);
    const [first, ...others] = text.split(JOINED).filter(Boolean);
    for (const person of others) {
        const extra = more.cloneNode();
        extra.removeAttribute("id");
        extra.hidden = true;
        extra.value = person;
        more.after(extra);
    }
    more.value = first || text;
    closeMenu(false);
    row.focus();
    changed(name, 0);
};

for (const line of came.querySelectorAll(".came-lines [data-line]")) {
    // A number that can be pressed, in the place of one that only counts.
    const number = line.querySelector(".line-number");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "line-number";
    button.tabIndex = -1;
    button.textContent = number.textContent;
    button.setAttribute("aria-label", `${menu.getAttribute("aria-label")}: ${number.textContent}`);
    number.replaceWith(button);
}
const buttons = [...came.querySelectorAll("button.line-number")];
if (buttons[0]) buttons[0].tabIndex = 0;

const toLine = (button) => {
    if (!button) return;
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
    button.focus();
};

came.addEventListener("click", (event) => {
    const line = event.target.closest("[data-line]");
    if (line) openMenu(line);
});
came.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target);
    if (at === -1) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    toLine(buttons[next]);
});
menu.addEventListener("click", (event) => {
    const entry = event.target.closest("[data-assign]");
    if (entry) assign(entry.dataset.assign);
});
menu.addEventListener("keydown", (event) => {
    const entries = [...menu.querySelectorAll("button")];
    const at = entries.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") closeMenu();
    else if (step) entries[(at + step + entries.length) % entries.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
});
document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target) && !event.target.closest?.(".came-line")) closeMenu(false);
});
document.addEventListener("focusin", (event) => {
    if (!menu.hidden && !menu.contains(event.target)) closeMenu(false);
});

/* --- Leaving, and making the draft ------------------------------------------------------------------------------- */
form.addEventListener("submit", async (event) => {
    if (leaving || !(dirty.size || going)) {
        leaving = true;
        return;
    }
    // What is not saved yet is saved first, so that the form names the version that it made.
    event.preventDefault();
    const then = event.submitter;
    const well = await flush();
    // A form ignores requestSubmit while its submit event is still on its way.
    await new Promise((resolve) => setTimeout(resolve));
    if (!well) return;
    leaving = true;
    form.requestSubmit(then);
});
window.addEventListener("pageshow", () => {
    leaving = false;
});
window.addEventListener("beforeunload", (event) => {
    if ((dirty.size || going) && !leaving) event.preventDefault();
});

/* --- Keys ------------------------------------------------------------------------------------------------------ */
const typing = (target) =>
    target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), select, textarea');

document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (document.querySelector("dialog[open]") || event.isComposing) return;
    if (command && event.key === "Enter") {
        event.preventDefault();
        form.requestSubmit(document.querySelector(event.shiftKey ? "[data-next]" : "[data-draft]"));
        return;
    }
    if (command && event.key.toLowerCase() === "s") {
        event.preventDefault();
        flush();
        return;
    }
    if (command || event.altKey) return;
    const value = rowOf(document.activeElement);
    if (typing(event.target)) {
        if (event.key === "Escape") {
            event.preventDefault();
            value?.focus();
        } else if (event.key === "Enter" && value && !event.shiftKey) {
            event.preventDefault();
            changed(event.target.name, 0);
            accept(value);
            go(value, 1);
        }
        return;
    }
    const inMenu = menu.contains(document.activeElement);
    const does = {
        a: () => {
            accept(value, acceptOf(value) ? true : undefined);
            go(value, 1);
        },
        A: acceptAll,
        n: () => go(value, 1),
        j: () => go(value, 1),
        k: () => go(value, -1),
        e: () => edit(value || values()[0]),
        x: () => value && clear(value),
        l: () => toLine(lineAt(numbersOf(value)[0])?.querySelector(".line-number") || buttons[0]),
        "[": () => document.querySelector("[data-before]")?.click(),
        "]": () => document.querySelector("[data-after]")?.click(),
        "?": () => document.getElementById("keys").showModal(),
        Enter: document.activeElement === value && value ? () => edit(value) : null,
        Escape: inMenu ? () => closeMenu() : null,
    }[event.key];
    if (!does || (inMenu && event.key !== "Escape")) return;
    event.preventDefault();
    does();
});

settle(form);
if (words.dirty) showState(words.unsaved, true);
