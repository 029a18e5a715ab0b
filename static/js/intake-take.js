/* Comfort for the paste box: what is typed survives, a page's HTML comes along, files drop and go one by one.
   What has arrived is told to the tray below by the event "newsroom:arrived". */

const form = document.getElementById("take-in");
const text = form.elements.text;
const html = form.elements.html;
const chooser = document.getElementById("take-files");
const words = form.dataset;
const AT_ONCE = 2;
const KEPT = `newsroom:intake:${words.who}`;

document.documentElement.classList.add("scripted");

const post = async (body) => {
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
    });
    const found = (answer.headers.get("Content-Type") || "").startsWith("application/json")
        ? await answer.json()
        : null;
    return { ok: answer.ok && found !== null, found };
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
        const { ok, found } = await post(body);
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
    document.dispatchEvent(new CustomEvent("newsroom:arrived", { detail: { items } }));
});

text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
    } else if (event.key === "Escape") text.blur();
});

restore();
showPage();
