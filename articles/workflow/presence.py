"""Who else has a story open, and who of them is writing."""

import datetime as dt

from django.utils import timezone

from articles.models import Edition, Presence, User

# Rows of those who left without a word; looked through now and then, not at every beat.
_FORGOTTEN = dt.timedelta(hours=1)


def announce(user: User, edition: Edition, *, writing: bool) -> None:
    """Note that `user` has `edition` open now, and whether they have unsaved changes."""
    # One statement, since two tabs of one person may tell at once.
    Presence.objects.bulk_create(
        [Presence(edition=edition, user=user, seen_at=timezone.now(), writing=writing)],
        update_conflicts=True,
        unique_fields=["edition", "user"],
        update_fields=["seen_at", "writing"],
    )


def leave(user: User, edition: Edition) -> None:
    """Note that `user` has closed `edition`; and forget who closed one without saying so."""
    Presence.objects.filter(edition=edition, user=user).delete()
    Presence.objects.filter(seen_at__lt=timezone.now() - _FORGOTTEN).delete()


def others(user: User, edition: Edition) -> list[Presence]:
    """Everybody but `user` who has `edition` open, in the order of their names."""
    here = Presence.objects.now().filter(edition=edition).exclude(user=user).select_related("user")
    return sorted(here, key=lambda presence: str(presence.user).casefold())
