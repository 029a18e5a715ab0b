"""Which pieces of a body are headings and ordered lists: decided by what stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from articles.content.text_lines import has_spaceless, width
from articles.formats.plain_pieces import ORDERED_ITEM, Piece
from articles.formats.plain_titles import LONGEST_TITLE, can_be_title


def with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with headings and ordered lists decided by what stands around them."""
    result = list(_with_ordered_lists(pieces))
    # From the end, so that "1. The Tide" before "1.1 Background" sees what follows decided.
    for index in range(len(result) - 1, -1, -1):
        piece = result[index]
        before = result[index - 1] if index else None
        after = result[index + 1] if index + 1 < len(result) else None
        if piece.kind != "text":
            continue
        if piece.level and before and before.kind == "item" and before.number is not None:
            continue  # a table of contents goes on
        if piece.level and (
            _opens_section(after, piece) or (after is None and _has_sister(result[:index], piece))
        ):
            result[index] = replace(piece, kind="heading")
        elif not piece.level and not piece.role_line and _stands_as_heading(piece, before, after):
            result[index] = replace(piece, kind="heading", level=2)
    return result


def _with_ordered_lists(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a run of numbered lines as items: sections would have text between them."""
    for numbered, run in groupby(pieces, key=lambda piece: piece.kind == "text" and piece.number is not None):
        group = list(run)
        if numbered and len(group) > 1:
            in_order = [piece.number for piece in group] == list(range(1, len(group) + 1))
            for piece in group:
                match = ORDERED_ITEM.match(piece.text)
                if in_order and match:
                    yield replace(piece, kind="item", text=piece.text[match.end() :], level=0)
                else:
                    yield replace(piece, number=None, level=0)
        else:
            yield from (replace(piece, number=None) for piece in group)


def _opens_section(after: Piece | None, piece: Piece) -> bool:
    if after is None:
        return False
    if after.kind == "heading":
        return after.level > piece.level
    return after.kind != "text" or after.is_prose


def _has_sister(before: Sequence[Piece], piece: Piece) -> bool:
    return any(other.level == piece.level for other in before)


def _stands_as_heading(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Tell whether a short line stands as a heading between paragraphs."""
    text = piece.text
    spaceless = has_spaceless(text)
    if not can_be_title(text, 64 if spaceless else LONGEST_TITLE) or width(text) < 4:
        return False
    if text[0] in "«“\"'‘「『(（[【—–-@#$" or text[0].islower() or text.endswith((")", "）", "!", "！")):
        return False
    if text.endswith(("?", "？")) and (before is None or width(text) < 16):
        return False
    if after and after.text[:1].islower():  # a sentence broken over two lines
        return False
    if before and (before.kind == "heading" or (before.kind == "text" and not before.is_prose)):
        return False
    if after is None:
        return False
    if after.kind == "figure":
        return after.picture
    if after.kind == "heading":
        return after.level > 2
    return after.kind in ("item", "quote") or after.is_prose
