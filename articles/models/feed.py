"""Feeds of the publishers we republish, and what stands in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.fields import LanguageField
from articles.models.source import Source


class Feed(models.Model):
    """A feed that a source publishes: RSS, Atom or JSON Feed. `ingest.feeds` asks for it, politely."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="feeds"
    )
    address = models.URLField(_("address"), max_length=1000, unique=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    language_code = LanguageField(
        _("language"), blank=True, help_text=_("Empty: what each entry, or its text, says.")
    )
    active = models.BooleanField(_("followed"), default=True)
    # What the server said last, so that it need not send again what we have (RFC 9110, 13.1).
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    asked_at = models.DateTimeField(_("asked last"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("new entries last"), null=True, blank=True, editable=False)
    next_at = models.DateTimeField(_("not before"), null=True, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    problem = models.JSONField(null=True, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["source", "address"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__regex=r"^https?://"), name="feed_address_is_web"
            )
        ]

    def __str__(self) -> str:
        return self.title or self.address


class EntryState(models.TextChoices):
    """What became of an entry."""

    NEW = "new", pgettext_lazy("feed entry", "New")
    PICKED = "picked", pgettext_lazy("feed entry", "Picked")
    PASSED = "passed", pgettext_lazy("feed entry", "Passed over")


class FeedEntry(models.Model):
    """A candidate: one entry of a feed, by the id that the feed gives it."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    # Longer ids are kept as their SHA-256.
    guid = models.CharField(max_length=300)
    address = models.URLField(_("address"), max_length=2000, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    authors = models.JSONField(default=list, blank=True)
    # The entry's own text as the feed carries it; empty where it is a teaser and the page must be fetched.
    content = models.TextField(blank=True)
    language_code = LanguageField(_("language"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=EntryState.choices, default=EntryState.NEW)
    seen_at = models.DateTimeField(_("seen first"), auto_now_add=True)

    class Meta:
        verbose_name = _("feed entry")
        verbose_name_plural = _("feed entries")
        ordering = ["-published_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["feed", "guid"], name="feed_entry_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=EntryState.values), name="feed_entry_state_is_known"
            ),
        ]
        indexes = [models.Index(fields=["feed", "state", "-published_at"], name="feed_entry_waiting")]

    def __str__(self) -> str:
        return self.title or self.address or self.guid
