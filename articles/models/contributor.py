"""The people and organisations that articles credit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey

from articles.models.fields import LanguageField
from articles.models.image import Image
from articles.models.named import Named, NamedTranslation, alias_index, named_constraints


class ContributorKind(models.TextChoices):
    """schema.org tells a Person from an Organization, and so do bylines."""

    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class Contributor(Named):
    """Someone credited: 连冉 / Lian Ran. They need not work here."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=ContributorKind.choices, default=ContributorKind.PERSON
    )
    native_language = LanguageField(
        _("language of the original name"), blank=True, help_text=_("Shown beside the translated name.")
    )
    url = models.URLField(_("web page"), blank=True)
    portrait = models.ForeignKey(
        Image,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="portrait_of",
        help_text=_("Readers see it where the picture has a credit and an alternative text."),
    )

    usage_terms = models.CharField(
        _("usual terms of use"),
        max_length=500,
        blank=True,
        help_text=_("Of a picture agency: written into its pictures that have none of their own."),
    )
    licence_page = models.URLField(
        _("licence page"), max_length=500, blank=True, help_text=_("Of a picture agency.")
    )

    # A portrait is shown wherever its person is: it is read with them.
    read_with = ("portrait",)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        indexes = [alias_index("contributor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^https?://"),
                name="contributor_url_is_web",
            ),
            models.CheckConstraint(
                condition=models.Q(licence_page="") | models.Q(licence_page__regex=r"^https?://"),
                name="contributor_licence_page_is_web",
            ),
        ]


class ContributorTranslation(NamedTranslation):
    """A contributor's name in one language."""

    master = TranslationsForeignKey(Contributor, related_name="translations", on_delete=models.CASCADE)
    bio = models.TextField(_("about"), blank=True)

    class Meta:
        default_permissions = ()
        constraints = named_constraints("contributor")
