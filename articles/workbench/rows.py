"""A translation as rows: on one side what the source says, on the other what the block says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.content import diff
from articles.content.quality.model import Term
from articles.content.quality.plain import marked, plain_of
from articles.content.quality.term_index import TermIndex, spans_of
from articles.models import (
    BlockComment,
    EditionLink,
    SegmentVersion,
    TargetBlock,
)
from articles.models.target_block import DONE
from articles.translation import checking, terms
from articles.translation.checking import Noted
from articles.translation.units import WORDLESS

# What is asked of a row by the filters above the text.
FILTERS = ("all", "open", "stale", "issues", "comments")


@dataclass(frozen=True)
class Row:
    """One block. ``source`` and ``target``: what each side says, as safe HTML. ``change``: what the source's
    words became since the block was made from them, None where they are the same. ``skeleton``: what an empty
    block begins with. ``words``: of the source.
    """

    block: TargetBlock
    kind: str
    label: str
    source: SafeString
    target: SafeString
    skeleton: str
    change: SafeString | None
    words: int
    gone: bool
    shared: bool
    comments: Sequence[BlockComment] = field(default_factory=list)
    checks: Sequence[Noted] = field(default_factory=list)
    terms: Sequence[Term] = field(default_factory=list)

    @property
    def is_wordless(self) -> bool:
        """A picture or a rule: it stands in both, and nobody translates it."""
        return self.kind in WORDLESS

    @property
    def is_done(self) -> bool:
        """Nobody has anything to do about it."""
        return self.block.state in DONE and not self.block.stale and not self.block.uncertain

    @property
    def may_be_paired(self) -> bool:
        """It was paired by a guess, or with nothing: somebody may know better."""
        return (
            self.block.field == "body" and (self.block.uncertain or not self.source) and not self.is_wordless
        )

    @property
    def issues(self) -> int:
        """How many findings of the checks somebody should look at; what only informs is not counted."""
        return sum(note.is_open and note.finding.level != "information" for note in self.checks)

    @property
    def open_comments(self) -> int:
        """How many remarks wait for an answer."""
        return sum(remark.resolved_at is None for remark in self.comments)


@dataclass(frozen=True)
class Progress:
    """How far a translation is, in words of its source."""

    words: int
    done: int
    blocks: int
    open: int
    stale: int
    issues: int
    comments: int

    @property
    def percent(self) -> int:
        """0 to 100; 100 only where everything is done."""
        return 100 if not self.open else min(99, 100 * self.done // max(1, self.words))


def rows_of(link: EditionLink) -> list[Row]:
    """Every block of a translation, in its order, with what the checks find and the terms of its source. As
    many queries for three hundred as for one.
    """
    blocks = list(
        link.blocks.order_by("position", "pk")
        .select_related("author", "reviewer", "claimed_by")
        .prefetch_related(*checking.PREFETCH, "sources__base", "comments__author")
    )
    languages = checking.languages_of(link)
    house = terms.base(languages)
    names = TermIndex(terms.names_of(link))
    checks = checking.noted(blocks, languages, house)
    told: set[Any] = set()
    found = []
    for block in blocks:
        row = _row(block, told, checks.get(block.pk, ()), (names, house))
        told.update(source.segment_id for source in block.sources.all())
        found.append(row)
    return found


def _row(block: TargetBlock, told: set[Any], checks: Sequence[Noted], indexes: Sequence[TermIndex]) -> Row:
    sources = list(block.sources.all())
    heads = [source.segment.head for source in sources]
    kind = next((source.segment.kind for source in sources if source.segment.kind), "")
    is_body = block.field == "body"
    gone = bool(sources) and not any(source.segment.live for source in sources)
    source, found = _with_terms(_safe(heads, is_body), is_body, indexes)
    return Row(
        block=block,
        kind=kind or ("p" if is_body else block.field),
        label=str(block.get_field_display()),
        source=source,
        target=mark_safe(block.html) if is_body else escape(block.html),  # noqa: S308  # sanitised when saved
        skeleton=_skeleton(heads) if is_body else "",
        change=_change([source.base for source in sources], heads) if block.stale and not gone else None,
        # Words that two blocks share are counted once.
        words=sum(source.segment.head.words for source in sources if source.segment_id not in told),
        gone=gone,
        shared=bool(sources) and all(source.segment_id in told for source in sources),
        comments=list(block.comments.all()),
        checks=checks,
        terms=found,
    )


def _with_terms(
    source: SafeString, is_body: bool, indexes: Sequence[TermIndex]
) -> tuple[SafeString, list[Term]]:
    """The source with its terms marked, and the terms: the story's names before the house's."""
    near = [term for index in indexes for term in index.near(source)]
    if not near:
        return source, []
    html = source if is_body else f"<p>{source}</p>"
    spans = spans_of(plain_of(html).text, near)
    if not spans:
        return source, []
    shown = marked(html, [(start, end) for start, end, _term in spans], '<mark class="term">', "</mark>")
    distinct = {id(term): term for _start, _end, term in spans}
    # Escaped where it was put together; marks are ours.
    return mark_safe(shown if is_body else shown[3:-4]), list(distinct.values())  # noqa: S308


def _safe(versions: Iterable[SegmentVersion], is_body: bool) -> SafeString:
    if is_body:
        # Sanitised when its revision was saved.
        return mark_safe("".join(version.html for version in versions))  # noqa: S308
    return escape(" ".join(version.html for version in versions))


def _skeleton(versions: Sequence[SegmentVersion]) -> str:
    """An empty block of the source's kind, to be written in."""
    html = versions[0].html if versions else "<p></p>"
    tag = html[1:].split(">", 1)[0].split(" ", 1)[0] or "p"
    inner = {"ul": "<li><br></li>", "ol": "<li><br></li>", "blockquote": "<p><br></p>"}.get(tag, "<br>")
    return f"<{tag}>{inner}</{tag}>" if tag not in ("table", "figure", "hr") else html


def _change(bases: Sequence[SegmentVersion], heads: Sequence[SegmentVersion]) -> SafeString | None:
    old, new = "\n".join(base.text for base in bases), "\n".join(head.text for head in heads)
    return None if old == new else marked_change(old, new)


def marked_change(old: str, new: str) -> SafeString:
    """What became of a text, word by word, as HTML: what went in `del`, what came in `ins`."""
    parts: list[str] = []
    for change in diff.diff_text(old, new):
        text = escape(change.text)
        if change.op == "equal":
            parts.append(text)
        else:
            tag, word = ("ins", _("added")) if change.op == "insert" else ("del", _("deleted"))
            parts.append(f'<{tag}><span class="visually-hidden">[{escape(word)}: </span>{text}'
                         f'<span class="visually-hidden">]</span></{tag}>')  # fmt: skip
    return mark_safe("".join(parts))  # noqa: S308  # escaped piece by piece


def pairable(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The paragraphs of the source that a block may be paired with by hand: id and how each begins. None
    where no block asks for it: all are paired for certain.
    """
    if not any(row.may_be_paired for row in rows):
        return []
    found = {
        str(source.segment_id): source.segment
        for row in rows
        for source in row.block.sources.all()
        if row.block.field == "body" and source.segment.live and source.segment.kind not in WORDLESS
    }
    ordered = sorted(found.values(), key=lambda segment: segment.position)
    return [(str(segment.pk), Truncator(segment.head.text).chars(70)) for segment in ordered]


def plain_words(html: str, field: str) -> str:
    """What a block says, without its tags."""
    return plain_of(html, is_plain=field != "body").text.strip()


def progress_of(rows: Sequence[Row]) -> Progress:
    """How far these rows are."""
    worded = [row for row in rows if not row.is_wordless]
    return Progress(
        words=sum(row.words for row in worded),
        done=sum(row.words for row in worded if row.is_done),
        blocks=len(worded),
        open=sum(not row.is_done for row in worded),
        stale=sum(row.block.stale for row in worded),
        issues=sum(row.issues > 0 for row in worded),
        comments=sum(row.open_comments for row in rows),
    )


def shown(rows: Sequence[Row], wanted: str) -> list[Row]:
    """The rows that a filter lets through; all of them for a filter that is none."""
    tests: dict[str, Any] = {
        "open": lambda row: not row.is_wordless and not row.is_done,
        "stale": lambda row: row.block.stale or row.block.uncertain,
        "issues": lambda row: row.issues > 0,
        "comments": lambda row: row.open_comments > 0,
    }
    test = tests.get(wanted)
    return [row for row in rows if test(row)] if test else list(rows)
