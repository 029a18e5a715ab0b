"""Revisions: what an edition is right now, written down."""

from collections.abc import Sequence
from typing import Any

from articles.models import (
    TEXT_FIELDS,
    BlockOrigin,
    Contributor,
    Edition,
    Label,
    Revision,
    RevisionKind,
    Source,
    Topic,
    User,
)
from articles.models.named import Named
from articles.models.target_block import DONE
from articles.workflow.preconditions import placed_figures


def _figures(edition: Edition) -> list[dict[str, Any]]:
    rows = []
    for figure in placed_figures(edition):
        caption, alt = figure.words_in(edition.language_code)
        rows.append(
            {
                "id": figure.pk,
                "image": figure.image_id,
                "credit": figure.credit(),
                "caption": caption,
                "alt": alt,
                "lead": figure.is_lead,
            }
        )
    return rows


def _credits(edition: Edition) -> list[dict[str, Any]]:
    language = edition.language_code
    credits = edition.master.credits.all()
    if "credits" not in getattr(edition.master, "_prefetched_objects_cache", {}):
        credits = credits.select_related("contributor").prefetch_related("contributor__translations")
    return [
        {
            "contributor": credit.contributor_id,
            "role": credit.role,
            "name": credit.contributor.name_in(language),
        }
        for credit in credits
        if credit.language_code in ("", language)
    ]


def _facts(edition: Edition) -> dict[str, Any]:
    article = edition.master
    return {
        "label": article.label_id,
        "source": article.source_id,
        "original_title": article.original_title,
        "original_language": article.original_language,
        "original_url": article.original_url,
        "original_date": article.original_date.isoformat() if article.original_date else None,
        "topics": sorted(topic.pk for topic in article.topics.all()),
    }


def snapshot(edition: Edition) -> Revision:
    """The edition as it is, as an unsaved revision without number."""
    revision = Revision(
        edition=edition,
        **{field: getattr(edition, field) for field in TEXT_FIELDS},
        figures=_figures(edition),
        credits=_credits(edition),
        facts=_facts(edition),
    )
    return revision


def resolved(content: dict[str, Any]) -> dict[str, Any]:
    """The content with what was merged since replaced by what it was merged into."""

    def now(model: type[Named], ids: set[int]) -> dict[int, int]:
        merged = model.objects.filter(pk__in=ids).exclude(merged_into=None)
        return {pk: pk for pk in ids} | dict(merged.values_list("pk", "merged_into"))

    facts, credits = content["facts"], content["credits"]
    people = now(Contributor, {row["contributor"] for row in credits})
    label = now(Label, {facts["label"]} - {None})
    source = now(Source, {facts["source"]} - {None})
    topics = now(Topic, set(facts.get("topics", ())))
    rows = dict.fromkeys((people[row["contributor"]], row["role"]) for row in credits)
    return {
        **content,
        "credits": list(rows),
        "facts": {
            **facts,
            "label": label.get(facts["label"]),
            "source": source.get(facts["source"]),
            "topics": sorted(set(topics.values())),
        },
    }


def _same_but_merged(latest: Revision, revision: Revision) -> bool:
    # Merging touches people and facts: where anything else differs, nobody need be asked.
    before, after = latest.content(), revision.content()
    if any(before[name] != after[name] for name in before if name not in ("credits", "facts")):
        return False
    return resolved(latest.content()) == resolved(revision.content())


def _machine(alignment: Sequence[Any], latest: Revision | None) -> str:
    """What a machine did in the text: "raw" where nobody has answered for some of it, "read" where somebody
    has for all, "" where it did nothing. A change of anything else leaves it as it was.
    """
    if not alignment:
        return str(latest.facts.get("machine", "")) if latest is not None else ""
    # As `articles.translation.assembling.alignment` writes them: a row's state and origin.
    by_machine = [row[3] for row in alignment if row[4] in (BlockOrigin.MACHINE, BlockOrigin.EDITED_MACHINE)]
    if not by_machine:
        return ""
    return "read" if all(state in DONE for state in by_machine) else "raw"


def record(
    edition: Edition,
    author: User | None,
    *,
    kind: str = RevisionKind.EDIT,
    note: str = "",
    restored_from: Revision | None = None,
    automatic: bool = False,
    alignment: Sequence[Any] = (),
) -> Revision | None:
    """Write a revision if the edition differs from its latest; return it, or None where nothing changed.

    Sets `edition.latest_revision` and who wrote it, without saving the edition. Its row must be locked.
    """
    revision = snapshot(edition)
    latest = edition.latest_revision
    if machine := _machine(alignment, latest):
        revision.facts["machine"] = machine
    if latest is not None and (
        latest.digest == revision.compute_digest() or _same_but_merged(latest, revision)
    ):
        return None
    revision.automatic, revision.alignment = automatic, list(alignment)
    revision.number = (latest.number if latest else 0) + 1
    revision.author, revision.kind, revision.note, revision.restored_from = author, kind, note, restored_from
    revision.save()
    edition.latest_revision = revision
    if not automatic:
        edition.written_by = author
    return revision
