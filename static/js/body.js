/* The body's editor for the page's other scripts: its text by blocks, places in it, changes as one step.
 *
 * body-editor.js makes the editor, in modules that the package loads by addresses of its own; this one finds it.
 */
let found = null;
const waiting = [];

document.addEventListener("newsroom:editor", (event) => {
    if (!event.target.querySelector("#id_body")) return;
    found = event.detail;
    for (const tell of waiting.splice(0)) tell(found);
});

/* Call `tell` with the editor, now or once it is there. */
export const editorReady = (tell) => {
    found ||= document.querySelector(".prose-editor:has(#id_body)")?.newsroomEditor || null;
    if (found) tell(found);
    else waiting.push(tell);
};

// What is code is not prose, and stands in the text as something that is no letter of any script.
const CODE = "\ufffc";

/* The text of each textblock outside of code, with the position of its first character: [{text, start, block}].
 *
 * One UTF-16 unit of `text` is one position of the document; `block` is the number of the top-level block.
 */
export const textblocks = (editor) => {
    const blocks = [];
    editor.state.doc.forEach((top, offset, block) => {
        const add = (node, position) => {
            if (!node.isTextblock || node.type.spec.code) return !node.isTextblock;
            let text = "";
            node.forEach((child) => {
                if (!child.isText)
                    text += child.type.name === "hardBreak" ? "\n" : CODE.repeat(child.nodeSize);
                else if (child.marks.some((mark) => mark.type.spec.code)) text += CODE.repeat(child.nodeSize);
                else text += child.text;
            });
            blocks.push({ text, start: position + 1, block });
            return false;
        };
        if (top.isTextblock) add(top, offset);
        else top.descendants((node, position) => add(node, offset + 1 + position));
    });
    return blocks;
};

/* Put `text` in the place of each [{from, to, text}], as one step that is undone at once. */
export const replaceAll = (editor, changes) => {
    const { tr } = editor.state;
    for (const { from, to, text } of [...changes].sort((a, b) => b.from - a.from)) {
        // The new text is marked as the old one was.
        if (text)
            tr.replaceWith(from, to, editor.schema.text(text, tr.doc.resolve(from + (to > from)).marks()));
        else tr.delete(from, to);
    }
    if (tr.docChanged) editor.view.dispatch(tr);
};

/* Mark places: [{from, to, kind, key}]. They move along with the text until they are set again. */
export const setMarks = (editor, name, places) => {
    editor.view.dispatch(
        editor.state.tr.setMeta("newsroom:marks", { name, places }).setMeta("addToHistory", false),
    );
};

/* The places under a name, as they have moved since. */
export const marksOf = (editor, name) => editor.storage.writingMarks?.places(editor.state, name) || [];

/* Select a place and bring it into view, with the keyboard in it. */
export const goTo = (editor, from, to = from, { focus = true } = {}) => {
    const chain = editor.chain().setTextSelection({ from, to });
    (focus ? chain.focus() : chain).run();
    const { node } = editor.view.domAtPos(from);
    (node.nodeType === 1 ? node : node.parentElement)?.scrollIntoView({ block: "center" });
};

/* The beginning of a top-level block, by its number. */
export const blockStart = (editor, number) => {
    let start = null;
    editor.state.doc.forEach((_node, offset, index) => {
        if (index === number) start = offset;
    });
    return start;
};
