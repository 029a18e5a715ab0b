"""Where an address leads that is none any more: a former one, a language spelt otherwise, a part too much.

Asked only when nothing was found. It leads to what readers may see and nowhere else: for all the rest it has
no answer, and they are told 404 as ever.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.utils.encoding import iri_to_uri

from articles.models import FormerAddress
from articles.public import queries
from articles.public.addresses import site_language
from articles.public.reader import LIVE
from articles.workflow.former_addresses import path_in

_PARTS = re.compile(r"/(?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(?P<rest>/.*)?", re.DOTALL)
_ARTICLE = re.compile(r"/articles/(?P<pk>[0-9]{1,18})(?:/.*)?", re.DOTALL)
_LIST = re.compile(r"(?P<kept>/(?:labels|topics|people|sources|pages)/[^/]+)/.+", re.DOTALL)


def lead_on(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """A redirect (301) to what was asked for, or None."""
    # An address of ours that found nothing has had its answer.
    if request.method not in ("GET", "HEAD") or request.resolver_match is not None:
        return None
    path = request.path_info
    if not path.isprintable():
        return None
    target = _former(path) or _respelt(path)
    if not target or target == path:
        return None
    response = HttpResponsePermanentRedirect(iri_to_uri(target))
    response.headers["Cache-Control"] = LIVE
    return response


def _former(path: str) -> str:
    row = FormerAddress.objects.filter(path=path_in(path)).first()
    return _version(row.article_id, row.language_code) if row else ""


def _respelt(path: str) -> str:
    if not (parts := _PARTS.fullmatch(path)):
        return ""
    language, rest = site_language(parts["tag"].replace("_", "-")), parts["rest"] or "/"
    if article := _ARTICLE.fullmatch(rest):
        # In a language that we have, that edition or none: another one would show that this one is hidden.
        return _version(int(article["pk"]), language or "", exactly=bool(language))
    if not language:
        return ""
    if too_much := _LIST.fullmatch(rest):
        return f"/{language}{too_much['kept']}/"
    return f"/{language}{rest}" if language != parts["tag"] else ""


def _version(article: int, language: str, *, exactly: bool = False) -> str:
    """The path of a live edition of an article: in `language`, else in the site's own, else in any."""
    versions = {one.language: one.path for one in queries.versions([article]).get(article, [])}
    if language in versions or exactly:
        return versions.get(language, "")
    return versions.get(settings.LANGUAGE_CODE) or next(iter(versions.values()), "")
