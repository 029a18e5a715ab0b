"""The term base: what the house calls things, in each of its languages."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.content.names import fold
from articles.models.fields import LanguageField, validate_site_language


class TermKind(models.TextChoices):
    """What a term names."""

    TERM = "term", _("Term")
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")
    WORK = "work", _("Title of a work")


class TermStatus(models.TextChoices):
    """What the house thinks of a form."""

    PREFERRED = "preferred", _("Preferred")
    ADMITTED = "admitted", _("Admitted")
    FORBIDDEN = "forbidden", _("Forbidden")


class TermQuerySet(models.QuerySet["Term"]):
    """Terms, asked for by what they are."""

    def saying(self, words: str) -> Self:
        """Those of which a form, in any language, has these words in it."""
        return self.filter(pk__in=TermForm.objects.filter(key__contains=fold(words)).values("term"))


class Term(models.Model):
    """One thing, and what it is called. ``keep``: it is called the same in every language."""

    kind = models.CharField(_("kind"), max_length=20, choices=TermKind.choices, default=TermKind.TERM)
    keep = models.BooleanField(
        _("not translated"), default=False, help_text=_("It stays as it is in every language.")
    )
    note = models.TextField(_("note"), blank=True, max_length=1000)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    objects = TermQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="term_kind_is_known")
        ]

    def __str__(self) -> str:
        return next((form.text for form in self.forms.all()), f"#{self.pk}")


class TermForm(models.Model):
    """What a term is called in one language. One form of each is preferred; `key` is the text folded."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="forms")
    language_code = LanguageField(_("language"), validators=[validate_site_language])
    text = models.CharField(_("form"), max_length=200)
    key = models.CharField(max_length=200, editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=TermStatus.choices, default=TermStatus.PREFERRED
    )

    class Meta:
        default_permissions = ()
        ordering = ["language_code", "status", "pk"]
        indexes = [models.Index(fields=["language_code", "key"], name="term_form")]
        constraints = [
            models.UniqueConstraint(fields=["term", "language_code", "key"], name="term_form_once"),
            models.UniqueConstraint(
                fields=["term", "language_code"],
                condition=Q(status=TermStatus.PREFERRED),
                name="term_one_preferred_form",
            ),
            models.CheckConstraint(condition=Q(status__in=TermStatus.values), name="term_status_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="term_form_says_something"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = fold(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class TermProposal(models.Model):
    """A pair of forms that what was published suggests: for somebody to take or to leave.

    `seen`: in how many blocks. `refused`: somebody looked, and it is none; it is not proposed again.
    """

    source_language = LanguageField()
    target_language = LanguageField()
    source = models.CharField(max_length=200)
    target = models.CharField(max_length=200)
    seen = models.PositiveIntegerField(default=1)
    edition = models.ForeignKey(
        "ArticleTranslation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refused = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["-seen", "-at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source", "target"], name="term_proposed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
