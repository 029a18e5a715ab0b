"""The site's settings with nothing around a view: the limit that pages in the cache are compared with."""

from newsroom.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.limits"
MIDDLEWARE = []
