"""The text of a page as runs: what a reader sees as one paragraph, with the element that holds it."""

from dataclasses import dataclass

from articles.content import office
from articles.content.tree import BLOCKS, Element
from articles.content.typography import normalise_text

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "svg",
        "canvas",
        "select",
        "textarea",
        "button",
        "noembed",
        "noframes",
        "xmp",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_THINGS = frozenset(["iframe", "video", "audio", "embed", "object", "hr"])


@dataclass(frozen=True)
class Run:
    """Text between two block boundaries; `path` are the elements around it, the outermost first.

    `key` is the text without white space, for comparing; `linked` how many of its characters are in links;
    `inline` the elements inside the run that hold text of their own; `nodes` where its pieces stand, as
    (id of the element, index among its children). A picture's place, a frame and a rule are runs without
    text: a `thing`.
    """

    text: str
    key: str
    path: tuple[Element, ...]
    linked: int = 0
    inline: tuple[Element, ...] = ()
    nodes: tuple[tuple[int, int], ...] = ()
    thing: Element | None = None


class _Gatherer:
    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.texts: list[str] = []
        self.nodes: list[tuple[int, int]] = []
        self.linked = 0
        self.inline: list[Element] = []

    def end(self, path: tuple[Element, ...]) -> None:
        text = normalise_text("".join(self.texts))
        if text:
            key = "".join(text.split())
            self.runs.append(Run(text, key, path, self.linked, tuple(self.inline), tuple(self.nodes)))
        self.texts, self.nodes, self.linked, self.inline = [], [], 0, []

    def gather(self, element: Element, path: tuple[Element, ...], in_link: bool) -> None:
        for index, child in enumerate(element.children):
            if isinstance(child, str):
                self.texts.append(child)
                self.nodes.append((id(element), index))
                self.linked += len("".join(child.split())) if in_link else 0
            elif child.tag in _THINGS or "data-figure" in child.attributes:
                self.end(path)
                self.runs.append(Run("", "", path, thing=child))
            elif child.tag in _UNSEEN or office.is_hidden(child):
                continue
            elif child.tag == "br" and any(outer.tag in _HEADINGS for outer in path[-2:]):
                self.texts.append(" ")
                self.nodes.append((id(element), index))
            elif child.tag == "br":
                self.end(path)
            elif child.tag in BLOCKS:
                self.end(path)
                self.gather(child, (*path, child), in_link)
                self.end((*path, child))
            else:
                if self.texts and child.children and _glued(self.texts[-1], child):
                    self.texts.append("  ")  # <span>作者：张三</span><span>来源：新华网</span>
                self.inline.append(child)
                self.gather(child, (*path, child), in_link or child.tag == "a")


def _glued(before: str, child: Element) -> bool:
    first = child.children[0]
    return (
        child.tag in ("span", "time")
        and isinstance(first, str)
        and before[-1:].isalnum()
        and first[:1].isalnum()
    )


def runs_of(root: Element) -> list[Run]:
    """Return the runs of a tree in reading order; what a reader does not see has none."""
    gatherer = _Gatherer()
    gatherer.gather(root, (root,), False)
    gatherer.end((root,))
    return gatherer.runs
