"""Why an act was refused, in a sentence for the person who tried it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from articles.workflow.preconditions import Check


class Refused(Exception):
    """An editorial act that was not done. `str()` of it is meant for people; nothing was written."""


class NotAllowed(Refused):
    """This person may not do this."""

    def __init__(self, act: str) -> None:
        super().__init__(_("You may not do this here. Ask a chief editor."))
        self.act = act


class WrongState(Refused):
    """The edition is not in a state in which this can be done."""


class ChecklistNotMet(Refused):
    """Preconditions are not met: `failed` holds them."""

    def __init__(self, failed: Sequence["Check"]) -> None:
        super().__init__(
            _("Not yet: %(reasons)s") % {"reasons": " ".join(str(check.message) for check in failed)}
        )
        self.failed = list(failed)


class Conflict(Refused):
    """Someone saved since this text was read. `current` is what is there now."""

    def __init__(self, current: Any) -> None:
        super().__init__(_("Someone else saved this since you opened it. Nothing of yours is lost."))
        self.current = current


class WrongMoment(Refused):
    """A time that cannot be used: in the past, in a gap of the clock, or out of order."""


class AmbiguousMoment(WrongMoment):
    """A local time that happens twice when the clocks go back; `first` and `second` are the two, in UTC."""

    def __init__(self, message: str, first: Any, second: Any) -> None:
        super().__init__(message)
        self.first = first
        self.second = second
