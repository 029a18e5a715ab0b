"""Do the links of a text still lead somewhere? Asked politely: few at once, one at a time of each site."""

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings

from articles import net
from articles.content.links import wrong_form
from articles.messages import Message, gettext_noop
from articles.models import Edition
from articles.net import FetchError, Limits, errors

Verdict = Literal["fine", "moved", "gone", "trouble", "wrong", "skipped"]

MOST = 60
AT_ONCE = 4
# A page need not be read to its end to be there.
LIMITS = Limits(bytes=2_000_000, seconds=8)
# After that nothing more is asked, and what was asked is answered.
DEADLINE = 30.0

MOVED = gettext_noop("The page has moved for good, to %(address)s.")
HIDDEN = gettext_noop("Readers do not have this article of ours.")
TOO_MANY_LINKS = gettext_noop("Not asked: one look asks for %(limit)s addresses at most.")
NO_TIME = gettext_noop("Not asked: the others took too long. Look again.")
_UNREACHABLE = frozenset({errors.NO_CONNECTION, errors.TOO_SLOW, errors.UNKNOWN_NAME})
_GONE = frozenset({errors.GONE, errors.UNKNOWN_NAME})
_OWN_ARTICLE = re.compile(r"/([a-z]{2,3}(?:-[a-z0-9]{2,8})*)/articles/(\d{1,18})/")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one address: the verdict, why, and where it has moved for good."""

    address: str
    verdict: Verdict
    message: Message | None = None
    moved: str = ""


def look(addresses: Iterable[str]) -> dict[str, Answer]:
    """Ask for every address once; those of our own articles are looked up, not asked for.

    Bounded: MOST addresses, AT_ONCE sites at a time, and none begun after DEADLINE seconds. A site that
    cannot be reached is not asked for its other pages. Never raises for what others answer.
    """
    wanted = list(dict.fromkeys(addresses))
    answers: dict[str, Answer] = {}
    own: dict[str, tuple[str, int]] = {}
    sites: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        if problem := wrong_form(address):
            answers[address] = Answer(address, "wrong", problem)
        elif (path := _own_path(address)) is not None:
            if match := _OWN_ARTICLE.match(path):
                own[address] = match[1], int(match[2])
            else:
                answers[address] = Answer(address, "fine")
        elif not address.lower().startswith("http"):
            answers[address] = Answer(address, "fine")
        elif sum(map(len, sites.values())) >= MOST:
            answers[address] = Answer(address, "skipped", Message(TOO_MANY_LINKS, {"limit": MOST}))
        else:
            sites[urlsplit(address).netloc.lower()].append(address)
    answers |= _own(own)
    until = time.monotonic() + DEADLINE
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="links") as pool:
        for found in pool.map(lambda pages: _site(pages, until), sites.values()):
            answers |= found
    return {address: answers[address] for address in wanted}


def _own_path(address: str) -> str | None:
    """The path of an address of this site, None for one of another."""
    if address.startswith("/"):
        return address
    return address.removeprefix(settings.SITE_URL) if address.startswith(f"{settings.SITE_URL}/") else None


def _own(articles: dict[str, tuple[str, int]]) -> dict[str, Answer]:
    if not articles:
        return {}
    live = set(
        Edition.objects.live()
        .filter(master__in={pk for _language, pk in articles.values()})
        .values_list("language_code", "master_id")
    )
    return {
        address: Answer(address, "fine") if which in live else Answer(address, "gone", Message(HIDDEN))
        for address, which in articles.items()
    }


def _site(pages: Sequence[str], until: float) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    unreachable: Answer | None = None
    for address in pages:
        if unreachable is not None:
            answers[address] = Answer(address, unreachable.verdict, unreachable.message)
        elif time.monotonic() > until:
            answers[address] = Answer(address, "skipped", Message(NO_TIME))
        else:
            answers[address] = answer = _ask(address)
            if answer.message is not None and answer.message.template in _UNREACHABLE:
                unreachable = answer
    return answers


def _ask(address: str) -> Answer:
    try:
        response = net.fetch(address, accept="text/html,*/*;q=0.5", limits=LIMITS)
    except FetchError as error:
        template = error.message.template
        if template == errors.TOO_LARGE:
            # It is there, and it is large.
            return Answer(address, "fine")
        return Answer(address, "gone" if template in _GONE else "trouble", error.message)
    if response.moved and response.moved != address:
        return Answer(address, "moved", Message(MOVED, {"address": response.moved}), response.moved)
    return Answer(address, "fine")
