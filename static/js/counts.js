/* Words, characters and minutes, as one types. Counted as articles/content/blocks.py counts. */
import { config, say } from "./writing.js";
import { editorReady } from "./body.js";

// Han with its extensions, kana, bopomofo: see CJK in articles/content/typography.py.
const CJK =
    /[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/gu;
const WORD =
    /[\p{L}\p{N}_][\p{L}\p{N}_\p{M}\u200c\u200d]*(?:['’.\-‑][\p{L}\p{N}_][\p{L}\p{N}_\p{M}\u200c\u200d]*)*/gu;

const matches = (pattern, text) => text.match(pattern)?.length || 0;

/* Words, or for Chinese and Japanese (`byCharacter`) characters, and words of other scripts. */
export const countWords = (text, byCharacter) =>
    byCharacter ? matches(CJK, text) + matches(WORD, text.replace(CJK, " ")) : matches(WORD, text);

export const countCharacters = (text) => [...text.replace(/\n/g, "")].length;

const line = document.querySelector("[data-counts]");
const number = (n) => new Intl.NumberFormat(config.interface).format(n);

const show = (editor) => {
    const { doc, selection } = editor.state;
    const leaf = (node) => (node.type.name === "hardBreak" ? "\n" : "");
    const text = doc.textBetween(0, doc.content.size, "\n\n", leaf);
    const words = countWords(text, config.by_character);
    const parts = [
        ...(config.by_character ? [] : [say("words", { n: number(words) })]),
        say("characters", { n: number(config.by_character ? words : countCharacters(text)) }),
        say("minutes", { n: number(Math.max(1, Math.round(words / config.pace))) }),
    ];
    if (!selection.empty) {
        const selected = doc.textBetween(selection.from, selection.to, "\n\n", leaf);
        parts.push(say("selected", { n: number(countWords(selected, config.by_character)) }));
    }
    line.textContent = parts.join(" · ");
};

if (line && config) {
    editorReady((editor) => {
        let waiting = 0;
        const soon = () => {
            cancelAnimationFrame(waiting);
            waiting = requestAnimationFrame(() => show(editor));
        };
        editor.on("update", soon);
        editor.on("selectionUpdate", soon);
        show(editor);
    });
}
