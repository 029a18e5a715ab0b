"""The curated names under which we republish."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey

from articles.content.sanitize import sanitize_note
from articles.models.named import Named, NamedTranslation, alias_index, named_constraints


class Label(Named):
    """An imprint: 深潮精选 / TechFlow Sélection / TechFlow Selected."""

    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1d5c4d",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour as #rrggbb."))],
        help_text=_("The label’s own accent on cards, articles and share pictures."),
    )

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        indexes = [alias_index("label")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(colour__regex=r"^#[0-9a-fA-F]{6}$"), name="label_colour_is_hex"
            )
        ]


class LabelTranslation(NamedTranslation):
    """A label in one language, with the note that stands under its articles."""

    master = TranslationsForeignKey(Label, related_name="translations", on_delete=models.CASCADE)
    description = models.TextField(_("description"), blank=True)
    closing_note = models.TextField(
        _("closing note"),
        blank=True,
        help_text=_("Stands under every article of the label: community links and the like."),
    )

    class Meta:
        default_permissions = ()
        constraints = named_constraints("label")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.closing_note = sanitize_note(self.closing_note)
        super().save(*args, **kwargs)
