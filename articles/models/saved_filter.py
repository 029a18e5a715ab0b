"""A question to the list of stories that somebody asks again and again."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.user import User


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    """Filters, by whose they are."""

    def visible_to(self, user: User) -> Self:
        """One's own, and what chiefs share with everybody."""
        return self.filter(Q(owner=user) | Q(shared=True)).order_by("-shared", Lower("name"), "pk")


class SavedFilter(models.Model):
    """A named question. `query` is what stands behind the « ? » of the list's address."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(_("shared with everyone"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                "owner",
                Lower("name"),
                name="saved_filter_once",
                violation_error_message=_("You have a filter of this name already."),
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(query=""), name="saved_filter_says_something"),
        ]

    def __str__(self) -> str:
        return self.name
