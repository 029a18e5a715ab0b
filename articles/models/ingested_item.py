"""The original as it came: evidence, kept apart from what editors make of it."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.formats.parsed import ParsedArticle
from articles.models.article import Article
from articles.models.fields import Immutable, LanguageField


class IngestedItem(Immutable):
    """What was fetched or pasted: its bytes, address, hash and time, and what intake read in them."""

    unchangeable: ClassVar[str] = "An ingested item is evidence and cannot be changed."

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    media_type = models.CharField(_("kind"), max_length=100)
    name = models.CharField(_("file"), max_length=255, blank=True)
    # Where it was fetched, and the address the page gives itself: another fetch is recognised by either.
    address = models.URLField(_("address"), max_length=2000, blank=True)
    canonical_address = models.URLField(_("canonical address"), max_length=2000, blank=True)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    # The smallest hashes of its text (content.fingerprints): near-duplicates share most of them.
    fingerprint = ArrayField(models.BigIntegerField(), default=list, blank=True)
    language_code = LanguageField(_("language"), blank=True)
    # {"parsed": as ParsedArticle.stored() gives it, "decisions": what its editor said, "places": which
    # figure each numbered place became}.
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
        indexes = [
            HashIndex(fields=["address"], name="ingested_address"),
            HashIndex(fields=["canonical_address"], name="ingested_canonical"),
            GinIndex(fields=["fingerprint"], name="ingested_fingerprint"),
        ]

    def __str__(self) -> str:
        return self.name or self.address or self.sha256[:12]

    def parsed(self) -> ParsedArticle:
        """What intake read in it; an empty article where nothing was kept."""
        kept = self.found.get("parsed")
        return ParsedArticle.restored(kept) if kept else ParsedArticle()

    def places(self) -> dict[int, int]:
        """Which figure of the article each numbered place of the text became."""
        return {int(number): pk for number, pk in self.found.get("places", {}).items()}
