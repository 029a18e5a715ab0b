"""What editors put on top of a front page."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import LanguageField


class FrontPlaceQuerySet(models.QuerySet["FrontPlace"]):
    """Places on front pages."""

    def standing(self, language: str, at: dt.datetime | None = None) -> Self:
        """Those whose time is not over, in order: the first is the lead."""
        at = at or timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=at), language_code=language).order_by("position", "pk")


class FrontPlace(models.Model):
    """An article in its place on the front page of one language, until somebody or the clock takes it away.

    It shows while the article is live in that language; `articles.workflow.front_page` alone writes here.
    """

    language_code = LanguageField(_("language"))
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="front_places")
    position = models.PositiveSmallIntegerField(_("place"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placed_at = models.DateTimeField(_("placed"), default=timezone.now)

    objects = FrontPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("places on the front page")
        ordering = ["language_code", "position", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["until"], condition=Q(until__isnull=False), name="front_place_until")]
        constraints = [
            models.UniqueConstraint(fields=["language_code", "article"], name="front_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language_code}: {self.position} #{self.article_id}"
