/* Places marked in the text without being in it: what a check found, what a search found.
 *
 * Set by a transaction's meta "newsroom:marks": {name, places: [{from, to, kind, key}]}; see body.js.
 */
import { Extension, Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;

const decorationsOf = (doc, places) =>
    DecorationSet.create(
        doc,
        places
            .filter(({ from, to }) => from < to && to <= doc.content.size)
            .map(({ from, to, kind, key }) =>
                Decoration.inline(from, to, { class: `mark-${kind}` }, { key, kind, inclusiveStart: false }),
            ),
    );

export const WritingMarks = Extension.create({
    name: "writingMarks",

    addStorage() {
        return { plugin: null, places: () => [] };
    },

    onCreate() {
        const { storage } = this;
        storage.places = (state, name) =>
            (storage.plugin.getState(state)[name]?.find() || []).map(({ from, to, spec }) => ({
                from,
                to,
                ...spec,
            }));
        const frame = this.editor.options.element;
        frame.newsroomEditor = this.editor;
        frame.dispatchEvent(new CustomEvent("newsroom:editor", { detail: this.editor, bubbles: true }));
    },

    addProseMirrorPlugins() {
        const plugin = new Plugin({
            state: {
                init: () => ({}),
                apply(transaction, sets, _before, after) {
                    const meta = transaction.getMeta("newsroom:marks");
                    const moved = transaction.docChanged
                        ? Object.fromEntries(
                              Object.entries(sets).map(([name, set]) => [
                                  name,
                                  set.map(transaction.mapping, transaction.doc),
                              ]),
                          )
                        : sets;
                    return meta ? { ...moved, [meta.name]: decorationsOf(after.doc, meta.places) } : moved;
                },
            },
            props: {
                decorations(state) {
                    const sets = Object.values(plugin.getState(state));
                    const all = sets.flatMap((set) => set.find());
                    return all.length ? DecorationSet.create(state.doc, all) : DecorationSet.empty;
                },
            },
        });
        this.storage.plugin = plugin;
        return [plugin];
    },
});
