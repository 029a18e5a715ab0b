"""Sentences for people, kept apart from their values so that a layer above can translate them.

The pure layers know no Django. `gettext_noop` here only marks: makemessages collects what it is called with,
and whoever shows the sentence looks the template up and fills it (`gettext(m.template) % m.params`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def gettext_noop(message: str) -> str:
    """Return the message as it came: a mark for makemessages, by name."""
    return message


@dataclass(frozen=True)
class Message:
    """A sentence as a template with named values; `str()` gives it in English."""

    template: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.params

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads, ready for `json.dumps`."""
        return {
            "template": self.template,
            "params": {name: str(value) for name, value in self.params.items()},
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Message":
        """Return the message that `as_json` wrote. Raises KeyError for anything else."""
        return cls(value["template"], dict(value["params"]))
