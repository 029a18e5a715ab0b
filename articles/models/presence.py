"""Who has a story open."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

# Open pages say every 15 seconds that they are there, and hear as often who else is: whoever falls silent is
# missed within 45.
SILENCE = dt.timedelta(seconds=30)


class PresenceQuerySet(models.QuerySet["Presence"]):
    """People at stories, asked for by what they do there."""

    def now(self) -> Self:
        """Those who are there still."""
        return self.filter(seen_at__gt=timezone.now() - SILENCE)


class Presence(models.Model):
    """One person at one edition. Only `articles.workflow.presence` writes here."""

    edition = models.ForeignKey("ArticleTranslation", on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(default=timezone.now)
    writing = models.BooleanField(default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["seen_at"], name="presence_age")]
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.user_id}"
