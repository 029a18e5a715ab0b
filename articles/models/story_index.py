"""Where the desk's lists look: one row per story, with the words it is found by and its last change."""

import re
from collections.abc import Sequence
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from articles.content import search_words
from articles.content.names import fold, sort_key
from articles.models.article import Article

# The kinds of names a story carries, each with the letter that its mark in the index begins with.
NAMED = {"contributor": "c", "source": "s", "label": "l", "topic": "t"}
_NUMBER = re.compile(r"#?(\d{1,9})")
_OUR_ADDRESS = re.compile(r"/articles?/(\d{1,9})(?:/|$)")
# A word that so many names begin with says nothing about whom one means.
_MOST_NAMES = 300


def mark(kind: str, pk: int) -> str:
    """The word under which a story is found by a name it carries, whatever that name is just now."""
    return f"@{NAMED[kind]}{pk}"


class Words(SearchVectorField):
    """A `tsvector` of our own words: PostgreSQL's dictionaries have no part in it."""


@Words.register_lookup
class Matches(models.Lookup):
    """`words__matches=query`, with a `tsquery` that `content.search_words` wrote."""

    lookup_name = "matches"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", (*left_values, *right_values)


class StoryIndexQuerySet(models.QuerySet["StoryIndex"]):
    """Stories, found by words."""

    def mentioning(self, query: str) -> Self:
        """The stories that have every word of `query`: in a headline or an address of any language, in the
        original's title or address, or in the name of somebody or something they carry, in any language.

        Asks for the names first, with one query: a corrected name is found at once, in every story.
        """
        words = search_words.words_of(query)
        wanted = search_words.matching(words, names_with(words))
        return self.filter(words__matches=wanted) if wanted else self.none()

    def found_by(self, query: str) -> Self:
        """As `mentioning`; a number, or an address of our own site, finds its story too."""
        found, own = self.mentioning(query), _NUMBER.fullmatch(query.strip()) or _OUR_ADDRESS.search(query)
        return found | self.filter(pk=int(own[1])) if own else found


class StoryIndex(models.Model):
    """A story as lists find and sort it. Only `articles.workflow.story_index` writes here.

    Beside the article, since its words are long and change more often than its facts.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="story_index"
    )
    # The last change of the article or of any of its editions.
    changed_at = models.DateTimeField()
    words = Words(default="")

    objects = StoryIndexQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["-changed_at", "-article"], name="story_changed"),
            GinIndex(fields=["words"], name="story_words"),
        ]

    def __str__(self) -> str:
        return f"#{self.article_id}"


def _like(key: str) -> str:
    """The pattern for names with a word that begins with `key`; a space stands before the first one too."""
    plain = key.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{plain}%" if search_words.is_spaceless(key) else f"% {plain}%"


# Built of the names of our own tables, and of nothing that anybody typed.
_FIND_NAMES = (  # noqa: S608
    "WITH asked AS"
    " (SELECT * FROM unnest(%s::int[], %s::text[], %s::text[]) AS asked(number, in_name, in_alias)) "
) + " UNION ALL ".join(
    f"SELECT asked.number, '@{letter}' || one.id FROM asked CROSS JOIN LATERAL ("  # noqa: S608
    f" SELECT DISTINCT coalesce(thing.merged_into_id, thing.id) AS id FROM articles_{kind} thing"
    f" LEFT JOIN articles_{kind}translation name ON name.master_id = thing.id"
    " WHERE ' ' || name.sort_key LIKE asked.in_name"
    " OR ' ' || array_to_string(thing.aliases, ' ') LIKE asked.in_alias"
    f" LIMIT {_MOST_NAMES}) found"
    # What readers have may still name one by the number it had before it was merged.
    f" JOIN articles_{kind} one ON one.id = found.id OR one.merged_into_id = found.id"
    for kind, letter in NAMED.items()
)


def names_with(words: Sequence[str]) -> list[list[str]]:
    """For each word the marks of the names, in any language, and aliases that have it: one query."""
    found: list[list[str]] = [[] for _word in words]
    # What is no letter is no name; without one, every name would begin so.
    asked = [word for word in words if sort_key(word).strip()]
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(
                _FIND_NAMES,
                [
                    [words.index(word) for word in asked],
                    [_like(sort_key(word)) for word in asked],
                    [_like(fold(word)) for word in asked],
                ],
            )
            for number, name in cursor.fetchall():
                found[number].append(name)
    return found
