"""What an edition could take back from one of its revisions, part by part, and the change that does it.

A part is named by a code: a text field (`headline`), `block-3` (a difference of the bodies, by its place in
`diff_blocks(now, then)`), a fact (`source`), `credits`, `lead`, `figure-12` (which picture stands there) or
`words-12` (its caption and alternative text).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import permissions
from articles.content import blocks
from articles.content.diff import diff_blocks
from articles.content.partial import take
from articles.models import (
    ArticleTranslation,
    Contributor,
    CreditRole,
    Edition,
    Figure,
    Image,
    Label,
    Revision,
    Source,
    Topic,
    User,
)
from articles.workflow import snapshots
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.errors import Refused

WORDS = ("kicker", "headline", "standfirst", "slug")
FACTS = ("label", "source", "original_title", "original_language", "original_url", "original_date", "topics")


@dataclass(frozen=True)
class Part:
    """One thing that differs. `shared`: every language has it, so that it takes an editor to change it."""

    code: str
    shared: bool = False


def parts(user: User | None, edition: Edition, revision: Revision) -> list[Part]:
    """Every part in which `revision` differs from the working copy, and which this person may take back."""
    now = snapshots.snapshot(edition)
    figures = _figures(edition)
    found = [Part(name) for name in WORDS if getattr(now, name) != getattr(revision, name)]
    may_shared = permissions.may(user, "edit_details")
    for index, change in enumerate(diff_blocks(now.body, revision.body)):
        lost = change.new is not None and change.new.figure is not None and change.new.figure not in figures
        # A picture that left the article can only come back with its place, which all languages share.
        if change.op != "same" and (may_shared or not lost or change.op == "deleted"):
            found.append(Part(f"block-{index}", shared=lost))
    then, here = snapshots.resolved(revision.content()), snapshots.resolved(now.content())
    found += [Part(name, shared=True) for name in FACTS if _fact(then, name) != _fact(here, name)]
    if then["credits"] != here["credits"]:
        found.append(Part("credits", shared=True))
    for row in revision.figures:
        figure = figures.get(row["id"])
        if figure is None or figure.image_id != row["image"]:
            found.append(Part(f"figure-{row['id']}", shared=True))
        if figure is not None and figure.words_in(edition.language_code) != (row["caption"], row["alt"]):
            found.append(Part(f"words-{row['id']}"))
    if _lead(revision.figures) != next((pk for pk, figure in figures.items() if figure.is_lead), None):
        found.append(Part("lead", shared=True))
    return [part for part in found if may_shared or not part.shared]


def _fact(content: dict[str, Any], name: str) -> Any:
    return content["facts"].get(name) or None


def _figures(edition: Edition) -> dict[int, Figure]:
    rows = edition.master.figures.select_related("image").prefetch_related(
        "translations", "image__translations"
    )
    return {figure.pk: figure for figure in rows}


def _lead(rows: Iterable[dict[str, Any]]) -> int | None:
    return next((row["id"] for row in rows if row["lead"]), None)


def change_back(
    user: User | None, edition: Edition, revision: Revision, chosen: Collection[str] | None
) -> Change:
    """The change that takes the chosen parts (None: all) of `revision` back into the working copy.

    Raises `Refused` where nothing is chosen, nothing differs, or a part is chosen that is none.
    """
    possible = {part.code for part in parts(user, edition, revision)}
    if not possible:
        raise Refused(_("The text is the same as in that revision."))
    codes = possible if chosen is None else set(chosen)
    if not codes:
        raise Refused(_("Choose what to take back first."))
    if codes - possible:
        raise Refused(_("Some of this cannot be taken back any more. Look at what differs now."))
    figures = _figures(edition)
    body, brought = _body(edition, revision, codes, figures)
    codes |= {f"figure-{pk}" for pk in brought}
    words = {name: getattr(revision if name in codes else edition, name) for name in WORDS}
    return Change(
        text=Text(body=body, **words),
        details=_details(edition, revision, codes) if codes & set(FACTS) else None,
        credits=_credits(edition, revision) if "credits" in codes else None,
        figures=_places(edition, revision, codes, figures) if _about_figures(codes) else None,
        note=_note(revision, None if chosen is None else codes),
        restored_from=revision,
    )


def _about_figures(codes: Collection[str]) -> bool:
    return any(code == "lead" or code.startswith(("figure-", "words-")) for code in codes)


def _body(
    edition: Edition, revision: Revision, codes: Collection[str], figures: Collection[int]
) -> tuple[str, list[int]]:
    """The body with the chosen blocks, and the figures that must come back for it to be whole."""
    chosen = {int(code.removeprefix("block-")) for code in codes if code.startswith("block-")}
    body = take(edition.body, revision.body, chosen)
    known = {row["id"] for row in revision.figures}
    lost = [pk for pk in dict.fromkeys(blocks.figure_ids(body)) if pk not in figures]
    return blocks.replace_figures(body, {pk: None for pk in lost if pk not in known}), [
        pk for pk in lost if pk in known
    ]


def _details(edition: Edition, revision: Revision, codes: Collection[str]) -> Details:
    article = edition.master
    now = Details(
        label=article.label,
        source=article.source,
        topics=list(article.topics.all()),
        original_title=article.original_title,
        original_language=article.original_language,
        original_url=article.original_url,
        original_date=article.original_date,
        embargo_until=article.embargo_until,
        expires_at=article.expires_at,
    )
    facts = revision.facts
    label, source = facts.get("label") or 0, facts.get("source") or 0
    then: dict[str, Any] = {
        "label": Label.objects.by_id([label]).get(label) if label else None,
        "source": Source.objects.by_id([source]).get(source) if source else None,
        "topics": list(dict.fromkeys(Topic.objects.by_id(facts.get("topics", [])).values())),
        "original_title": facts.get("original_title", ""),
        "original_language": facts.get("original_language", ""),
        "original_url": facts.get("original_url", ""),
        "original_date": parse_date(facts.get("original_date") or ""),
    }
    return replace(now, **{name: value for name, value in then.items() if name in codes})


def _credits(edition: Edition, revision: Revision) -> list[CreditLine]:
    """The revision's credits in its order, then those of other languages, which it does not know.

    A revision does not say which of its credits are for this language alone: those that still are stay so,
    and a translator, who is nobody's in another language, becomes so.
    """
    language = edition.language_code
    rows = list(edition.master.credits.select_related("contributor"))
    own = {(row.contributor_id, row.role) for row in rows if row.language_code == language}
    people = Contributor.objects.by_id({row["contributor"] for row in revision.credits})
    lines = []
    for row in revision.credits:
        if (person := people.get(row["contributor"])) is None:
            continue
        local = (person.pk, row["role"]) in own or row["role"] == CreditRole.TRANSLATOR
        lines.append(CreditLine(person, CreditRole(row["role"]), language if local else ""))
    others = [row for row in rows if row.language_code not in ("", language)]
    return lines + [CreditLine(row.contributor, CreditRole(row.role), row.language_code) for row in others]


def _places(
    edition: Edition, revision: Revision, codes: Collection[str], figures: dict[int, Figure]
) -> Sequence[FigurePlace]:
    """Every figure of the article as it is, but for what is taken back; then those that come back."""
    then = {row["id"]: row for row in revision.figures}
    images = Image.objects.in_bulk({row["image"] for row in revision.figures if row["image"]})
    lead = _lead(revision.figures) if "lead" in codes else None
    places = []
    for pk, figure in figures.items():
        row = then.get(pk)
        place = _as_it_is(figure, edition.language_code)
        if row is not None and f"words-{pk}" in codes:
            place = replace(place, caption=row["caption"], alt=row["alt"])
        if row is not None and f"figure-{pk}" in codes:
            place = replace(place, image=images.get(row["image"] or 0))
        if "lead" in codes:
            place = replace(place, is_lead=pk == lead)
        places.append(place)
    for pk, row in then.items():
        if pk not in figures and f"figure-{pk}" in codes:
            image = images.get(row["image"] or 0)
            places.append(
                FigurePlace(
                    image=image,
                    caption=row["caption"],
                    alt=row["alt"],
                    expected_credit="" if image else row["credit"],
                    is_lead="lead" in codes and pk == lead,
                    place=pk,
                )
            )
    return places


def _as_it_is(figure: Figure, language: str) -> FigurePlace:
    own = next((row for row in figure.translations.all() if row.language_code == language), None)
    return FigurePlace(
        id=figure.pk,
        image=figure.image,
        caption=own.caption if own else "",
        alt=own.alt if own else "",
        is_lead=figure.is_lead,
    )


def part_names(codes: Iterable[str]) -> list[str]:
    """Words for parts, one for all blocks and one for all figures: « headline, 2 blocks »."""
    labels = {name: str(ArticleTranslation._meta.get_field(name).verbose_name) for name in WORDS}
    labels |= {
        "label": _("label"),
        "source": _("source"),
        "topics": _("topics"),
        "credits": _("credits"),
        "lead": _("lead picture"),
        "original_title": _("original title"),
        "original_language": _("original language"),
        "original_url": _("original address"),
        "original_date": _("original date"),
    }
    codes = set(codes)
    names = [name for code, name in labels.items() if code in codes]
    counted = {
        "block-": lambda n: ngettext("%(n)s block of the text", "%(n)s blocks of the text", n),
        "figure-": lambda n: ngettext("%(n)s picture", "%(n)s pictures", n),
        "words-": lambda n: ngettext("the words of %(n)s picture", "the words of %(n)s pictures", n),
    }
    for prefix, words in counted.items():
        if number := sum(code.startswith(prefix) for code in codes):
            names.append(words(number) % {"n": number})
    return names


def _note(revision: Revision, codes: Collection[str] | None) -> str:
    if codes is None:
        return _("Restored from revision %(number)s.") % {"number": revision.number}
    return _("Taken from revision %(number)s: %(parts)s.") % {
        "number": revision.number,
        "parts": ", ".join(part_names(codes)),
    }
