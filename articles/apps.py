"""The two applications: the product, and Django's admin under our own site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Everything Newsroom is."""

    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Checks register themselves on import, and importing them needs the models.
        from articles import checks  # noqa: F401, PLC0415


class DeskConfig(AdminConfig):
    """Django's admin, with the editors' desk as its site."""

    default_site = "articles.admin.site.DeskSite"
