"""How readers find an edition by words, and the words there are."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.models.edition import Edition
from articles.models.fields import LanguageField
from articles.models.story_index import Words


class SearchEntry(models.Model):
    """An edition that readers have or will have. `articles.workflow.search_index` writes the words, a trigger
    keeps the window (migration 0018).

    `head`: headline, kicker and standfirst, with places, to rank by. `words`: these and the body's beginning,
    and marks: `@fr` its language, `@2026-11` its month, and the names it carries (`@l5`), so that a
    corrected name is found in every article at once.
    """

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    language_code = LanguageField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    head = Words(default="")
    words = Words(default="")

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["words"], name="search_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"#{self.edition_id}"


class SearchWord(models.Model):
    """A word that stands in a headline, a standfirst or a name, to guess what a misspelt one was meant to be.

    `near`: the word, and the word without each of its letters. Two words that share one of these differ by a
    letter left out, added, changed or swapped (the neighbourhood of deletions).
    """

    language_code = LanguageField()
    word = models.CharField(max_length=60)
    near = ArrayField(models.CharField(max_length=60))
    # In how many editions it was when they were written down, about.
    editions = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["near"], name="search_word_near", fastupdate=False)]
        constraints = [models.UniqueConstraint(fields=["language_code", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word
