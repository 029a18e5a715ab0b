"""The terms of a translation: the house's, and what the people and publishers of its story are called."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db.models import Count, F, Max, Value

from articles.content.names import fold
from articles.content.quality.model import Term as PairTerm
from articles.content.quality.term_index import TermIndex
from articles.content.typography import CJK
from articles.models import (
    ContributorTranslation,
    Edition,
    EditionLink,
    LabelTranslation,
    Memory,
    SourceTranslation,
    TermForm,
    TermProposal,
    TermStatus,
)

Languages = tuple[str, str]
Stamp = tuple[dt.datetime | None, int]


@dataclass
class _Kept:
    """The term bases that this process has read, as they were at `stamp`."""

    stamp: Stamp | None = None
    bases: dict[Languages, TermIndex] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_kept = _Kept()


def base(languages: Languages) -> TermIndex:
    """Return the house's terms for a pair of languages. One query, and another when the base has changed."""
    found = TermForm.objects.aggregate(at=Max("term__changed_at"), count=Count("pk"))
    stamp: Stamp = (found["at"], found["count"])
    with _kept.lock:
        if _kept.stamp != stamp:
            _kept.stamp, _kept.bases = stamp, {}
        if languages not in _kept.bases:
            _kept.bases[languages] = TermIndex(_read(languages))
        return _kept.bases[languages]


def _read(languages: Languages) -> Iterator[PairTerm]:
    forms: dict[int, list[TermForm]] = defaultdict(list)
    rows = TermForm.objects.select_related("term").order_by("term_id", "pk")
    for form in rows:
        forms[form.term_id].append(form)
    for group in forms.values():
        if pair := _pair_term(group, languages):
            yield pair


def _pair_term(forms: list[TermForm], languages: Languages) -> PairTerm | None:
    """One term as a pair of languages has it; None where it says nothing between them."""
    term = forms[0].term
    by_language: dict[str, list[TermForm]] = defaultdict(list)
    for form in forms:
        by_language[form.language_code].append(form)
    good = [TermStatus.PREFERRED, TermStatus.ADMITTED]

    def said(language: str) -> tuple[str, ...]:
        rows = [form for form in by_language[language] if form.status in good]
        return tuple(form.text for form in sorted(rows, key=lambda form: good.index(TermStatus(form.status))))

    source, target = said(languages[0]), said(languages[1])
    if term.keep:
        # It is called the same everywhere: any form that it has will do.
        source = source or target or tuple(form.text for form in forms if form.status in good)
        target = ()
    forbidden = tuple(form.text for form in by_language[languages[1]] if form.status == TermStatus.FORBIDDEN)
    if not forbidden and not (source and (target or term.keep)):
        return None
    return PairTerm(source, target, forbidden, keep=term.keep, note=term.note)


def names_of(link: EditionLink) -> list[PairTerm]:
    """Return what the people, the publisher and the label of the story are called in both languages. One
    query.
    """
    languages = link.source.language_code, link.edition.language_code
    article = link.edition.master

    # Negative numbers keep the kinds apart.
    found = _named(ContributorTranslation, languages, F("master_id"), master__credits__article=article).union(
        _named(SourceTranslation, languages, Value(-1), master=article.source_id),
        _named(LabelTranslation, languages, Value(-2), master=article.label_id),
    )
    by_thing: dict[object, dict[str, str]] = defaultdict(dict)
    for thing, code, name in found:
        by_thing[thing][code] = name
    return [
        PairTerm((names[languages[0]],), (names[languages[1]],))
        for names in by_thing.values()
        if len(names) == 2 and names[languages[0]] != names[languages[1]]
    ]


def _named(model: Any, languages: Languages, thing: F | Value, **where: object) -> Any:
    rows = model.objects.filter(language_code__in=languages, **where)
    return rows.annotate(thing=thing).values_list("thing", "language_code", "name").order_by()


# --- Proposing -----------------------------------------------------------------------------------
_LATIN_NAME = (
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:(?:de|la|van|von|der|al|bin|di|da|du|of|the) )?[A-ZÀ-Þ][\w’'.-]*){0,4}"
)
_HAN_NAME = rf"[{CJK}]{{1,8}}(?:[·・．•][{CJK}]{{1,8}}){{0,3}}"
# In Chinese and Japanese only the dot in a foreign name shows where it is; it begins after such a character.
_DOTTED_NAME = rf"[{CJK}]{{1,8}}(?:[·・．•][{CJK}]{{1,8}}){{1,3}}"
_BEFORE_NAME = re.compile("^.*[的是和与與在由对對向叫を]")
_ELIDED = re.compile("^(?:[LlDd]|[Qq]u)[’']")
# A name with its form in the other language behind it: Lian Ran (连冉), 玛尔塔·奥尔森（Marta Olsen）.
_GLOSS = re.compile(
    rf"(?P<here>{_LATIN_NAME}|{_DOTTED_NAME}) ?[(（](?P<there>{_LATIN_NAME}|{_HAN_NAME})[)）]"
)
_LONGEST = 200


def propose(edition: Edition) -> int:
    """Propose terms from what a translation says, now that readers have it; return how many are new.

    Where it has a name with the source's form in brackets, that is a pair. What the term base or the register
    of people has already is not proposed, nor what somebody has refused.
    """
    link = getattr(edition, "link", None)
    if link is None or link.cut_at is not None:
        return 0
    languages = link.source.language_code, edition.language_code
    rows = Memory.objects.of_pair(*languages).filter(edition=edition)
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    for text, target in rows.values_list("text", "target"):
        for source, form in glosses(text, target):
            pairs[source, form] += 1
    if not pairs:
        return 0
    keys = {fold(form) for pair in pairs for form in pair}
    known = set(TermForm.objects.filter(key__in=keys).values_list("key", flat=True))
    known |= set(ContributorTranslation.objects.filter(name_key__in=keys).values_list("name_key", flat=True))
    known |= set(SourceTranslation.objects.filter(name_key__in=keys).values_list("name_key", flat=True))
    new = 0
    for (source, form), seen in pairs.items():
        if fold(source) in known and fold(form) in known:
            continue
        _row, made = TermProposal.objects.get_or_create(
            source_language=languages[0],
            target_language=languages[1],
            source=source,
            target=form,
            defaults={"seen": seen, "edition": edition},
        )
        new += made
    return new


def glosses(source: str, target: str) -> list[tuple[str, str]]:
    """Return the names that a translation gives in both forms, as (form there, form here), each once.

    ``source`` is text, ``target`` may be HTML. The form in brackets must stand in the source.
    """
    plain = re.sub(r"<[^>]+>", "", target)
    found: list[tuple[str, str]] = []
    for match in _GLOSS.finditer(plain):
        here, there = _BEFORE_NAME.sub("", _ELIDED.sub("", match["here"])), match["there"]
        if there in source and here and here != there and max(len(here), len(there)) <= _LONGEST:
            found.append((there, here))
    return list(dict.fromkeys(found))
