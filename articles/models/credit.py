"""Who did what for an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.contributor import Contributor
from articles.models.fields import LanguageField


class CreditRole(models.TextChoices):
    """What one can be credited for."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    PHOTOGRAPHER = "photographer", _("Photographer")
    ILLUSTRATOR = "illustrator", _("Illustrator")


class Credit(models.Model):
    """Contributor × role × article, in order. One person may stand in several roles.

    A credit with a language is for that language version alone: its translator, its local editor.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="credits"
    )
    role = models.CharField(_("role"), max_length=20, choices=CreditRole.choices)
    language_code = LanguageField(
        _("only in"), blank=True, help_text=_("Empty: credited in every language version.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor", "role", "language_code"],
                name="credit_once",
                violation_error_message=_("This contributor is credited in this role already."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=CreditRole.values), name="credit_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.contributor}"
