"""The original as it came: evidence, kept apart from what editors make of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import Immutable, LanguageField


class IngestedItem(Immutable):
    """What was fetched or pasted: its bytes, address, hash and time, and what intake read in them."""

    unchangeable: ClassVar[str] = "An ingested item is evidence and cannot be changed."

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    media_type = models.CharField(_("kind"), max_length=100)
    name = models.CharField(_("file"), max_length=255, blank=True)
    address = models.URLField(_("address"), max_length=1000, blank=True)
    language_code = LanguageField(_("language"), blank=True)
    found = models.JSONField(_("what intake found"), default=dict)
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="ingested_items"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("ingested item")
        verbose_name_plural = _("ingested items")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name or self.address or self.sha256[:12]
