"""The translation memory: what it learns from what is published, and what it remembers of a text.

Texts that are alike are found by the few smallest hashes of their pairs of words (Broder, "On the resemblance
and containment of documents", 1997), then compared letter by letter.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone
from rapidfuzz.distance import Indel

from articles.content.fingerprints import sketch
from articles.content.quality.plain import plain_of
from articles.formats.tmx import Remembered
from articles.models import BlockState, Edition, EditionLink, Memory, MemoryFingerprint, TargetBlock
from articles.translation.units import WORDLESS, bare, digest

# Less alike than this in a hundred letters, it is no help.
LOWEST = 60
# How many a translator is shown.
SHOWN = 5
# Of one hash: what more texts share than this is too common to say anything.
_COMMON = 400
# Of one text: how many are compared letter by letter.
_COMPARED = 20
_LEARNED = (BlockState.TRANSLATED, BlockState.REVIEWED)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to look for: without tags, with them, and the hashes of its neighbours' words ("" at an end)."""

    text: str
    html: str
    before: str = ""
    after: str = ""

    @property
    def text_hash(self) -> str:
        """As in `SegmentVersion.text_hash`."""
        return digest(bare(self.text))


@dataclass(frozen=True, slots=True)
class Match:
    """What was remembered. ``score``: 101 the same in the same place, 100 the same, 99 but for its tags;
    below, how many of a hundred letters two texts share, less one where their tags differ.
    """

    score: int
    memory: Memory


# --- Learning --------------------------------------------------------------------------------------


def learn(edition: Edition) -> int:
    """Remember what a translation says, now that readers have it; return how many blocks that is.

    Only what somebody answered for. A block that was remembered before is remembered anew.
    """
    link = EditionLink.objects.in_step().select_related("source").filter(edition=edition).first()
    if link is None:
        return 0
    blocks = link.blocks.filter(state__in=_LEARNED, stale=False).exclude(html="").order_by("position")
    pair = link.source.language_code, edition.language_code
    found = []
    for block in blocks.prefetch_related("sources__base", "sources__segment"):
        text, html = _said(block)
        if text:
            found.append((block, text, html))
    hashes = [digest(bare(text)) for _block, text, _html in found]
    memories = [
        Memory(
            source_language=pair[0],
            target_language=pair[1],
            text_hash=hashes[place],
            text=text,
            html=html,
            target=block.html,
            before=hashes[place - 1] if place else "",
            after=hashes[place + 1] if place + 1 < len(hashes) else "",
            block=block,
            edition=edition,
            used_at=timezone.now(),
        )
        for place, (block, text, html) in enumerate(found)
    ]
    _store(memories, pair)
    return len(memories)


def _said(block: TargetBlock) -> tuple[str, str]:
    """What a block was made from: text and HTML; "" for a picture, and for what has no source."""
    rows = list(block.sources.all())
    if any(row.segment.kind in WORDLESS for row in rows):
        return "", ""
    return "\n".join(row.base.text for row in rows).strip(), "".join(row.base.html for row in rows)


def _store(memories: Sequence[Memory], pair: tuple[str, str]) -> None:
    written = Memory.objects.bulk_create(
        memories,
        update_conflicts=True,
        unique_fields=["block"],
        update_fields=["text_hash", "text", "html", "target", "before", "after", "edition", "used_at"],
    )
    MemoryFingerprint.objects.filter(memory__in=[memory.pk for memory in written]).delete()
    MemoryFingerprint.objects.bulk_create(
        [
            MemoryFingerprint(memory=memory, fingerprint=fingerprint)
            for memory in written
            for fingerprint in sketch(memory.text, _name(pair))
        ]
    )


def forget(edition: Edition) -> None:
    """What was taken down is in nobody's suggestions."""
    Memory.objects.filter(edition=edition).delete()


def _name(pair: tuple[str, str]) -> str:
    return f"{pair[0]}>{pair[1]}"


# --- Remembering -----------------------------------------------------------------------------------


def lookup(pair: tuple[str, str], asked: Sequence[Asked]) -> list[list[Match]]:
    """Return what is remembered of each text, the best first, SHOWN at most. Three queries for any number.

    Where a text is remembered as it is, nothing that is only like it is looked for.
    """
    found = _exact(pair, asked)
    rest = [place for place, matches in enumerate(found) if not matches and asked[place].text.strip()]
    for place, matches in zip(rest, _alike(pair, [asked[place] for place in rest]), strict=True):
        found[place] = matches
    return found


def _exact(pair: tuple[str, str], asked: Sequence[Asked]) -> list[list[Match]]:
    by_hash: dict[str, list[Memory]] = defaultdict(list)
    wanted = {one.text_hash for one in asked if one.text.strip()}
    same = Memory.objects.of_pair(*pair).filter(text_hash__in=wanted).select_related("edition")
    for memory in same.order_by("-used_at") if wanted else ():
        by_hash[memory.text_hash].append(memory)
    return [_best([Match(_score(one, memory), memory) for memory in by_hash[one.text_hash]]) for one in asked]


def _score(one: Asked, memory: Memory) -> int:
    if memory.html != one.html:
        return 99
    here = (one.before, one.after)
    return 101 if any(here) and here == (memory.before, memory.after) else 100


def _best(matches: Iterable[Match]) -> list[Match]:
    """The best, each target once."""
    ordered = sorted(matches, key=lambda match: -match.score)
    return list({match.memory.target: match for match in reversed(ordered)}.values())[::-1][:SHOWN]


_NEAR = """
WITH asked AS (SELECT * FROM unnest(%s::int[], %s::bigint[]) AS asked(place, fingerprint)),
hits AS (
    SELECT asked.place, near.memory_id, count(*) AS shared FROM asked
    CROSS JOIN LATERAL (
        SELECT memory_id FROM articles_memoryfingerprint f WHERE f.fingerprint = asked.fingerprint LIMIT %s
    ) AS near
    GROUP BY 1, 2
),
ranked AS (
    SELECT place, memory_id,
        row_number() OVER (PARTITION BY place ORDER BY shared DESC, memory_id DESC) AS rank
    FROM hits
)
SELECT place, memory_id FROM ranked WHERE rank <= %s
"""


def _alike(pair: tuple[str, str], asked: Sequence[Asked]) -> list[list[Match]]:
    places: list[int] = []
    fingerprints: list[int] = []
    for place, one in enumerate(asked):
        for fingerprint in sketch(one.text, _name(pair)):
            places.append(place)
            fingerprints.append(fingerprint)
    if not fingerprints:
        return [[] for _one in asked]
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [places, fingerprints, _COMMON, _COMPARED])
        near = cursor.fetchall()
    memories = Memory.objects.select_related("edition").in_bulk({pk for _place, pk in near})
    found: list[list[Match]] = [[] for _one in asked]
    for place, pk in near:
        memory, one = memories[pk], asked[place]
        score = int(100 * Indel.normalized_similarity(one.text, memory.text, score_cutoff=LOWEST / 100))
        if score:
            # What is alike is never the same.
            found[place].append(Match(min(99, score) - (_tags(one.html) != _tags(memory.html)), memory))
    return [_best(match for match in matches if match.score >= LOWEST) for matches in found]


def _tags(html: str) -> list[str]:
    return [piece.split(">", 1)[0] for piece in html.split("<")[1:]]


def asked_of(blocks: Sequence[TargetBlock]) -> dict[uuid.UUID, Asked]:
    """What to look for, for blocks in their order with their sources: the text their sources have now."""
    texts = {}
    for block in blocks:
        rows = list(block.sources.all())
        heads = [row.segment.head for row in rows if row.segment.kind not in WORDLESS]
        if heads:
            texts[block.pk] = ("\n".join(head.text for head in heads).strip(), "".join(h.html for h in heads))
    order = list(texts)
    hashes = [digest(bare(texts[pk][0])) for pk in order]
    return {
        pk: Asked(
            *texts[pk],
            before=hashes[place - 1] if place else "",
            after=hashes[place + 1] if place + 1 < len(order) else "",
        )
        for place, pk in enumerate(order)
    }


# --- Looking up words ------------------------------------------------------------------------------


def concordance(pair: tuple[str, str], words: str, *, most: int = 20) -> list[Memory]:
    """Return what was translated before with these words in it, in either language, the latest used first.

    Letter by letter, case aside. Without an index: of a million memories it reads as many as it must.
    """
    rows = Memory.objects.of_pair(*pair).filter(Q(text__icontains=words) | Q(target__icontains=words))
    return list(rows.select_related("edition").order_by("-used_at", "-pk")[:most])


# --- From elsewhere, and to elsewhere --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a memory in did, or would do: how many are new, known already, and in languages that the
    site does not have.
    """

    new: int = 0
    known: int = 0
    other: int = 0


_AT_ONCE = 500


def take_in(units: Iterable[Remembered], *, dry_run: bool = False) -> Taken:
    """Remember what was translated elsewhere: from each unit's source language into the others of the site;
    where the file does not say which is the source, from each into each. What is known is not kept twice.

    Raises what reading ``units`` raises; then nothing is kept.
    """
    counts = {"new": 0, "known": 0, "other": 0}
    with transaction.atomic():
        batch: list[tuple[tuple[str, str], str, str]] = []
        for unit in units:
            texts = _by_site_language(unit.texts)
            source = _site_language(unit.source) if unit.source else None
            found = [
                ((one, other), texts[one], texts[other])
                for one in texts
                for other in texts
                if one != other and source in (None, one)
            ]
            counts["other"] += not found
            batch += found
            if len(batch) >= _AT_ONCE:
                _remember(batch, counts, dry_run=dry_run)
                batch = []
        _remember(batch, counts, dry_run=dry_run)
    return Taken(**counts)


def _by_site_language(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts whose language the site has: fr-FR is its fr."""
    found: dict[str, str] = {}
    for code, text in texts.items():
        if (mine := _site_language(code)) is not None:
            found.setdefault(mine, text)
    return found


def _site_language(code: str) -> str | None:
    primary = code.split("-")[0]
    return next((one for one in (code, primary) if one in settings.SITE_LANGUAGES), None)


def _remember(
    batch: Sequence[tuple[tuple[str, str], str, str]], counts: dict[str, int], *, dry_run: bool
) -> None:
    rows: dict[tuple[tuple[str, str], str, str], Memory] = {}
    for pair, html, target in batch:
        text = html_plain(html)
        if not text:
            continue
        text_hash = digest(bare(text))
        row = Memory(
            source_language=pair[0],
            target_language=pair[1],
            text_hash=text_hash,
            text=text,
            html=html,
            target=target,
        )
        counts["known"] += (pair, text_hash, target) in rows
        rows.setdefault((pair, text_hash, target), row)
    hashes = {text_hash for _pair, text_hash, _target in rows}
    for known in Memory.objects.filter(text_hash__in=hashes).only(
        "source_language", "target_language", "text_hash", "target"
    ):
        key = (known.source_language, known.target_language), known.text_hash, known.target
        counts["known"] += rows.pop(key, None) is not None
    counts["new"] += len(rows)
    if dry_run:
        return
    by_pair: dict[tuple[str, str], list[Memory]] = defaultdict(list)
    for (pair, _hash, _target), row in rows.items():
        by_pair[pair].append(row)
    for pair, memories in by_pair.items():
        _store(memories, pair)


def html_plain(html: str) -> str:
    """The text of a block, or of what is no HTML, as segments have it."""
    return plain_of(html, is_plain=not html.startswith("<")).text.strip()


def pairs() -> list[tuple[str, str, int]]:
    """Return the pairs of languages that the memory has, each with how many it remembers, the largest
    first."""
    rows = (
        Memory.objects.order_by()
        .values_list("source_language", "target_language")
        .annotate(count=Count("pk"))
    )
    return sorted(rows, key=lambda row: (-row[2], row[0], row[1]))


def units_of(pair: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield what is remembered of a pair as (source, target, when it was used last), for `formats.tmx`."""
    rows = Memory.objects.of_pair(*pair).order_by("pk").values_list("html", "target", "used_at")
    for html, target, used in rows.iterator(chunk_size=2000):
        yield html, target, used.strftime("%Y%m%dT%H%M%SZ")
