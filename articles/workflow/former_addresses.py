"""Addresses of an earlier site, brought along with its articles."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.models import Article, FormerAddress
from articles.workflow.errors import Refused


def path_in(address: str) -> str:
    """The path of an address, decoded and without its last slash: as it is kept and looked up."""
    path = unquote(urlsplit(address.strip()).path)
    return "/" + path.strip("/")


def remember(address: str, article: Article, language: str = "") -> bool:
    """Let a former address lead to an article, in one language if it is given; tell whether that is news.

    Raises `Refused` for what is no path, for an address that this site has itself, and for one that leads to
    another article already.
    """
    path = path_in(address)
    if path == "/" or len(path) > 500 or not path.isprintable():
        raise Refused(_("“%(address)s” is no address that can be kept.") % {"address": address[:100]})
    if language and language not in settings.SITE_LANGUAGES:
        raise Refused(_("This site has no language “%(language)s”.") % {"language": language})
    for own in (path, f"{path}/"):
        try:
            resolve(own)
        except Resolver404:
            continue
        raise Refused(_("“%(path)s” is an address of this site itself.") % {"path": path})
    row, new = FormerAddress.objects.get_or_create(
        path=path, defaults={"article": article, "language_code": language}
    )
    if not new and (row.article_id, row.language_code) != (article.pk, language):
        raise Refused(
            _("“%(path)s” leads to article %(article)s already.") % {"path": path, "article": row.article_id}
        )
    return new
