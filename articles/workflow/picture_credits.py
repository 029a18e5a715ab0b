"""A picture's credit as people write and confirm it, inside the transaction of whoever writes."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content.typography import normalise_text
from articles.imaging.metadata import is_placeholder
from articles.models import Edition, Image, User
from articles.workflow import agencies
from articles.workflow.errors import Refused
from articles.workflow.logbook import log

CREDIT_FIELDS = ("credit_line", "creator", "copyright_notice", "usage_terms", "licence_page")
# What changes with them.
_FOLLOWING = ("agency_id", "conflicts", "confirmed_at", "confirmed_by_id", "rendition_key")
# A field in which the file says two things → the field of ours that an answer fills.
COLUMNS = {"credit_line": "credit_line", "creators": "creator", "copyright_notice": "copyright_notice"}


def locked(pk: int) -> Image:
    """The picture's row, locked, as it is now."""
    return Image.objects.select_for_update(of=("self",)).get(pk=pk)


def write_credit_line(image: Image, credit_line: str) -> bool:
    """Set a picture's credit line, unsaved; tell whether it changed. Raises `Refused`."""
    cleaned = normalise_text(credit_line)
    if image.credit_line == cleaned:
        return False
    demand_credit(image, cleaned)
    image.credit_line = cleaned
    return True


def demand_credit(image: Image, credit_line: str) -> None:
    """Refuse to leave a picture that readers see without a credit: what is published has one."""
    if not image.has_credit() or (credit_line and not is_placeholder(credit_line)):
        return
    if Edition.objects.live().filter(live_revision__images__contains=[image.pk]).exists():
        raise Refused(
            _("Readers see the picture “%(name)s”: change its credit, but do not take it away.")
            % {"name": image.filename}
        )


def write_confirmation(image: Image, actor: User | None, decided: Collection[str] = ()) -> list[str]:
    """Set on `image` that this person confirms its credit; return the fields, unsaved.

    Raises `Refused` where there is no credit, or where the file says two things and nobody has chosen.
    """
    open_fields = [name for name in image.conflicts if name not in decided]
    if open_fields:
        raise Refused(
            _("The file of “%(name)s” says two things: choose one of them first.") % {"name": image.filename}
        )
    if not image.has_credit():
        raise Refused(
            _("Write a credit line for “%(name)s” first: it says who made the picture.")
            % {"name": image.filename}
        )
    image.conflicts = []
    image.confirmed_at, image.confirmed_by = timezone.now(), actor
    return ["conflicts", "confirmed_at", "confirmed_by"]


def log_confirmation(actor: User | None, image: Image) -> None:
    """Write down who confirmed which credit."""
    said = {name: getattr(image, name) for name in CREDIT_FIELDS}
    log(actor, "confirm_picture", note=image.credit_line, picture=image.pk, credit=said)


def see_to_names(image: Image, changed: Collection[str]) -> list[str]:
    """Recognise the agency in a new credit line, and take its terms; return what changed with that."""
    more = []
    if "credit_line" in changed and "agency" not in changed:
        agency = agencies.agency_of(image.credit_line)
        if agency and agency.pk != image.agency_id:
            image.agency = agency
            more.append("agency")
    if {"credit_line", "agency"} & {*changed, *more}:
        more += agencies.take_terms(image)
    return more


def write_line(actor: User | None, image: Image, credit_line: str, *, confirm: bool) -> bool:
    """Write a credit line from a story's form, and confirm it if so told; tell whether anything changed.

    `image` is of the caller's transaction. A confirmed credit that changes is confirmed by whoever changes
    it. Raises `Refused` where readers see the picture and would see it without a credit.
    """
    news = image.credit_line != normalise_text(credit_line)
    if not news and not (confirm and image.confirmed_at is None):
        return False
    fresh = locked(image.pk)
    changed = write_credit_line(fresh, credit_line)
    if changed:
        see_to_names(fresh, ["credit_line"])
    # Conflicts in other fields are chosen on the picture's own page.
    may_confirm = fresh.has_credit() and not set(fresh.conflicts) - {"credit_line"}
    if may_confirm and (confirm or changed) and (confirm or fresh.confirmed_at is not None):
        write_confirmation(fresh, actor, decided=["credit_line"])
        log_confirmation(actor, fresh)
        changed = True
    if changed:
        fresh.save()
        for name in (*CREDIT_FIELDS, *_FOLLOWING):
            setattr(image, name, getattr(fresh, name))
    return changed
