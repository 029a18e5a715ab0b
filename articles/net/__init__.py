"""The one guarded fetch: bounded in every direction, and to public addresses only.

Whatever the site fetches goes through `fetch`. Which addresses are private is `ssrfguard`'s table; that the
socket is opened to the very address that was checked is its backend's; the bounds are ours.
"""

from articles.net.errors import FetchError
from articles.net.fetching import fetch, post
from articles.net.guard import admit
from articles.net.identity import ROBOTS_NAME
from articles.net.limits import FEED, MACHINE, PAGE, PICTURE, ROBOTS, Limits
from articles.net.response import Response

__all__ = [
    "FEED",
    "MACHINE",
    "PAGE",
    "PICTURE",
    "ROBOTS",
    "ROBOTS_NAME",
    "FetchError",
    "Limits",
    "Response",
    "admit",
    "fetch",
    "post",
]
