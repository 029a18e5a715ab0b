"""Credits of pictures: a line of its own, the end of a caption, the source under a chart."""

import re
from collections.abc import Iterator

from articles.content import credited_names as names
from articles.content.byline_words import PICTURES, Role
from articles.content.claims import Claim
from articles.content.role_lines import LONGEST_LINE, read_role_line
from articles.content.text_lines import width

_LONGEST_ALONE = 240  # width of a line that is a credit and nothing else


def read_picture_credit(text: str, language: str | None = None) -> tuple[str, str] | None:
    """Return (caption, credit) of a line that ends in a picture's credit, or None. The caption may be empty.

    « Crédit photo : CCTV News »; "The square at dawn. Photo by Jane Doe"; 街头一景（图/视觉中国）; 李四摄.
    Words that open captions as well ("Photo:") count only before what can be nothing but a name.
    """
    if len(text) > LONGEST_LINE:
        return None
    if width(text) <= _LONGEST_ALONE and (credit := _credit_alone(text, language)):
        return "", credit
    for start, end in _tails(text):
        if credit := _credit_alone(text[start:end], language):
            return text[:start].rstrip(" (（[【"), credit
    return None


def _credit_alone(text: str, language: str | None) -> str | None:
    """Return the credit where a text is nothing else: "Photo by Jane Doe", 图/视觉中国, 李四摄."""
    taken = re.fullmatch(r"(.{2,30}?)\s?[/／]?\s?[摄攝]", text)
    if taken and (people := names.people(taken.group(1), "zh").names):
        return "、".join(people)
    line = read_role_line(text, language)
    if line is None or not all(claim.role in PICTURES for claim in line.claims):
        return None
    return "、".join(credit for claim in line.claims if (credit := _picture_credit(claim))) or None


def read_figure_source(text: str, language: str | None = None) -> str | None:
    """Return what a "Source: Bloomberg" or 数据来源 line under a figure names, or None for another line."""
    line = read_role_line(text, language)
    if line is None or len(line.claims) != 1 or line.claims[0].role not in (Role.SOURCE, Role.FIGURE_SOURCE):
        return None
    return names.credit_line(line.claims[0].value)


def _picture_credit(claim: Claim) -> str | None:
    return names.credit_line(claim.value, strict=claim.role is Role.PICTURE)


def _tails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans at a line's end where a credit may stand: the last brackets, the last sentence."""
    end = len(text.rstrip(" .。"))
    for opening, closing in ("()", "（）", "[]", "【】"):
        if end and text[end - 1] == closing and (start := text.rfind(opening, 0, end)) >= 0:
            yield start + 1, end - 1
    # The last few suffice: a credit holds a full stop or two itself, in "J. K. Rowling".
    for match in list(re.finditer(r"[.!?]\s|[。！？]", text))[-4:]:
        if 2 < end - match.end() < 160:
            yield match.end(), end
