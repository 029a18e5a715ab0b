/* The figure node of the body editor: <figure data-figure="12"></figure> in the text, a card on the screen.
 *
 * What the card shows comes from <script type="application/json" id="figures-data"> in the page:
 * [{id, number, thumbnail, credit, caption, alt, edit_target}]. The page may send the event
 * "newsroom:figures-changed" with the new list in `detail` when its own fields change, and hears
 * "newsroom:add-figure" with `detail.insert(id)` when an editor asks for a picture that is not there yet.
 */
import { crel, Node } from "django-prose-editor/editor";

const picturesIn = (transfer) =>
    [...(transfer?.files || [])].filter((file) => file.type.startsWith("image/"));

let figures = null;
const cards = new Set();

const readFigures = () => {
    if (figures === null) {
        const script = document.getElementById("figures-data");
        figures = new Map(
            (script ? JSON.parse(script.textContent) : []).map((figure) => [figure.id, figure]),
        );
    }
    return figures;
};

document.addEventListener("newsroom:figures-changed", (event) => {
    figures = event.detail ? new Map(event.detail.map((figure) => [figure.id, figure])) : null;
    for (const draw of cards) draw();
});

const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/* Go to the figure's own fields, wherever the page keeps them. */
const showPanel = (id) => {
    const target = readFigures().get(id)?.edit_target || `figure-${id}`;
    const panel = document.getElementById(target);
    if (!panel) return;
    for (let box = panel.closest("details"); box; box = box.parentElement?.closest("details"))
        box.open = true;
    panel.scrollIntoView({ block: "center" });
    const field = panel.querySelector("input:not([type=hidden]), textarea, select, button");
    if (!field) panel.tabIndex = -1;
    (field || panel).focus({ preventScroll: true });
};

const title = (figure, id, labels) => fill(labels.figure, { number: figure?.number ?? id });

const thumbnail = (figure) => (figure?.thumbnail ? [crel("img", { src: figure.thumbnail, alt: "" })] : []);

const states = (figure, labels) => {
    if (!figure) return [crel("span", { className: "figure-card__missing", textContent: labels.unknown })];
    const lines = [];
    if (!figure.thumbnail) lines.push(["missing", labels.noPicture]);
    lines.push(figure.credit ? ["credit", fill(labels.credit, figure)] : ["missing", labels.noCredit]);
    lines.push(figure.caption ? ["caption", figure.caption] : ["note", labels.noCaption]);
    if (figure.thumbnail || figure.alt)
        lines.push(figure.alt ? ["note", labels.hasAlt] : ["missing", labels.noAlt]);
    return lines.map(([kind, text]) =>
        crel("span", { className: `figure-card__${kind}`, textContent: text }),
    );
};

const placedIds = (editor) => {
    const ids = new Set();
    editor.state.doc.descendants((node) => {
        if (node.type.name === "figure") ids.add(node.attrs.figure);
    });
    return ids;
};

/* A figure stands between the blocks of the body, never in a list, a quote or a table. */
const insertFigure = (editor, id) => {
    const { $from, $to, node } = editor.state.selection;
    const block = $from.depth ? $from.node(1) : null;
    const content = { type: "figure", attrs: { figure: id } };
    if (block?.type.name === "paragraph" && block.content.size === 0) {
        editor
            .chain()
            .focus()
            .insertContentAt({ from: $from.before(1), to: $from.after(1) }, content)
            .run();
    } else {
        const position = node && !$from.depth ? $to.pos : $to.depth ? $to.after(1) : $to.pos;
        editor.chain().focus().insertContentAt(position, content).run();
    }
};

const openDialog = (editor, labels) => {
    const placed = placedIds(editor);
    const waiting = [...readFigures().values()].filter((figure) => !placed.has(figure.id));
    const heading = crel("h3", { className: "prose-editor-dialog-title", id: "figure-dialog-title" });
    heading.textContent = labels.insert;
    const list = waiting.map((figure) => {
        const button = crel("button", { type: "button", className: "figure-dialog__choice" }, [
            ...thumbnail(figure),
            crel("span", {}, [
                crel("strong", { textContent: title(figure, figure.id, labels) }),
                ...states(figure, labels),
            ]),
        ]);
        button.dataset.figure = figure.id;
        button.addEventListener("click", () => {
            dialog.close();
            insertFigure(editor, figure.id);
        });
        return button;
    });
    if (!list.length) list.push(crel("p", { textContent: labels.allPlaced }));
    const add = crel("button", { type: "button", textContent: labels.add, className: "figure-dialog__add" });
    add.addEventListener("click", () => {
        dialog.close();
        const detail = { editor, insert: (id) => insertFigure(editor, Number(id)) };
        document.dispatchEvent(new CustomEvent("newsroom:add-figure", { detail }));
    });
    const cancel = crel("button", { type: "button", textContent: labels.cancel });
    cancel.addEventListener("click", () => dialog.close());
    const dialog = crel(
        "dialog",
        { className: "prose-editor-dialog figure-dialog", "aria-labelledby": heading.id },
        [
            heading,
            crel("div", { className: "figure-dialog__list" }, list),
            crel("div", { className: "prose-editor-dialog-buttons" }, [add, cancel]),
        ],
    );
    dialog.addEventListener("close", () => dialog.remove());
    editor.view.dom.parentElement.append(dialog);
    dialog.showModal();
};

export const FigureToken = Node.create({
    name: "figure",
    group: "block",
    atom: true,
    draggable: true,
    selectable: true,
    priority: 1000,

    addOptions() {
        return { labels: {} };
    },

    addAttributes() {
        return {
            figure: {
                default: null,
                parseHTML: (element) => Number(element.dataset.figure) || null,
                renderHTML: ({ figure }) => ({ "data-figure": figure }),
            },
        };
    },

    parseHTML() {
        return [
            {
                tag: "figure[data-figure]",
                getAttrs: (element) => /^[1-9]\d{0,11}$/.test(element.dataset.figure) && null,
            },
        ];
    },

    renderHTML({ HTMLAttributes }) {
        return ["figure", HTMLAttributes];
    },

    renderText({ node }) {
        return title(readFigures().get(node.attrs.figure), node.attrs.figure, this.options.labels);
    },

    addNodeView() {
        const { labels } = this.options;
        return ({ node }) => {
            const id = node.attrs.figure;
            const dom = crel("div", {
                className: "figure-card",
                contentEditable: "false",
                "data-figure": id,
            });
            const draw = () => {
                const figure = readFigures().get(id);
                const name = title(figure, id, labels);
                const edit = crel("button", {
                    type: "button",
                    className: "figure-card__edit",
                    textContent: labels.edit,
                    "aria-label": `${labels.edit}: ${name}`,
                });
                edit.addEventListener("click", () => showPanel(id));
                dom.replaceChildren(
                    ...thumbnail(figure),
                    crel("div", { className: "figure-card__text" }, [
                        crel("strong", { textContent: name }),
                        ...states(figure, labels),
                    ]),
                    ...(figure ? [edit] : []),
                );
            };
            draw();
            cards.add(draw);
            return {
                dom,
                update: (updated) => updated.type.name === "figure" && updated.attrs.figure === id,
                // The card's button is ours, the rest (select, drag) is the editor's.
                stopEvent: (event) => Boolean(event.target.closest?.("button")),
                ignoreMutation: () => true,
                destroy: () => cards.delete(draw),
            };
        };
    },

    /* Pictures pasted or dropped into the text go the way of every other: stored, with a panel of their own. */
    onCreate() {
        const { editor } = this;
        const take = (transfer) => (event) => {
            // Word and pages put a picture of the text beside the text: words win.
            const files = picturesIn(event[transfer]);
            if (!files.length || event[transfer].types.includes("text/html")) return;
            event.preventDefault();
            event.stopPropagation();
            const detail = { files, insert: (id) => insertFigure(editor, Number(id)) };
            document.dispatchEvent(new CustomEvent("newsroom:add-files", { detail }));
        };
        editor.view.dom.addEventListener("paste", take("clipboardData"), true);
        editor.view.dom.addEventListener("drop", take("dataTransfer"), true);
    },

    addKeyboardShortcuts() {
        return {
            Enter: ({ editor }) => {
                const { node } = editor.state.selection;
                if (node?.type.name !== "figure") return false;
                showPanel(node.attrs.figure);
                return true;
            },
        };
    },

    addMenuItems({ buttons, menu }) {
        const { labels } = this.options;
        menu.defineItem({
            name: "figureToken",
            groups: "figure",
            button: buttons.material("add_photo_alternate", labels.insert),
            command: (editor) => openDialog(editor, labels),
            active: (editor) => editor.isActive("figure"),
        });
        // The package's own "figure" button wants addresses of pictures; ours are rows with rights and credits.
        menu.defineItem({ name: "figure", groups: "none", command: () => {} });
    },
});
