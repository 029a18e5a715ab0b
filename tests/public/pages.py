"""What the tests of the public pages share: addresses, and a page read as a browser reads it."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from articles.models import Edition
from articles.rendering import article_path
from articles.workflow import actions
from articles.workflow.content_changes import Change, FigurePlace


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


class Page:
    """An answer to GET, with questions a test asks of it."""

    def __init__(self, path: str, client: Client | None = None, **headers: str) -> None:
        self.path = path
        self.response = (client or Client()).get(path, headers=headers)
        self.status = self.response.status_code
        self.text = self.response.content.decode()
        self.elements = Elements(self.text).found

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]

    def meta(self, name: str) -> str | None:
        """The content of a meta element, by name or property."""
        found = [*self.all("meta", name=name), *self.all("meta", property=name)]
        return found[0]["content"] if found else None

    def canonical(self) -> str:
        return self.all("link", rel="canonical")[0]["href"]

    def alternates(self) -> dict[str, str]:
        return {a["hreflang"]: a["href"] for a in self.all("link", rel="alternate") if "hreflang" in a}

    def links(self) -> set[str]:
        return {found["href"] for found in self.all("a") if "href" in found}

    def words(self) -> str:
        """The text without markup, white space folded; no-break spaces stay."""
        return re.sub(r"[ \n\t]+", " ", re.sub(r"<[^>]+>", "", self.text))

    def json_ld(self) -> dict[str, Any]:
        found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', self.text, re.DOTALL)
        assert found, "no structured data"
        return json.loads(found.group(1))


def page_of(edition: Edition) -> Page:
    """The public page of a live edition."""
    return Page(article_path(edition))


def with_lead(edition: Edition) -> Edition:
    """The edition with its first picture as its lead."""
    figures = edition.master.figures.select_related("image")
    places = [
        FigurePlace(id=figure.pk, image=figure.image, alt="Alt", is_lead=number == 0)
        for number, figure in enumerate(figures)
    ]
    return actions.save_edition(None, edition, Change(figures=places), version=None)


def path_in(address: str) -> str:
    """The path of an absolute address."""
    return urlsplit(address).path
