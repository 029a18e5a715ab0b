"""Names that are here already, for whoever types one: a list of at most twenty."""

from django.contrib.admin import AdminSite
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.admin.intake import demand_ingest
from articles.content.names import fold
from articles.models import Contributor, Label, Source
from articles.models.named import Named

MOST = 20
KINDS: dict[str, type[Named]] = {"contributor": Contributor, "source": Source, "label": Label}


@require_safe
def names(request: HttpRequest, kind: str) -> HttpResponse:
    """{names: [{name, other, verified}]}: what carries the typed words in any language or spelling."""
    demand_ingest(request)
    model = KINDS.get(kind)
    if model is None:
        raise Http404
    key = fold(request.GET.get("q", "")[:100])
    found = model.objects.current()
    if key:
        found = found.filter(Q(translations__name_key__contains=key) | Q(aliases__contains=[key]))
    language = get_language() or ""
    things = found.distinct().order_by("-verified", "pk").with_names()[:MOST]
    return JsonResponse({"names": [_entry(thing, language) for thing in things]})


def _entry(thing: Named, language: str) -> dict[str, str | bool]:
    name = thing.name_in(language)
    others = [row.name for row in thing.translations.all() if row.name != name]
    return {"name": name, "other": ", ".join(dict.fromkeys(others)), "verified": thing.verified}


def urls(site: AdminSite) -> list[URLPattern]:
    """One list for each kind of name."""
    return [path("intake/names/<slug:kind>/", site.admin_view(names), name="intake_names")]
