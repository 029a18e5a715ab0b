"""The prose of a body: its text by paragraphs, items and cells, and changes of it that keep the markup."""

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from articles.content.house_style import CODE, Hit, Spacing, check, spacing_of
from articles.content.tree import BLOCKS, VOID, tokens

_CODE = frozenset({"code", "pre"})


@dataclass(slots=True)
class Passage:
    """The text of one paragraph, item or cell. ``block`` numbers its top-level block.

    Code stands in it as U+FFFC, a line break as a newline. ``owners``: of each character, the number of the
    piece of HTML that it comes from, -1 for what is no text there.
    """

    block: int
    text: str = ""
    owners: list[int] = field(default_factory=list)


def passages(body: str) -> list[Passage]:
    """Return the prose of a body in order, without empty passages."""
    return [passage for passage in _read(body)[0] if passage.text.strip()]


def _read(body: str) -> tuple[list[Passage], list[tuple[int, int]]]:
    """Return the passages and, for each piece of text, where it stands in the HTML."""
    found: list[Passage] = []
    pieces: list[tuple[int, int]] = []
    current = Passage(0)
    depth = code = 0
    block = -1
    for token in tokens(body):
        if token.kind == "text":
            hidden = bool(code)
            current.text += CODE * len(token.data) if hidden else token.data
            current.owners += [-1 if hidden else len(pieces)] * len(token.data)
            pieces.append((token.start, token.end))
            continue
        if token.data == "br":
            current.text += "\n"
            current.owners.append(-1)
        if token.data in BLOCKS or token.data == "hr":
            found.append(current)
            block += depth == 0 and token.kind == "start"
            current = Passage(max(block, 0))
        code += (token.data in _CODE) * (1 if token.kind == "start" else -1)
        if token.data not in VOID:
            depth += 1 if token.kind == "start" else -1
    return [*found, current], pieces


def style_hits(
    body: str, language: str, *, spacing: Spacing | None = None
) -> list[tuple[Passage, list[Hit]]]:
    """Return the passages of a body that the house would set differently, each with what it would change.

    Without a policy between Han and Latin, the body is asked to agree with itself.
    """
    found = passages(body)
    wanted = spacing or spacing_of(passage.text for passage in found)
    hits = ((passage, check(passage.text, language, spacing=wanted)) for passage in found)
    return [(passage, hit) for passage, hit in hits if hit]


def mend_body(
    body: str,
    language: str,
    *,
    spacing: Spacing | None = None,
    wanted: Callable[[Hit], bool] = lambda hit: True,
) -> str:
    """Return the body as the house sets it, its links and emphasis where they were.

    ``wanted`` says which hits are mended. What spans two pieces of markup is mended in the first.
    """
    found, pieces = _read(body)
    agreed = spacing or spacing_of(passage.text for passage in found)
    texts: dict[int, list[str]] = {}
    for passage in found:
        hits = [hit for hit in check(passage.text, language, spacing=agreed) if wanted(hit)]
        if not hits:
            continue
        for owner, text in _rewritten(passage, hits):
            if owner >= 0:
                texts.setdefault(owner, []).append(text)
    for owner in sorted(texts, reverse=True):
        start, end = pieces[owner]
        body = body[:start] + html.escape("".join(texts[owner]), quote=False) + body[end:]
    return body


def _rewritten(passage: Passage, hits: Iterable[Hit]) -> Iterator[tuple[int, str]]:
    """Yield the passage's characters, mended, each with the piece it belongs to."""
    at = 0
    for hit in hits:
        yield from zip(passage.owners[at : hit.start], passage.text[at : hit.start], strict=True)
        owners = passage.owners[hit.start : hit.end] or [_near(passage, hit.start)]
        yield next((owner for owner in owners if owner >= 0), -1), hit.fix
        # A piece that loses all its text is rewritten all the same.
        yield from ((owner, "") for owner in owners)
        at = hit.end
    yield from zip(passage.owners[at:], passage.text[at:], strict=True)


def _near(passage: Passage, at: int) -> int:
    return passage.owners[at] if at < len(passage.owners) else -1
