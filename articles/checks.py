"""System checks: what the settings must fulfil for the code to be right."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.translation)
def interface_is_published(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """articles.E001: the site's default language is one it publishes in."""
    if settings.LANGUAGE_CODE in settings.SITE_LANGUAGES:
        return []
    return [
        Error(
            f"LANGUAGE_CODE is {settings.LANGUAGE_CODE!r}, which SITE_LANGUAGES does not name.",
            hint="Add it to SITE_LANGUAGES, or choose one of them.",
            id="articles.E001",
        )
    ]


@register(Tags.caches)
def parler_does_not_cache(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """articles.E002: parler's cache is off, since it keeps what was rolled back."""
    if settings.PARLER_ENABLE_CACHING is False:
        return []
    return [Error("PARLER_ENABLE_CACHING must be False.", id="articles.E002")]


@register(Tags.security)
def pages_are_not_cached_by_django(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """articles.E003: Django's cache middleware, which has shown private pages to strangers, is not used."""
    used = [name for name in settings.MIDDLEWARE if name.startswith("django.middleware.cache.")]
    return [Error(f"Remove {name} from MIDDLEWARE.", id="articles.E003") for name in used]
