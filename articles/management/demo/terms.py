"""The demo's term base: what its stories call things."""

from articles.models import TermKind, TermStatus

_GOOD, _ALSO, _NOT = str(TermStatus.PREFERRED), str(TermStatus.ADMITTED), str(TermStatus.FORBIDDEN)
Forms = dict[str, list[tuple[str, str]]]

# Kind, note, forms.
TERMS: tuple[tuple[str, str, Forms], ...] = (
    (
        TermKind.TERM,
        "Those on the sea bed.",
        {
            "zh-hans": [("海缆", _GOOD), ("海底光缆", _ALSO)],
            "en": [("cable", _GOOD)],
            "fr": [("câble", _GOOD)],
            "ja": [("ケーブル", _GOOD)],
            "ar": [("كابل", _GOOD)],
        },
    ),
    (
        TermKind.WORK,
        "The ship. Her name is set in italics where the script has them.",
        {
            "zh-hans": [("矶鹬号", _GOOD)],
            "en": [("Sandpiper", _GOOD)],
            "fr": [("Sandpiper", _GOOD), ("Bécasseau", _NOT)],
        },
    ),
    (
        TermKind.TERM,
        "The robot on the sea bed, not the technology.",
        {"zh-hans": [("机器人", _GOOD)], "en": [("robot", _GOOD)], "fr": [("robot", _GOOD)]},
    ),
)
