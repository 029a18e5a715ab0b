"""A publisher changed what we republish: take that in, and keep what was changed here."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.content import blocks
from articles.content.merge import merge, merged
from articles.content.names import fold
from articles.content.sanitize import sanitize_body
from articles.formats.parsed import ParsedArticle, ParsedFigure
from articles.ingest.chosen import Chosen
from articles.ingest.drafts import place
from articles.ingest.errors import CannotIngest
from articles.models import Edition, Figure, IngestedItem, User
from articles.workflow import actions
from articles.workflow.content_changes import Change, FigurePlace, Text

# Numbers that no figure's id reaches, for places that are not in the database yet.
_NEW_PLACES = 900_000_000_000


def last_taken(edition: Edition) -> IngestedItem | None:
    """What was taken in last for this edition; None where it was written here."""
    items = IngestedItem.objects.filter(article=edition.master_id, language_code=edition.language_code)
    return items.order_by("-pk").first()


def renewed(
    edition: Edition, parsed: ParsedArticle, chosen: Chosen, actor: User | None, warnings: list[str]
) -> Edition:
    """Take into `edition` what its publisher changed since it was ingested last; what we changed stays.

    A paragraph that both changed stays as it is here, and `warnings` gives the publisher's. Raises `Conflict`
    where somebody saves in the same moment, and `CannotIngest` for a text that was not ingested here.
    """
    base_item = last_taken(edition)
    if base_item is None:
        raise CannotIngest(
            _("This edition was written here and not taken in: compare the two texts and change it by hand.")
        )
    base = base_item.parsed()
    there = base_item.places()
    known = _same_figures(base.figures, parsed.figures)
    fresh = {f.number: _NEW_PLACES + f.number for f in parsed.figures if known.get(f.number) not in there}
    theirs_map: dict[int, int | None] = {
        figure.number: fresh.get(figure.number) or there[known[figure.number]] for figure in parsed.figures
    }
    stretches = merge(
        _blocks(blocks.replace_figures(base.body_html, dict(there))),
        _blocks(edition.body),
        _blocks(blocks.replace_figures(parsed.body_html, theirs_map)),
    )
    for stretch in stretches:
        if stretch.origin == "conflict" and (lost := blocks.text("".join(stretch.theirs))):
            warnings.append(
                _("Changed here and by the publisher; yours was kept. Theirs: %(text)s") % {"text": lost}
            )
    text = Text(
        headline=_three_way(base.headline, edition.headline, chosen.headline, warnings),
        standfirst=_three_way(base.standfirst, edition.standfirst, chosen.standfirst, warnings),
        kicker=edition.kicker,
        slug=edition.slug,
        body="".join(merged(stretches)),
    )
    placed = set(blocks.figure_ids(text.body))
    added = [
        place(figure, chosen, fresh[figure.number])
        for figure in parsed.figures
        if fresh.get(figure.number) in placed
    ]
    change = Change(
        text=text,
        figures=[*as_they_are(edition), *added] if added else None,
        note=_("What the publisher changed since."),
    )
    return actions.save_edition(actor, edition, change, version=edition.row_version)


def _blocks(body: str) -> list[str]:
    return [block.html for block in blocks.split(sanitize_body(body))]


def _three_way(base: str | None, ours: str, theirs: str, warnings: list[str]) -> str:
    if fold(base or "") == fold(theirs) or fold(ours) == fold(theirs):
        return ours
    if fold(base or "") == fold(ours):
        return theirs
    warnings.append(
        _("Changed here and by the publisher; yours was kept. Theirs: %(text)s") % {"text": theirs}
    )
    return ours


def _same_figures(old: Sequence[ParsedFigure], new: Sequence[ParsedFigure]) -> dict[int, int]:
    """Which figure of the old text each of the new one is: by address, by its words, else by its place."""

    def words(figure: ParsedFigure) -> str:
        return fold(f"{figure.credit or ''}|{figure.caption or ''}")

    known: dict[int, int] = {}
    for same in (
        lambda a, b: bool(a.address) and a.address == b.address,
        lambda a, b: not (a.address and b.address) and words(a) != "|" and words(a) == words(b),
    ):
        for figure in new:
            if figure.number not in known:
                left = (f.number for f in old if f.number not in known.values() and same(f, figure))
                if (number := next(left, None)) is not None:
                    known[figure.number] = number
    if not known and len(old) == len(new):
        return {b.number: a.number for a, b in zip(old, new, strict=True)}
    return known


def as_they_are(edition: Edition) -> list[FigurePlace]:
    """The article's figures as a save takes them, with their words in the edition's language, unchanged."""
    figures = Figure.objects.filter(article=edition.master_id).select_related("image")
    places = []
    for figure in figures.prefetch_related("translations").order_by("position", "pk"):
        words = {row.language_code: row for row in figure.translations.all()}
        own = words.get(edition.language_code)
        places.append(
            FigurePlace(
                id=figure.pk,
                image=figure.image,
                is_lead=figure.is_lead,
                caption=own.caption if own else "",
                alt=own.alt if own else "",
            )
        )
    return places
