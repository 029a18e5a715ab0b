"""The desk as a site: who may come in, what stands in its bar, and where its pages are.

Every module of this package is a part of the desk. It registers its ModelAdmins with `@admin.register`, and
has `urls(site)` where it has pages of its own: these come before those of Django's admin, each view wrapped
in `site.admin_view`. The parts are imported when the site is asked for its checks or its addresses: Django
has not made it yet while it imports this module, and what registered earlier would be lost.
"""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.checks import CheckMessage
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import admin as package
from articles.admin.pages import forbidden
from articles.permissions import may
from articles.workflow.errors import NotAllowed

_FRAME = {"site", "pages"}


def _parts() -> list[ModuleType]:
    names = sorted(name for _finder, name, _is_package in pkgutil.iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}") for name in names if name not in _FRAME]


class Section(NamedTuple):
    """An entry of the bar: shown to those who may do `act`, where the page is there."""

    title: Promise
    route: str
    act: str = "view_desk"
    # Other pages of the same room, each with all below it.
    also: tuple[str, ...] = ()


SECTIONS = [
    Section(_("Board"), "admin:index"),
    Section(_("Articles"), "admin:articles_article_changelist"),
    Section(_("Translations"), "workbench:home"),
    Section(_("Pictures"), "admin:articles_image_changelist"),
    Section(_("Front page"), "admin:front", "arrange_front"),
    Section(_("Intake"), "admin:intake", "ingest", ("admin:feeds", "admin:articles_ingesteditem_changelist")),
    Section(_("Contributors"), "admin:articles_contributor_changelist"),
    Section(_("Sources"), "admin:articles_source_changelist"),
    Section(_("Labels"), "admin:articles_label_changelist"),
    Section(_("Topics"), "admin:articles_topic_changelist"),
    Section(_("Site pages"), "admin:pages"),
    Section(_("Log"), "admin:log_all"),
    Section(_("People"), "admin:articles_user_changelist", "manage_people"),
]


class DeskSite(AdminSite):
    """Django's admin with our frame, our permissions and our pages."""

    site_title = _("Desk")
    site_header = _("Desk")
    index_title = _("Board")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Deleting rows by the dozen goes round the workflow.
        self.disable_action("delete_selected")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Django's, for our own models: pages of others know neither our permissions nor our log."""
        models: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else list(model_or_iterable)
        )
        super().register(
            [model for model in models if model._meta.app_label == "articles"], admin_class, **options
        )

    def check(self, app_configs: Any) -> list[CheckMessage]:
        """Django's checks of every ModelAdmin."""
        _parts()
        return super().check(app_configs)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever works here."""
        return may(request.user, "view_desk")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's, with a refusal answered by a page of ours."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return guarded(request, *args, **kwargs)
            except NotAllowed as refusal:
                return forbidden(request, str(refusal))
            except PermissionDenied:
                return forbidden(request)

        # What Django marks on its wrapper (csrf_exempt, never_cache) goes with it.
        inner.__dict__.update(guarded.__dict__)
        return inner

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """The addresses of our parts, then Django's."""
        ours = [pattern for part in _parts() if hasattr(part, "urls") for pattern in part.urls(self)]
        return [*ours, *super().get_urls()]

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """Django's list of models says nothing that the bar does not: the board instead."""
        return redirect("admin:index")

    def navigation(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The bar for this person, with the section they are in marked."""
        entries = []
        for section in SECTIONS:
            if not may(request.user, section.act):
                continue
            try:
                address = reverse(section.route, current_app=self.name)
            except NoReverseMatch:
                continue
            room = (address, *(reverse(route, current_app=self.name) for route in section.also))
            here = (
                request.path == address if section.route == "admin:index" else request.path.startswith(room)
            )
            entries.append({"title": section.title, "address": address, "here": here})
        return entries

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the frame needs; without Django's list of models and log, which cost queries on every page."""
        allowed = self.has_permission(request)
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": "/",
            # Django's sign-in page would say the host's name.
            "site_name": settings.SITE_NAME,
            "has_permission": allowed,
            "navigation": self.navigation(request) if allowed else [],
            "may_create": may(request.user, "create"),
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "available_apps": [],
        }
