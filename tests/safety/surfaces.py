"""Every place where something of a hidden edition could show to somebody without the right to see it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.public import stylesheet
from tests.safety.hidden import CANARY, LANGUAGE, Hidden

# Parameters that have shown drafts elsewhere.
ODD_QUERIES = (
    "preview=1",
    "preview=true&revision=1",
    "status=draft&state=in_review",
    "p=1&page=1",
    "page=2",
    "orderby=headline&s=kanarie",
    "format=json",
    "language=fr",
)


@dataclass(frozen=True)
class Surface:
    """One request. `route` is the URL name it covers."""

    route: str
    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.headers or ''}"


def _article(hidden: Hidden, slug: str, language: str = LANGUAGE) -> str:
    return reverse(
        "public:article", kwargs={"language": language, "pk": hidden.edition.master_id, "slug": slug}
    )


def surfaces(hidden: Hidden) -> Iterator[Surface]:
    """Every public request that could reach the hidden edition or what it is made of."""
    for route in (
        "entrance",
        "health",
        "robots",
        "label_colours",
        "all_label_colours",
        "sitemap",
        "news_sitemap",
        "security",
        "data_mining",
    ):
        yield Surface(f"public:{route}", reverse(f"public:{route}"))
    for language in settings.SITE_LANGUAGES:
        home = reverse("public:home", kwargs={"language": language})
        yield Surface("public:home", home)
        yield Surface("public:home", f"{home}?page=2")
        archive = reverse("public:archive", kwargs={"language": language})
        yield Surface("public:archive", archive)
        for month in (timezone.now(), hidden.edition.first_live_at or timezone.now()):
            yield Surface("public:archive_month", f"{archive}{month:%Y-%m}/")
        # The beginning of every canary: what was asked for comes back in the form.
        asked = CANARY[:-1]
        for query in ("", f"?q={asked}", f"?q={asked}&in=all", f"?q={asked}&from=2000-01&page=1"):
            yield Surface("public:search", reverse("public:search", kwargs={"language": language}) + query)
        yield Surface("public:api_articles", reverse("public:api_articles", kwargs={"language": language}))
        one = reverse("public:api_article", kwargs={"language": language, "pk": hidden.edition.master_id})
        yield Surface("public:api_article", one)
        yield Surface("public:api_article", one, headers={"If-None-Match": "*"})
        yield Surface("public:sitemap_pages", reverse("public:sitemap_pages", kwargs={"language": language}))
        for month in (timezone.now(), hidden.edition.first_live_at or timezone.now()):
            kwargs = {"language": language, "month": month, "part": 1}
            yield Surface("public:sitemap_month", reverse("public:sitemap_month", kwargs=kwargs))
        for kind in ("xml", "atom", "json"):
            yield Surface("public:home_feed", f"{home}feed.{kind}")
        yield Surface("public:article", _article(hidden, hidden.edition.slug, language))
    named = {
        "label": hidden.label,
        "topic": hidden.topic,
        "person": hidden.person,
        "source": hidden.source,
    }
    for route, thing in named.items():
        slug = thing.translations.get().slug
        for language in (LANGUAGE, "en"):
            path = reverse(f"public:{route}", kwargs={"language": language, "slug": slug})
            yield Surface(f"public:{route}", path)
            yield Surface(f"public:{route}", path, "HEAD")
            yield Surface(f"public:{route}", f"{path}?page=2")
            for kind in ("xml", "atom", "json"):
                yield Surface(f"public:{route}_feed", f"{path}feed.{kind}")
    for slug in (hidden.edition.slug, hidden.old_slug, "x"):
        yield Surface("public:article", _article(hidden, slug))
        yield Surface("public:article", _article(hidden, slug), "HEAD")
    # Addresses that are none, which lead to what readers have.
    pk = hidden.edition.master_id
    for old in (
        f"/{LANGUAGE}/articles/{pk}/",
        f"/{LANGUAGE.upper()}/articles/{pk}/x/",
        f"/xx/articles/{pk}/x/amp/",
    ):
        yield Surface("public:article", old)
        yield Surface("public:article", old, "HEAD")
    address = _article(hidden, hidden.edition.slug)
    for query in ODD_QUERIES:
        yield Surface("public:article", f"{address}?{query}")
        yield Surface("public:home", f"/{LANGUAGE}/?{query}")
    for headers in (
        {"If-None-Match": "*"},
        {"If-None-Match": '"x"'},
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"Range": "bytes=0-10"},
        {"X-Preview": "1"},
        {"Accept": "application/json"},
        {"Cookie": "sessionid=forged"},
    ):
        yield Surface("public:article", address, headers=headers)
    for spec, extension in (("thumbnail", "jpg"), ("body", "webp"), ("wide", "jpg"), ("share", "jpg")):
        path = reverse(
            "public:rendition",
            kwargs={"key": hidden.image.rendition_key, "spec": spec, "extension": extension},
        )
        yield Surface("public:rendition", path)
        yield Surface("public:rendition", path, headers={"If-None-Match": "*"})
        yield Surface(
            "public:rendition", path.replace(hidden.image.rendition_key, hidden.portrait.rendition_key)
        )
    yield Surface("public:stylesheet", stylesheet.address())
    for slug in (hidden.page.slug, "x"):
        for language in (LANGUAGE, "en"):
            path = reverse("public:site_page", kwargs={"language": language, "slug": slug})
            yield Surface("public:site_page", path)
            yield Surface("public:site_page", path, "HEAD")
            yield Surface("public:site_page", f"{path}?preview=1", headers={"If-None-Match": "*"})
    # Other spellings of a path that a server might fold into the first.
    yield Surface("public:article", quote(address) + "/")
    yield Surface("public:article", address.upper())
    yield Surface("public:article", address.rstrip("/"))
    yield Surface("public:article", f"/{LANGUAGE}/articles/{hidden.edition.master_id}/")


def desk_surfaces(hidden: Hidden) -> Iterator[Surface]:
    """The desk's addresses of a hidden edition, as strangers try them."""
    story = f"/admin/articles/article/{hidden.edition.master_id}/"
    for path in ("", f"{LANGUAGE}/", f"{LANGUAGE}/revisions/", f"{LANGUAGE}/revisions/1/", "log/"):
        yield Surface("desk", story + path)
    yield Surface("desk", f"{story}{LANGUAGE}/revisions/1/preview/")
    yield Surface("desk", f"{story}{LANGUAGE}/revisions/1/preview/?token=forged")
    yield Surface("desk", "/admin/articles/article/?q=kanarie")
    yield Surface("desk", f"/admin/pictures/{hidden.image.pk}/body/")
    page = f"/admin/pages/{hidden.page.master_id}/{LANGUAGE}/"
    for path in ("", "revisions/", "revisions/1/", "revisions/1/preview/"):
        yield Surface("desk", page + path)
    yield Surface("desk", "/admin/pages/")
    bench = f"/workbench/{hidden.edition.master_id}/{LANGUAGE}/"
    for path in (
        "/workbench/",
        bench,
        f"{bench}?show=stale",
        f"{bench}cut/",
        f"{bench}concordance/?q=kanarie",
    ):
        yield Surface("desk", path)
    yield Surface("desk", f"/admin/articles/contributor/{hidden.person.pk}/change/")
