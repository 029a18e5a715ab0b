"""What makes an editor look twice at a page: subscribers only, cut short, perhaps no article at all."""

import re
from collections.abc import Iterable, Sequence

from articles.content.names import fold
from articles.content.page_words import page_words
from articles.content.text_lines import CLOSERS, is_spaceless
from articles.formats.html_data import Thing, first_text, kinds_of
from articles.formats.html_metas import Metas
from articles.formats.parsed import Block
from articles.messages import Message, gettext_noop

LEAST_TEXT = 60  # characters; with less there is nothing to edit
_LITTLE = 500
_LONGEST = 240
_LISTS = frozenset(
    {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "ContactPage", "Product"}
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|（…）)\s*$")
_WALL = gettext_noop("The page keeps its text for subscribers: what is here may be only its beginning.")
_CUT_OFF = gettext_noop("The text seems to be cut off at its end: look at the original.")
_NO_ARTICLE = gettext_noop("This looks like a front page or a list, not like an article: look at it closely.")
_SHORT = gettext_noop("There is little text here (%(count)s characters): the article may not be complete.")
_VERSION = gettext_noop("This is the page's version for phones or print; it may lack pictures.")


def warnings_of(
    article: Sequence[tuple[str, Thing]],
    things: Sequence[Thing],
    metas: Metas,
    blocks: Sequence[Block],
    walls: Iterable[str],
    links: float,
    address: str,
) -> Iterable[Message]:
    """Yield what an editor should know; `walls` are the lines at its end and behind it, `links` the share of
    its text that is in links."""
    # A Chinese character says about three letters.
    length = sum(len(block.text) + 2 * sum(map(is_spaceless, block.text)) for block in blocks)
    if is_walled(article, things, metas, walls):
        yield Message(_WALL)
    elif _is_cut(blocks):
        yield Message(_CUT_OFF)
    website = (metas.first("og:type") or "").lower() in ("website", "profile")
    listed = not article and any(kind in _LISTS for thing in things for kind in kinds_of(thing))
    if links > _MOSTLY_LINKS or (length < _LITTLE and (website or listed)):
        yield Message(_NO_ARTICLE)
    elif length < _LITTLE:
        yield Message(_SHORT, {"count": str(sum(len(block.text) for block in blocks))})
    if re.search(r"/amp/?(?:$|\?)|[?&](?:amp|print)(?:=|&|$)|/print/", address):
        yield Message(_VERSION)


_MOSTLY_LINKS = 0.6


def is_walled(
    article: Sequence[tuple[str, Thing]], things: Sequence[Thing], metas: Metas, walls: Iterable[str]
) -> bool:
    """Tell whether a page says that its text is not free: in its data, or in words behind the text."""
    for thing in (*(thing for _, thing in article), *things):
        free = thing.get("isAccessibleForFree")
        if free is False or (first_text(thing, "isAccessibleForFree") or "").lower() in ("false", "no"):
            return True
    tier = (metas.first("article:content_tier") or "").lower()
    if tier in ("locked", "metered"):
        return True
    return any(map(says_wall, walls))


def says_wall(text: str) -> bool:
    """Tell whether a short line says that the rest is for subscribers."""
    folded = fold(text[:_LONGEST])
    return len(text) <= _LONGEST and any(wall in folded for wall in page_words("walls"))


def _is_cut(blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks if block.kind in ("paragraph", "quote", "list") and block.text]
    if not texts:
        return False
    last = texts[-1].strip()
    if len(last) <= 80 and any(words in fold(last) for words in page_words("goes_on")):
        return True
    return bool(_CUT.search(last.rstrip(CLOSERS + " "))) and len(last) > 60
