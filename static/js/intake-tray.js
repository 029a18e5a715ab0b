/* Comfort for the tray: each thing is read by a request of its own, rows act in place, keys walk them.
   Without it the buttons of the rows do the same, a page at a time. */

const tray = document.querySelector("[data-tray]");
const AT_ONCE = 2;
// Where another request reads an item already, it is asked after again.
const ASK_AGAIN = 4000;

const fill = (template, values) => template.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

const post = async (address, body) => {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const found = (answer.headers.get("Content-Type") || "").startsWith("application/json")
        ? await answer.json()
        : null;
    return { ok: answer.ok && found !== null, found };
};

/* --- Reading: each thing by a request of its own, two at a time ------------------------------------- */
const allProgress = document.querySelector("[data-all-progress]");
const allBar = allProgress.querySelector("progress");
const allWords = allProgress.querySelector("[data-all-words]");
const count = { all: 0, done: 0, failed: 0 };
const asked = new Set();
let queue = [];
let reading = 0;

const rowOf = (pk) => document.getElementById(`item-${pk}`);

const showCount = () => {
    allProgress.hidden = !count.all;
    allBar.max = Math.max(count.all, 1);
    allBar.value = count.done;
    allWords.textContent = fill(count.failed ? allWords.dataset.failed : allWords.dataset.words, count);
};

const replaceRow = (pk, markup) => {
    const row = rowOf(pk);
    if (!row) return null;
    const focused = row.contains(document.activeElement);
    const holder = document.createElement("template");
    holder.innerHTML = markup.trim();
    const fresh = holder.content.firstElementChild;
    row.replaceWith(fresh);
    if (focused) fresh.querySelector("[data-open]")?.focus();
    return fresh;
};

const showReading = (row, shown) => {
    const progress = row?.querySelector("[data-progress]");
    if (progress) progress.hidden = !shown;
    row?.querySelector(".state")?.setAttribute("data-state", shown ? "reading" : "waiting");
    if (shown) row?.setAttribute("data-reading", "");
    else row?.removeAttribute("data-reading");
};

const showTrouble = (row, sentence) => {
    let line = row?.querySelector(".tray-problem");
    if (!row) return;
    if (!line) {
        line = document.createElement("p");
        line.className = "tray-problem";
        row.querySelector(".tray-text").append(line);
    }
    line.textContent = sentence;
};

const actOf = (pk, name) => rowOf(pk)?.querySelector(`[data-act="${name}"]`);

const readOne = async (pk) => {
    const act = actOf(pk, "read");
    if (!act) return;
    showReading(rowOf(pk), true);
    const body = new FormData(act.form);
    try {
        const { ok, found } = await post(act.formAction, body);
        if (!ok) throw new Error(found?.error || tray.dataset.noAnswer);
        const fresh = replaceRow(pk, found.row);
        if (found.state === "waiting") {
            // Another request is at it.
            showReading(fresh, true);
            setTimeout(() => {
                queue.push(pk);
                readNext();
            }, ASK_AGAIN);
            return;
        }
        if (found.state === "failed") count.failed += 1;
    } catch (error) {
        count.failed += 1;
        const row = rowOf(pk);
        showReading(row, false);
        showTrouble(row, error instanceof TypeError ? tray.dataset.noAnswer : error.message);
    }
    count.done += 1;
    showCount();
};

const readNext = async () => {
    while (reading < AT_ONCE && queue.length) {
        const pk = queue.shift();
        reading += 1;
        readOne(pk).finally(() => {
            reading -= 1;
            readNext();
        });
    }
};

const enqueue = (pks) => {
    for (const pk of pks) {
        if (queue.includes(pk)) continue;
        asked.add(pk);
        queue.push(pk);
        count.all += 1;
    }
    showCount();
    readNext();
};

/* What waits and is mine is read as soon as the page is there: leaving it loses nothing. */
const readAll = () => {
    const waiting = [...tray.querySelectorAll('[data-state="waiting"][data-mine][data-item]')];
    enqueue(waiting.map((row) => row.dataset.item).filter((pk) => !asked.has(pk)));
};

/* --- The tray as it is now -------------------------------------------------------------------------- */
const refresh = async () => {
    try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (!answer.ok) return;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const place of ["#tray", ".tray-filters"]) {
            const there = document.querySelector(place);
            const come = fresh.querySelector(place);
            if (there && come) there.replaceChildren(...come.childNodes);
        }
        document.querySelector(".tray-bar").hidden = false;
        document.querySelector(".teach")?.remove();
        document.querySelector(".tray-clear")?.remove();
    } catch {
        // The things are on the tray all the same; the next look shows them.
    }
};

document.addEventListener("newsroom:arrived", async () => {
    if (location.search) {
        // A narrowed view may not show what came: the whole tray does, and reads it.
        location.assign(location.pathname);
        return;
    }
    await refresh();
    readAll();
});

/* --- Acts of a row ---------------------------------------------------------------------------------- */
const undo = document.querySelector("[data-undo]");
let dropped = null;

const showUndo = (name) => {
    undo.hidden = !dropped;
    undo.replaceChildren();
    if (!dropped) return;
    const sentence = document.createElement("span");
    sentence.textContent = fill(tray.dataset.dropped, { name });
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = tray.dataset.undoWord;
    button.addEventListener("click", putBack);
    undo.append(sentence, button);
};

const act = async (pk, name) => {
    const button = actOf(pk, name);
    if (!button) return;
    if (name === "read") {
        enqueue([pk]);
        return;
    }
    const title = rowOf(pk).querySelector(".tray-name").textContent.trim();
    const rows = openers();
    const here = rows.findIndex((link) => link.closest("[data-item]").dataset.item === pk);
    try {
        const { ok, found } = await post(button.formAction, new FormData(button.form));
        if (found?.row) replaceRow(pk, found.row);
        if (!ok) throw new Error(found?.error || tray.dataset.noAnswer);
        queue = queue.filter((waiting) => waiting !== pk);
        if (name === "drop") {
            dropped = pk;
            showUndo(title);
            const next = openers()[here + 1] || openers()[here];
            next?.focus();
        } else if (name === "back") {
            dropped = null;
            showUndo();
            asked.delete(pk);
            readAll();
            rowOf(pk)?.querySelector("[data-open]")?.focus();
        }
    } catch (error) {
        showTrouble(rowOf(pk), error instanceof TypeError ? tray.dataset.noAnswer : error.message);
    }
};

const putBack = () => dropped && act(dropped, "back");

tray.addEventListener("submit", (event) => {
    if (event.target.matches("[data-read-next]")) {
        event.preventDefault();
        enqueue(
            [...tray.querySelectorAll('[data-item][data-state="waiting"]')].map((row) => row.dataset.item),
        );
        return;
    }
    const name = event.submitter?.dataset.act;
    if (!name) return;
    event.preventDefault();
    act(event.target.closest("[data-item]").dataset.item, name);
});

/* --- Keys --------------------------------------------------------------------------------------------- */
const openers = () => [...tray.querySelectorAll("[data-open]")];
const typing = (target) => target instanceof HTMLElement && target.matches("input, select, textarea");

const walk = (step) => {
    const rows = openers();
    const at = rows.indexOf(document.activeElement?.closest("[data-item]")?.querySelector("[data-open]"));
    const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step;
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
};

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const here = document.activeElement?.closest("[data-item]")?.dataset.item;
    const does = {
        j: () => walk(1),
        k: () => walk(-1),
        p: () => document.getElementById("take-text").focus(),
        d: () => here && act(here, "drop"),
        r: () => here && act(here, "read"),
        u: putBack,
        "/": () => document.getElementById("searchbar").focus(),
        "?": () => document.getElementById("keys").showModal(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
});

readAll();
