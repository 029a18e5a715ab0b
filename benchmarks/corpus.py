"""Seeding: how long it takes to write a corpus, where it is not there yet."""

import time

from django.core.management import call_command

from articles.models import Article, Edition

LANGUAGES = "en,fr,zh-hans"


def measure(articles: int) -> list[str]:
    """Fill up to `articles` stories × 3 languages; say what that took, and what is there."""
    missing = articles - Article.objects.count()
    lines = []
    if missing > 0:
        began = time.monotonic()
        call_command("seed_corpus", articles=missing, languages=LANGUAGES, seed=7, verbosity=1)
        took = time.monotonic() - began
        lines.append(f"{missing:,} stories written in {took:.0f} s, {missing / took:.0f} a second")
    lines.append(f"{Article.objects.count():,} stories, {Edition.objects.count():,} editions")
    return lines
