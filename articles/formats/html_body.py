"""The body of an article in HTML: footers off, captions and credits to their pictures, headings found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articles.content.byline_words import every
from articles.content.names import fold
from articles.content.page_chrome import Chrome, chrome_kind, is_closing, is_footer_line
from articles.content.picture_credits import read_figure_source, read_picture_credit
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, ends_sentence, has_letters, width
from articles.formats.html_parts import Part, Shown, as_heading, line_parts
from articles.formats.parsed import Block, Evidence
from articles.formats.plain_headings import with_headings
from articles.formats.plain_pieces import PROSE, Piece
from articles.formats.plain_titles import LONGEST_TITLE, can_be_title, section_level

_TAIL = 15  # parts from the end in which the site's own block may begin
_LONGEST_CAPTION = 500
_BOLD = re.compile(r"<p[^>]*><strong>(?:(?!</?strong>).)*</strong></p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINKED = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)
# Words that lead away from an article, before a link.
_ALSO = re.compile(
    r"[\s\[(（【>»▶►→•*-]*(?:à lire|lire|voir aussi|read|see also|also read|more on|related|watch|lees ook|lees meer"
    r"|lesen sie|mehr zum thema|siehe auch|leia|veja|lea|lee también|le puede interesar|leggi|czytaj|zobacz|читайте"
    r"|читай|ayrıca|baca|xem thêm|đọc thêm|相关阅读|延伸阅读|推荐阅读|點擊閱讀|延伸閱讀|相關閱讀|関連記事|あわせて読みたい"
    r"|관련기사|اقرأ أيضا|إقرأ أيضا)(?![^\W\d_])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"([^\W\d_]{1,12})\.?\s?\d{1,3}\s?(?P<mark>[:：.、|｜–—-]|$)?")


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
    kept = _without_footer(list(parts), dropped)
    kept = [piece for part in kept for piece in _pieces(part, language)]
    kept = list(_with_captions(kept, language, dropped))
    kept = _with_lead(kept, list(lead))
    if not any(part.kind == "heading" for part in kept):
        kept = _with_headings(kept, language)
    return Body(tuple(_blocks(kept)), tuple(dropped), _evidence(kept))


def _without_footer(parts: list[Part], dropped: list[Line]) -> list[Part]:
    """Cut what the site puts behind an article: links and buttons, or all from "Related articles" on."""
    end = len(parts)
    while end and _is_footer(parts[end - 1]):
        end -= 1
    for index in range(max(0, end - _TAIL), end):
        part = parts[index]
        short = all(width(line.text) <= 2 * PROSE for after in parts[index:] for line in after.lines)
        if short and part.lines and part.kind in ("paragraph", "heading") and is_closing(part.lines[0].text):
            end = index
            break
    end = _without_leads(parts, end)
    dropped += [line for part in parts[end:] for line in part.lines]
    return parts[:end]


def _without_leads(parts: Sequence[Part], end: int) -> int:
    """Return where the text ends, if links to other pages under "Read more:" close it."""
    start = end
    while start and parts[start - 1].kind in ("paragraph", "list", "figure") and _is_linked(parts[start - 1]):
        start -= 1
    opens = start and start < end and _ALSO.match(parts[start - 1].text) and len(parts[start - 1].text) < 60
    return start - 1 if opens and not ends_sentence(parts[start - 1].text) else end


def _is_linked(part: Part) -> bool:
    linked = sum(len(_TAG.sub("", text)) for text in _LINKED.findall(part.html))
    return part.kind == "figure" or linked * 10 >= 8 * len("".join(part.text.split("\n")))


def _is_footer(part: Part) -> bool:
    if part.kind == "rule":
        return True
    footers = [is_footer_line(line.text) for line in part.lines]
    return part.kind in ("paragraph", "heading", "list") and bool(footers) and all(footers)


def _pieces(part: Part, language: str | None) -> list[Part]:
    """Take a paragraph apart where one of its lines is a picture's credit or an advertisement's mark."""
    if part.kind != "paragraph" or len(part.lines) < 2:
        return [part]
    apart = any(_is_credit_line(line.text, language) or _is_chrome(line.text) for line in part.lines)
    return line_parts(part) if apart else [part]


def _is_credit_line(text: str, language: str | None) -> bool:
    found = read_picture_credit(text, language) if width(text, _LONGEST_CAPTION) <= _LONGEST_CAPTION else None
    return found is not None and not found[0]


def _is_chrome(text: str) -> bool:
    return has_letters(text) and chrome_kind(text) is Chrome.INSIDE


def _with_captions(parts: Sequence[Part], language: str | None, dropped: list[Line]) -> Iterator[Part]:
    """Yield the parts, captions and credits joined to the pictures they stand behind."""
    picture: Part | None = None
    for part in parts:
        if part.kind == "figure":
            if picture:
                yield picture
            picture = part
            continue
        if _is_aside(part):
            dropped += part.lines
            continue
        if part.kind == "paragraph" and len(part.lines) == 1:
            line = part.lines[0]
            if picture and (joined := _joined(picture, line, language)):
                picture = joined
                continue
            if _is_chrome(line.text):
                dropped.append(line)
                continue
            if _is_credit_line(line.text, language):
                # A credit alone is a place for a picture, as in a plain text.
                if picture:
                    yield picture
                credit = (read_picture_credit(line.text, language) or ("", None))[1]
                picture = Part("figure", "", "", part.lines, shown=Shown(credit=credit))
                continue
        if picture:
            yield picture
            picture = None
        yield part
    if picture:
        yield picture


def _is_aside(part: Part) -> bool:
    """Tell whether a paragraph only leads elsewhere: « Lire aussi : » with a link, "[Read: …]"."""
    if part.kind != "paragraph" or "<a " not in part.html or len(part.text) > 300:
        return False
    linked = sum(len(_TAG.sub("", text)) for text in _LINKED.findall(part.html))
    return linked * 2 >= len(part.text) and bool(_ALSO.match(part.text))


def _joined(part: Part, line: Line, language: str | None) -> Part | None:
    """Return a picture with the line behind it, where that is its caption or its credit."""
    shown = part.shown
    if shown is None or width(line.text, _LONGEST_CAPTION) > _LONGEST_CAPTION:
        return None
    caption, credit = read_picture_credit(line.text, language) or (
        "",
        read_figure_source(line.text, language),
    )
    if not credit and _is_numbered_caption(line.text):
        caption = line.text
    if not (caption or credit) or (caption and shown.caption):
        return None
    if credit and shown.credit and fold(credit) != fold(shown.credit):
        return None
    shown = replace(shown, caption=shown.caption or caption or None, credit=shown.credit or credit)
    return replace(part, lines=(*part.lines, line), shown=shown)


def _is_numbered_caption(text: str) -> bool:
    match = _NUMBERED.match(text)
    if not match or fold(match.group(1)) not in every("captions"):
        return False
    return match["mark"] is not None or not ends_sentence(text)


def _with_lead(parts: list[Part], lead: list[tuple[str, Line]]) -> list[Part]:
    """Give the head's credits to the picture that opens the body, or to a place of their own before it."""
    for credit, line in reversed(lead):
        first = parts[0] if parts else None
        if first and first.kind == "figure" and first.shown and not first.shown.credit:
            shown = replace(first.shown, credit=credit)
            parts = [replace(first, lines=(line, *first.lines), shown=shown), *parts[1:]]
        else:
            parts = [Part("figure", "", "", (line,), shown=Shown(credit=credit)), *parts]
    return parts


def _with_headings(parts: list[Part], language: str | None) -> list[Part]:
    """Return the parts with paragraphs that are section titles as headings: numbered, short, or in bold."""
    pieces = [_piece(part, language) for part in parts]
    decided = with_headings(pieces)
    if len(decided) != len(parts):
        return parts
    return [
        as_heading(part, piece.level or 2)
        if part.kind == "paragraph" and piece.kind == "heading" and _opens_text(parts, index)
        else part
        for index, (part, piece) in enumerate(zip(parts, decided, strict=True))
    ]


def _opens_text(parts: Sequence[Part], index: int) -> bool:
    following = next((part for part in parts[index + 1 :] if part.kind != "figure"), None)
    return following is not None and following.kind not in ("rule", "embed")


def _piece(part: Part, language: str | None) -> Piece:
    if part.kind != "paragraph" or len(part.lines) != 1:
        kind = "text" if part.kind in ("paragraph", "code", "quote", "table") else "figure"
        return Piece("text", "." * PROSE + ".", part.lines) if kind == "text" else Piece("figure", "", ())
    text = part.lines[0].text
    if read_role_line(text, language):
        return Piece("text", text, part.lines, role_line=True)
    if _BOLD.fullmatch(part.html) and can_be_title(text, LONGEST_TITLE):
        return Piece("heading", text, part.lines, level=section_level(text) or 2)
    # Numbered paragraphs stay what the page made them: it has lists for lists. And a short line in plain type
    # is no heading: who writes HTML has other means.
    level = section_level(text)
    return Piece("text", text, part.lines, None, level, role_line=not level)


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
