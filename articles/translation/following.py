"""A translation follows where only the tags of its source changed, as far as that is certain. Pure."""

from collections.abc import Sequence

from articles.content.tree import VOID, Token, tokens


def follow(old: str, new: str, target: str) -> str | None:
    """Return `target` with the tags that `new` has where `old`, of the same words, had others.

    An address that changed is changed in the translation, a heading becomes a paragraph. None where nobody
    can be certain: emphasis came or went and its place in the other language is not known, a link that
    changed was localised, or one of two equal ones changed.
    """
    old_tags, new_tags = _tags(old), _tags(new)
    if not old_tags or not new_tags or not _tags(target):
        return None
    if [tag.data for tag in old_tags[1:]] != [tag.data for tag in new_tags[1:]]:
        return None
    changes: dict[str, str] = {}
    for before, after in zip(_written(old, old_tags), _written(new, new_tags), strict=True):
        if changes.setdefault(before, after) != after:
            return None
    changes = {before: after for before, after in changes.items() if before != after}
    outer = old_tags[0].data, new_tags[0].data
    return _changed(target, changes, outer, _written(old, old_tags))


def _tags(html: str) -> list[Token]:
    return [token for token in tokens(html) if token.kind == "start"]


def _written(html: str, tags: Sequence[Token]) -> list[str]:
    return [html[tag.start : tag.end] for tag in tags]


def _changed(
    target: str, changes: dict[str, str], outer: tuple[str, str], before: Sequence[str]
) -> str | None:
    """The target with each of its changed start tags in the new form; None where it has not all of them."""
    all_tags = list(tokens(target))
    there = [target[tag.start : tag.end] for tag in all_tags if tag.kind == "start"]
    if there[0] != before[0] and outer[0] != outer[1]:
        return None
    if any(there.count(tag) != before.count(tag) for tag in changes):
        return None
    parts, at, depth = [], 0, 0
    for token in all_tags:
        if token.kind == "text":
            continue
        written = target[token.start : token.end]
        if token.kind == "start":
            written = changes.get(written, written)
            depth += token.data not in VOID
        else:
            depth -= 1
            if depth == 0 and token.data == outer[0]:
                written = f"</{outer[1]}>"
        parts += [target[at : token.start], written]
        at = token.end
    return "".join(parts) + target[at:]
