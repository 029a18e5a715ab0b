"""The register of checks, and the way to run them."""

from collections.abc import Iterable, Sequence

from articles.content.quality import calendar, figures, literals, plain, style, texts
from articles.content.quality.model import Check, Finding, Pair

LEVELS = ("blocking", "warning", "information")

REGISTRY: tuple[Check, ...] = (
    Check("tags", literals.tags),
    Check("unclean", style.clean, needs_source=False),
    Check("numbers", figures.numbers),
    Check("units", figures.counted),
    Check("dates", calendar.dates),
    Check("days", calendar.days_of_months),
    Check("literals", literals.literals),
    Check("untranslated", texts.untranslated),
    Check("language", texts.language, needs_source=False),
    Check("chinese-script", texts.chinese, needs_source=False),
    Check("terms", literals.terms, needs_source=False),
    Check("stale", style.stale),
    Check("length", texts.length),
    Check("headline-length", texts.long_headline, needs_source=False),
    Check("twice", texts.twice, needs_source=False),
    Check("ending", texts.ending),
    Check("brackets", texts.unbalanced, needs_source=False),
    Check("es-opening-mark", style.spanish, needs_source=False),
    Check("house-style", style.house, needs_source=False),
    Check("edge-space", style.edges, needs_source=False),
    Check("bidi", style.bidi, needs_source=False),
)


def run(pair: Pair) -> list[Finding]:
    """Return what the checks find in a block, the worst first. Nothing in one that is empty.

    Linear in the length of the texts. Raises nothing, whatever they say.
    """
    if not pair.target.strip():
        return []
    found = [
        finding for check in REGISTRY if not (check.needs_source and pair.own) for finding in check.find(pair)
    ]
    return sorted(found, key=lambda finding: LEVELS.index(finding.level))


def run_all(pairs: Sequence[Pair]) -> list[list[Finding]]:
    """Return what the checks find in each block of an edition, names written in two ways among them."""
    found = [run(pair) for pair in pairs]
    for index, finding in literals.names(pairs):
        found[index].append(finding)
    return found


def fixed(pair: Pair, findings: Iterable[Finding]) -> str:
    """Return the translation with these findings, of its own text, put right. Tags stay as they are."""
    changes: list[plain.Change] = []
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if finding.fix is not None and (not changes or finding.start >= changes[-1].end):
            changes.append(plain.Change(finding.start, finding.end, finding.fix))
    return plain.mended(pair.target, changes, is_plain=pair.field != "body")
