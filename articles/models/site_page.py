"""The site's own pages: about, imprint, privacy, contact, and whatever else a newsroom says of itself."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey
from parler.managers import TranslatableManager
from parler.models import TranslatableModel

from articles.models.fields import Immutable, LanguageField, Translation

PAGE_FIELDS = ("title", "menu_title", "summary", "slug", "body")


class PageKind(models.TextChoices):
    """What a page is for. Machines are told; editors find it by it in any language."""

    ABOUT = "about", _("About us")
    IMPRINT = "imprint", _("Imprint")
    PRIVACY = "privacy", _("Privacy")
    CONTACT = "contact", _("Contact")
    OTHER = "other", _("Another page")


class SitePage(TranslatableModel):
    """A page in as many languages as somebody has written it in. A language without one has no such page."""

    kind = models.CharField(_("what it is"), max_length=20, choices=PageKind.choices, default=PageKind.OTHER)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    objects: ClassVar[Any] = TranslatableManager()
    # `SitePageTranslation` adds this.
    translations: Any

    class Meta:
        verbose_name = _("site page")
        verbose_name_plural = _("site pages")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(kind=PageKind.OTHER),
                name="site_page_one_of_a_kind",
                violation_error_message=_(
                    "There is a page of this kind already. Write it in more languages."
                ),
            ),
            models.CheckConstraint(condition=Q(kind__in=PageKind.values), name="site_page_kind_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PageRevision(Immutable):
    """A page's text in one language at one save. Never changed, never deleted."""

    unchangeable: ClassVar[str] = "A revision is a record: save the page, which makes a new one."

    page = models.ForeignKey(SitePage, on_delete=models.PROTECT, related_name="revisions")
    language_code = LanguageField(_("language"))
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("saved"), default=timezone.now)
    note = models.CharField(_("note"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=200)
    menu_title = models.CharField(_("name in menus"), max_length=60, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    slug = models.CharField(_("slug"), max_length=200)
    body = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("page revision")
        verbose_name_plural = _("page revisions")
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language_code", "number"], name="page_revision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.language_code}/{self.number}"


class PageTextQuerySet(models.QuerySet["SitePageTranslation"]):
    """Pages in one language each, asked for by what readers have."""

    def shown(self, language: str | None = None) -> Self:
        """What readers have, in one language or in all of the site's."""
        codes: Iterable[str] = [language] if language else settings.SITE_LANGUAGES
        return self.exclude(live_revision=None).filter(language_code__in=codes)


class SitePageTranslation(Translation):
    """A page in one language: the working copy. Readers have `live_revision`, or no such page.

    `live_slug` is the address readers know, `former_slugs` are those that lead on to it.
    """

    master = TranslationsForeignKey(SitePage, related_name="translations", on_delete=models.PROTECT)
    title = models.CharField(_("title"), max_length=200)
    menu_title = models.CharField(
        _("name in menus"), max_length=60, blank=True, help_text=_("Empty: the title.")
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        help_text=_("A sentence under the title, and what search engines show."),
    )
    slug = models.CharField(
        _("slug"),
        max_length=200,
        blank=True,
        help_text=_("The last part of the address. Empty: made from the title."),
    )
    body = models.TextField(_("text"), blank=True)
    latest_revision = models.ForeignKey(
        PageRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    live_revision = models.ForeignKey(
        PageRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    live_slug = models.CharField(max_length=200, blank=True, editable=False)
    former_slugs = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    live_changed_at = models.DateTimeField(_("changed for readers"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    row_version = models.PositiveIntegerField(default=1)

    objects = PageTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("site page in one language")
        verbose_name_plural = _("site pages by language")
        default_permissions = ()
        indexes = [GinIndex(fields=["former_slugs"], name="site_page_former_slugs")]
        constraints = [
            models.UniqueConstraint(fields=["master", "language_code"], name="site_page_translation_once"),
            models.UniqueConstraint(
                fields=["language_code", "live_slug"],
                condition=~Q(live_slug=""),
                name="site_page_address_once",
            ),
            models.CheckConstraint(
                condition=Q(live_revision=None, live_slug="")
                | (Q(live_revision__isnull=False) & ~Q(live_slug="")),
                name="site_page_shown_has_address",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="site_page_title_not_empty"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_shown(self) -> bool:
        """Readers have it."""
        return self.live_revision_id is not None

    def has_unshown_changes(self) -> bool:
        """Readers have an older text than the desk."""
        return self.is_shown() and self.live_revision_id != self.latest_revision_id
