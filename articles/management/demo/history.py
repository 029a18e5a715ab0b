"""What happened to each edition, when, and by whose hand: the demo's past weeks, and what is planned.

Every step is a real verb, done by someone who may do it: writers write and submit, the chief approves and
publishes what others wrote.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class When:
    """A moment counted from the day of seeding: `days` before it at `clock` on the site's clock.

    Negative days are still to come. With `hours`, that many hours before the seeding itself.
    """

    days: int = 0
    clock: str = "09:00"
    hours: float | None = None

    def moment(self, now: dt.datetime) -> dt.datetime:
        """As an aware time. `now` is aware, on the site's clock."""
        if self.hours is not None:
            return now - dt.timedelta(hours=self.hours)
        hour, minute = map(int, self.clock.split(":"))
        day = now.date() - dt.timedelta(days=self.days)
        return dt.datetime.combine(day, dt.time(hour, minute), now.tzinfo)


@dataclass(frozen=True)
class Step:
    """One act on one edition. `act` is "begin", "edit", "rights", "name" or a verb of the transition table.

    For "edit": (old, new) in `replaced` and the revision's `kind`. `until` is a further moment the act needs:
    when a scheduled edition goes live, when the rights end, when the embargo does.
    """

    when: When
    who: str
    act: str
    note: str = ""
    until: When | None = None
    kind: str = "edit"
    replaced: tuple[str, str] = ("", "")
    options: dict[str, Any] = field(default_factory=dict)


def _written(writer: str, begun: When, submitted: When, note: str = "") -> list[Step]:
    return [Step(begun, writer, "begin"), Step(submitted, writer, "submit", note)]


def _out(writer: str, begun: When, submitted: When, approved: When, published: When) -> list[Step]:
    return [
        *_written(writer, begun, submitted),
        Step(approved, "chief", "approve"),
        Step(published, "chief", "publish"),
    ]


def _usual(writer: str, day: int, clock: str = "09:10") -> list[Step]:
    """Begun two days before `day`, submitted the day before, published on `day` at `clock`."""
    before = f"{int(clock[:2]) - 1:02}:40"
    return _out(writer, When(day + 2, "10:20"), When(day + 1, "16:05"), When(day, before), When(day, clock))


EDITOR, EDITOR_ZH = "editor", "editor-zh"
FRENCH, CHINESE, JAPANESE, ARABIC = "translator", "translator-zh", "translator-ja", "translator-ar"

HISTORY: dict[str, dict[str, Sequence[Step]]] = {
    "library_boat": {
        "en": [
            *_usual(EDITOR, 36),
            Step(
                When(9, "11:25"),
                "chief",
                "take_down",
                "The publisher asked for it: the skipper had not agreed to being named.",
                options={"notice": "We have taken this article down at the request of its publisher."},
            ),
        ],
        "fr": [
            *_usual(FRENCH, 33, "10:00"),
            Step(When(9, "11:32"), "chief", "unpublish", "Until the names are cleared in English."),
        ],
        "zh-hans": [
            Step(When(11, "14:10"), CHINESE, "begin"),
            Step(When(9, "12:00"), EDITOR_ZH, "spike", "英文版已撤下，先不译了。"),
        ],
    },
    "swifts": {
        "fr": [
            *_usual(EDITOR, 34),
            Step(When(30, "15:00"), EDITOR, "rights", "Licence for four weeks.", until=When(4, "00:00")),
        ],
        "en": _usual(EDITOR, 31, "11:00"),
    },
    "harbour_tram": {
        "en": _usual(EDITOR, 17),
        "fr": _usual(FRENCH, 15, "10:30"),
        "zh-hans": _usual(CHINESE, 14, "08:45"),
        "ar": _usual(ARABIC, 12, "12:00"),
    },
    "seed_library": {
        "ar": _usual(EDITOR, 20),
        "en": [
            *_usual(EDITOR, 13, "15:20"),
            Step(
                When(2, "17:45"),
                EDITOR,
                "edit",
                "A shorter standfirst for the phone.",
                kind="minor",
                replaced=("In nine years the collection has grown fourfold, and nobody", "Nobody"),
            ),
        ],
        "fr": _usual(FRENCH, 11),
    },
    "letters": {
        "fr": _usual(EDITOR, 10),
        "en": _usual(EDITOR, 8, "14:00"),
        "zh-hant": [
            *_written(CHINESE, When(6, "10:15"), When(3, "18:20")),
            Step(When(2, "11:10"), "chief", "approve", "Lovely. To go out with the weekend issue."),
        ],
    },
    "night_trains": {
        "ja": _usual(EDITOR, 9, "07:30"),
        "en": _usual(EDITOR, 6, "18:00"),
        "fr": _usual(FRENCH, 5, "17:30"),
        "zh-hans": [
            *_written(CHINESE, When(5, "13:00"), When(4, "17:50")),
            Step(
                When(3, "10:05"),
                EDITOR_ZH,
                "request_changes",
                "“大巴”在第二段偏口语，全篇统一成“长途汽车”；时间写法也请按体例改成“22时08分”。",
            ),
        ],
    },
    "repair_cafe": {
        "fr": _usual(EDITOR, 4, "08:15"),
        "en": [
            *_written(EDITOR, When(3, "09:30"), When(2, "15:00")),
            Step(When(1, "10:40"), "chief", "approve"),
            Step(When(1, "10:42"), "chief", "schedule", until=When(-1, "07:00")),
        ],
    },
    "tea_hills": {
        "zh-hans": _usual(EDITOR_ZH, 7, "08:00"),
        "zh-hant": _usual(CHINESE, 5, "09:20"),
        "ja": _usual(JAPANESE, 3, "08:20"),
        "en": _written(
            EDITOR,
            When(5, "11:30"),
            When(2, "16:30"),
            "Please look at the names of the solar terms: I have translated them.",
        ),
        "fr": [Step(When(8, "16:40"), FRENCH, "begin")],
    },
    "paper_loft": {
        "ja": _usual(EDITOR, 4, "07:40"),
        "en": _usual(EDITOR, 2, "11:15"),
        "fr": [Step(When(2, "17:55"), FRENCH, "begin")],
    },
    "bell_rota": {
        "en": [
            *_usual(EDITOR, 2, "16:20"),
            Step(When(2, "16:40"), EDITOR, "name", "As agreed with The Harbour Review"),
            Step(
                When(hours=20),
                EDITOR,
                "edit",
                "A reader counted sixteen names on the list, not seventeen. To be confirmed.",
                kind="correction",
                replaced=("seventeen of them are taken", "sixteen of them are taken"),
            ),
        ],
        "fr": _usual(FRENCH, 1, "11:30"),
        "ja": [
            *_written(JAPANESE, When(2, "18:30"), When(1, "15:00"), "人名の表記をご確認ください。"),
        ],
        "ar": [Step(When(1, "13:10"), ARABIC, "begin")],
    },
    "weather_mast": {
        "en": [
            Step(When(3, "14:00"), EDITOR, "begin", until=When(-3, "10:00")),
            Step(When(2, "10:30"), EDITOR, "submit"),
            Step(When(1, "09:50"), "chief", "approve"),
            # Scheduled for the day before the embargo ends, which is what holds it back.
            Step(When(1, "09:52"), "chief", "schedule", until=When(-2, "08:00")),
        ],
        "fr": [
            *_written(FRENCH, When(2, "14:00"), When(1, "11:00")),
            Step(When(1, "16:10"), "chief", "approve"),
            Step(When(1, "16:11"), "chief", "schedule", until=When(-3, "10:00")),
        ],
    },
    "cable_ship": {
        "zh-hans": _out(EDITOR_ZH, When(6, "10:00"), When(4, "18:00"), When(3, "09:00"), When(hours=7)),
        "zh-hant": _out(CHINESE, When(4, "19:00"), When(3, "18:10"), When(2, "09:15"), When(hours=6.7)),
        "en": [
            *_out(EDITOR, When(5, "09:40"), When(3, "17:10"), When(2, "09:05"), When(hours=6)),
            Step(
                When(hours=3.2),
                EDITOR,
                "edit",
                "An earlier version said that there are some eighty cable ships. There are some sixty.",
                kind="correction",
                replaced=("some eighty ships", "some sixty ships"),
            ),
            Step(When(hours=3.1), EDITOR, "submit"),
            Step(When(hours=2.6), "chief", "approve"),
            Step(When(hours=2.5), "chief", "publish"),
        ],
        "fr": [
            *_out(FRENCH, When(4, "09:00"), When(3, "12:30"), When(2, "09:30"), When(hours=5.8)),
            Step(
                When(hours=1.6),
                FRENCH,
                "edit",
                "Une première version parlait de quelque quatre-vingts navires. Ils sont une soixantaine.",
                kind="correction",
                replaced=("quelque quatre-vingts navires", "une soixantaine de navires"),
            ),
            Step(When(hours=1.5), FRENCH, "submit", "Même correction qu’en anglais."),
        ],
        "ja": _out(JAPANESE, When(4, "13:00"), When(3, "20:00"), When(2, "09:40"), When(hours=5.5)),
        "ar": _out(ARABIC, When(4, "12:10"), When(2, "19:30"), When(1, "09:00"), When(hours=5)),
    },
}
