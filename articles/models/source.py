"""Where articles come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey

from articles.models.fields import LanguageField
from articles.models.named import Named, NamedTranslation, alias_index, named_constraints


class IndexingPolicy(models.TextChoices):
    """What search engines may do with our copies (Google's advice for syndicated content)."""

    INDEX = "index", _("Index")
    NOINDEX_NEWS = "noindex-news", _("Not in Google News")
    NOINDEX = "noindex", _("Not at all")
    CANONICAL = "canonical-to-original", _("Canonical address is the original’s")


class Source(Named):
    """The publisher an article comes from: 极客公园 / GeekPark."""

    homepage = models.URLField(_("home page"), blank=True)
    language = LanguageField(_("language"), blank=True, help_text=_("What it publishes in, mostly."))
    indexing_policy = models.CharField(
        _("indexing policy"),
        max_length=30,
        choices=IndexingPolicy.choices,
        default=IndexingPolicy.NOINDEX_NEWS,
        help_text=_("Google asks republishers to keep copies out of Google News."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = [alias_index("source")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(homepage="") | models.Q(homepage__regex=r"^https?://"),
                name="source_homepage_is_web",
            )
        ]


class SourceTranslation(NamedTranslation):
    """A source's name in one language."""

    master = TranslationsForeignKey(Source, related_name="translations", on_delete=models.CASCADE)

    class Meta:
        default_permissions = ()
        constraints = named_constraints("source")
