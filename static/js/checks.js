/* Looking through the text while it is written: what was found stands in a list and is marked in the text. */
import { blockStart, editorReady, goTo, marksOf, replaceAll, setMarks, textblocks } from "./body.js";
import { csrfToken } from "./drafts.js";
import { config, say } from "./writing.js";

const panel = document.getElementById("checks");
const part = (name) => panel.querySelector(`[data-${name}]`);
const FIELDS = ["id_kicker", "id_headline", "id_standfirst"];
const SETTLED = 1500;

const ask = async (address, body) => {
    const response = await fetch(address, {
        method: "POST",
        body: JSON.stringify(body),
        redirect: "manual",
        headers: {
            "Content-Type": "application/json",
            Accept: "application/json",
            "X-CSRFToken": csrfToken(),
        },
    });
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error();
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
};

/* Fields of words in the language of the text, captions and alternative texts among them. */
const wordFields = () => [
    ...FIELDS.map((id) => document.getElementById(id)).filter(Boolean),
    ...document.querySelectorAll('.figure-row:not([hidden]) :is([name$="-caption"], [name$="-alt"])'),
];

const element = (tag, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
};

/* Spaces that do not break, and characters nobody sees, as something to see. */
const visible = (text) =>
    text
        .replace(/\u202f/g, "˽")
        .replace(/\u00a0/g, "⍽")
        .replace(/ /g, "␣")
        .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "▯");

const start = (editor) => {
    const status = part("checks-status");
    const list = part("hits");
    const fixAll = part("fix-all");
    const left = new Set();
    let looking = false;
    let hits = [];
    let timer = null;
    let round = 0;

    const button = (text, act, label) =>
        element("button", {
            type: "button",
            className: "link-button",
            textContent: text,
            onclick: act,
            ariaLabel: label,
        });

    const name = (hit) => `${hit.code}|${hit.before.slice(-12)}|${hit.wrong}|${hit.after.slice(0, 12)}`;

    /* Where a hit is now: in the text its mark has moved along, in a field it is where it was found. */
    const place = (hit) => (hit.field ? hit : marksOf(editor, "style").find(({ key }) => key === hit.key));

    const mend = (mended) => {
        const changes = [];
        const fields = new Map();
        for (const hit of mended) {
            if (hit.field) fields.set(hit.field, [...(fields.get(hit.field) || []), hit]);
            else {
                const at = place(hit);
                // It was written over meanwhile.
                if (!at || editor.state.doc.textBetween(at.from, at.to) !== hit.wrong) continue;
                changes.push({ from: at.from, to: at.to, text: hit.fix });
            }
        }
        for (const [field, own] of fields) {
            let text = field.value;
            for (const hit of own.sort((a, b) => b.start - a.start)) {
                if (text.slice(hit.start, hit.end) === hit.wrong)
                    text = text.slice(0, hit.start) + hit.fix + text.slice(hit.end);
            }
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
        replaceAll(editor, changes);
        document.getElementById("id_body").dispatchEvent(new Event("input", { bubbles: true }));
        look();
    };

    const show = (hit) => {
        if (hit.field) {
            hit.field.focus();
            hit.field.setSelectionRange(hit.start, hit.end);
        } else {
            const at = place(hit);
            if (at) goTo(editor, at.from, at.to);
        }
    };

    const styleItem = (hit) =>
        element("li", { className: "hit" }, [
            element("p", {}, [element("strong", { textContent: hit.message })]),
            element("p", { className: "hit-text", lang: config.language, dir: "auto" }, [
                hit.before.slice(-16),
                element("del", { textContent: visible(hit.wrong) }),
                element("ins", { textContent: visible(hit.fix) }),
                hit.after.slice(0, 16),
            ]),
            element("p", { className: "hit-acts" }, [
                button(say("fix"), () => mend([hit]), `${say("fix")}: ${hit.message}`),
                button(say("go"), () => show(hit), `${say("go")}: ${hit.message}`),
                button(
                    say("ignore"),
                    () => {
                        left.add(name(hit));
                        draw();
                    },
                    `${say("ignore")}: ${hit.message}`,
                ),
            ]),
        ]);

    const blockItem = ({ message, about, block, verdict }) =>
        element("li", { className: "hit" }, [
            element("p", {}, [
                ...(verdict
                    ? [element("span", { className: "tag", textContent: say(`verdict_${verdict}`) }), " "]
                    : []),
                element("strong", { textContent: message || "" }),
            ]),
            ...(about ? [element("p", { className: "hit-text", dir: "auto", textContent: about })] : []),
            element("p", { className: "hit-acts" }, [
                button(say("go"), () => showBlock(editor, block), `${say("go")}: ${message || about}`),
            ]),
        ]);

    let findings = [];
    const draw = () => {
        const shown = hits.filter((hit) => !left.has(name(hit)));
        list.replaceChildren(...shown.map(styleItem), ...findings.map(blockItem));
        list.hidden = !list.children.length;
        fixAll.hidden = shown.length < 2;
        const n = shown.length + findings.length;
        status.textContent = n ? say("found", { n }) : say("nothing_found");
        setMarks(
            editor,
            "style",
            shown
                .filter((hit) => !hit.field)
                .map(({ from, to, key, level }) => ({ from, to, key, kind: `style-${level}` })),
        );
    };

    const look = async () => {
        looking = true;
        clearTimeout(timer);
        const own = ++round;
        if (!list.children.length) status.textContent = say("checking");
        const passages = textblocks(editor);
        const fields = wordFields();
        const { doc } = editor.state;
        const texts = [...passages.map(({ text }) => text), ...fields.map((field) => field.value)];
        try {
            const answer = await ask(config.addresses.checks, { texts, body: editor.getHTML() });
            // Somebody typed on, or looked again.
            if (own !== round) return;
            if (!editor.state.doc.eq(doc)) return soon();
            hits = answer.style.map((hit, key) => {
                const passage = passages[hit.text];
                if (!passage) return { ...hit, key, field: fields[hit.text - passages.length] };
                return { ...hit, key, from: passage.start + hit.start, to: passage.start + hit.end };
            });
            findings = answer.findings;
            draw();
        } catch (error) {
            if (own === round) status.textContent = error.message || say("cannot_check");
        }
    };

    const soon = () => {
        if (!looking) return;
        clearTimeout(timer);
        timer = setTimeout(look, SETTLED);
    };

    const lookAtLinks = async () => {
        const own = ++round;
        looking = false;
        status.textContent = say("links_asking");
        try {
            const { links } = await ask(config.addresses.links, { body: editor.getHTML() });
            if (own !== round) return;
            hits = [];
            const order = ["gone", "wrong", "trouble", "moved", "skipped", "fine"];
            findings = links
                .map(({ address, ...link }) => ({
                    ...link,
                    about: link.text ? `${link.text} → ${address}` : address,
                }))
                .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
            draw();
            if (!links.length) status.textContent = say("no_links");
        } catch (error) {
            if (own === round) status.textContent = error.message || say("cannot_check");
        }
    };

    part("checks-buttons").hidden = false;
    part("look").addEventListener("click", look);
    part("look-links").addEventListener("click", lookAtLinks);
    fixAll.addEventListener("click", () => {
        const shown = hits.filter((hit) => !left.has(name(hit)));
        mend(shown);
        status.textContent = say("fixed", { n: shown.length });
    });
    panel.addEventListener("newsroom:open", () => {
        look();
        part("look").focus();
    });
    // One key mends what the cursor is at, or goes on to what comes next.
    panel.addEventListener("newsroom:mend", () => {
        const { from } = editor.state.selection;
        const marks = marksOf(editor, "style");
        const at = marks.find((mark) => mark.from <= from && from <= mark.to);
        if (at) mend(hits.filter(({ key, field }) => !field && key === at.key));
        else {
            const next = marks.find((mark) => mark.from > from) || marks[0];
            if (next) goTo(editor, next.from, next.to);
            else look();
        }
    });
    editor.on("update", soon);
    document.getElementById("story-form").addEventListener("input", (event) => {
        if (wordFields().includes(event.target)) soon();
    });
};

const showBlock = (editor, block) => {
    const at = blockStart(editor, block);
    if (at === null) return;
    const node = editor.state.doc.nodeAt(at);
    goTo(editor, at + 1, at + 1 + Math.max(0, (node?.nodeSize || 2) - 2));
};

if (config) {
    editorReady((editor) => {
        if (panel) start(editor);
        document.addEventListener("click", (event) => {
            const link = event.target.closest("[data-block]");
            if (!link) return;
            event.preventDefault();
            showBlock(editor, Number(link.dataset.block));
        });
    });
}
