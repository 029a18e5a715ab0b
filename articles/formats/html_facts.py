"""What a page says of itself apart from its text, gathered before the text is read."""

from dataclasses import dataclass, field

from articles.content.sanitize import MAX_BODY_BYTES
from articles.content.tree import Element
from articles.formats.html_data import Thing, article_in, first_text, microdata_of, things_of
from articles.formats.html_metas import Metas, metas_of
from articles.formats.html_page import Page
from articles.formats.parsed import Evidence

_LEAST_BODY = 200  # characters


@dataclass
class Facts:
    """What the page says of itself, apart from its text."""

    metas: Metas
    things: list[Thing]
    article: list[tuple[str, Thing]]
    address: str
    base: str = ""
    sites: list[str] = field(default_factory=list)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def note(self, name: str, place: str) -> None:
        """Remember that the metadata gave the field `name`."""
        self.evidence[name] = (Evidence(0, place),)


def facts_of(page: Page, address: str) -> Facts:
    metas = metas_of(page.root)
    data = things_of(page.data)
    marked = microdata_of(page.root)
    found = [("JSON-LD", article_in(data)), ("microdata", article_in(marked))]
    article = [(kind, thing) for kind, thing in found if thing is not None]
    return Facts(metas, [*data, *marked], article, address)


def descriptions_of(facts: Facts) -> list[str]:
    found = [
        value
        for _, value in facts.metas.all(
            "og:description", "description", "twitter:description", "dc.description"
        )
    ]
    for _, thing in facts.article:
        for name in ("alternativeHeadline", "description", "abstract"):
            if text := first_text(thing, name):
                found.append(text)
    return found


def told_body(facts: Facts) -> Element | None:
    """Return the text that a page gives in its data, for pages whose text only a script would write; or None.

    Not where the page says that its text is not free: what readers do not see, it does not give.
    """
    for _, thing in facts.article:
        text = thing.get("articleBody")
        free = str(thing.get("isAccessibleForFree", "true")).lower()
        if isinstance(text, str) and len(text) >= _LEAST_BODY and free not in ("false", "no"):
            lines = [line for line in text[:MAX_BODY_BYTES].splitlines() if line.strip()]
            return Element(
                "article", {"itemprop": "articleBody"}, [Element("p", {}, [line]) for line in lines]
            )
    return None
