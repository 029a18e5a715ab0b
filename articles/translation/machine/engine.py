"""What every engine does: texts in, texts or a sentence out, and never an exception."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from articles.content.sanitize import sanitize_body
from articles.content.tree import tokens
from articles.messages import Message, gettext_noop
from articles.net import MACHINE, FetchError, post

NOT_ALLOWED = gettext_noop("The machine does not accept our key. An administrator must look at it.")
USED_UP = gettext_noop("The machine’s quota is used up for now.")
TOO_OFTEN = gettext_noop("The machine is asked too often. Wait a minute, and try again.")
NO_ANSWER = gettext_noop("The machine does not answer. Try again later.")
GARBAGE = gettext_noop("The machine’s answer makes no sense. Translate this block yourself.")
TAGS_LOST = gettext_noop("The machine lost links or emphasis on its way. Translate this block yourself.")


@dataclass(frozen=True, slots=True)
class Request:
    """A block to translate: its HTML, or plain text where ``is_plain``. ``before`` and ``after``: the plain
    text of its neighbours, which say what it is about.
    """

    html: str
    is_plain: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """From which language into which. ``names``: (source, target) forms of people, publishers, labels."""

    source: str
    target: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A translation, or why there is none."""

    html: str = ""
    problem: Message | None = None


class Engine(Protocol):
    """A service that translates: its code in forms, and its name for people."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    def is_configured(self) -> bool:
        """Whether the settings have what it needs."""

    def translate(self, requests: Sequence[Request], task: Task) -> list[Result]:
        """Translate each; one result for one request, in their order. Never raises."""


def ask(address: str, sent: Mapping[str, Any], headers: Mapping[str, str]) -> Any | Message:
    """Send JSON to a service; return what it answered, or one sentence on why it did not."""
    try:
        answer = post(address, json.dumps(sent).encode(), "application/json", headers=headers, limits=MACHINE)
    except FetchError:
        return Message(NO_ANSWER)
    if not 200 <= answer.status < 300:
        sentence = {401: NOT_ALLOWED, 403: NOT_ALLOWED, 402: USED_UP, 456: USED_UP, 429: TOO_OFTEN}
        return Message(sentence.get(answer.status, NO_ANSWER))
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return Message(GARBAGE)


def checked(request: Request, answer: object) -> Result:
    """What a machine said of one block, cleaned; a problem where it says nothing, or lost a tag."""
    if not isinstance(answer, str) or not answer.strip():
        return Result(problem=Message(GARBAGE))
    if request.is_plain:
        return Result(" ".join(answer.split()))
    try:
        html = sanitize_body(answer)
    except ValueError:
        return Result(problem=Message(GARBAGE))
    if _tags(html) != _tags(request.html):
        return Result(problem=Message(TAGS_LOST))
    return Result(html)


def _tags(html: str) -> Counter[str]:
    return Counter(html[token.start : token.end] for token in tokens(html) if token.kind == "start")
