"""Names that people give to revisions: « as agreed with GeekPark »."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Revision


class RevisionName(models.Model):
    """A name beside a revision, which is a record and itself never changes. A revision may have several."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=100)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        verbose_name = _("name of a revision")
        verbose_name_plural = _("names of revisions")
        ordering = ["given_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["revision", "name"], name="revision_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="revision_name_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
