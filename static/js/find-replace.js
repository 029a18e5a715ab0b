/* Find and replace in the body: in any script, across links and emphasis, all at once as one step of undo. */
import { editorReady, goTo, marksOf, replaceAll, setMarks, textblocks } from "./body.js";
import { config, say } from "./writing.js";

const panel = document.getElementById("find");
const field = (name) => panel.querySelector(`[data-find="${name}"]`);

/* A pattern for what was typed: one space stands for every kind of space, French thin ones too. */
export const patternOf = (wanted, matchCase) =>
    new RegExp(
        wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[ \u00a0\u202f]/g, "[ \\u00a0\\u202f]"),
        matchCase ? "gu" : "giu",
    );

/* Where words begin and end, in scripts with spaces and without: null where the browser does not know. */
const borders = (text, language) => {
    if (!Intl.Segmenter) return null;
    const found = new Set([text.length]);
    for (const { index } of new Intl.Segmenter(language, { granularity: "word" }).segment(text))
        found.add(index);
    return found;
};

/* Every match in `text`: [{from, to}] in UTF-16 units. */
export const matchesIn = (text, wanted, { matchCase = false, wholeWord = false, language = "en" } = {}) => {
    if (!wanted) return [];
    const edges = wholeWord ? borders(text, language) : null;
    return [...text.matchAll(patternOf(wanted, matchCase))]
        .map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
        .filter(({ from, to }) => to > from && (!edges || (edges.has(from) && edges.has(to))));
};

const start = (editor) => {
    let places = [];
    let at = -1;
    const status = field("status");

    const look = () => {
        const options = {
            matchCase: field("case").checked,
            wholeWord: field("word").checked,
            language: config.language,
        };
        places = textblocks(editor).flatMap(({ text, start: first }) =>
            matchesIn(text, field("wanted").value, options).map(({ from, to }) => ({
                from: first + from,
                to: first + to,
            })),
        );
        at = Math.min(at, places.length - 1);
        draw();
    };

    const draw = () => {
        setMarks(
            editor,
            "find",
            places.map((place, index) => ({
                ...place,
                kind: index === at ? "found-here" : "found",
                key: index,
            })),
        );
        if (!field("wanted").value) status.textContent = "";
        else
            status.textContent = places.length
                ? say("matches", { at: at + 1, n: places.length })
                : say("no_match");
        // A button that is switched off loses the keyboard, and Escape would no longer be heard.
        if (
            !places.length &&
            panel.contains(document.activeElement) &&
            document.activeElement.type === "button"
        )
            field("wanted").focus();
        for (const name of ["previous", "next", "replace", "all"]) field(name).disabled = !places.length;
    };

    const step = (by) => {
        if (!places.length) return;
        if (at < 0) {
            // From where the cursor is.
            const { from } = editor.state.selection;
            const after = places.findIndex((place) => place.from >= from);
            at = by > 0 ? Math.max(after, 0) : (after < 0 ? places.length : after) - 1;
            if (at < 0) at = places.length - 1;
        } else at = (at + by + places.length) % places.length;
        draw();
        goTo(editor, places[at].from, places[at].to, { focus: false });
    };

    const replaceOne = () => {
        if (at < 0) return step(1);
        const place = marksOf(editor, "find").find(({ kind }) => kind === "found-here");
        if (!place) return look();
        const text = field("instead").value;
        replaceAll(editor, [{ from: place.from, to: place.to, text }]);
        const behind = place.from + text.length;
        at = -1;
        look();
        at = places.findIndex(({ from }) => from >= behind) - 1;
        if (at === -2) at = places.length - 1;
        step(1);
    };

    const replaceEvery = () => {
        const count = places.length;
        const text = field("instead").value;
        replaceAll(
            editor,
            places.map(({ from, to }) => ({ from, to, text })),
        );
        at = -1;
        look();
        status.textContent = say("replaced", { n: count });
    };

    const open = () => {
        const { from, to } = editor.state.selection;
        const selected = editor.state.doc.textBetween(from, to, "\n");
        if (selected && selected.length < 80 && !selected.includes("\n")) field("wanted").value = selected;
        panel.hidden = false;
        panel.scrollIntoView({ block: "nearest" });
        field("wanted").focus();
        field("wanted").select();
        look();
    };

    const close = () => {
        panel.hidden = true;
        setMarks(editor, "find", []);
        editor.commands.focus();
    };

    panel.addEventListener("newsroom:open", open);
    document.querySelector("[data-open-find]")?.addEventListener("click", open);
    for (const name of ["wanted", "case", "word"]) {
        field(name).addEventListener("input", () => {
            at = -1;
            look();
        });
    }
    document.getElementById("find-form").addEventListener("submit", (event) => {
        event.preventDefault();
        if (document.activeElement === field("instead")) replaceOne();
        else step(1);
    });
    field("previous").addEventListener("click", () => step(-1));
    field("next").addEventListener("click", () => step(1));
    field("replace").addEventListener("click", replaceOne);
    field("all").addEventListener("click", replaceEvery);
    field("undo").addEventListener("click", () => {
        editor.commands.undo();
        look();
    });
    field("close").addEventListener("click", close);
    panel.addEventListener("keydown", (event) => {
        if (event.isComposing) return;
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && event.shiftKey && event.target === field("wanted")) step(-1);
        else return;
        event.preventDefault();
    });
    editor.on("update", () => !panel.hidden && look());
};

if (panel && config) editorReady(start);
