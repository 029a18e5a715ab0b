"""An edition: one language version of an article, as the newsroom works on it and as readers have it."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey

from articles.models.article import Article
from articles.models.fields import Translation
from articles.models.revision import TEXT_FIELDS, Revision


class CopyState(models.TextChoices):
    """Where the working copy stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    SPIKED = "spiked", _("Spiked")


class Publication(models.TextChoices):
    """What was decided about readers. Whether it is live *now* follows from the window and the clock."""

    NONE = "none", _("Not published")
    PUBLISHED = "published", _("Published")
    UNPUBLISHED = "unpublished", _("Unpublished")
    TAKEN_DOWN = "taken_down", _("Taken down")


class Standing(models.TextChoices):
    """An edition's publication as it is at one moment."""

    NOT_PUBLISHED = "not_published", _("Not published")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    EXPIRED = "expired", _("Expired")
    UNPUBLISHED = "unpublished", _("Unpublished")
    TAKEN_DOWN = "taken_down", _("Taken down")


# What a state's clock says about who is waited for; an approved copy that readers have waits for nobody.
_NEWS = Q(live_revision=None) | ~Q(live_revision=F("latest_revision"))
_UNFINISHED = Q(state__in=[CopyState.DRAFT, CopyState.IN_REVIEW, CopyState.CHANGES_REQUESTED])
_UNREAD = Q(state=CopyState.APPROVED) & _NEWS & ~Q(publication=Publication.TAKEN_DOWN)
# One value, not conditions joined: the database keeps statistics of it (migration 0011). Else it takes nearly
# everything approved for work that waits, and reads the whole table.
ON_DESK = Q(Case(When(_UNFINISHED | _UNREAD, then=True), default=False, output_field=models.BooleanField()))


class EditionQuerySet(models.QuerySet["ArticleTranslation"]):
    """Editions, asked for by what they are."""

    def live(self, language: str | None = None, at: dt.datetime | None = None) -> Self:
        """What readers have at `at` (now, if not given), in one language or all of the site's."""
        at = at or timezone.now()
        found = self.filter(
            Q(live_until=None) | Q(live_until__gt=at),
            live_from__lte=at,
            language_code__in=settings.SITE_LANGUAGES,
        )
        return found.filter(language_code=language) if language else found

    def on_desk(self) -> Self:
        """What somebody has to do something about: unfinished, in review, or approved and not yet out.

        A small part of all that was ever published, with indexes of its own.
        """
        return self.filter(ON_DESK)

    def gone(self, at: dt.datetime | None = None) -> Self:
        """Taken down after readers had it: 410, with a notice that shows nothing of it."""
        return self.filter(
            publication=Publication.TAKEN_DOWN,
            first_live_at__lte=F("taken_down_at"),
            first_live_at__isnull=False,
        )

    def for_lists(self) -> Self:
        """With all that a list of live editions shows, and without bodies that it does not."""
        return (
            self.select_related("live_revision", "master", "master__label", "master__source")
            .prefetch_related("master__label__translations", "master__source__translations")
            .defer("body", "live_revision__body")
        )

    def in_source_language(self) -> Self:
        """Those that are translated from, not into."""
        return self.filter(language_code=F("master__source_language"))

    def newest_first(self) -> Self:
        """In the order of a front page."""
        return self.order_by("-live_from", "-pk")


class ProxiesText:
    """Names the fields that parler shows on `Article`: the text. The rest belongs to the edition alone.

    A mixin, so that migrations' historical models have it too.
    """

    @classmethod
    def get_translated_fields(cls, include_m2m: bool = True) -> list[str]:
        """The text fields, in the order a reader meets them."""
        return list(TEXT_FIELDS)


class ArticleTranslation(ProxiesText, Translation):
    """An edition.

    The row is the working copy in one language. Each save makes a `Revision`, and `latest_revision` is
    always equal to the working copy. Readers see `live_revision` while `live_from <= now < live_until`.
    Only `articles.workflow.actions` writes here.
    """

    master = TranslationsForeignKey(Article, related_name="translations", on_delete=models.PROTECT)

    kicker = models.CharField(
        _("kicker"), max_length=100, blank=True, help_text=_("A word or two above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=2000, blank=True)
    slug = models.CharField(
        _("slug"),
        max_length=200,
        blank=True,
        help_text=_("The last part of the address. Empty: made from the headline."),
    )
    body = models.TextField(_("body"), blank=True)

    state = models.CharField(_("state"), max_length=20, choices=CopyState.choices, default=CopyState.DRAFT)
    publication = models.CharField(
        _("publication"), max_length=20, choices=Publication.choices, default=Publication.NONE
    )
    scheduled_for = models.DateTimeField(_("scheduled for"), null=True, blank=True)
    expires_at = models.DateTimeField(_("goes offline"), null=True, blank=True)
    live_from = models.DateTimeField(_("live from"), null=True, blank=True)
    live_until = models.DateTimeField(_("live until"), null=True, blank=True)
    first_live_at = models.DateTimeField(_("first published"), null=True, blank=True)
    live_changed_at = models.DateTimeField(_("changed for readers"), null=True, blank=True)
    latest_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    live_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_down_at = models.DateTimeField(_("taken down"), null=True, blank=True)
    take_down_notice = models.TextField(
        _("notice to readers"), blank=True, help_text=_("Shown where the article was. Names nothing of it.")
    )

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    # Who wrote the latest revision by their own hand; None for the system.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Since when the working copy has its state: what waits, waits since then, whatever is touched meanwhile.
    state_since = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(_("changed"), default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    row_version = models.PositiveIntegerField(default=1)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        default_permissions = ()
        indexes = [
            models.Index(fields=["language_code", "-live_from", "-id"], name="edition_front"),
            models.Index(fields=["state", "-updated_at"], name="edition_desk"),
            models.Index(fields=["state", "state_since"], condition=ON_DESK, name="edition_waiting"),
            models.Index(fields=["-updated_at", "-id"], condition=ON_DESK, name="edition_in_hand"),
            models.Index(
                fields=["-live_from", "-id"], condition=Q(live_from__isnull=False), name="edition_clock"
            ),
            models.Index(
                fields=["first_live_at"], condition=Q(first_live_at__isnull=False), name="edition_first_live"
            ),
            models.Index(
                fields=["live_until"], condition=Q(live_until__isnull=False), name="edition_going_offline"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["master", "language_code"], name="edition_once"),
            models.CheckConstraint(
                condition=Q(
                    publication=Publication.PUBLISHED, live_from__isnull=False, live_revision__isnull=False
                )
                | (~Q(publication=Publication.PUBLISHED) & Q(live_from=None, live_until=None)),
                name="edition_window_means_published",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="edition_window_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state=CopyState.SPIKED) | ~Q(publication=Publication.PUBLISHED),
                name="edition_published_is_not_spiked",
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.TAKEN_DOWN) | Q(taken_down_at__isnull=False),
                name="edition_take_down_is_dated",
            ),
            models.CheckConstraint(condition=Q(state__in=CopyState.values), name="edition_state_is_known"),
            models.CheckConstraint(
                condition=Q(publication__in=Publication.values), name="edition_publication_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or f"#{self.master_id} ({self.language_code})"

    def standing(self, at: dt.datetime | None = None) -> Standing:
        """What its publication amounts to at `at` (now, if not given)."""
        if self.publication != Publication.PUBLISHED or self.live_from is None:
            return {
                Publication.NONE: Standing.NOT_PUBLISHED,
                Publication.UNPUBLISHED: Standing.UNPUBLISHED,
                Publication.TAKEN_DOWN: Standing.TAKEN_DOWN,
            }.get(Publication(self.publication), Standing.NOT_PUBLISHED)
        at = at or timezone.now()
        if self.live_from > at:
            return Standing.SCHEDULED
        if self.live_until and self.live_until <= at:
            return Standing.EXPIRED
        return Standing.LIVE

    def has_unpublished_changes(self) -> bool:
        """Readers have an older revision than the desk."""
        return bool(self.live_revision_id) and self.live_revision_id != self.latest_revision_id


# The name the newsroom uses; parler wants the other.
Edition = ArticleTranslation
