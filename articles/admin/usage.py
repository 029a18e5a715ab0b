"""Where something is used: the articles, each with its editions, so that one click leads to any of them."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from articles.admin import matrix
from articles.admin.articles import shown_headline
from articles.models import Article, Edition

SHOWN = 20


def usage(found: QuerySet[Article]) -> dict[str, Any]:
    """What `admin/lists/used_in.html` takes: the first articles with their editions, and their number."""
    total, language = found.count(), get_language() or ""
    editions = Edition.objects.defer("body", "standfirst", "kicker")
    rows = []
    for article in found.prefetch_related(Prefetch("translations", editions))[:SHOWN]:
        headline, headline_language = shown_headline(article, language)
        cells = [cell for cell in matrix.row(article.pk, article.translations.all()) if cell.sign]
        rows.append({"article": article, "headline": headline, "language": headline_language, "cells": cells})
    return {"used": rows, "used_total": total, "used_more": max(total - SHOWN, 0)}
