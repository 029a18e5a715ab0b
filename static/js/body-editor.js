/* What our body editor has beside django-prose-editor's own extensions: languages of passages, link cards,
 * addresses checked as the server does, clean pasting, names for screen readers, and no injected style.
 */
import { crel, Extension, Link, Mark, updateAttrsDialog } from "django-prose-editor/editor";

/* The server's filter (articles/content/href.py) has the last word; this one answers at once. */
const safeHref = (value) => {
    const href = (value || "").trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (!href || /[\u0000-\u001f\u007f-\u009f\\]/.test(href)) return null;
    if (href.startsWith("/")) return href.startsWith("//") ? null : href;
    return /^(https?:\/\/[^/?#@\s]+([/?#]|$)|mailto:[^@\s]+@[^@\s]+$)/i.test(href) ? href : null;
};

const withScheme = (value) =>
    /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(value.trim()) ? `https://${value.trim()}` : value;

export const ArticleLink = Link.extend({
    addOptions() {
        return {
            ...this.parent?.(),
            labels: {},
            enableTarget: false,
            isAllowedUri: (uri) => Boolean(safeHref(uri)),
        };
    },

    addCommands() {
        return {
            ...this.parent?.(),
            addLink:
                () =>
                ({ editor }) => {
                    const { labels } = this.options;
                    if (editor.state.selection.empty && !editor.isActive("link")) return false;
                    const ask = (href, problem) => {
                        const field = {
                            type: "string",
                            title: labels.address,
                            description: problem || "",
                            required: true,
                        };
                        updateAttrsDialog({ href: field }, { title: labels.title, submitText: labels.save })(
                            editor,
                            { href },
                        ).then((answer) => {
                            if (!answer) return;
                            const address = safeHref(withScheme(answer.href));
                            if (!address) ask(answer.href, labels.refused);
                            else
                                editor
                                    .chain()
                                    .focus()
                                    .extendMarkRange("link")
                                    .setLink({ href: address })
                                    .run();
                        });
                    };
                    ask(editor.getAttributes("link").href || "");
                    return true;
                },
        };
    },
});

const language = () => ({ lang: { default: null }, dir: { default: null } });

/* Passages in another language, quotes, works and abbreviations: kept as they are, made in the HTML. */
const inline = (name, tag, attributes = language, selector = tag) =>
    Mark.create({
        name,
        addAttributes: attributes,
        parseHTML: () => [{ tag: selector }],
        renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    });

export const Passage = inline("passage", "span", language, "span[lang], span[dir]");
export const Isolate = inline("isolate", "bdi");
export const InlineQuote = inline("inlineQuote", "q");
export const Cite = inline("cite", "cite");
export const Abbreviation = inline(
    "abbreviation",
    "abbr",
    () => ({ title: { default: null } }),
    "abbr[title]",
);

export const BodyAttributes = Extension.create({
    name: "bodyAttributes",
    addGlobalAttributes() {
        return [
            { types: ["paragraph", "heading", "blockquote", "italic"], attributes: language() },
            { types: ["tableHeader"], attributes: { scope: { default: null } } },
            {
                types: ["paragraph"],
                attributes: {
                    embed: {
                        default: null,
                        keepOnSplit: false,
                        parseHTML: (element) => safeHref(element.dataset.embed),
                        renderHTML: ({ embed }) => (embed ? { "data-embed": embed } : {}),
                    },
                },
            },
        ];
    },
});

const rename = (element, tag) => {
    const renamed = element.ownerDocument.createElement(tag);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
};

/* Parsing a style attribute or element breaks the content security policy even in a document nobody sees. */
const withoutStyle = (html) => {
    let before;
    let after = html.replace(/<style[\s>][\s\S]*?(<\/style\s*>|$)/gi, "");
    do {
        before = after;
        after = before.replace(/(<[a-z][^<>]*?\s)style(\s*=)/gi, "$1data-style$2");
    } while (after !== before);
    return after;
};

/* By whole property names: Word's « mso-bidi-font-style:normal » says nothing about font-style. */
const styleOf = (element) =>
    Object.fromEntries(
        (element.dataset.style || "")
            .toLowerCase()
            .split(";")
            .map((declaration) => declaration.split(":").map((part) => part.trim())),
    );

/* Bold and italics that pages, Word and Google Docs write as styles. */
const styledTags = (style) => {
    const tags = [];
    if (/^(bold|[6-9]00)/.test(style["font-weight"])) tags.push("strong");
    if (/^(italic|oblique)/.test(style["font-style"])) tags.push("em");
    if (/line-through/.test(`${style["text-decoration"]} ${style["text-decoration-line"]}`)) tags.push("s");
    if (/^(super|sub)$/.test(style["vertical-align"])) tags.push(style["vertical-align"].slice(0, 3));
    return tags;
};

const applyStyles = (body) => {
    for (const element of body.querySelectorAll("[data-style]")) {
        const style = styleOf(element);
        const isPlain =
            (element.tagName === "B" && /^(normal|[1-4]00)/.test(style["font-weight"])) ||
            (element.tagName === "I" && style["font-style"] === "normal");
        element.removeAttribute("data-style");
        if (style.display === "none" || style["mso-hide"] === "all") element.remove();
        else if (isPlain) element.replaceWith(...element.childNodes);
        else if (element.tagName === "SPAN" || element.tagName === "FONT") {
            for (const tag of styledTags(style)) {
                const mark = element.ownerDocument.createElement(tag);
                mark.append(...element.childNodes);
                element.append(mark);
            }
        }
    }
};

/* Word writes lists as paragraphs: "mso-list:l0 level2 lfo1", with the bullet typed in front. */
const wordLists = (body) => {
    let lists = [];
    for (const paragraph of [...body.querySelectorAll("p[data-style*='mso-list']")]) {
        const level = Math.min(Number(/\blevel(\d)/.exec(styleOf(paragraph)["mso-list"])?.[1]) || 0, 6);
        if (!level) continue;
        const marker = [...paragraph.querySelectorAll("span")].find(
            (span) => styleOf(span)["mso-list"] === "ignore",
        );
        const tag = /^\s*\(?(\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/i.test(marker?.textContent || "") ? "ol" : "ul";
        marker?.remove();
        if (paragraph.previousElementSibling !== lists[0]) lists = [];
        lists.length = Math.min(lists.length, level);
        while (lists.length < level) {
            const list = body.ownerDocument.createElement(tag);
            if (lists.length) (lists.at(-1).lastElementChild || lists.at(-1)).append(list);
            else paragraph.before(list);
            lists.push(list);
        }
        const item = body.ownerDocument.createElement("li");
        item.append(...paragraph.childNodes);
        lists.at(-1).append(item);
        paragraph.remove();
    }
};

/* The page behind a player, as articles/content/embeds.py has it. */
const pageOf = (href) =>
    href
        ?.replace(
            /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,}).*$/,
            "https://www.youtube.com/watch?v=$1",
        )
        .replace(/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/, "https://vimeo.com/$1");

const office = "[class^='Mso'], [data-style*='mso-'], [id^='docs-internal-guid']";

/* Returns the pasted HTML as our schema can read it, and how many pictures it had to leave out. */
export const cleanPaste = (html) => {
    // Comments first: Word hides whole style sheets in them.
    const uncommented = html.replace(/<!--[\s\S]*?-->|<!\[[^>]*>/g, "");
    const page = new DOMParser().parseFromString(withoutStyle(uncommented), "text/html");
    const body = page.body;
    const isOffice = Boolean(body.querySelector(office));
    for (const junk of body.querySelectorAll("script, style, title, meta, link, xml, template, noscript"))
        junk.remove();
    wordLists(body);
    applyStyles(body);
    for (const heading of body.querySelectorAll("h1")) rename(heading, "h2");
    for (const heading of body.querySelectorAll("h4, h5, h6")) rename(heading, "h3");
    for (const frame of body.querySelectorAll("iframe, video, audio, embed, object")) {
        const source =
            frame.getAttribute("src") ||
            frame.getAttribute("data") ||
            frame.querySelector("source")?.src ||
            "";
        const href = pageOf(safeHref(source.startsWith("//") ? `https:${source}` : source));
        const card = page.createElement("p");
        if (href && !href.startsWith("/")) {
            const link = page.createElement("a");
            link.setAttribute("href", href);
            link.textContent = frame.getAttribute("title") || href;
            card.dataset.embed = href;
            card.append(link);
        }
        frame.replaceWith(card);
    }
    const pictures = body.querySelectorAll("img");
    for (const picture of pictures) picture.remove();
    if (isOffice) {
        // There, lang and dir say which spelling tools were on, not what the text is.
        for (const element of body.querySelectorAll("[lang], [dir]")) {
            element.removeAttribute("lang");
            element.removeAttribute("dir");
        }
    }
    return { html: body.innerHTML, pictures: pictures.length };
};

export const EditorFrame = Extension.create({
    name: "editorFrame",
    // After the menu has made its buttons.
    priority: 1,

    addOptions() {
        return { labels: {}, buttons: {} };
    },

    onBeforeCreate() {
        const { options } = this.editor;
        // The style sheet is body-editor.css: a <style> element would break the content security policy.
        options.injectCSS = false;
        const textarea = options.element.querySelector("textarea");
        const label = textarea?.id ? document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`) : null;
        const attributes = {
            "aria-multiline": "true",
            "aria-label": label?.textContent.trim().replace(/:$/, "") || "",
        };
        for (const name of ["lang", "dir", "aria-describedby", "aria-invalid", "aria-required"]) {
            if (textarea?.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
        }
        options.editorProps = { ...options.editorProps, attributes };
        label?.addEventListener("click", (event) => {
            event.preventDefault();
            this.editor.commands.focus();
        });
    },

    onCreate() {
        const { labels, buttons } = this.options;
        const frame = this.editor.options.element;
        const bar = frame.querySelector(".prose-menubar");
        bar?.setAttribute("role", "toolbar");
        bar?.setAttribute("aria-label", labels.toolbar);
        for (const button of bar?.querySelectorAll("button[data-name]") || []) {
            const text = buttons[button.dataset.name];
            if (!text) continue;
            button.title = text;
            button.setAttribute("aria-label", text);
        }
        this.storage.status = crel("p", { className: "prose-editor-status", role: "status" });
        frame.append(this.storage.status);
    },

    onTransaction() {
        const bar = this.editor.options.element;
        // The menu sets its classes on the same event, after us.
        queueMicrotask(() => {
            for (const button of bar.querySelectorAll(".prose-menubar button[data-name]")) {
                button.setAttribute("aria-pressed", String(button.classList.contains("active")));
                button.setAttribute("aria-disabled", String(button.classList.contains("disabled")));
            }
        });
    },

    addStorage() {
        return { status: null };
    },

    addMenuItems({ buttons, menu }) {
        if (!this.editor.schema.nodes.table) return;
        menu.defineItem({
            name: "table",
            groups: "table",
            // Three by three and grown from there: the package's dialog of sizes speaks English only.
            command: (editor) =>
                editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
            button: buttons.material("grid_on", this.options.buttons.table),
            enabled: (editor) => !editor.isActive("table"),
        });
    },

    transformPastedHTML(html) {
        // Copied within an editor: already ours, and ProseMirror's own marks in it must stay.
        if (html.includes("data-pm-slice")) return withoutStyle(html);
        const cleaned = cleanPaste(html);
        const { status } = this.editor.storage.editorFrame;
        if (status) status.textContent = cleaned.pictures ? this.options.labels.picturesDropped : "";
        return cleaned.html;
    },
});
