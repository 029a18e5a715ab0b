"""What stands in and behind an article and leads away from it: links, advertisements, the site's end."""

import re
from collections.abc import Sequence

from articles.content.names import fold
from articles.content.page_chrome import Chrome, chrome_kind, is_closing, is_footer_line
from articles.content.page_words import page_words
from articles.content.text_lines import Line, ends_sentence, has_letters, width
from articles.formats.html_parts import Part
from articles.formats.plain_pieces import PROSE

_OPENERS = " [(【>»▶►→•*-"
_TAIL = 15  # parts from the end in which the site's own block may begin
_TAG = re.compile(r"<[^>]*>")
_LINKED = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


def without_footer(parts: list[Part], dropped: list[Line]) -> list[Part]:
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
    opens = start and start < end and _leads_away(parts[start - 1].text) and len(parts[start - 1].text) < 60
    return start - 1 if opens and not ends_sentence(parts[start - 1].text) else end


def _is_linked(part: Part) -> bool:
    linked = sum(len(_TAG.sub("", text)) for text in _LINKED.findall(part.html))
    return part.kind == "figure" or linked * 10 >= 8 * len("".join(part.text.split("\n")))


def _is_footer(part: Part) -> bool:
    if part.kind == "rule":
        return True
    footers = [is_footer_line(line.text) for line in part.lines]
    return part.kind in ("paragraph", "heading", "list") and bool(footers) and all(footers)


def is_aside(part: Part) -> bool:
    """Tell whether a paragraph only leads elsewhere: « Lire aussi : » with a link, "[Read: …]"."""
    if part.kind != "paragraph" or "<a " not in part.html or len(part.text) > 300:
        return False
    linked = sum(len(_TAG.sub("", text)) for text in _LINKED.findall(part.html))
    return linked * 2 >= len(part.text) and _leads_away(part.text)


def is_chrome_line(text: str) -> bool:
    return has_letters(text) and chrome_kind(text) is Chrome.INSIDE


def _leads_away(text: str) -> bool:
    """Tell whether a text opens with words that lead to another page: « Lire aussi », "[Read:"."""
    opening = fold(text[:60]).lstrip(_OPENERS)
    return any(
        opening.startswith(word) and not opening[len(word) : len(word) + 1].isalpha()
        for word in page_words("also")
    )
