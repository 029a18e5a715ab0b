/* The lines that came: they light up for the value they were read as, and any of them can be used as one.
   Hears "newsroom:light" and "newsroom:to-line", says "newsroom:use". */

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

document.addEventListener("newsroom:light", (event) => light(event.detail.numbers));
document.addEventListener("pointerover", (event) => {
    const piece = event.target.closest?.("[data-evidence-line]");
    if (piece) light([piece.dataset.evidenceLine]);
});
came.addEventListener("pointerover", (event) => {
    const line = event.target.closest("[data-line]");
    for (const value of document.querySelectorAll(".value")) {
        const numbers = (value.dataset.evidence || "").split(" ");
        value.classList.toggle("lit", Boolean(line) && numbers.includes(line.dataset.line));
    }
});

/* --- A line is used as a value ------------------------------------------------------------------- */
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

const PEOPLE = ["authors", "editors", "translators"];

const assign = (name) => {
    const text = textFor(name, chosen);
    const parts = PEOPLE.includes(name) ? text.split(JOINED).filter(Boolean) : [];
    closeMenu(false);
    const texts = parts.length ? parts : [text];
    document.dispatchEvent(new CustomEvent("newsroom:use", { detail: { name, texts } }));
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
document.addEventListener("newsroom:to-line", (event) =>
    toLine(lineAt(event.detail.number)?.querySelector(".line-number") || buttons[0]),
);
document.querySelector("[data-came-help]").hidden = false;
