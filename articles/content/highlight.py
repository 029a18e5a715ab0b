"""Where a search found its words in a text: to be marked, and to be cut out around."""

from collections.abc import Iterable, Iterator, Sequence

from articles.content.search_words import fold_search, is_spaceless, token_places, without_article

# Characters of a snippet, and how many of them stand before the first word found.
SNIPPET, BEFORE = 200, 60


def parts(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """Cut a text into (part, whether it was searched for), in order; joined, the parts are the text.

    A word is found where one begins with it, as searches find it: folded, accents aside; in a script without
    spaces, wherever it stands.
    """
    found = list(_places(text, [fold_search(word) for word in words]))
    made, end = [], 0
    for start, stop in found:
        if start < end:
            continue
        if start > end:
            made.append((text[end:start], False))
        made.append((text[start:stop], True))
        end = stop
    if end < len(text):
        made.append((text[end:], False))
    return made


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start, stop in token_places(text):
        token = text[start:stop]
        folded = fold_search(token)
        if not is_spaceless(token):
            ways = (folded, without_article(folded))
            if any(way.startswith(without_article(word)) for word in words if word for way in ways):
                yield start, stop
            continue
        # Folding may change how long a text is, but not that of characters without case or accents.
        if len(folded) != len(token):
            folded = token
        place = 0
        while place < len(token):
            here = [word for word in words if word and folded.startswith(word, place)]
            if here:
                length = len(max(here, key=len))
                yield start + place, start + place + length
                place += length
            else:
                place += 1


def snippet(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """Cut SNIPPET characters around the first word found, as `parts`; [] where none is in the text."""
    places = list(_places(text, [fold_search(word) for word in words]))
    if not places:
        return []
    first = places[0][0]
    start = max(0, first - BEFORE)
    if start and not is_spaceless(text[start : first + 1]):
        # Not in the middle of a word.
        start = text.find(" ", start, first) + 1 or first
    stop = min(len(text), start + SNIPPET)
    if stop < len(text) and (space := text.rfind(" ", first, stop)) > first + 40:
        stop = space
    cut = parts(text[start:stop].strip(), words)
    return [*([("… ", False)] if start else []), *cut, *([(" …", False)] if stop < len(text) else [])]
