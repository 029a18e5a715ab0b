"""What changed for readers: the journal by which pages in caches, here and elsewhere, are told."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class ReaderChange(models.Model):
    """What one statement changed of what readers see. Triggers alone write here (migration 0017).

    `tags` name what was touched, as `articles.caching.tags` names what a page is made of. `hard`: what was
    shown before may not be shown again, not even when there is nothing else to show; off for what was only
    added. `transaction` is the number PostgreSQL gave the transaction: by it a reader of the journal knows
    whether a page was made before or after.
    """

    transaction = models.BigIntegerField(db_index=True)
    hard = models.BooleanField()
    tags = ArrayField(models.TextField())
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return " ".join(self.tags)
