"""What sources, labels, contributors and topics share: names in many languages, aliases, merging."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from parler.managers import TranslatableManager, TranslatableQuerySet
from parler.models import TranslatableModel

from articles.content.names import fold, sort_key
from articles.content.typography import slugify_unicode
from articles.models.fields import Translation

T = TypeVar("T")

# Where a name is missing in a language, these are nearer than the site's default language.
NEAR_LANGUAGES = {"zh-hant": ("zh-hans",), "zh-hans": ("zh-hant",)}


def nearest(by_code: Mapping[str, T], language: str) -> T | None:
    """What to show in `language`: its own, a near one's, the site's default, else any; None for nothing."""
    for code in (language, *NEAR_LANGUAGES.get(language, ()), settings.LANGUAGE_CODE):
        if code in by_code:
            return by_code[code]
    return by_code[min(by_code)] if by_code else None


def model_of(queryset: Any) -> "type[Named]":
    """The kind of thing a queryset finds."""
    model: type[Named] = queryset.model
    return model


class NamedQuerySet(TranslatableQuerySet):
    """Things with names, found by any of them."""

    def with_names(self) -> Self:
        """Fetch every language's name with one query more."""
        return self.prefetch_related("translations")

    def current(self) -> Self:
        """Leave out what was merged into another."""
        return self.filter(merged_into=None)

    def named(self, text: str) -> Self:
        """Whatever carries this name in any language, or as an alias, compared folded."""
        key = fold(text)
        return self.filter(Q(translations__name_key=key) | Q(aliases__contains=[key])).distinct()

    def carrying(self, keys: Collection[str]) -> Self:
        """Whatever carries one of these folded names, in any language or as an alias."""
        named = Q(translations__name_key__in=keys) | Q(aliases__overlap=list(keys))
        return self.filter(named).distinct()

    def by_id(self, ids: Collection[int]) -> dict[int, Any]:
        """The things with these ids, each resolved to what it was merged into, with all names: one query."""
        if not ids:
            return {}
        model = self.model._parler_meta.root_model
        rows = (
            model.objects.filter(Q(master__in=ids) | Q(master__merged__in=ids))
            .select_related("master", *(f"master__{name}" for name in model_of(self).read_with))
            .distinct()
        )
        things: dict[int, Any] = {}
        for row in rows:
            thing = things.setdefault(row.master_id, row.master)
            thing.known_names = [*(thing.known_names or ()), row]
        return {pk: things.get(things[pk].merged_into_id, things[pk]) for pk in ids if pk in things}

    def at_once(self) -> list[Any]:
        """These things with every language's name, in one query; what has no name at all is left out."""
        model = self.model._parler_meta.root_model
        things: dict[int, Any] = {}
        for row in model.objects.filter(master__in=self.values("pk")).select_related("master"):
            thing = things.setdefault(row.master_id, row.master)
            thing.known_names = [*(thing.known_names or ()), row]
        return list(things.values())

    def with_slug(self, slug: str, language: str) -> "Any | None":
        """The one with this slug in `language`, else in any language, else None.

        A merged one is returned as itself: its address leads on to what it was merged into.
        """
        found = self.filter(translations__language_code=language, translations__slug=slug).first()
        return found or self.filter(translations__slug=slug).order_by("pk").first()


class NamedManager(TranslatableManager.from_queryset(NamedQuerySet)):  # type: ignore[misc]
    """parler's manager with our nouns."""


class Named(TranslatableModel):
    """A source, label, contributor or topic."""

    aliases = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("other spellings"),
        default=list,
        blank=True,
        help_text=_("Separated by commas. Intake recognises them; readers do not see them."),
    )
    verified = models.BooleanField(
        _("verified"), default=True, help_text=_("Off: made by intake, and nobody has looked at it yet.")
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects: ClassVar[Any] = NamedManager()
    # Each noun's own translation model adds this.
    translations: Any

    # What is read with each thing, wherever many are read by their ids.
    read_with: ClassVar[tuple[str, ...]] = ()

    # Set by `by_id`: every language's name, without asking again.
    known_names: "list[Any] | None" = None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_in(get_language() or settings.LANGUAGE_CODE)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.aliases = sorted({fold(alias) for alias in self.aliases} - {""})
        super().save(*args, **kwargs)

    def translation_for(self, language: str) -> Any:
        """The translation to show in `language`: its own, a near one, the site's default, else any; or None.

        Reads what `by_id` fetched, else `translations.all()`, so that a prefetch serves any number of calls.
        """
        rows = self.translations.all() if self.known_names is None else self.known_names
        return nearest({row.language_code: row for row in rows}, language)

    def name_in(self, language: str) -> str:
        """The name for readers of `language`; the nearest there is, never an error."""
        row = self.translation_for(language)
        return row.name if row else f"#{self.pk}"

    def resolved(self) -> Any:
        """Itself, or what it was merged into. Merging keeps chains one step long."""
        return self.merged_into or self

    def rename(self, language: str, name: str, **fields: Any) -> Any:
        """Set the name in one language, with a slug that is free there; return the translation."""
        model = self._parler_meta.root_model
        row = model.objects.filter(master=self, language_code=language).first() or model(
            master=self, language_code=language
        )
        row.name = name
        for field, value in fields.items():
            setattr(row, field, value)
        row.save()
        return row


class NamedTranslation(Translation):
    """A name in one language."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(
        _("slug"),
        max_length=200,
        blank=True,
        help_text=_("The last part of the address. Empty: made from the name."),
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key, self.sort_key = fold(self.name)[:200], sort_key(self.name)[:200]
        wanted = slugify_unicode(self.slug or self.name)
        for last in (False, False, True):
            self.slug = self._free_slug(wanted)
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                return
            except IntegrityError:
                # Somebody took this address in the meantime: the next number is free.
                if last or self._free_slug(wanted) == self.slug:
                    raise

    def _free_slug(self, wanted: str) -> str:
        # Two people may share a name: the later one gets a number. The database's unique constraint decides.
        others = type(self)._default_manager.filter(language_code=self.language_code).exclude(pk=self.pk)
        taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
        if wanted not in taken:
            return wanted
        return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted}-{n}") not in taken)


def named_constraints(noun: str) -> list[models.BaseConstraint]:
    """The constraints of a translation table with names."""
    return [
        models.UniqueConstraint(fields=["master", "language_code"], name=f"{noun}_translation_once"),
        models.UniqueConstraint(fields=["language_code", "slug"], name=f"{noun}_slug_once"),
        models.CheckConstraint(condition=~Q(name=""), name=f"{noun}_name_not_empty"),
    ]


def alias_index(noun: str) -> GinIndex:
    """The index that finds an alias."""
    return GinIndex(fields=["aliases"], name=f"{noun}_aliases")


def site_language_choices() -> Iterable[tuple[str, Any]]:
    """Codes and names of the languages this site publishes in, in the site's order."""
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in settings.SITE_LANGUAGES]
