"""What stands above a Markdown text between `---` (YAML) or `+++` (TOML): its title, its people, its date.

A reader of our own, of the few forms that texts use (values, quoted values, lists, one map inside another): a
YAML library has tags, anchors and aliases, which are no part of a text and can be made to hurt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST_LINES = 300
_KEY = re.compile(r"""["']?([A-Za-z][\w .-]{0,40}?)["']?\s*([:=])(?:\s+(.*))?""")
_ITEM = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s,\[\]{}"'][^,\[\]{}]*))""")
_COMMENT = re.compile(r"\s#.*$")
_NAMES = ("name", "display_name", "label", "title")


@dataclass(frozen=True)
class Entry:
    """One key of the front matter (in lower case) with its values, and the lines it takes, as they stand."""

    key: str
    values: tuple[str, ...]
    source: str


def split(text: str) -> tuple[tuple[Entry, ...], str]:
    """Return (entries, the text below). Without front matter there are none, and the text is all of it."""
    lines = text.lstrip("\ufeff").split("\n", _MOST_LINES)
    fence = lines[0].strip()
    if fence not in ("---", "+++"):
        return (), text
    ends = ("---", "...") if fence == "---" else ("+++",)
    end = next((index for index, line in enumerate(lines[1:-1], 1) if line.strip() in ends), None)
    if end is None and lines[-1].strip() in ends:
        end = len(lines) - 1
    # « --- » over a text is a rule; only where keys follow is it front matter.
    if end is None or not (entries := tuple(_entries(lines[1:end]))):
        return (), text
    return entries, "\n".join(lines[end + 1 :])


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    groups: list[list[str]] = []
    for line in lines:
        line = line.rstrip()
        if not line or line.startswith("#"):
            continue
        if groups and line.startswith("["):  # a TOML table: its keys are another thing's
            break
        # What is indented, and a list's dash, belong to the key above.
        if groups and (line[0] in " \t-]" or not _KEY.fullmatch(line)):
            groups[-1].append(line)
        elif _KEY.fullmatch(line):
            groups.append([line])
        else:
            return
    for group in groups:
        match = _KEY.fullmatch(group[0])
        assert match is not None  # noqa: S101  (groups are opened by a key)
        key = match[1].strip().lower().replace("-", "_").replace(" ", "_")
        yield Entry(key, tuple(_values(match[3] or "", group[1:])), " ".join(map(str.strip, group)))


def _values(first: str, more: Sequence[str]) -> Iterator[str]:
    first = first.strip()
    if first[:1] in ("|", ">"):  # a block of text
        yield " ".join(line.strip() for line in more)
    elif first.startswith("[") or (not first and more and more[0].strip().startswith("[")):
        yield from _flow(" ".join((first, *more)).strip())
    elif first:
        continued = [line.strip() for line in more] if first[0] not in "\"'" else []
        if value := _scalar(" ".join((first, *continued))):
            yield value
    else:
        yield from _nested(more)


def _flow(text: str) -> Iterator[str]:
    """Yield the items of ["a", b]."""
    for match in _ITEM.finditer(text):
        value = next((group for group in match.groups() if group is not None), "").strip()
        if value and value != "#":
            yield value


def _nested(lines: Sequence[str]) -> Iterator[str]:
    """Yield the items of a list, and of a map, or a list of them, the names."""
    for line in lines:
        item = line.strip()
        item = item[1:].strip() if item.startswith("-") else item
        if (match := _KEY.fullmatch(item)) and match[2] == ":" and match[3] is not None:
            if match[1].lower() in _NAMES and (value := _scalar(match[3])):
                yield value
        elif value := _scalar(item):
            yield value


def _scalar(text: str) -> str:
    text = text.strip()
    if text[:1] in ("'", '"') and (end := text.find(text[0], 1)) > 0:
        return text[1:end].replace("''", "'").strip()
    value = _COMMENT.sub("", text).strip()
    return "" if value.lower() in ("null", "~", "none", "true", "false") else value
