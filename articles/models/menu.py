"""What stands in the navigation and in the footer of every page for readers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.label import Label
from articles.models.site_page import SitePage
from articles.models.topic import Topic


class Menu(models.TextChoices):
    """Where an entry stands."""

    NAVIGATION = "navigation", _("Navigation")
    FOOTER = "footer", _("Footer")


class MenuEntry(models.Model):
    """One entry: a page, a label or a topic, named in the reader's language, absent where it has no page."""

    menu = models.CharField(_("where"), max_length=20, choices=Menu.choices)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    page = models.ForeignKey(
        SitePage, null=True, blank=True, on_delete=models.CASCADE, related_name="menu_entries"
    )
    label = models.ForeignKey(
        Label, null=True, blank=True, on_delete=models.CASCADE, related_name="menu_entries"
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="menu_entries"
    )

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering = ["menu", "position", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(menu__in=Menu.values), name="menu_is_known"),
            models.CheckConstraint(
                condition=Q(page__isnull=False, label=None, topic=None)
                | Q(page=None, label__isnull=False, topic=None)
                | Q(page=None, label=None, topic__isnull=False),
                name="menu_entry_leads_to_one_thing",
            ),
            *(
                models.UniqueConstraint(fields=["menu", noun], name=f"menu_{noun}_once")
                for noun in ("page", "label", "topic")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.menu}: {self.target()}"

    def target(self) -> Any:
        """The page, label or topic it leads to."""
        return self.page or self.label or self.topic
