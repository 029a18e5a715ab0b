"""The words by which lists find a story, and its last change: written in the transaction of every change."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Value

from articles.content import search_words
from articles.models import Article, Credit, StoryIndex
from articles.models.story_index import mark


def renew(articles: Collection[int]) -> None:
    """Write the index of these stories anew, from what the database has now: three queries.

    Whatever changes a headline, an address, a name's place or a state calls this in its own transaction.
    """
    if not articles:
        return
    marks: dict[int, list[str]] = defaultdict(list)
    credits = Credit.objects.filter(article__in=articles).order_by()
    topics = Article.topics.through.objects.filter(article__in=articles).order_by()
    names = credits.annotate(kind=Value("contributor")).values_list("article_id", "kind", "contributor_id")
    for article, kind, pk in names.union(
        topics.annotate(kind=Value("topic")).values_list("article_id", "kind", "topic_id")
    ):
        marks[article].append(mark(kind, pk))
    texts: dict[int, list[str]] = {}
    changed = {}
    rows = Article.objects.filter(pk__in=articles).order_by("pk", "translations__pk")
    for pk, title, url, label, source, changed_at, edited_at, *words in (
        rows.values_list(
            "pk", "original_title", "original_url", "label_id", "source_id", "updated_at",
            *(f"translations__{name}" for name in ("updated_at", "headline", "slug")),
            *(f"translations__live_revision__{name}" for name in ("headline", "slug")),
        )
    ):  # fmt: skip
        if pk not in texts:
            texts[pk] = [title, search_words.address_text(url) if url else ""]
            changed[pk] = changed_at
            marks[pk] += [mark(kind, name) for kind, name in (("label", label), ("source", source)) if name]
        changed[pk] = max(changed[pk], edited_at or changed_at)
        # What readers have counts too, where the desk is ahead of them.
        texts[pk] += [text for text in words if text]
    StoryIndex.objects.bulk_create(
        [
            StoryIndex(
                article_id=pk,
                changed_at=changed[pk],
                words=search_words.vector(dict.fromkeys(texts[pk]), sorted(marks[pk])),
            )
            for pk in texts
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["changed_at", "words"],
    )


def renew_all(*, batch: int = 500) -> int:
    """Write the index of every story anew, for when the rules of folding change; returns how many."""
    last, done = 0, 0
    while found := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]
    ):
        renew(found)
        last, done = found[-1], done + len(found)
    return done
