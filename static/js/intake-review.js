/* Comfort for the review: one key a value, and autosave. Without it the page is a form.
   The lines that came have a module of their own (intake-lines.js); the two talk by events. */

const form = document.getElementById("review-form");
const words = form.dataset;
const token = form.elements.csrfmiddlewaretoken.value;
const version = form.elements.version;
const state = document.querySelector("[data-save-state]");
const SOON = 600;
const AGAIN = 5000;

document.documentElement.classList.add("scripted");
document.querySelector("[data-accept-all]").hidden = false;

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

/* --- Values light the lines they came from -------------------------------------------------------------- */
const numbersOf = (value) => (value?.dataset.evidence || "").split(" ").filter(Boolean);
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`newsroom:${name}`, { detail }));
const light = (value) => value && tell("light", { numbers: numbersOf(value) });
form.addEventListener("focusin", (event) => light(rowOf(event.target)));
form.addEventListener("pointerover", (event) => light(rowOf(event.target)));

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

/* --- A line is used as a value: the lines beside say which, and as what ------------------------------------ */
document.addEventListener("newsroom:use", (event) => {
    const { name, texts } = event.detail;
    if (!peopleNames.includes(name)) {
        const value = form.querySelector(`.value[data-name="${name}"]`);
        write(value, texts[0]);
        value.focus();
        return;
    }
    const more = document.getElementById(`more-${name}`);
    const [first, ...others] = texts;
    for (const person of others) {
        const extra = more.cloneNode();
        extra.removeAttribute("id");
        extra.hidden = true;
        extra.value = person;
        more.after(extra);
    }
    more.value = first;
    rowOf(more).focus();
    changed(name, 0);
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
    if (document.activeElement?.closest(".line-menu")) return;
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
        l: () => tell("to-line", { number: numbersOf(value)[0] }),
        "[": () => document.querySelector("[data-before]")?.click(),
        "]": () => document.querySelector("[data-after]")?.click(),
        "?": () => document.getElementById("keys").showModal(),
        Enter: document.activeElement === value && value ? () => edit(value) : null,
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
});

settle(form);
if (words.dirty) showState(words.unsaved, true);
