"""Whose names stand in a picture's credit: its agency and its makers, as contributors."""

import re

from articles.content.names import fold
from articles.models import Contributor, ContributorKind, Image

# What stands between names in a credit line: « Lian Ran / Visual China », "Jane Doe via AFP", 图/视觉中国.
_BETWEEN = re.compile(r"\s*[/／|｜、;；·•©]\s*|\s+(?:via|for|pour|–|—|-)\s+|[(（)）]")
_MOST_NAMES = 12


def names_in(credit_line: str) -> list[str]:
    """The names that a credit line may hold, as a whole first and then in their order."""
    parts = [part.strip(" .,:：") for part in _BETWEEN.split(credit_line)]
    return list(dict.fromkeys(name for name in (credit_line.strip(), *parts) if name))[:_MOST_NAMES]


def agency_of(credit_line: str) -> Contributor | None:
    """The organisation that a credit line names by any of its names (VCG, 视觉中国), or None."""
    names = names_in(credit_line)
    organisations = Contributor.objects.carrying([fold(name) for name in names]).filter(
        kind=ContributorKind.ORGANISATION
    )
    found = [one.resolved() for one in organisations.with_names().order_by("pk")] if names else []
    # The last that is named supplies it: "Jane Doe / AFP / Getty Images".
    for name in reversed(names):
        for one in found:
            if fold(name) in {*one.aliases, *(row.name_key for row in one.translations.all())}:
                return one
    return found[0] if found else None


def makers_of(image: Image) -> list[Contributor]:
    """The contributors whom a picture's creators are, where we know them."""
    keys = {fold(name): place for place, name in enumerate(image.creator_names())}
    if not keys:
        return []
    found = Contributor.objects.carrying(list(keys)).with_names().order_by("pk")
    return list({one.pk: one for one in (person.resolved() for person in found)}.values())


def take_terms(image: Image) -> list[str]:
    """Write the agency's usual terms where a picture has none of its own; return the fields, unsaved."""
    agency = image.agency.resolved() if image.agency else None
    taken = []
    for name in ("usage_terms", "licence_page"):
        if agency and not getattr(image, name) and getattr(agency, name):
            setattr(image, name, getattr(agency, name))
            taken.append(name)
    return taken
