"""The editor for bodies and notes: django-prose-editor with our figure node, under a strict CSP."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypedDict

from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from articles.content.sanitize import BodyTooLarge, sanitize_body, sanitize_note

MODULES = ("js/figure-node.js", "js/body-editor.js", "js/writing-marks.js")
STYLES = "css/body-editor.css"
# The id of the page's <script type="application/json"> with the article's figures.
FIGURES_ID = "figures-data"

Labels = Mapping[str, str | Promise]

_BUTTONS: Labels = {
    "bold": gettext_lazy("Bold"),
    "italic": gettext_lazy("Italic"),
    "strike": gettext_lazy("Struck through"),
    "subscript": gettext_lazy("Subscript"),
    "superscript": gettext_lazy("Superscript"),
    "code": gettext_lazy("Code"),
    "codeBlock": gettext_lazy("Code block"),
    "heading2": gettext_lazy("Heading"),
    "heading3": gettext_lazy("Subheading"),
    "paragraph": gettext_lazy("Paragraph"),
    "bulletList": gettext_lazy("Bulleted list"),
    "orderedList": gettext_lazy("Numbered list"),
    "blockquote": gettext_lazy("Quotation"),
    "horizontalRule": gettext_lazy("Divider"),
    "link": gettext_lazy("Link"),
    "unlink": gettext_lazy("Remove link"),
    "table": gettext_lazy("Insert table"),
    "table:addColumnAfter": gettext_lazy("Add column"),
    "table:deleteColumn": gettext_lazy("Delete column"),
    "table:addRowAfter": gettext_lazy("Add row"),
    "table:deleteRow": gettext_lazy("Delete row"),
    "table:mergeCells": gettext_lazy("Merge cells"),
    "table:splitCell": gettext_lazy("Split cell"),
    "table:toggleHeaderCell": gettext_lazy("Heading cell"),
    "table:deleteTable": gettext_lazy("Delete table"),
    "history:undo": gettext_lazy("Undo"),
    "history:redo": gettext_lazy("Redo"),
}
_FRAME: Labels = {
    "toolbar": gettext_lazy("Formatting"),
    "picturesDropped": gettext_lazy("Pasted pictures were left out. Add each as a figure, with its credit."),
}
_FIGURE: Labels = {
    "figure": gettext_lazy("Figure {number}"),
    "credit": gettext_lazy("Credit: {credit}"),
    "noPicture": gettext_lazy("No picture yet"),
    "noCredit": gettext_lazy("No credit"),
    "noCaption": gettext_lazy("No caption"),
    "hasAlt": gettext_lazy("Has alt text"),
    "noAlt": gettext_lazy("No alt text"),
    "unknown": gettext_lazy("This article has no such figure. Delete it here."),
    "insert": gettext_lazy("Insert figure"),
    "edit": gettext_lazy("Edit figure"),
    "add": gettext_lazy("Add a figure…"),
    "allPlaced": gettext_lazy("Every figure of this article is placed."),
    "cancel": gettext_lazy("Cancel"),
}
_LINK: Labels = {
    "title": gettext_lazy("Link"),
    "address": gettext_lazy("Address"),
    "save": gettext_lazy("Save"),
    "refused": gettext_lazy("Use an address that begins with https://, http://, mailto: or a single slash."),
}

# No drop-downs: the package's are not reached by keyboard.
_MENU = [
    {"group": group}
    for group in (
        "headings",
        "lists",
        "nodes -headings -lists -none",
        "figure",
        "marks",
        "link",
        "table",
        "history",
    )
]
_TEXT: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "ArticleLink": {"labels": _LINK},
    "Passage": True,
    "Isolate": True,
    "BodyAttributes": True,
    "EditorFrame": {"labels": _FRAME, "buttons": _BUTTONS},
    "Menu": {"groups": _MENU},
    "NoSpellCheck": False,
}
NOTE_EXTENSIONS = _TEXT
BODY_EXTENSIONS: dict[str, Any] = {
    **_TEXT,
    "Heading": {"levels": [2, 3]},
    "Blockquote": True,
    "HorizontalRule": True,
    "CodeBlock": True,
    "Code": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "InlineQuote": True,
    "Cite": True,
    "Abbreviation": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "FigureToken": {"labels": _FIGURE},
    "WritingMarks": True,
    # Also keeps the package from taking a body of one figure alone for an empty one.
    "TrailingNode": True,
}


class FigureCard(TypedDict):
    """What the editor shows of a figure; "" where there is none yet.

    ``edit_target``: the HTML id of the element with the figure's fields, "figure-<id>" if "".
    """

    id: int
    number: int
    thumbnail: str
    credit: str
    caption: str
    alt: str
    edit_target: str


class EditorWidget(AdminProseEditorWidget):
    """A textarea that becomes the editor; without script it stays a textarea of HTML."""

    def get_config(self) -> dict[str, Any]:
        # The modules by name here, not in DJANGO_PROSE_EDITOR_EXTENSIONS: nothing to forget in the settings.
        config: dict[str, Any] = super().get_config()
        return config | {"js_modules": [static(module) for module in MODULES]}

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": [STYLES]})


class EditorField(ProseEditorFormField):
    """HTML as our sanitiser leaves it; too large a text is the field's error, and what was typed stays."""

    def __init__(self, *, sanitizer: Callable[[str], str], **kwargs: Any) -> None:
        self.sanitizer = sanitizer
        super().__init__(sanitize=self._sanitized, preset="configurable", widget=EditorWidget, **kwargs)

    def _sanitized(self, value: str) -> str:
        try:
            return self.sanitizer(value)
        except BodyTooLarge as error:
            raise ValidationError(
                _(
                    "This text is %(size)s kB of HTML; at most %(limit)s kB can be stored."
                    " Paste it without formatting, or divide it into several articles."
                ),
                code="too_large",
                params={"size": -(-error.size // 1000), "limit": error.limit // 1000},
            ) from error

    def clean(self, value: Any) -> str:
        cleaned: str = super().clean(value)
        # "<p> </p>" is not nothing until it is sanitised.
        if self.required and not cleaned:
            raise ValidationError(self.error_messages["required"], code="required")
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        # The browser writes the same text another way (&nbsp;, no rel); only what would be stored counts.
        try:
            return self._sanitized(data or "") != self._sanitized(initial or "")
        except ValidationError:
            return True


def body_field(**kwargs: Any) -> EditorField:
    """Return a form field for an article's body; takes what forms.CharField takes (label, required …)."""
    return EditorField(sanitizer=sanitize_body, extensions=dict(BODY_EXTENSIONS), **kwargs)


def note_field(**kwargs: Any) -> EditorField:
    """Return a form field for a short rich text: a label's closing note, a contributor's biography."""
    return EditorField(sanitizer=sanitize_note, extensions=dict(NOTE_EXTENSIONS), **kwargs)


def media_with_nonce(media: forms.Media, nonce: object) -> Media:
    """Return a form's media with the request's CSP nonce on every tag, the import map's above all.

    ``nonce`` is django-csp's ``request.csp_nonce``, lazy or not. The admin of Django 5.2 renders none.
    """
    return Media.from_media(media, nonce=str(nonce))


def figures_data(cards: Iterable[FigureCard]) -> list[FigureCard]:
    """Return the cards for ``{{ figures|json_script:"figures-data" }}``, by number."""
    return sorted(cards, key=lambda card: card["number"])
