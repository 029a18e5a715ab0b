"""A translation that comes back from another tool, as a file."""

from dataclasses import dataclass

from django.utils import timezone

from articles.formats.xliff import Document
from articles.models import BlockEvent, BlockState, EditionLink, TargetBlockSource, User
from articles.translation import exchange
from articles.translation.exchange import Line
from articles.workflow.translating import demand_writing, make_current, store, writing_many


@dataclass(frozen=True)
class Report:
    """What taking a file in did, or would do: its lines, in the file's order."""

    lines: tuple[Line, ...]

    def count(self, *what: str) -> int:
        """How many lines are of these kinds."""
        return sum(line.what in what for line in self.lines)


def take_in(actor: User, link: EditionLink, document: Document, *, dry_run: bool = False) -> Report:
    """Take a file's translations into the blocks, or say what that would do.

    What is the same is not touched: no block, no revision and no line of the log. A translation of an older
    source is stale, made from what it was made from. Raises `NotAllowed`, `WrongState`, and
    `formats.errors.Unreadable` for a file about something else; then nothing was written.
    """
    demand_writing(link, actor, "edit")
    if dry_run:
        return Report(tuple(exchange.compare(link, document)))
    with writing_many(actor, link) as fresh:
        # Nobody writes in a block while its link is locked.
        lines = exchange.compare(fresh, document)
        changed = [line for line in lines if line.what in ("changed", "older")]
        for line in changed:
            _write(actor, line)
        if changed:
            EditionLink.objects.filter(pk=fresh.pk).update(ahead=True, ahead_by=actor)
    return Report(tuple(lines))


def _write(actor: User, line: Line) -> None:
    block = line.block
    if block is None:
        return
    block.html, block.author, block.reviewer = line.html, actor, None
    block.state = BlockState.TRANSLATED if line.confirmed else BlockState.DRAFT
    block.changed_at = timezone.now()
    if line.what == "older":
        block.stale = True
        if line.base is not None:
            TargetBlockSource.objects.filter(block=block, segment=line.base.segment_id).update(base=line.base)
        else:
            # Made from a text that nobody knows any more: somebody has to look.
            block.uncertain = True
    elif line.confirmed:
        block.uncertain = False
        make_current(block)
    store(actor, block, event=BlockEvent.IMPORTED)
