"""What every template may say about the site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation

from articles.content.typography import direction


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name and address, the direction of the active language, and the zone beside every time."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "language": language,
        "direction": direction(language),
        "site_zone": timezone.get_default_timezone_name(),
    }
