"""The read API: what readers see, as ninjs 3.1. For everybody, without a key; docs/api.md describes it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse

from articles import exports
from articles.caching import tags
from articles.models import Edition
from articles.public import queries
from articles.public.addresses import page_number
from articles.public.feed_entries import ENTRIES, Entry, entries
from articles.public.reader import conditional, never_stored, reader_page
from articles.rendering import absolute, story


@reader_page
def articles(request: HttpRequest, language: str) -> HttpResponseBase:
    """The live articles of a language, newest first, twenty to a page: a package of partial items."""
    tags.note(f"in:{language}")
    number = page_number(request.GET.get("page"))
    if number is None:
        raise Http404
    found = entries(language, start=(number - 1) * ENTRIES)
    if number > 1 and not found:
        raise Http404
    path = reverse("public:api_articles", kwargs={"language": language})
    address = absolute(path) + (f"?page={number}" if number > 1 else "")
    return _answer(request, exports.package(address, language, [_partial(one, language) for one in found]))


@reader_page
def article(request: HttpRequest, language: str, pk: int) -> HttpResponseBase:
    """One live article, whole. 410 with `pubStatus: canceled` for one that was taken down, else 404."""
    edition, versions = queries.live_editions(pk, language)
    if edition is None or edition.live_revision is None:
        gone = Edition.objects.gone().filter(master_id=pk, language_code=language).first()
        if gone is None:
            raise Http404
        said = exports.withdrawn(gone, gone.take_down_notice)
        return never_stored(_json(said, status=410))
    shown = story(edition, edition.live_revision)
    return _answer(request, exports.ninjs(shown, [(one.language, one.path) for one in versions]))


def _partial(entry: Entry, language: str) -> dict[str, Any]:
    item = {
        "uri": entry.address,
        "type": "text",
        "representationType": "partial",
        "firstCreated": entry.published.isoformat(),
        "versionCreated": entry.updated.isoformat(),
        "pubStatus": "usable",
        "language": exports.tag(language),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": entry.title}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": entry.summary}]
        if entry.summary
        else [],
        "by": ", ".join(entry.authors),
        "infoSources": [{"name": entry.source, "role": "source"}] if entry.source else [],
        "altIds": [
            {"role": "api", "value": absolute(reverse("public:api_article", args=[language, entry.article]))}
        ],
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    # Public and without cookies: any page may read it.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(request: HttpRequest, data: dict[str, Any]) -> HttpResponseBase:
    return conditional(request, _json(data))
