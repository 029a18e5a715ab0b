"""The segments of a source edition, brought to what its latest revision says. In bulk: six statements."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from articles.models import TEXT_FIELDS, Edition, Revision, Segment, SegmentVersion
from articles.translation.aligning import Known, Match, align
from articles.translation.units import Unit, units_of


@dataclass
class Renewed:
    """What became of an edition's segments. Ids are those of segments; of heads, of their versions.

    ``heads``: after, of every segment, gone ones too. ``before``: the heads before, of the live ones.
    ``places``: where each live one stands now; ``old_places``: stood before. ``joined``: segment that became
    part of another → (that one, whether the words together are the same). ``split``: new segment → (the one
    it was the later part of, the same). ``regrouped``: those that others joined or were cut off, and no word
    changed. ``tags``: (old, new) HTML of those of which only the tags changed. ``texts``: (old, new) words of
    those that changed; ``came_or_went``: there are more changes than these.
    """

    heads: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    before: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    places: dict[uuid.UUID, int] = field(default_factory=dict)
    old_places: dict[uuid.UUID, int] = field(default_factory=dict)
    units: dict[uuid.UUID, Unit] = field(default_factory=dict)
    new: list[uuid.UUID] = field(default_factory=list)
    joined: dict[uuid.UUID, tuple[uuid.UUID, bool]] = field(default_factory=dict)
    split: dict[uuid.UUID, tuple[uuid.UUID, bool]] = field(default_factory=dict)
    regrouped: set[uuid.UUID] = field(default_factory=set)
    tags: dict[uuid.UUID, tuple[str, str]] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    came_or_went: bool = False
    is_first: bool = False

    def changes_nothing(self) -> bool:
        """Whether every segment is as it was, and where it was."""
        return self.heads.items() >= self.before.items() and self.places == self.old_places


def content_of(revision: Revision) -> dict[str, str]:
    """The words of a revision, by field."""
    return {name: getattr(revision, name) for name in TEXT_FIELDS}


def renew(edition: Edition, revision: Revision) -> Renewed:
    """Make the segments of `edition` what `revision`, its latest, says; return what became of each.

    The edition's row must be locked. Safe to run again: then nothing changes.
    """
    segments = {
        segment.pk: segment
        for segment in Segment.objects.filter(edition=edition).select_related("head").order_by("position")
    }
    versions = list(
        SegmentVersion.objects.filter(segment__edition=edition)
        .order_by("revision", "pk")
        .values_list("segment", "hash", "text_hash", "pk")
        if segments
        else ()
    )
    units = units_of(content_of(revision), revision.figures)
    matches = align(_known(segments, versions), units)
    writing = _Writing(edition, revision, segments, {row[:2]: row[3] for row in versions})
    writing.cut = {match.split_from.id for match in matches if match.split_from}  # type: ignore[misc]
    for place, (unit, match) in enumerate(zip(units, matches, strict=True)):
        writing.put(place, unit, match)
    return writing.done()


def _known(
    segments: dict[uuid.UUID, Segment], versions: list[tuple[uuid.UUID, str, str, uuid.UUID]]
) -> list[Known]:
    had: dict[uuid.UUID, list[tuple[str, str]]] = defaultdict(list)
    for pk, exact, words, _version in versions:
        had[pk].append((exact, words))
    found = []
    for segment in segments.values():
        # What it says now comes last, whenever it said it first.
        now = (segment.head.hash, segment.head.text_hash)
        texts = [*(text for text in had[segment.pk] if text != now), now]
        found.append(
            Known(
                segment.pk,
                segment.field,
                segment.kind,
                segment.head.text,
                [text[0] for text in texts],
                [text[1] for text in texts],
                segment.figure_id,
                segment.live,
            )
        )
    return sorted(found, key=lambda one: not one.live)


class _Writing:
    """The segments and versions to write, as the units are gone through."""

    def __init__(
        self,
        edition: Edition,
        revision: Revision,
        segments: dict[uuid.UUID, Segment],
        said: dict[tuple[uuid.UUID, str], uuid.UUID],
    ) -> None:
        self.edition, self.revision, self.segments, self.said = edition, revision, segments, said
        # Those that became several.
        self.cut: set[uuid.UUID] = set()
        live = [segment for segment in segments.values() if segment.live]
        self.renewed = Renewed(
            heads={pk: segment.head_id for pk, segment in segments.items()},
            before={segment.pk: segment.head_id for segment in live},
            old_places={segment.pk: segment.position for segment in live},
            is_first=not segments,
        )
        self.changed: dict[uuid.UUID, Segment] = {}
        self.versions: list[SegmentVersion] = []

    def put(self, place: int, unit: Unit, match: Match) -> None:
        """The unit at `place` is what `match` says."""
        renewed = self.renewed
        segment = self.segments.get(match.known.id) if match.known else None  # type: ignore[call-overload]
        if segment is None:
            segment = Segment(id=uuid.uuid4(), edition=self.edition, field=unit.field)
            self.segments[segment.pk] = segment
            renewed.new.append(segment.pk)
        pk = segment.pk
        now = (unit.kind, unit.figure, place, True)
        if (segment.kind, segment.figure_id, segment.position, segment.live) != now:
            segment.kind, segment.figure_id, segment.position, segment.live = now
            self.changed[pk] = segment
        renewed.places[pk], renewed.units[pk] = place, unit
        if match.known and match.relation != "same":
            if match.relation == "tags":
                renewed.tags[pk] = (segment.head.html, unit.html)
            elif not (match.joined or pk in self.cut):
                renewed.texts.append((match.known.text, unit.text))
            renewed.came_or_went |= not match.exact
        if match.relation != "same":
            self.say(segment, unit, match)
        self.regroup(pk, match)

    def regroup(self, pk: uuid.UUID, match: Match) -> None:
        """Note what was merged into the segment, or that it was cut off another one."""
        renewed = self.renewed
        for other in match.joined:
            renewed.joined[other.id] = (pk, match.exact)  # type: ignore[index]
            renewed.regrouped |= {pk} if match.exact else set()
        if match.split_from is not None:
            renewed.split[pk] = (match.split_from.id, match.exact)  # type: ignore[assignment]
            renewed.regrouped |= {match.split_from.id} if match.exact else set()  # type: ignore[arg-type]

    def say(self, segment: Segment, unit: Unit, match: Match) -> None:
        """Let the segment say what the unit does: in a version it had, or a new one."""
        head = self.said.get((segment.pk, unit.hash))
        if head is None:
            head = uuid.uuid4()
            self.versions.append(
                SegmentVersion(
                    id=head,
                    segment=segment,
                    revision=self.revision,
                    html=unit.html,
                    text=unit.text,
                    hash=unit.hash,
                    text_hash=unit.text_hash,
                    words=unit.words(self.edition.language_code),
                )
            )
        segment.head_id = head
        self.renewed.heads[segment.pk] = head
        self.changed[segment.pk] = segment

    def done(self) -> Renewed:
        """Write all of it; what no unit was is gone."""
        renewed = self.renewed
        for pk, segment in self.segments.items():
            if pk not in renewed.places and segment.live:
                segment.live = False
                self.changed[pk] = segment
                renewed.came_or_went |= pk not in renewed.joined
        renewed.came_or_went |= any(pk not in renewed.split for pk in renewed.new)
        # Each points at the other: the constraints are looked at when the transaction ends.
        SegmentVersion.objects.bulk_create(self.versions)
        Segment.objects.bulk_create(
            self.changed.values(),
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["kind", "figure", "position", "live", "head"],
        )
        return renewed
