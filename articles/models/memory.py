"""What was translated before: a text, and what it became when it was published."""

from typing import Self

from django.db import models
from django.utils import timezone

from articles.models.fields import LanguageField


class MemoryQuerySet(models.QuerySet["Memory"]):
    """Memories, asked for by what they are."""

    def of_pair(self, source: str, target: str) -> Self:
        """From one language into another."""
        return self.filter(source_language=source, target_language=target)


class Memory(models.Model):
    """A translation that readers have had, of a block and no more.

    `text` is the source without tags, `html` and `target` with them (plain outside the body). `before` and
    `after`: the `text_hash` of the neighbours, "" at the ends; where they are the same too, so is the
    context. Only `articles.translation.memory` writes here. One that is taken down is forgotten.
    """

    source_language = LanguageField()
    target_language = LanguageField()
    text_hash = models.CharField(max_length=32)
    text = models.TextField()
    html = models.TextField()
    target = models.TextField()
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    # None: it came from elsewhere, or its block is gone.
    block = models.OneToOneField(
        "TargetBlock", null=True, blank=True, on_delete=models.SET_NULL, related_name="memory"
    )
    edition = models.ForeignKey(
        "ArticleTranslation", null=True, blank=True, on_delete=models.CASCADE, related_name="memories"
    )
    used_at = models.DateTimeField(default=timezone.now)

    objects = MemoryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["text_hash", "source_language", "target_language"], name="memory_exact")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class MemoryFingerprint(models.Model):
    """One of the few hashes by which a text that is like another one is found.

    The pair of languages is in the hash: see `articles.content.fingerprints.sketch`.
    """

    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="fingerprints", db_index=False)
    fingerprint = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["fingerprint"], include=["memory"], name="fingerprint_memory"),
            models.Index(fields=["memory"], name="fingerprint_of"),
        ]

    def __str__(self) -> str:
        return f"{self.memory_id}: {self.fingerprint}"
