"""Fields of the desk's forms: a moment on the site's clock, a choice among things with names."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.named import Named
from articles.workflow import moments
from articles.workflow.errors import AmbiguousMoment, WrongMoment

T = TypeVar("T", bound=Named)


class MomentInput(forms.MultiWidget):
    """A local date and time; where the clock repeats an hour, also which of the two."""

    template_name = "admin/includes/moment.html"
    # One label names the time; which of two it is says so itself.
    use_fieldset = False
    # Set where the time that was typed happens twice.
    ask = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        which = [
            ("", _("choose")),
            ("first", _("the first, in summer time")),
            ("second", _("the second, an hour later")),
        ]
        super().__init__(
            {
                "": forms.DateTimeInput({"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M"),
                "which": forms.Select(choices=which),
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[Any]:
        """An aware moment as (local time, which of two it is)."""
        if value is None:
            return [None, ""]
        local = timezone.localtime(value, timezone.get_default_timezone())
        twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
        which = ("second" if local.fold else "first") if twice else ""
        return [local.replace(tzinfo=None), which]

    def id_for_label(self, id_: str) -> str:
        return id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        time, which = context["widget"]["subwidgets"]
        # The label and the checklist point at the field's own id.
        time["attrs"]["id"] = (attrs or {}).get("id") or f"id_{name}"
        which["attrs"]["aria-label"] = _("Which of the two, when the clocks go back")
        context["ask"] = any(which["value"]) or self.ask
        context["zone"] = timezone.get_default_timezone_name()
        return context


class MomentField(forms.Field):
    """A time on the site's clock, as an aware moment in UTC. The hour the clocks skip is refused."""

    widget = MomentInput

    def clean(self, value: Any) -> Any:
        text, which = (*(value or ()), "", "")[:2]
        text = (text or "").strip()
        if not text:
            super().validate(None)
            return None
        try:
            return moments.parse(text, which if which in ("first", "second") else None)
        except AmbiguousMoment as error:
            self.widget.ask = True
            raise ValidationError(str(error), code="ambiguous") from error
        except (WrongMoment, OverflowError) as error:
            raise ValidationError(str(error) or _("This is not a time."), code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return initial != self.clean(data)
        except ValidationError:
            return True


def named_things(*models: type[Named]) -> dict[type[Named], list[Any]]:
    """Everything of several kinds that has a name and was not merged away: one query for them all.

    Of each thing only id, names and whether it is verified are fetched; the rest comes when it is asked for.
    """
    queries = [
        model._parler_meta.root_model.objects.filter(master__merged_into=None)
        .order_by()
        .values_list(Value(index), "master_id", "master__verified", "language_code", "name")
        for index, model in enumerate(models)
    ]
    found: dict[type[Named], dict[int, Any]] = {model: {} for model in models}
    first, *others = queries
    for index, pk, verified, language, name in first.union(*others, all=True) if others else first:
        model = models[index]
        thing = found[model].get(pk)
        if thing is None:
            thing = found[model][pk] = model.from_db(DEFAULT_DB_ALIAS, ["id", "verified"], [pk, verified])
            thing.known_names = []
        row = model._parler_meta.root_model(master_id=pk, language_code=language, name=name)
        thing.known_names.append(row)
    return {model: list(things.values()) for model, things in found.items()}


class NamedChoices(Generic[T]):
    """Everything of a kind that can be chosen, fetched once, however often it is asked."""

    def __init__(self, model: type[T], things: Iterable[T] | None = None) -> None:
        language = get_language() or ""
        if things is None:
            things = named_things(model)[model]
        self.by_id: dict[str, T] = {str(thing.pk): thing for thing in things}
        named = [(pk, self._name(thing, language)) for pk, thing in self.by_id.items()]
        self.choices = sorted(named, key=lambda pair: pair[1].casefold())

    def _name(self, thing: T, language: str) -> str:
        name = thing.name_in(language)
        return name if thing.verified else _("%(name)s (unverified)") % {"name": name}

    def get(self, pk: str) -> T | None:
        """The thing with this id, as forms know it; None where it is not there (any more)."""
        return self.by_id.get(pk)


class NamedField(forms.ChoiceField):
    """One of the things with names, or none."""

    things: NamedChoices[Any]

    def offer(self, things: NamedChoices[Any]) -> None:
        """Set what there is to choose from."""
        self.things = things
        self.choices = [("", _("None yet")), *things.choices]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Named) else value

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return self.things.get(chosen) if chosen else None


class NamedMultipleField(forms.MultipleChoiceField):
    """Several of the things with names."""

    widget = forms.CheckboxSelectMultiple
    things: NamedChoices[Any]

    def offer(self, things: NamedChoices[Any]) -> None:
        """Set what there is to choose from."""
        self.things = things
        self.choices = things.choices

    def clean(self, value: Any) -> list[Any]:
        chosen: Iterable[str] = super().clean(value)
        return [self.things.by_id[pk] for pk in chosen]
