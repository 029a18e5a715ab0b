"""A feed as a small, well-formed tree: bounded in every direction, holding only what is read."""

import html
import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from articles.formats.errors import Unreadable
from articles.formats.feed_entries import MAX_ENTRIES, author_names
from articles.formats.feed_source import TOO_COMPLEX
from articles.messages import gettext_noop

MAX_ELEMENTS = 300_000
MAX_DEPTH = 200
MAX_ATTRIBUTES = 50
_CHUNK = 1 << 16

TOO_DEEP = gettext_noop(
    "The feed’s elements are nested too deeply to be read. Ask the site for a plain feed."
)
BROKEN = gettext_noop("The feed is broken beyond repair. Tell the site, or paste the texts instead.")

# Prefixes that feeds use without declaring them.
_KNOWN_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}
# Local names of what is read; everything else of a feed or an entry is left out before feedparser sees it.
_OF_FEED = frozenset(
    {
        "title",
        "link",
        "language",
        "ttl",
        "updatePeriod",
        "updateFrequency",
        "author",
        "id",
        "item",
        "entry",
        "channel",
    }
)
_OF_ENTRY = frozenset(
    {
        "title",
        "link",
        "origLink",
        "guid",
        "id",
        "description",
        "summary",
        "content",
        "encoded",
        "author",
        "creator",
    }
    | {"contributor", "pubDate", "published", "updated", "issued", "modified", "created", "date", "language"}
)
_MARKED_UP = frozenset({"title", "description", "summary", "content", "encoded"})
_PEOPLE = frozenset({"author", "creator", "contributor"})
_LONG = frozenset({"description", "summary", "content", "encoded"})
_MAX_SAME = 20
_PLACEHOLDER = re.compile("\ue000([0-9]{1,6})\ue001")


@dataclass(frozen=True)
class FeedTree:
    """`root` is an lxml element; long texts stand aside in `texts`, and the tree holds `placeholder`s."""

    root: Any
    texts: list[str]

    def text(self, value: str) -> str:
        """Return the text that a placeholder stands for, and any other value as it is."""
        match = _PLACEHOLDER.fullmatch(value.strip())
        return self.texts[int(match[1])] if match and int(match[1]) < len(self.texts) else value


def feed_tree(text: str) -> FeedTree:
    """Return a feed's XML as a tree, mended where it is not well-formed, and pruned: no more than
    `MAX_ENTRIES` entries, no element that is not read, markup inside texts turned into text.

    Raises `Unreadable` for what is beyond repair, nested too deeply or of too many parts.
    """
    tree = FeedTree(_tree(text), [])
    _prune(tree.root)
    for element in list(tree.root.iter()):
        _declare_prefix(element)
        _settle(element)
        if _local(element) in _LONG and element.text:
            tree.texts.append(element.text)
            element.text = f"\ue000{len(tree.texts) - 1}\ue001"
    return tree


def _tree(text: str) -> Any:
    """Return the root, of a tree bounded in elements, depth and attributes."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    root = None
    count = depth = 0
    data = text.encode()
    try:
        for start in range(0, len(data) + 1, _CHUNK):
            # The last feed is followed by the end, which closes what is open.
            parser.feed(data[start : start + _CHUNK])
            if start + _CHUNK > len(data):
                parser.close()
            for event, element in parser.read_events():
                root = element if root is None else root
                count, depth = (count + 1, depth + 1) if event == "start" else (count, depth - 1)
                if depth > MAX_DEPTH:
                    raise Unreadable(TOO_DEEP)
                if count > MAX_ELEMENTS or (event == "start" and len(element.attrib) > MAX_ATTRIBUTES):
                    raise Unreadable(TOO_COMPLEX)
    except etree.LxmlError as error:
        raise Unreadable(BROKEN) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Unreadable(TOO_DEEP)
    if root is None:
        raise Unreadable(BROKEN)
    return root


def _local(element: Any) -> str:
    """The name without namespace or prefix; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _prune(root: Any) -> None:
    """Take out what is not read."""
    entries = [element for element in root.iter() if _local(element) in {"item", "entry"}]
    for entry in entries[MAX_ENTRIES:]:
        entry.getparent().remove(entry)
    for container in [root, *(child for child in root if _local(child) == "channel")]:
        _keep(container, _OF_FEED)
    for entry in entries[:MAX_ENTRIES]:
        _keep(entry, _OF_ENTRY)
    for person in [element for element in root.iter() if _local(element) in _PEOPLE]:
        _keep(person, frozenset({"name"}))


def _keep(parent: Any, names: frozenset[str]) -> None:
    seen: Counter[str] = Counter()
    for child in list(parent):
        name = _local(child)
        seen[name] += 1
        entry = name in {"item", "entry"}
        if name not in names or (not entry and seen[name] > _MAX_SAME):
            parent.remove(child)


def _declare_prefix(element: Any) -> None:
    prefix, colon, name = element.tag.partition(":") if "{" not in element.tag else ("", "", "")
    if colon:
        namespace = _KNOWN_PREFIXES.get(prefix)
        element.tag = f"{{{namespace}}}{name}" if namespace else f"unknown-{name}"
    for attribute in [name for name in element.attrib if ":" in name and "{" not in name]:
        del element.attrib[attribute]


def _settle(element: Any) -> None:
    """Markup inside a text becomes text, an opaque id is told apart from an address, values get bounds."""
    name = _local(element)
    if name in _MARKED_UP and len(element):
        inner = element[0] if len(element) == 1 and _local(element[0]) == "div" else element
        text = html.escape(inner.text or "", quote=False) + "".join(
            etree.tostring(_bare(child), encoding="unicode", method="html") for child in inner
        )
        for child in list(element):
            element.remove(child)
        element.text = text
        element.set("type", "html")
    if name in {"guid", "id"} and not (element.text or "").strip().lower().startswith("http"):
        element.set("isPermaLink", "false")
    if name in _PEOPLE or (name == "name" and _local(element.getparent()) in _PEOPLE):
        # feedparser takes the last letters of a mail address for a name.
        element.text = " ".join(author_names([element.text]))
    if name not in _LONG and element.text:
        element.text = element.text[:4000]
    if "date" in name.lower() or name in {"published", "updated", "issued", "modified", "created"}:
        element.text = (element.text or "").strip()[:64]
    for attribute, value in element.attrib.items():
        if len(value) > 4000:
            del element.attrib[attribute]


def _bare(element: Any) -> Any:
    """A copy of HTML's elements without their XML namespace, so that they are written as HTML."""
    copy = deepcopy(element)
    for inner in copy.iter():
        if isinstance(inner.tag, str):
            inner.tag = _local(inner) or "span"
    etree.cleanup_namespaces(copy)
    return copy
