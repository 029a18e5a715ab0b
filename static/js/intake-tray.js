/* Comfort for the tray: paste keeps a page's HTML, files drop, each thing is read by a request of its own.
   Without it the same form puts things on the tray, and buttons read them. */

const form = document.getElementById("take-in");
const tray = document.querySelector("[data-tray]");
const text = form.elements.text;
const html = form.elements.html;
const chooser = document.getElementById("take-files");
const words = form.dataset;
const token = form.elements.csrfmiddlewaretoken.value;
const AT_ONCE = 2;
const KEPT = `newsroom:intake:${words.who}`;
// Where another request reads an item already, it is asked after again.
const ASK_AGAIN = 4000;

document.documentElement.classList.add("scripted");

const fill = (template, values) => template.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

const post = async (address, body) => {
    body.set("csrfmiddlewaretoken", token);
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const found = (answer.headers.get("Content-Type") || "").startsWith("application/json")
        ? await answer.json()
        : null;
    return { status: answer.status, ok: answer.ok && found !== null, found };
};

/* --- What is typed survives: a closed tab, a network that is away -------------------------------- */
const note = document.querySelector("[data-note]");
const problem = document.querySelector("[data-problem]");
const say = (element, sentence) => {
    element.textContent = sentence;
    element.hidden = !sentence && element === problem;
};

const keep = () => {
    try {
        if (text.value || html.value)
            localStorage.setItem(KEPT, JSON.stringify({ text: text.value, html: html.value }));
        else localStorage.removeItem(KEPT);
    } catch {
        // Too large for the browser's store, or no store at all: the page itself still has it.
    }
};

const restore = () => {
    if (text.value || html.value) return;
    try {
        const kept = JSON.parse(localStorage.getItem(KEPT) || "null");
        if (!kept) return;
        text.value = kept.text || "";
        html.value = kept.html || "";
        if (text.value) say(note, words.kept);
    } catch {
        // Nothing usable was kept.
    }
};

/* --- Paste: a web page's HTML comes along --------------------------------------------------------- */
const pageNote = document.querySelector("[data-page]");
// What a page has and a line copied from a word processor or a chat has not.
const RICH = /<(?:article|main|section|h[1-6]|figure|img|table|ul|ol|blockquote|p)\b/i;
const ADDRESSES = /^\s*(?:https?:\/\/\S+\s*)+$/i;
const showPage = () => {
    pageNote.hidden = !html.value;
};

text.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files || [])];
    const rich = event.clipboardData?.getData("text/html") || "";
    const plain = event.clipboardData?.getData("text/plain") || "";
    if (files.length && !plain) {
        event.preventDefault();
        addFiles(files);
        return;
    }
    // A second paste beside another text is a text: two pages do not make one.
    html.value = RICH.test(rich) && !ADDRESSES.test(plain) && !text.value.trim() ? rich : "";
    showPage();
    setTimeout(keep);
});
text.addEventListener("input", () => {
    if (!text.value.trim()) html.value = "";
    showPage();
    say(note, "");
    keep();
});
document.querySelector("[data-plain]").addEventListener("click", () => {
    html.value = "";
    showPage();
    keep();
    text.focus();
});

/* --- Files ---------------------------------------------------------------------------------------- */
const list = document.querySelector("[data-files]");
let files = [];

const size = (bytes) =>
    new Intl.NumberFormat(document.documentElement.lang, {
        style: "unit",
        unit: bytes < 1e6 ? "kilobyte" : "megabyte",
        maximumFractionDigits: bytes < 1e6 ? 0 : 1,
    }).format(Math.max(bytes / (bytes < 1e6 ? 1e3 : 1e6), bytes ? 0.1 : 0));

const showFiles = () => {
    list.replaceChildren(
        ...files.map((entry) => {
            const line = document.createElement("li");
            const name = document.createElement("bdi");
            name.className = "file-name";
            name.textContent = entry.file.name;
            const large = document.createElement("span");
            large.className = "quiet";
            large.textContent = size(entry.file.size);
            line.append(name, large);
            if (entry.sending) {
                const sending = document.createElement("span");
                sending.className = "quiet";
                sending.textContent = words.sending;
                line.append(sending);
            }
            if (entry.problem) {
                const why = document.createElement("span");
                why.className = "file-problem";
                why.textContent = entry.problem;
                line.append(why);
            }
            const remove = document.createElement("button");
            remove.type = "button";
            remove.className = "link-button";
            remove.textContent = words.remove;
            remove.setAttribute("aria-label", `${words.remove}: ${entry.file.name}`);
            remove.addEventListener("click", () => {
                files = files.filter((other) => other !== entry);
                showFiles();
                (list.querySelector("button") || text).focus();
            });
            line.append(remove);
            return line;
        }),
    );
    list.hidden = !files.length;
};

const addFiles = (added) => {
    const room = Number(words.most) - files.length;
    say(problem, added.length > room ? words.tooMany : "");
    for (const file of [...added].slice(0, Math.max(room, 0)))
        files.push({ file, problem: file.size > Number(words.maxBytes) ? words.tooLarge : "" });
    showFiles();
};

chooser.addEventListener("change", () => {
    addFiles(chooser.files);
    // The list has them now: the field would send them once more.
    chooser.value = "";
});

const box = document.querySelector("[data-drop]");
let depth = 0;
const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
document.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    box.classList.add("over");
});
document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (!depth) box.classList.remove("over");
});
// The whole page takes files: beside the box the browser would open them in place of the desk.
document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
    depth = 0;
    box.classList.remove("over");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    addFiles(event.dataTransfer.files);
});

/* --- Sending: the text, then file by file; what fails stays ---------------------------------------- */
const send = form.querySelector("[data-send]");
let sending = false;

const piece = (fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append("language", form.elements.language.value);
    return body;
};

const typedPiece = () => {
    const most = Number(words.maxTyped);
    if (html.value && new Blob([html.value]).size > most)
        return piece({ files: new File([html.value], "pasted.html", { type: "text/html" }) });
    if (new Blob([text.value]).size > most)
        return piece({ files: new File([text.value], "pasted.txt", { type: "text/plain" }) });
    return piece({ text: text.value, html: html.value });
};

const take = async (body) => {
    try {
        const { ok, found } = await post(form.action, body);
        return ok ? { items: found.items } : { problem: found?.error || words.server };
    } catch {
        return { problem: words.network };
    }
};

form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    send.setAttribute("aria-disabled", "true");
    say(problem, "");
    const items = [];
    if (text.value.trim() || html.value || !files.length) {
        const { items: there, problem: why } = await take(typedPiece());
        if (why) say(problem, why);
        else {
            items.push(...there);
            text.value = "";
            html.value = "";
            showPage();
            keep();
        }
    }
    const queue = files.filter((entry) => !entry.problem || entry.file.size <= Number(words.maxBytes));
    const carry = async () => {
        for (let entry = queue.shift(); entry; entry = queue.shift()) {
            Object.assign(entry, { sending: true, problem: "" });
            showFiles();
            const { items: there, problem: why } = await take(piece({ files: entry.file }));
            entry.sending = false;
            if (why) entry.problem = why;
            else {
                items.push(...there);
                files = files.filter((other) => other !== entry);
            }
            showFiles();
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
    sending = false;
    send.removeAttribute("aria-disabled");
    if (!items.length) return;
    if (location.search) {
        // A narrowed view may not show what came: the whole tray does, and reads it.
        location.assign(form.action);
        return;
    }
    await refresh();
    readAll();
});

text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
    } else if (event.key === "Escape") text.blur();
});

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
        p: () => text.focus(),
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

restore();
showPage();
readAll();
