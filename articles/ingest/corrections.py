"""What an editor corrected is understood the next time: 极客公园 → GeekPark, « lianran » → Lian Ran."""

from dataclasses import dataclass

from articles.formats.parsed import ParsedArticle
from articles.ingest import names
from articles.ingest.chosen import PEOPLE, Chosen
from articles.models import Contributor, Label, Source
from articles.models.named import Named


@dataclass(frozen=True)
class Correction:
    """`said` is how the text spells it, `meant` the name its editor gave. `field` is "source", "authors" …"""

    model: type[Named]
    field: str
    said: str
    meant: str


def corrections(parsed: ParsedArticle, chosen: Chosen) -> list[Correction]:
    """What was corrected, as opposed to added or struck out."""
    found: list[Correction] = []
    for model, field in ((Label, "label"), (Source, "source")):
        said = getattr(parsed, field) or (parsed.site_name if field == "source" else None) or ""
        found += [
            Correction(model, field, *pair) for pair in names.corrected([said], [getattr(chosen, field)])
        ]
    for field in PEOPLE:
        pairs = names.corrected(getattr(parsed, field), getattr(chosen, field))
        found += [Correction(Contributor, field, *pair) for pair in pairs]
    return found


def remember_corrections(parsed: ParsedArticle, chosen: Chosen) -> None:
    """Keep what was corrected as other spellings of what was meant."""
    makers = {Label: names.label, Source: names.source, Contributor: names.contributor}
    for correction in corrections(parsed, chosen):
        if len(correction.meant) <= 200:
            thing = makers[correction.model](correction.meant, chosen.language, [])
            names.remember(thing, correction.said)
