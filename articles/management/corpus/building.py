"""Makes the corpus: batches of stories with their editions, revisions, credits and log, written in bulk.

Verbs make one row at a time and check it; three hundred thousand editions would take a day. What they would
have made is built here instead, and the database's own constraints have the last word.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from articles.content.typography import slugify_unicode
from articles.management.corpus.fates import RUNNING, Fate, fate
from articles.management.corpus.names import Cast, some
from articles.management.corpus.writing import LANGUAGES, Plot, Written, headline, plot, write
from articles.models import ActionLog, Article, Credit, CreditRole, Edition, Revision, User
from articles.workflow import search_index, story_index

BATCH = 250
YEARS = 5


def ids(model: type[Model], number: int) -> Iterator[int]:
    """Take `number` ids of a table: rows that name each other are written in one go."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return iter([row[0] for row in cursor.fetchall()])


@contextmanager
def times_as_given() -> Iterator[None]:
    """Let rows keep the times they are given, where Django would set the present one: for this command."""
    fields: list[Any] = [
        field
        for model in (Article, Edition, Revision, ActionLog)
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    kept = [(field, field.auto_now, field.auto_now_add) for field in fields]
    try:
        for field in fields:
            field.auto_now = field.auto_now_add = False
        yield
    finally:
        for field, now, add in kept:
            field.auto_now, field.auto_now_add = now, add


class Batch:
    """Rows of some stories, gathered and then written in one transaction."""

    def __init__(self, everyone: Cast, languages: Sequence[str], now: dt.datetime) -> None:
        self.everyone, self.languages, self.now = everyone, languages, now
        self.articles: list[Article] = []
        self.editions: list[Edition] = []
        self.revisions: list[Revision] = []
        self.credits: list[Credit] = []
        self.topics: list[Any] = []
        self.log: list[ActionLog] = []

    def write(self, dices: Sequence[random.Random]) -> int:
        """Make one story with each of the dice and write all of them; returns how many editions."""
        size = len(dices) * len(self.languages)
        with transaction.atomic():
            self.article_ids = ids(Article, len(dices))
            self.edition_ids, self.revision_ids = ids(Edition, size), ids(Revision, 3 * size)
            for dice in dices:
                self._story(dice)
            Article.objects.bulk_create(self.articles)
            Edition.objects.bulk_create(self.editions)
            Revision.objects.bulk_create(self.revisions)
            Credit.objects.bulk_create(self.credits)
            Article.topics.through.objects.bulk_create(self.topics)
            ActionLog.objects.bulk_create(self.log)
            story_index.renew([article.pk for article in self.articles])
            # What the live revisions say could not be listed before they were written.
            editions = [edition.pk for edition in self.editions]
            with connection.cursor() as cursor:
                cursor.execute("SELECT articles_write_listings(%s)", [editions])
            search_index.write(
                search_index.Text(
                    edition.pk, edition.language_code or "", edition.live_from, edition.live_until,
                    said.headline, said.kicker, said.standfirst, said.body, said.facts, said.credits,
                )
                for edition in self.editions
                if edition.live_from and (said := edition.live_revision)
            )  # fmt: skip
        return len(self.editions)

    def _story(self, dice: random.Random) -> None:
        # A newsroom grows: the newer, the more.
        age = dt.timedelta(days=YEARS * 365 * dice.random() ** 1.4, minutes=dice.randrange(1440))
        begun = self.now - age
        people = some(dice, self.everyone)
        story = plot(dice, tuple(names for _person, names in people), begun.year)
        article = self._article(dice, story, begun)
        self.articles.append(article)
        topics = dice.sample(self.everyone.topics, dice.choices([0, 1, 2], [1, 6, 3])[0])
        self.topics += [Article.topics.through(article=article, topic=topic) for topic in topics]
        for position, (person, _names) in enumerate(people):
            role = CreditRole.EDITOR if position == 2 else CreditRole.AUTHOR
            self.credits.append(Credit(article=article, contributor=person, role=role, position=position))
        credits = self.credits[-len(people) :]
        for place, code in enumerate(self.languages):
            if place:
                if age < RUNNING / 2 and dice.random() < 0.3:
                    continue
                begun = min(begun + dt.timedelta(hours=dice.uniform(1, 30)), self.now)
            self._edition(dice, article, code, write(story, LANGUAGES[code]), fate(dice, begun, self.now),
                          credits, [topic.pk for topic in topics], people)  # fmt: skip

    def _article(self, dice: random.Random, story: Plot, begun: dt.datetime) -> Article:
        source = dice.choice(self.everyone.sources)
        number = next(self.article_ids)
        return Article(
            pk=number,
            label=dice.choice(self.everyone.labels) if dice.random() < 0.85 else None,
            source=source,
            original_title=headline(story, LANGUAGES["zh-hans"]),
            original_language="zh-hans",
            original_url=f"{source.homepage}{story.year}/{number}",
            original_date=(begun - dt.timedelta(days=dice.randint(1, 20))).date(),
            source_language=self.languages[0],
            created_by=dice.choice(self.everyone.editors),
            created_at=begun,
            updated_at=begun,
        )

    def _edition(
        self, dice: random.Random, article: Article, code: str, text: Written, end: Fate,
        credits: Sequence[Credit], topics: Sequence[int], people: Sequence[tuple[Any, dict[str, str]]],
    ) -> None:  # fmt: skip
        first = code == article.source_language
        writer = article.created_by if first else dice.choice(self.everyone.translators)
        chief = dice.choice(self.everyone.chiefs)
        slug = slugify_unicode(text.headline)
        edition = Edition(
            pk=next(self.edition_ids), master=article, language_code=code, kicker=text.kicker,
            headline=text.headline, standfirst=text.standfirst, slug=slug, body=text.body,
            state=end.state, publication=end.publication, live_from=end.live_from, live_until=end.live_until,
            scheduled_for=end.live_from, expires_at=end.live_until, first_live_at=end.first_live_at,
            live_changed_at=end.first_live_at, taken_down_at=end.taken_down_at, created_by=writer,
            created_at=end.begun, written_by=writer, state_since=end.state_since,
            updated_at=end.changed, updated_by=chief if end.acts else writer,
            row_version=1 + len(end.acts),
        )  # fmt: skip
        self.editions.append(edition)
        shared = {
            "credits": [
                {
                    "contributor": credit.contributor_id,
                    "role": str(credit.role),
                    "name": names.get(code) or names["en"],
                }
                for credit, (_person, names) in zip(credits, people, strict=True)
            ],
            "facts": {
                "label": article.label_id,
                "source": article.source_id,
                "original_title": article.original_title,
                "original_language": article.original_language,
                "original_url": article.original_url,
                "original_date": article.original_date.isoformat() if article.original_date else None,
                "topics": sorted(topics),
            },
        }
        early = text.headline + (" …" if len(text.headline) < 290 else "")
        written = [(end.begun, early if end.second else text.headline)]
        if end.second:
            written.append((end.second, text.headline))
        if end.news:
            # What readers have said it otherwise.
            written[-1] = (written[-1][0], early)
            written.append((end.news, text.headline))
        made = [
            self._revision(edition, number, at, said, writer, shared)
            for number, (at, said) in enumerate(written, 1)
        ]
        edition.latest_revision = made[-1]
        if end.acts and end.first_live_at:
            edition.live_revision = made[-2] if end.news else made[-1]
        if any(verb == "approve" for verb, _at in end.acts):
            edition.approved_revision = edition.live_revision or made[-1]
            edition.approved_by = chief
        self._log(article, code, "create" if first else "begin", end.begun, writer, made[0])
        for verb, at in end.acts:
            self._log(article, code, verb, at, writer if verb == "submit" else chief, made[-1])

    def _revision(
        self, edition: Edition, number: int, at: dt.datetime, said: str, author: User | None,
        shared: dict[str, Any],
    ) -> Revision:  # fmt: skip
        revision = Revision(
            pk=next(self.revision_ids), edition=edition, number=number, author=author, created_at=at,
            kicker=edition.kicker, headline=said, standfirst=edition.standfirst,
            slug=edition.slug if said == edition.headline else slugify_unicode(said),
            body=edition.body, figures=[], images=[], **shared,
        )  # fmt: skip
        revision.digest = revision.compute_digest()
        self.revisions.append(revision)
        return revision

    def _log(
        self, article: Article, code: str, verb: str, at: dt.datetime, user: User | None, revision: Revision
    ) -> None:
        self.log.append(
            ActionLog(user=user, verb=verb, article=article, language_code=code, revision=revision, at=at)
        )


def build(everyone: Cast, languages: Sequence[str], articles: int, seed: int) -> Iterator[tuple[int, int]]:
    """Write the corpus; yields (articles, editions) so far, after each batch, which stays."""
    now, done, editions = timezone.now().replace(microsecond=0), 0, 0
    with times_as_given():
        while done < articles:
            size = min(BATCH, articles - done)
            dices = [random.Random(f"{seed} {done + n}") for n in range(size)]  # noqa: S311 - no secret
            editions += Batch(everyone, languages, now).write(dices)
            done += size
            yield done, editions
