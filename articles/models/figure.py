"""A picture's place in an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey
from parler.models import TranslatableModel

from articles.models.article import Article
from articles.models.fields import Translation
from articles.models.image import Image


class Figure(TranslatableModel):
    """Article × image. Intake makes places before there are pictures: then `expected_credit` says whose
    picture belongs here, and `expected_address` where it is. Bodies name a figure by its id.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="figures")
    image = models.ForeignKey(
        Image,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    expected_credit = models.CharField(_("credit found by intake"), max_length=300, blank=True)
    expected_address = models.URLField(
        _("address of the picture found by intake"),
        max_length=2000,
        blank=True,
        help_text=_("Fetched only when an editor asks."),
    )
    is_lead = models.BooleanField(
        _("lead picture"), default=False, help_text=_("Stands above the text and on cards.")
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(is_lead=True),
                name="figure_one_lead",
                violation_error_message=_("An article has one lead picture."),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def credit(self) -> str:
        """The picture's credit line, or what intake expects of a picture that is not there yet."""
        return self.image.credit_line if self.image else self.expected_credit

    def words_in(self, language: str) -> tuple[str, str]:
        """(caption, alt) in exactly this language: the figure's own, else the picture's, else empty."""
        own = next((row for row in self.translations.all() if row.language_code == language), None)
        default = self.image.words_in(language) if self.image else None
        return (
            (own.caption if own else "") or (default.caption if default else ""),
            (own.alt if own else "") or (default.alt if default else ""),
        )


class FigureTranslation(Translation):
    """A figure's words in one language, in place of the picture's own."""

    master = TranslationsForeignKey(Figure, related_name="translations", on_delete=models.CASCADE)
    caption = models.TextField(_("caption"), blank=True)
    alt = models.TextField(_("alternative text"), blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["master", "language_code"], name="figure_translation_once")
        ]
