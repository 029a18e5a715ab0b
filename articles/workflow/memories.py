"""The memory taken in from elsewhere, as an act of somebody's."""

from collections.abc import Iterable

from articles import permissions
from articles.formats.tmx import Remembered
from articles.models import User
from articles.translation import memory
from articles.translation.memory import Taken
from articles.workflow.errors import NotAllowed
from articles.workflow.logbook import log


def take_in(actor: User, units: Iterable[Remembered], *, name: str, dry_run: bool = False) -> Taken:
    """Remember what a file says was translated elsewhere. Raises `NotAllowed`, and `Unreadable` while it
    is read: then nothing is kept.
    """
    if not permissions.may(actor, "edit_term_base"):
        raise NotAllowed("edit_term_base")
    taken = memory.take_in(units, dry_run=dry_run)
    if taken.new and not dry_run:
        log(actor, "import_memory", note=name[:200], new=taken.new)
    return taken
