"""Where articles were before they were here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import LanguageField


class FormerAddress(models.Model):
    """A path of an earlier site that leads to an article: links on other sites do not die with a move.

    `path` is decoded and begins with a slash; `language_code` is the edition it leads to, "" for the nearest.
    """

    path = models.CharField(_("former address"), max_length=500, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="former_addresses")
    language_code = LanguageField(_("language"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(path__startswith="/"), name="former_address_is_path")
        ]

    def __str__(self) -> str:
        return self.path
