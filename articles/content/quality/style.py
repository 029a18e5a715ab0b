"""House style and what a sanitiser would change, as findings of the checks."""

import re
from collections.abc import Iterator

from articles.content import house_style
from articles.content.quality.model import Finding, Level, Pair
from articles.content.sanitize import BodyTooLarge, sanitize_body
from articles.messages import Message, gettext_noop

# What only informs; the rest of house style warns.
_INFORMS = frozenset({
    "guillemets-space", "fr-thin-space", "fr-colon-space", "apostrophe", "ellipsis", "cjk-latin-space",
    "dash", "space-before-mark", "double-space", "full-width", "cjk-mark-space",
})  # fmt: skip
_NO_BREAK = str.maketrans("\u202f", "\u00a0")


def house(pair: Pair) -> Iterator[Finding]:
    """Spaces, quotes and marks that the house sets otherwise, with what should stand there.

    Less strict than the editor's own: either no-break space will do, and a single full-width digit, as
    Japanese papers set them.
    """
    text = pair.now.text
    for hit in house_style.check(text, pair.languages[1], spacing=pair.spacing):
        found = text[hit.start : hit.end]
        if found.translate(_NO_BREAK) == hit.fix.translate(_NO_BREAK):
            continue
        if hit.code == "full-width" and len(found) == 1:
            continue
        is_straight = hit.code == "quotes" and found == '"'
        level: Level = "information" if is_straight or hit.code in _INFORMS else "warning"
        yield Finding(hit.code, level, hit.message, hit.start, hit.end, hit.fix)


_SPANISH = re.compile(
    r"(?:^|(?<=[.!?…:;\n—«“(\[\"'¡¿]))\s*([^.!?…\n¿¡—«“»”(\[]*[^\W\d_][^.!?…\n¿¡—«“»”(\[]*)([?!])"
)


def spanish(pair: Pair) -> Iterator[Finding]:
    """A question or an exclamation that does not open with its mark."""
    if not pair.languages[1].lower().startswith("es"):
        return
    text = pair.now.text
    for closing, opening in (("?", "¿"), ("!", "¡")):
        if text.count(closing) <= text.count(opening):
            continue
        for match in _SPANISH.finditer(text):
            if match[2] == closing and not re.search("https?:|www", match[1]):
                start = match.start(1)
                yield Finding(
                    "es-opening-mark",
                    "warning",
                    Message(gettext_noop("It opens with %(mark)s"), {"mark": opening}),
                    start,
                    start + 1,
                    fix=opening + text[start],
                )


def edges(pair: Pair) -> Iterator[Finding]:
    """Spaces before the first word and after the last."""
    text = pair.now.text
    for match in (
        re.match(r"[ \u00a0\u202f\t]+(?=\S)", text),
        re.search(r"(?<=\S)[ \u00a0\u202f\t]+$", text),
    ):
        if match:
            yield Finding(
                "edge-space",
                "information",
                Message(gettext_noop("A space at the edge")),
                *match.span(),
                fix="",
            )


_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"
_EMBEDS, _POPS = "\u202a\u202b\u202d\u202e", "\u202c"


def bidi(pair: Pair) -> Iterator[Finding]:
    """Marks that turn the direction of what follows, and are never turned back."""
    text = pair.now.text
    for opens, closes in ((_OPENS, _CLOSES), (_EMBEDS, _POPS)):
        if sum(text.count(mark) for mark in opens) != sum(text.count(mark) for mark in closes):
            at = next(index for index, mark in enumerate(text) if mark in opens + closes)
            yield Finding(
                "bidi",
                "warning",
                Message(gettext_noop("A mark of direction that is not closed")),
                at,
                at + 1,
                fix="",
            )


def clean(pair: Pair) -> Iterator[Finding]:
    """HTML that would be another when it is saved: nothing that is stored has it."""
    if pair.field != "body":
        return
    try:
        is_same = sanitize_body(pair.target) == pair.target
    except BodyTooLarge:
        is_same = False
    if not is_same and "data-figure" not in pair.target:
        yield Finding("unclean", "blocking", Message(gettext_noop("This has tags that cannot be published.")))


def stale(pair: Pair) -> Iterator[Finding]:
    """The source says something else by now."""
    if pair.stale:
        yield Finding(
            "stale", "warning", Message(gettext_noop("The source changed since this was translated."))
        )
