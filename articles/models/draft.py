"""What someone has typed and not saved."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A draft nobody came back for is dropped then: what it was written on has long moved on.
KEPT = dt.timedelta(days=60)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, asked for by what they are."""

    def stale(self) -> Self:
        """Those nobody came back for."""
        return self.filter(saved_at__lt=timezone.now() - KEPT)


class Draft(models.Model):
    """The story's form as one person left it, on its way to a save. Nobody else is shown it, ever.

    No revision and no working copy: `fields` are the form's own, as [[name, value], …], and the versions say
    what had been read when the writing began. Only `articles.workflow.drafts` writes here.
    """

    edition = models.ForeignKey("ArticleTranslation", on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    row_version = models.PositiveIntegerField()
    article_version = models.PositiveIntegerField()
    fields = models.JSONField(default=list)
    saved_at = models.DateTimeField(_("kept"), default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved changes")
        verbose_name_plural = _("unsaved changes")
        default_permissions = ()
        indexes = [models.Index(fields=["saved_at"], name="draft_age")]
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.user_id}"
