"""Every address readers have. `<language>` matches the site's languages only."""

from django.urls import path, re_path, register_converter

from articles.public import (
    api,
    article_page,
    feeds,
    lists,
    pictures,
    search_page,
    service,
    site_pages,
    sitemaps,
    stylesheet,
)
from articles.public.addresses import (
    AnyScriptSlugConverter,
    FeedKindConverter,
    MonthConverter,
    SiteLanguageConverter,
)

register_converter(SiteLanguageConverter, "language")
register_converter(FeedKindConverter, "feed_kind")
register_converter(MonthConverter, "month")
register_converter(AnyScriptSlugConverter, "any_slug")

app_name = "public"
urlpatterns = [
    path("", service.entrance, name="entrance"),
    path("healthz", service.health, name="health"),
    path("robots.txt", service.robots, name="robots"),
    path("api/articles/<language:language>/", api.articles, name="api_articles"),
    path("api/articles/<language:language>/<int:pk>.json", api.article, name="api_article"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("sitemaps/<language:language>/pages.xml.gz", sitemaps.pages, name="sitemap_pages"),
    path(
        "sitemaps/<language:language>/<month:month>/<int:part>.xml.gz", sitemaps.month, name="sitemap_month"
    ),
    path(".well-known/security.txt", service.security, name="security"),
    path(".well-known/tdmrep.json", service.data_mining, name="data_mining"),
    path("labels.css", service.label_colours, name="label_colours"),
    re_path(r"^site\.(?P<name>[0-9a-f]{16})\.css$", stylesheet.stylesheet, name="stylesheet"),
    path("labels-desk.css", service.all_label_colours, name="all_label_colours"),
    re_path(
        r"^media/(?P<key>[0-9a-f]{32})/(?P<spec>[a-z]{1,20})\.(?P<extension>avif|webp|jpg)$",
        pictures.rendition,
        name="rendition",
    ),
    path("<language:language>/", lists.home, name="home"),
    path("<language:language>/archive/", lists.archive, name="archive"),
    path("<language:language>/archive/<month:month>/", lists.month, name="archive_month"),
    path("<language:language>/search/", search_page.page, name="search"),
    path("<language:language>/feed.<feed_kind:kind>", feeds.home, name="home_feed"),
    *(
        path(
            f"<language:language>/{folder}/<any_slug:slug>/feed.<feed_kind:kind>", view, name=f"{route}_feed"
        )
        for folder, route, view in (
            ("labels", "label", feeds.label),
            ("topics", "topic", feeds.topic),
            ("people", "person", feeds.person),
            ("sources", "source", feeds.source),
        )
    ),
    path("<language:language>/articles/<int:pk>/<any_slug:slug>/", article_page.article, name="article"),
    path("<language:language>/labels/<any_slug:slug>/", lists.label, name="label"),
    path("<language:language>/topics/<any_slug:slug>/", lists.topic, name="topic"),
    path("<language:language>/people/<any_slug:slug>/", lists.person, name="person"),
    path("<language:language>/pages/<any_slug:slug>/", site_pages.site_page, name="site_page"),
    path("<language:language>/sources/<any_slug:slug>/", lists.source, name="source"),
]
