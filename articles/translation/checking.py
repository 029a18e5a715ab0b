"""What the checks find in a translation, block by block, and what somebody has said is right as it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from articles.content import house_style
from articles.content.house_style import Spacing
from articles.content.quality import literals, registry
from articles.content.quality.model import Finding, Pair
from articles.content.quality.term_index import TermIndex
from articles.models import BlockState, CheckDismissal, EditionLink, SegmentField, TargetBlock
from articles.translation.units import WORDLESS

# For a query of blocks: all that a check needs to know of them.
PREFETCH: tuple[Any, ...] = (
    "sources__segment__head",
    Prefetch("dismissals", CheckDismissal.objects.select_related("dismissed_by")),
)


@dataclass(frozen=True)
class Noted:
    """A finding in a block, and who said that it is right as it is, if somebody did."""

    finding: Finding
    dismissal: CheckDismissal | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has said that it is right."""
        return self.dismissal is None

    @property
    def can_be_fixed(self) -> bool:
        """What should stand there is known."""
        return self.finding.fix is not None


def digest(pair: Pair) -> str:
    """Return what a dismissal holds for: this source and this translation, to the letter."""
    said = f"{pair.source}\x1f{pair.target}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def pairs_of(
    blocks: Sequence[TargetBlock], languages: tuple[str, str], terms: TermIndex | None = None
) -> dict[Any, Pair]:
    """Return the pair of each block that has words, by its key. ``blocks``: a whole translation's, in order,
    with `PREFETCH`; those that are empty or left out have none. ``terms``: those of this pair of languages.
    """
    shared = Counter(source.segment_id for block in blocks for source in block.sources.all())
    spacing = _spacing(block.html for block in blocks)
    pairs: dict[Any, Pair] = {}
    for block in blocks:
        sources = list(block.sources.all())
        if not block.html or block.state == BlockState.OMITTED:
            continue
        if any(source.segment.kind in WORDLESS for source in sources) or block.html.startswith("<figure"):
            continue
        glue = "" if block.field == SegmentField.BODY else " "
        source = glue.join(source.segment.head.html for source in sources)
        pairs[block.pk] = Pair(
            source,
            block.html,
            languages,
            field=block.field,
            part=any(shared[source.segment_id] > 1 for source in sources),
            stale=block.stale,
            spacing=spacing,
            terms=tuple(terms.near(f"{source}\n{block.html}")) if terms else (),
        )
    return pairs


def _spacing(texts: Iterable[str]) -> Spacing | None:
    """The house's policy between Han and Latin; where it has none, the way this translation has it mostly."""
    policies: dict[str, Spacing] = {"none": "none", "space": "space"}
    return policies.get(settings.CJK_LATIN_SPACING) or house_style.spacing_of(texts)


# A page of unchanged blocks is looked at again and again.
@lru_cache(maxsize=2048)
def _found(pair: Pair) -> tuple[Finding, ...]:
    return tuple(registry.run(pair))


def noted(
    blocks: Sequence[TargetBlock], languages: tuple[str, str], terms: TermIndex | None = None
) -> dict[Any, list[Noted]]:
    """Return what is found in each block of a translation, by its key; the blocks as `pairs_of` takes them.

    What a check finds twice in a block is one finding with the first place.
    """
    pairs = pairs_of(blocks, languages, terms)
    found = {key: list(_found(pair)) for key, pair in pairs.items()}
    keys = list(pairs)
    for index, finding in literals.names(list(pairs.values())):
        found[keys[index]].append(finding)
    by_key = {block.pk: block for block in blocks}
    return {key: _with_dismissals(by_key[key], pairs[key], list(findings)) for key, findings in found.items()}


def _with_dismissals(block: TargetBlock, pair: Pair, findings: list[Finding]) -> list[Noted]:
    here = digest(pair)
    dismissed = {row.key: row for row in block.dismissals.all() if row.digest == here}
    distinct = {finding.key: finding for finding in reversed(findings)}
    return [Noted(finding, dismissed.get(key)) for key, finding in reversed(distinct.items())]


def blocks_of(link: EditionLink) -> list[TargetBlock]:
    """Return a translation's blocks in their order, ready to be checked. Four queries."""
    return list(link.blocks.order_by("position", "pk").prefetch_related(*PREFETCH))


def languages_of(link: EditionLink) -> tuple[str, str]:
    """Return the languages of a translation: from, into."""
    return link.source.language_code, link.edition.language_code


def blocking(link: EditionLink) -> list[tuple[TargetBlock, Finding]]:
    """Return what keeps a translation from going out: blocking findings that nobody has dismissed."""
    blocks = blocks_of(link)
    found = noted(blocks, languages_of(link))
    return [
        (block, note.finding)
        for block in blocks
        for note in found.get(block.pk, ())
        if note.is_open and note.finding.level == "blocking"
    ]
