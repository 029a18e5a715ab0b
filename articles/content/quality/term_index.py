"""Terms found in a text without asking it for each of them: by how they begin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.content.quality.literals import find_form
from articles.content.quality.model import Term
from articles.content.typography import CJK

_LATIN_START, _OTHER_START = 4, 2
_RUNS_ON = re.compile(f"[{CJK}\uac00-\ud7a3\u0600-\u06ff\u0e00-\u0e7f]")


class TermIndex:
    """The terms of one pair of languages, by the first letters of their source forms and forbidden ones."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            for start in {_start(form) for form in (*term.source, *term.forbidden) if form.strip()}:
                self._by_start[start].append(term)
        self._lengths = sorted({len(start) for start in self._by_start})

    def near(self, text: str) -> list[Term]:
        """Return the terms that may occur in a text, each once. Some that do not are among them, none that
        does is missing. Linear in the text, whatever the number of terms.
        """
        folded = text.casefold()
        found: dict[int, Term] = {}
        for length in self._lengths:
            for start in {folded[at : at + length] for at in range(len(folded) - length + 1)}:
                for term in self._by_start.get(start, ()):
                    found[id(term)] = term
        return list(found.values())


def _start(form: str) -> str:
    folded = form.casefold().strip()
    return folded[: _OTHER_START if _RUNS_ON.match(folded) else _LATIN_START]


def spans_of(text: str, terms: Sequence[Term]) -> list[tuple[int, int, Term]]:
    """Return where a source text has terms, in order; of two that overlap the longer one."""
    places = [
        (*place, term)
        for term in terms
        for form in term.source
        if (place := find_form(text, form)) is not None
    ]
    kept: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end, _term in kept):
            kept.append((start, end, term))
    return sorted(kept, key=lambda place: place[0])
