"""Unsaved changes: kept while someone types, offered back to them alone, gone with a save."""

import json
from collections.abc import Sequence

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Draft, Edition, User
from articles.workflow import desk
from articles.workflow.errors import NotAllowed, Refused

# A body of 200 kB is the largest that can be saved; one that must be shortened first is kept all the same.
MAX_BYTES = 1_000_000

Fields = Sequence[tuple[str, str]]


class DraftTooLarge(Refused):
    """More was typed than is kept on the way to a save."""

    def __init__(self) -> None:
        super().__init__(_("This is too much to be kept as a draft. Divide the text, or save it now."))


def keep(user: User, edition: Edition, fields: Fields, *, version: int, article_version: int) -> Draft:
    """Keep what `user` has typed, in place of what was kept before; make no revision and no line in the log.

    `fields` are the form's names and values, `version` and `article_version` the row versions that were read
    when the writing began. Raises `NotAllowed`, `DraftTooLarge`.
    """
    if not desk.may_edit(user, edition):
        raise NotAllowed("edit")
    if len(json.dumps(list(fields), ensure_ascii=False).encode()) > MAX_BYTES:
        raise DraftTooLarge
    draft = Draft(
        edition=edition,
        user=user,
        row_version=version,
        article_version=article_version,
        fields=[list(pair) for pair in fields],
        saved_at=timezone.now(),
    )
    # One statement: two tabs that keep at once must not meet the constraint.
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["edition", "user"],
        update_fields=["row_version", "article_version", "fields", "saved_at"],
    )
    Draft.objects.stale().delete()
    return draft


def kept_at(user: User) -> Subquery:
    """For a query of editions: when `user` left something unsaved at each; NULL where nothing."""
    own = Draft.objects.filter(edition=OuterRef("pk"), user=user)
    return Subquery(own.values("saved_at")[:1])


def of(user: User, edition: Edition) -> Draft | None:
    """What `user` left unsaved at `edition`; None where there is nothing, or where they may not write now."""
    if not desk.may_edit(user, edition):
        return None
    return Draft.objects.filter(edition=edition, user=user).first()


def drop(user: User, edition: Edition) -> None:
    """Forget what `user` left unsaved at `edition`: it was saved, or is not wanted."""
    Draft.objects.filter(edition=edition, user=user).delete()
