"""Filters that people keep: whose they are, and who may share them."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.typography import normalise_text
from articles.models import SavedFilter, User
from articles.workflow.errors import NotAllowed, Refused

# More is no longer a row of tabs that one reads.
MOST = 30


def may_change(actor: User, saved: SavedFilter) -> bool:
    """One's own; chiefs keep in order what is shared."""
    return saved.owner_id == actor.pk or (saved.shared and permissions.may(actor, "share_filters"))


def save_filter(actor: User, name: str, query: str, *, shared: bool = False) -> SavedFilter:
    """Keep a question under a name; under a name of one's own that is there already, in its place.

    Raises `NotAllowed`, `Refused`, ValidationError for a name that is none.
    """
    if not permissions.may(actor, "view_desk"):
        raise NotAllowed("view_desk")
    if shared and not permissions.may(actor, "share_filters"):
        raise NotAllowed("share_filters")
    if not query:
        raise Refused(_("Search or filter first: a filter without a question would show every story."))
    name = normalise_text(name)
    with transaction.atomic():
        # One's own row is the lock: of two windows that save at once, the second sees the first.
        User.objects.select_for_update().get(pk=actor.pk)
        own = SavedFilter.objects.filter(owner=actor)
        saved = own.filter(name__iexact=name).first()
        if saved is None and own.count() >= MOST:
            raise Refused(_("You have %(number)s filters. Delete one first.") % {"number": MOST})
        saved = saved or SavedFilter(owner=actor)
        saved.name, saved.query, saved.shared = name, query, shared
        saved.full_clean()
        saved.save()
    return saved


def change_filter(actor: User, saved: SavedFilter, *, name: str, shared: bool) -> SavedFilter:
    """Give a filter another name, share it or stop sharing it. Raises as `save_filter` does."""
    if not may_change(actor, saved):
        raise NotAllowed("share_filters")
    if shared != saved.shared and shared and not permissions.may(actor, "share_filters"):
        raise NotAllowed("share_filters")
    saved.name, saved.shared = normalise_text(name), shared
    saved.full_clean()
    saved.save()
    return saved


def delete_filter(actor: User, saved: SavedFilter) -> None:
    """Forget a filter. Raises `NotAllowed`."""
    if not may_change(actor, saved):
        raise NotAllowed("share_filters")
    saved.delete()
