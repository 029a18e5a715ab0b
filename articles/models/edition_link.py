"""What ties a translation to the edition it is made from, and who is to make it by when."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionLinkQuerySet(models.QuerySet["EditionLink"]):
    """Links, asked for by what they are."""

    def in_step(self) -> Self:
        """Those that follow their source: not cut loose on purpose."""
        return self.filter(cut_at=None)


class EditionLink(models.Model):
    """A target edition in step with its source.

    Its text lives in `TargetBlock`s, and its working copy is gathered from them: when it is handed on, when
    another writes, when the workbench is left. `ahead`: blocks have changed since, by `ahead_by` (None: by
    the source). `revision` is the source's that its blocks are in step with. Cut loose, it is edited like
    any other edition, and the source's changes do not reach it.
    """

    edition = models.OneToOneField(
        "ArticleTranslation", primary_key=True, on_delete=models.CASCADE, related_name="link"
    )
    source = models.ForeignKey("ArticleTranslation", on_delete=models.PROTECT, related_name="targets")
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="+")
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations_in_hand",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations_to_review",
    )
    due = models.DateTimeField(_("due"), null=True, blank=True)
    ahead = models.BooleanField(default=False)
    ahead_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cut_at = models.DateTimeField(_("cut loose"), null=True, blank=True)
    cut_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Characters that machines have been paid for, towards the edition's budget.
    machine_characters = models.PositiveIntegerField(default=0)

    objects = EditionLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["translator"], name="link_translator"),
            models.Index(fields=["due"], condition=models.Q(due__isnull=False), name="link_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(edition=models.F("source")), name="link_not_to_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(ahead=True) | models.Q(ahead_by=None), name="link_ahead_by_someone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.edition_id}"
