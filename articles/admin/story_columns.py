"""What a row of the list says beside headline and languages: chosen by each person, remembered for them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.pages import signed_in
from articles.admin.remembering import remember

# Those that stand under the headline, then those with a column of their own.
UNDER: dict[str, Promise] = {
    "label": _("Label"),
    "source": _("Source"),
    "original": _("Original title"),
    "people": _("Credits"),
}
BESIDE: dict[str, Promise] = {
    "created": _("Begun"),
    "live": _("Live since"),
    "changed": _("Last change"),
}
DEFAULT = ("label", "source", "original", "changed")


@dataclass(frozen=True)
class Column:
    """A choice: whether it is shown."""

    code: str
    title: Any
    shown: bool


def chosen(request: HttpRequest) -> tuple[str, ...]:
    """The columns to show. Those of an address (`columns=…`, after `chosen=1`) are remembered."""
    user = signed_in(request)
    kept = user.remembered.get("columns")
    if "chosen" in request.GET:
        kept = [code for code in (*UNDER, *BESIDE) if code in request.GET.getlist("columns")]
        remember(request, "columns", kept)
    return tuple(kept) if kept is not None else DEFAULT


def choices(shown: tuple[str, ...]) -> list[Column]:
    """All of them, with those that are shown marked."""
    return [Column(code, title, code in shown) for code, title in {**UNDER, **BESIDE}.items()]
