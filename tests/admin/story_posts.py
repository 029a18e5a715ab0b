"""What a browser would send from the story's page: its own form, read and filled."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Edition, User


class _Fields(HTMLParser):
    """Names and values of the controls of one form, as a browser sends them without script."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.wanted, self.inside = form, False
        self.values: dict[str, Any] = {}
        self._text: str | None = None
        self._select: tuple[str, bool] | None = None
        self._template = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "template":
            self._template += 1
        if tag == "form":
            self.inside = found.get("id") == self.wanted
        elsewhere = found.get("form", self.wanted) != self.wanted
        if not self.inside or self._template or elsewhere or "disabled" in found:
            return
        name, kind = found.get("name") or "", found.get("type", "text")
        if tag == "input" and name and kind not in {"file", "submit"}:
            if kind in {"checkbox", "radio"} and "checked" not in found:
                return
            self.values.setdefault(name, []).append(found.get("value") or "")
        elif tag == "textarea":
            self._text, self.values[name] = name, [""]
        elif tag == "select":
            self._select = (name, False)
        elif tag == "option" and self._select:
            name, chosen = self._select
            if "selected" in found or not chosen:
                self.values[name] = [found.get("value") or ""]
                self._select = (name, True)

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._template -= 1
        elif tag == "form":
            self.inside = False
        elif tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self.values[self._text][0] += data


def client_of(user: User) -> Client:
    """A browser in which `user` is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(edition: Edition) -> str:
    """The story's page."""
    return reverse("admin:story", args=[edition.master_id, edition.language_code])


def fields(client: Client, edition: Edition) -> dict[str, Any]:
    """What the page's form would send if nothing were touched."""
    return form_fields(client.get(address(edition)).content.decode())


def form_fields(page: str, form: str = "story-form") -> dict[str, Any]:
    """What the form with this id on `page` would send if nothing were touched."""
    parser = _Fields(form)
    parser.feed(page)
    # HTML drops the newline that follows the tag of a text area.
    return {
        name: [value.removeprefix("\n") for value in values]
        if len(values) > 1
        else values[0].removeprefix("\n")
        for name, values in parser.values.items()
    }


def save(client: Client, edition: Edition, **changes: Any) -> Any:
    """Open the page, change some fields (`__` for a hyphen) and send it; the answer."""
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(address(edition), {**fields(client, edition), **changed})
