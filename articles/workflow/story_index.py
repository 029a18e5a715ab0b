"""The words by which lists find a story, and its last change: written in the transaction of every change."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from articles.content import search_words
from articles.models import Article, Credit, StoryIndex
from articles.models.story_index import mark


def renew(articles: Collection[int]) -> None:
    """Write the index of these stories anew, from what the database has now: two queries.

    Whatever changes a headline, an address, a name's place or a state calls this in its own transaction.
    """
    if not articles:
        return
    people = Credit.objects.filter(article=OuterRef("pk")).order_by().values("contributor_id")
    topics = Article.topics.through.objects.filter(article=OuterRef("pk")).order_by().values("topic_id")
    marks: dict[int, list[str]] = {}
    texts: dict[int, list[str]] = {}
    changed = {}
    rows = Article.objects.filter(pk__in=articles).order_by("pk", "translations__pk")
    rows = rows.annotate(people=ArraySubquery(people), about=ArraySubquery(topics))
    for pk, credited, about, title, url, label, source, changed_at, edited_at, *words in (
        rows.values_list(
            "pk", "people", "about", "original_title", "original_url", "label_id", "source_id", "updated_at",
            *(f"translations__{name}" for name in ("updated_at", "headline", "slug")),
            *(f"translations__live_revision__{name}" for name in ("headline", "slug")),
        )
    ):  # fmt: skip
        if pk not in texts:
            texts[pk] = [title, search_words.address_text(url) if url else ""]
            changed[pk] = changed_at
            named = [("contributor", name) for name in set(credited)] + [("topic", name) for name in about]
            named += [(kind, name) for kind, name in (("label", label), ("source", source)) if name]
            marks[pk] = [mark(kind, name) for kind, name in named]
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
