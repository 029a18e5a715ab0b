/* The workbench: each block is kept as it is typed, confirmed by keyboard, and never lost.
 *
 * Without this script every block is a form. With it a block of the text is written as it will look; what is
 * typed goes to the server after a second, and stays on the device until the server has it.
 */
import { LocalCopies, send } from "./drafts.js";
import { askToSignIn } from "./sign-in.js";

const config = JSON.parse(document.getElementById("bench-config").textContent);
const pairs = [...document.querySelectorAll(".pair")];
const AFTER_TYPING = 1000;
const RETRY = 5000;
const copies = new LocalCopies({ user: config.user, thing: config.thing });
document.documentElement.classList.add("has-script");

/* Blocks in which something was typed that the server does not have yet. */
const unsaved = new Set();

/* --- One block --------------------------------------------------------------------------------------- */
class Block {
    constructor(pair) {
        this.pair = pair;
        this.plain = pair.querySelector("[data-plain]");
        this.says = pair.querySelector("[data-says]");
        this.settled = this.says.textContent.trim();
        this.field = "rich" in this.plain.dataset ? this.rich() : this.plain;
        this.last = this.text();
        this.field.addEventListener("input", () => this.touched());
        this.field.addEventListener("blur", () => this.dirty && this.keep());
        if (this.field === this.plain) this.grow();
    }

    /* The block as it looks, in place of its HTML. */
    rich() {
        const field = document.createElement("div");
        const { plain } = this;
        field.className = "pair-rich";
        field.contentEditable = "true";
        field.lang = plain.lang;
        field.dir = plain.dir;
        field.setAttribute("role", "textbox");
        field.setAttribute("aria-multiline", "true");
        field.setAttribute("aria-label", plain.getAttribute("aria-label"));
        // From our own server, which keeps nothing that is not on its allow list.
        field.innerHTML = plain.value.trim() || plain.dataset.skeleton;
        plain.hidden = true;
        plain.after(field);
        field.addEventListener("paste", (event) => {
            event.preventDefault();
            document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
        });
        field.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
            // A block stays one block: only lists have more than one line of their own.
            if (getSelection().anchorNode?.parentElement?.closest("li") && !event.shiftKey) return;
            event.preventDefault();
            document.execCommand("insertLineBreak");
        });
        return field;
    }

    text() {
        if (this.field === this.plain) return this.plain.value.trim();
        const { field } = this;
        return field.textContent.trim() || field.querySelector("img, figure, hr") ? field.innerHTML : "";
    }

    write(html) {
        if (this.field === this.plain) this.plain.value = html;
        else this.field.innerHTML = html || this.plain.dataset.skeleton;
        this.grow();
    }

    grow() {
        if (this.field === this.plain && !CSS.supports("field-sizing", "content")) {
            this.plain.style.blockSize = "auto";
            this.plain.style.blockSize = `${this.plain.scrollHeight + 2}px`;
        }
    }

    get dirty() {
        return this.text() !== this.last;
    }

    touched() {
        this.grow();
        this.show(config.words.typed);
        unsaved.add(this);
        keepSoon();
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.keep(), AFTER_TYPING);
    }

    show(words) {
        this.says.textContent = words;
    }

    /* Send the block; resolves to whether the server took it. */
    async keep(act = "save", more = {}) {
        clearTimeout(this.timer);
        if (this.busy) {
            await this.busy;
            if (act === "save" && !this.dirty) return true;
        }
        this.busy = this.push(act, more);
        const kept = await this.busy;
        this.busy = null;
        return kept;
    }

    async push(act, more) {
        const text = this.text();
        this.show(config.words.saving);
        const { state, answer } = await send(this.pair.dataset.address, {
            body: JSON.stringify({
                act,
                text,
                version: this.pair.dataset.version,
                user: config.user,
                ...this.origin,
                ...more,
            }),
            type: "application/json",
            login: config.login,
        });
        if (state === "ok") return act === "split" || this.took(text, answer);
        if (state === "signed-out" || state === "someone-else") {
            if (await askToSignIn(answer?.error)) return this.push(act, more);
        } else if (answer?.code === "conflict") this.conflict(answer.current);
        else if (state === "refused") this.show(answer.error);
        else {
            this.show(config.words.offline);
            this.timer = setTimeout(() => this.keep(), RETRY);
        }
        return false;
    }

    /* Whether an empty block has the same source. */
    hasTwins() {
        const said = this.pair.querySelector("[data-source]")?.textContent.trim();
        return (
            said &&
            blocks.some(
                ({ pair }) =>
                    pair !== this.pair &&
                    pair.dataset.state === "empty" &&
                    pair.querySelector("[data-source]")?.textContent.trim() === said,
            )
        );
    }

    /* Blocks whose source says the same were filled with what this one says; it can be undone. */
    spread(repeated) {
        for (const { block, version, state, words, html } of repeated) {
            const twin = blocks.find(({ pair }) => pair.dataset.block === block);
            if (!twin) continue;
            twin.write(html);
            twin.last = twin.text();
            twin.pair.dataset.version = version;
            twin.pair.dataset.state = state;
            for (const field of twin.pair.querySelectorAll("[data-version-field], [name=version]"))
                field.value = version;
            twin.show(words);
        }
        const filled = repeated.filter(({ html }) => html).length;
        const says = document.getElementById("bench-says");
        if (!filled) return;
        const undo = element("button", "button button-small", config.words.undo);
        undo.type = "button";
        undo.addEventListener("click", async () => {
            says.hidden = true;
            await this.keep("take_back_repeats");
        });
        says.replaceChildren(`${config.words.repeated.replace("{n}", filled)} `, undo);
        says.hidden = false;
    }

    /* Do something about a finding of the checks: what is typed is kept first. */
    async check(act, key) {
        const buttons = [
            ...this.pair.querySelectorAll("[data-check-act]"),
            ...railChecks.querySelectorAll("[data-check-act]"),
        ];
        for (const button of buttons) button.disabled = true;
        const before = this.text();
        const done = (!this.dirty || (await this.keep())) && (await this.keep(act, { key }));
        clearTimeout(this.looking);
        await this.lookAgain();
        if (!done || act !== "mend") return;
        // What the server made of it, also where the cursor stands.
        this.write(this.answered);
        this.last = this.text();
        if (this.text() !== before) this.focus();
    }

    /* What the checks find in it now. */
    async lookAgain() {
        const here = this.pair.querySelector("[data-checks]");
        if (!here) return;
        const answer = await fetch(`${this.pair.dataset.address}checks/`, { redirect: "error" }).catch(
            () => null,
        );
        if (!answer?.ok) return;
        const box = document.createElement("template");
        // A piece of our own page.
        box.innerHTML = await answer.text();
        const fresh = box.content.querySelector("[data-checks]");
        if (!fresh) return;
        fresh.open = here.open;
        here.replaceWith(fresh);
        this.pair.dataset.issues = fresh.dataset.issues;
        for (const field of fresh.querySelectorAll("[data-version-field]"))
            field.value = this.pair.dataset.version;
        showIssues();
        if (shown === this) showChecks(this);
    }

    took(text, { version, state, words, stale, uncertain, html, repeated = [] }) {
        const { pair } = this;
        this.last = text;
        this.answered = html;
        this.origin = null;
        pair.dataset.version = version;
        for (const field of pair.querySelectorAll("[data-version-field], [name=version]"))
            field.value = version;
        pair.dataset.state = state;
        pair.toggleAttribute("data-stale", stale);
        const open = stale || uncertain || !["translated", "reviewed", "omitted"].includes(state);
        pair.toggleAttribute("data-open", open);
        this.settled = words;
        this.show(`${words} · ${config.words.saved}`);
        // What the server made of it, where nobody is typing in it or in the address of a link of it.
        if (
            html !== text &&
            ![this.field, linkInput].includes(document.activeElement) &&
            this.text() === text
        ) {
            this.write(html);
            this.last = this.text();
        }
        if (!this.dirty) unsaved.delete(this);
        keepOnDevice();
        showProgress();
        this.spread(repeated);
        if (state === "translated" && this.hasTwins()) this.keep("repeat");
        clearTimeout(this.looking);
        this.looking = setTimeout(() => this.lookAgain(), 300);
        return true;
    }

    conflict({ html, version, by }) {
        this.show("");
        this.pair.querySelector(".pair-theirs")?.remove();
        const box = document.createElement("div");
        box.className = "pair-theirs";
        box.setAttribute("role", "alert");
        const says = document.createElement("p");
        says.textContent = `${config.words.conflict} ${by}`;
        const theirs = document.createElement("div");
        theirs.className = "pair-text";
        theirs.lang = this.plain.lang;
        theirs.innerHTML = html;
        const button = (words, act) => {
            const one = document.createElement("button");
            one.type = "button";
            one.className = "button button-small";
            one.textContent = words;
            one.addEventListener("click", () => {
                this.pair.dataset.version = version;
                box.remove();
                act();
            });
            return one;
        };
        box.append(
            says,
            theirs,
            button(config.words.mine, () => this.keep()),
            " ",
            button(config.words.theirs, () => {
                this.write(html);
                this.last = this.text();
                this.show(this.settled);
                unsaved.delete(this);
                keepOnDevice();
            }),
        );
        this.field.after(box);
    }

    focus() {
        this.field.focus();
        this.pair.scrollIntoView({ block: "nearest" });
    }

    /* Set the first link or emphasis of the source that is missing here round what is selected. */
    nextTag() {
        const source = this.pair.querySelector("[data-source]");
        if (!source || this.field === this.plain) return;
        const inline = "a, strong, em, sub, sup, code, s, cite, q";
        const left = [...this.field.querySelectorAll(inline)].map(({ localName }) => localName);
        const missing = [...source.querySelectorAll(inline)].find(({ localName, className }) => {
            if (className === "term") return false;
            const at = left.indexOf(localName);
            if (at >= 0) left.splice(at, 1);
            return at < 0;
        });
        if (!missing) return;
        this.field.focus();
        const words = getSelection().toString();
        const made = missing.cloneNode(false);
        made.textContent = words || missing.textContent;
        document.execCommand("insertHTML", false, made.outerHTML);
    }

    copySource() {
        const source = this.pair.querySelector("[data-source]")?.cloneNode(true);
        if (!source) return;
        for (const mark of source.querySelectorAll("mark.term")) mark.replaceWith(...mark.childNodes);
        this.write(this.field === this.plain ? source.textContent.trim() : source.innerHTML);
        this.touched();
    }
}

const blocks = pairs.filter((pair) => pair.querySelector("[data-plain]")).map((pair) => new Block(pair));
const at = () => blocks.findIndex((block) => block.pair.contains(document.activeElement));

/* --- The rail: what was published before of texts like the block's ----------------------------------- */
const rail = document.getElementById("rail-matches");
const known = new Map();
let shown = null;

const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
};

const matchesOf = async (block) => {
    const { address } = block.pair.dataset;
    if (!known.has(address)) {
        known.set(
            address,
            fetch(`${address}matches/`, { headers: { Accept: "application/json" }, redirect: "error" })
                .then((answer) => (answer.ok ? answer.json() : { matches: [] }))
                .then(({ matches }) => matches)
                .catch(() => {
                    known.delete(address);
                    return [];
                }),
        );
    }
    return known.get(address);
};

/* A memory of a paragraph, as a headline has it. */
const asPlain = (html) => {
    if (!html.startsWith("<")) return html;
    return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
};

const insert = (block, match) => {
    block.write(block.field === block.plain ? asPlain(match.target) : match.target);
    block.origin = { origin: match.origin ?? "memory", score: match.score };
    block.touched();
    block.focus();
};

/* --- The rail: terms and checks of the block one is in ------------------------------------------------ */
const railTerms = document.getElementById("rail-terms");
const railChecks = document.getElementById("rail-checks");

const showTerms = (block) => {
    const list = block.pair.querySelector("[data-terms]");
    if (!list) return railTerms.replaceChildren(element("p", "quiet small", config.words.no_terms));
    const copy = list.cloneNode(true);
    copy.hidden = false;
    for (const button of copy.querySelectorAll("[data-term]"))
        button.addEventListener("mousedown", (event) => {
            // The cursor stays where it is.
            event.preventDefault();
            block.field.focus();
            document.execCommand("insertText", false, button.dataset.term);
        });
    railTerms.replaceChildren(copy);
};

const showChecks = (block) => {
    const list = block.pair.querySelector("[data-checks] ul");
    if (!list) return railChecks.replaceChildren(element("p", "quiet small", config.words.no_checks));
    const copy = list.cloneNode(true);
    for (const button of copy.querySelectorAll("[data-check-act]"))
        button.addEventListener("click", () => block.check(button.dataset.checkAct, button.value));
    railChecks.replaceChildren(copy);
};

const showIssues = () => {
    const count = document.querySelector("[data-issues-count]");
    if (count && !filtered) count.textContent = pairs.filter((pair) => Number(pair.dataset.issues)).length;
};

/* A machine's suggestion for this block alone: asked for, for it costs. */
const machines = (block) => {
    const box = document.createElement("div");
    for (const { code, name } of config.engines) {
        const button = element("button", "button button-small", name);
        button.type = "button";
        button.addEventListener("click", async () => {
            button.disabled = true;
            const body = new FormData();
            body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
            body.set("engine", code);
            const address = `${block.pair.dataset.address}suggest/`;
            const answer = await fetch(address, { method: "POST", body, redirect: "error" }).catch(
                () => null,
            );
            const said = answer ? await answer.json().catch(() => ({})) : {};
            button.disabled = false;
            const one = element("div", "rail-machine");
            if (!said.html) one.append(element("p", "small", said.error ?? config.words.offline));
            else {
                const head = element("p", "rail-head");
                const take = element("button", "button button-small", config.words.insert);
                take.type = "button";
                take.addEventListener("click", () =>
                    insert(block, { target: said.html, origin: "machine", score: "" }),
                );
                head.append(element("strong", "", `${name}, ${config.words.by_machine}`), take);
                const target = element("div", "rail-target");
                target.lang = block.plain.lang;
                target.dir = block.plain.dir;
                // From our own server, sanitised there.
                if (block.field === block.plain) target.textContent = said.html;
                else target.innerHTML = said.html;
                one.append(head, target);
            }
            button.replaceWith(one);
        });
        box.append(button, " ");
    }
    return box;
};

const showMatches = async (block) => {
    if (!rail || shown === block) return;
    shown = block;
    showTerms(block);
    showChecks(block);
    const matches = await matchesOf(block);
    if (shown !== block) return;
    if (!matches.length) {
        rail.replaceChildren(element("p", "quiet small", config.words.no_match), machines(block));
        return;
    }
    const list = document.createElement("ol");
    for (const [index, match] of matches.entries()) {
        const one = document.createElement("li");
        const head = element("p", "rail-head");
        const button = element("button", "button button-small", `${config.words.insert} ${index + 1}`);
        button.type = "button";
        button.addEventListener("click", () => insert(block, match));
        head.append(element("strong", "", config.words.match.replace("{score}", match.score)), button);
        const target = element("div", "rail-target");
        target.lang = block.plain.lang;
        target.dir = block.plain.dir;
        // From our own server, sanitised when it was kept.
        if (block.field === block.plain) target.textContent = match.target;
        else target.innerHTML = match.target;
        one.append(head, target);
        if (match.change) {
            const change = element("p", "rail-change");
            change.innerHTML = match.change;
            one.append(change);
        }
        one.append(element("p", "rail-change", match.from));
        list.append(one);
    }
    rail.replaceChildren(list, machines(block));
};

document.addEventListener("focusin", (event) => {
    const block = blocks.find(({ pair }) => pair.contains(event.target));
    if (block) showMatches(block);
});

/* --- The whole --------------------------------------------------------------------------------------- */
const bar = document.getElementById("bench-progress");
const filtered = !["", "all"].includes(new URLSearchParams(location.search).get("show") || "");

const showProgress = () => {
    if (filtered) return;
    const words = (list) => list.reduce((sum, pair) => sum + Number(pair.dataset.words), 0);
    const worded = blocks.map(({ pair }) => pair);
    const open = worded.filter((pair) => "open" in pair.dataset);
    const all = words(worded);
    const done = all - words(open);
    bar.value = open.length ? Math.min(99, Math.floor((100 * done) / Math.max(1, all))) : 100;
    const label = document.getElementById("bench-words");
    // The sentence of the server, with its numbers moved on.
    const numbers = [done, all, open.length];
    label.textContent = label.textContent.replace(/\d+/g, () => numbers.shift() ?? "");
};

let keeping = null;
const keepOnDevice = () => {
    clearTimeout(keeping);
    keeping = null;
    if (!unsaved.size) return copies.forget();
    copies.keep({
        fields: [...unsaved].map((block) => [block.pair.dataset.block, block.text()]),
        at: new Date().toISOString(),
        kept: false,
    });
};

/* A moment after the last key, not with each: a page has hundreds of blocks. */
const keepSoon = () => {
    keeping ??= setTimeout(keepOnDevice, 150);
};

/* What another page of this browser left, or this one before it crashed, is put back and sent. */
const takeBack = async (tries = 5) => {
    const left = await copies.left();
    let back = 0;
    // A page that is just closing counts as open for a moment: it is looked for again.
    if (!left.length && tries && (await copies.openElsewhere())) setTimeout(() => takeBack(tries - 1), 1000);
    for (const { key, record } of left) {
        for (const [id, html] of record.fields) {
            const block = blocks.find(({ pair }) => pair.dataset.block === id);
            if (!block || block.dirty || block.text() === html) continue;
            block.write(html);
            block.touched();
            back += 1;
        }
        copies.forget(key);
    }
    if (!back) return;
    const says = document.getElementById("bench-says");
    says.textContent = config.words.restored;
    says.hidden = false;
};

const go = (index, test = () => true) => {
    for (let next = index + 1; next < blocks.length; next++)
        if (test(blocks[next])) return blocks[next].focus();
};

document.addEventListener("click", (event) => {
    const button = event.target.closest(".pair [data-check-act]");
    const block = button && blocks.find(({ pair }) => pair.contains(button));
    if (!block) return;
    event.preventDefault();
    block.check(button.dataset.checkAct, button.value);
});

document.addEventListener("click", async (event) => {
    const act = event.target.closest("[data-confirm], [data-act]");
    if (!act) return;
    event.preventDefault();
    const block = blocks.find(({ pair }) => pair.contains(act));
    if (await block.keep(act.dataset.act || "confirm")) act.blur();
});

document.addEventListener("keydown", async (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog:modal")) return;
    const command = event.ctrlKey || event.metaKey;
    const index = at();
    const done = () => event.preventDefault();
    if (command && event.key === "Enter" && index >= 0) {
        done();
        const confirmed = await blocks[index].keep("confirm");
        if (confirmed) go(index, event.shiftKey ? ({ pair }) => "open" in pair.dataset : undefined);
    } else if (event.altKey && event.key === "ArrowDown") {
        done();
        go(index);
    } else if (event.altKey && event.key === "ArrowUp") {
        done();
        if (index > 0) blocks[index - 1].focus();
    } else if (command && event.shiftKey && event.code === "Digit0" && index >= 0) {
        done();
        blocks[index].copySource();
    } else if (command && !event.shiftKey && /^Digit[1-5]$/.test(event.code) && index >= 0) {
        done();
        const match = (await matchesOf(blocks[index]))[Number(event.code.at(-1)) - 1];
        if (match) insert(blocks[index], match);
    } else if (command && event.shiftKey && event.key.toLowerCase() === "m" && index >= 0) {
        done();
        const more = blocks[index].pair.querySelector(".pair-more");
        more.open = true;
        more.querySelector("[data-comment]").focus();
    } else if (event.key === "F8") {
        done();
        go(index, ({ pair }) => "stale" in pair.dataset || Number(pair.dataset.issues) > 0);
    } else if (command && event.shiftKey && event.key.toLowerCase() === "k") {
        done();
        lookUp(getSelection().toString());
    } else if (command && event.shiftKey && event.key.toLowerCase() === "g" && config.term) {
        done();
        await addTerm(getSelection().toString(), blocks[index]);
    } else if (command && event.key === "." && index >= 0) {
        done();
        blocks[index].nextTag();
    } else if (event.key === "?" && !event.target.closest("input, textarea, [contenteditable]"))
        document.getElementById("keys").showModal();
});

/* --- Looking words up, and adding a term ------------------------------------------------------------- */
const aside = document.getElementById("rail-aside");

/* A piece of another page of ours, shown in the rail; where there is no room for one, the page itself. */
const showAside = async (address, part) => {
    const answer = await fetch(address, { redirect: "error" }).catch(() => null);
    if (!answer?.ok) return location.assign(address);
    const box = document.createElement("template");
    // A piece of our own page.
    box.innerHTML = await answer.text();
    aside.replaceChildren(...(box.content.querySelector(part)?.childNodes ?? []));
    document.getElementById("rail-aside-panel").hidden = false;
    document.getElementById("rail-aside-panel").scrollIntoView({ block: "nearest" });
};

const lookUp = (words) => {
    const address = `${config.concordance}?q=${encodeURIComponent(words.trim())}`;
    return words.trim() ? showAside(address, "[data-concordance]") : location.assign(address);
};

/* The words that are selected, in a source or a translation, as the form of a new term. */
const addTerm = async (words, block) => {
    for (const one of blocks) if (one.dirty && !(await one.keep())) return one.focus();
    const there = getSelection().anchorNode?.parentElement?.closest("[data-source]");
    const code = there ? config.source : config.target;
    const query = new URLSearchParams(words.trim() ? { [`good-${code}`]: words.trim() } : {});
    block?.field.blur();
    location.assign(`${config.term}?${query}`);
};

document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-history-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showAside(link.href, "[data-history]");
});

/* --- The address of the link that the cursor is in: a page of another language, perhaps ---------------- */
const linkBar = document.createElement("label");
linkBar.className = "pair-link";
const linkInput = document.createElement("input");
linkInput.type = "url";
linkInput.dir = "ltr";
linkInput.spellcheck = false;
linkBar.append(element("span", "small", config.words.link), linkInput);
let linked = null;

const showLink = () => {
    if (document.activeElement === linkInput) return;
    const block = blocks[at()];
    const node = getSelection().anchorNode;
    const link = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("a[href]");
    if (!link || !block?.field.contains(link)) {
        linked = null;
        linkBar.remove();
        return;
    }
    if (linked?.link === link) return;
    linked = { block, link };
    linkInput.value = link.getAttribute("href");
    block.field.after(linkBar);
};
document.addEventListener("selectionchange", showLink);
linkInput.addEventListener("input", () => {
    if (!linked || !linkInput.value.trim()) return;
    linked.link.setAttribute("href", linkInput.value.trim());
    linked.block.touched();
});
linkInput.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    linked?.block.field.focus();
});

/* Where the cursor stood last, in which block: a button takes it away. */
let cursor = null;
document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const block = blocks[at()];
    if (block && block.field !== block.plain && block.field.contains(selection.anchorNode))
        cursor = { block, range: selection.getRangeAt(0).cloneRange() };
});

const htmlOf = (range) => {
    const box = document.createElement("div");
    box.append(range.cloneContents());
    return box.innerHTML;
};

for (const button of document.querySelectorAll("[data-split]")) {
    const block = blocks.find(({ pair }) => pair.contains(button));
    if (!block || block.field === block.plain) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
        if (cursor?.block !== block) return block.focus();
        const [before, after] = [document.createRange(), document.createRange()];
        before.setStart(block.field, 0);
        before.setEnd(cursor.range.startContainer, cursor.range.startOffset);
        after.setStart(cursor.range.startContainer, cursor.range.startOffset);
        after.setEnd(block.field, block.field.childNodes.length);
        const parts = { text: htmlOf(before), rest: htmlOf(after) };
        if (await block.keep("split", parts)) location.reload();
    });
}

/* Going on to another page: everything is kept first. */
for (const form of document.querySelectorAll(".bench-acts, .pair-acts, .rail-fill"))
    form.addEventListener("submit", async (event) => {
        if (!blocks.some((block) => block.dirty)) return;
        event.preventDefault();
        const { submitter } = event;
        for (const block of blocks) if (block.dirty && !(await block.keep())) return block.focus();
        form.requestSubmit(submitter);
    });

/* A block that was just made, or acted upon, is where one goes on. */
if (location.hash.startsWith("#block-"))
    blocks.find(({ pair }) => pair.id === location.hash.slice(1))?.field.focus({ preventScroll: true });

addEventListener("beforeunload", (event) => {
    if (blocks.some((block) => block.dirty)) event.preventDefault();
});
addEventListener("pagehide", () => {
    if (unsaved.size) keepOnDevice();
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    navigator.sendBeacon(config.leave, body);
});
addEventListener("online", () => {
    for (const block of blocks) if (block.dirty) block.keep();
});

takeBack();
