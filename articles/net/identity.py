"""Who we say we are."""

import re

from django.conf import settings

# The name that robots.txt files may address (RFC 9309, 2.2.1).
ROBOTS_NAME = "Newsroom"

_NOT_IN_COMMENT = re.compile(r"[^\x20-\x7e]|[()\\]")


def user_agent() -> str:
    """Return the User-Agent of every request: the program, whose it is, and how to reach them."""
    parts = [settings.SITE_NAME, f"+{settings.SITE_URL}" if settings.SITE_URL else "", settings.NET_CONTACT]
    # A header's comment is ASCII: a name in another script stays out, the address says it all.
    known = [text for part in parts if (text := _NOT_IN_COMMENT.sub("", part).strip())]
    return f"{ROBOTS_NAME}/1.0 ({'; '.join(known)})" if known else f"{ROBOTS_NAME}/1.0"
