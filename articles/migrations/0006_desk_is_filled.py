"""Stories of before get their words, their last change, their writers and since when they wait."""

from collections import defaultdict

from django.db import migrations

from articles.content import search_words

# Since when a copy has its state: the last act that gave it one; a draft that nobody handed on, its beginning.
SINCE = """
UPDATE articles_articletranslation e SET
    state_since = coalesce((
        SELECT max(l.at) FROM articles_actionlog l
        WHERE l.article_id = e.master_id AND l.language_code = e.language_code
        AND l.verb IN ('create', 'begin', 'submit', 'request_changes', 'approve', 'spike', 'restore', 'lift')
    ), e.updated_at),
    written_by_id = (
        SELECT r.author_id FROM articles_revision r
        WHERE r.edition_id = e.id AND NOT r.automatic ORDER BY r.number DESC LIMIT 1
    )
"""
BATCH = 500


def fill(apps, schema_editor):
    Article, Index = apps.get_model("articles", "Article"), apps.get_model("articles", "StoryIndex")
    Edition, Credit = apps.get_model("articles", "ArticleTranslation"), apps.get_model("articles", "Credit")
    Topics = Article.topics.through
    last = 0
    while articles := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list(
            "pk", "original_title", "original_url", "label_id", "source_id", "updated_at"
        )[:BATCH]
    ):
        pks = [row[0] for row in articles]
        last = pks[-1]
        texts, marks = defaultdict(list), defaultdict(list)
        changed = {}
        for pk, title, url, label, source, at in articles:
            texts[pk] += [title, search_words.address_text(url) if url else ""]
            marks[pk] += [f"@{letter}{name}" for letter, name in (("l", label), ("s", source)) if name]
            changed[pk] = at
        for pk, at, *words in (
            Edition.objects.filter(master__in=pks).order_by("pk").values_list(
                "master_id", "updated_at", "headline", "slug", "live_revision__headline", "live_revision__slug"
            )
        ):
            texts[pk] += [text for text in words if text]
            changed[pk] = max(changed[pk], at)
        for pk, name in Credit.objects.filter(article__in=pks).values_list("article_id", "contributor_id"):
            marks[pk].append(f"@c{name}")
        for pk, name in Topics.objects.filter(article__in=pks).values_list("article_id", "topic_id"):
            marks[pk].append(f"@t{name}")
        Index.objects.bulk_create(
            Index(
                article_id=pk,
                changed_at=changed[pk],
                words=search_words.vector(dict.fromkeys(texts[pk]), sorted(set(marks[pk]))),
            )
            for pk in pks
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_desk")]

    operations = [
        migrations.RunSQL(SINCE, migrations.RunSQL.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
