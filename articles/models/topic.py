"""What articles are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey

from articles.models.named import Named, NamedTranslation, alias_index, named_constraints


class Topic(Named):
    """A subject that readers can follow."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [alias_index("topic")]


class TopicTranslation(NamedTranslation):
    """A topic in one language."""

    master = TranslationsForeignKey(Topic, related_name="translations", on_delete=models.CASCADE)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        default_permissions = ()
        constraints = named_constraints("topic")
