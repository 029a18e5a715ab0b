"""The body of an article in HTML: parts → blocks, numbered, with their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.content.text_lines import Line
from articles.formats.html_asides import without_footer
from articles.formats.html_headings import with_numbers, with_titles
from articles.formats.html_joining import pieces_of, with_captions, with_lead
from articles.formats.html_parts import Part, Shown
from articles.formats.parsed import Block, Evidence


@dataclass(frozen=True)
class Body:
    """The blocks of a body, the lines that were no part of it, and the lines behind headings and pictures."""

    blocks: tuple[Block, ...]
    boilerplate: tuple[Line, ...]
    evidence: dict[str, tuple[Evidence, ...]]


def read_body(
    parts: Sequence[Part], language: str | None = None, lead: Iterable[tuple[str, Line]] = ()
) -> Body:
    """Return the body made of `parts`; `lead` are credits that the head gives for the first picture.

    A credit, a chart's source or a numbered caption behind a picture joins it. Headings are found among
    paragraphs only where the HTML marks none.
    """
    dropped: list[Line] = []
    kept = without_footer(list(parts), dropped)
    kept = [piece for part in kept for piece in pieces_of(part, language)]
    kept = list(with_captions(kept, language, dropped))
    kept = with_lead(kept, list(lead))
    kept = with_numbers(kept)
    if not any(part.kind == "heading" for part in kept):
        kept = with_titles(kept, language)
    return Body(tuple(_blocks(kept)), tuple(dropped), _evidence(kept))


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    figures = 0
    only_small = any(part.level == 3 for part in parts) and not any(part.level == 2 for part in parts)
    for ordinal, part in enumerate(parts, start=1):
        if part.kind == "figure":
            figures += 1
            shown = part.shown or Shown()
            yield Block(
                ordinal,
                "figure",
                shown.caption or "",
                number=figures,
                credit=shown.credit,
                address=shown.address,
                alt=shown.alt,
            )
            continue
        html, level = part.html, part.level
        if level == 3 and only_small:
            html, level = f"<h2{html[3:-5]}</h2>", 2
        yield Block(ordinal, part.kind, part.text, level, part.items, part.ordered, html=html)


def _evidence(parts: Sequence[Part]) -> dict[str, tuple[Evidence, ...]]:
    evidence = {
        name: tuple(
            Evidence(line.number, line.text) for part in parts if part.kind == kind for line in part.lines
        )
        for name, kind in (("headings", "heading"), ("figures", "figure"))
    }
    evidence["image_credits"] = tuple(
        Evidence(part.lines[-1].number, part.lines[-1].text)
        for part in parts
        if part.shown and part.shown.credit and part.lines
    )
    return {name: found for name, found in evidence.items() if found}
