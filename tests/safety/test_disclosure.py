"""P1, non-disclosure: every way of being hidden × every surface × everybody without the right, twice."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from articles.models import Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.factories import make_article, make_edition, make_image, make_live, make_user
from tests.safety.hidden import CANARY, LANGUAGE, WAYS, Hidden, canary, make_draft, make_hidden
from tests.safety.surfaces import Surface, desk_surfaces, surfaces

pytestmark = pytest.mark.django_db


def answer(client: Client, surface: Surface):
    return client.generic(surface.method, surface.path, headers=surface.headers)


def whole(response) -> str:
    """Everything an answer says: status line, headers, body."""
    body = b"".join(response) if response.streaming else response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{response.status_code}\n{head}\n{body.decode('utf-8', 'replace')}"


def leaks(response, asked: str) -> set[str]:
    """The canaries in an answer. What a stranger wrote into the address may come back in a redirect."""
    text = whole(response)
    if response.status_code in (301, 302):
        text = text.replace(asked, "")
        for part in re.findall(rf"{CANARY}[\w-]*", asked):
            text = text.replace(part, "")
    return set(re.findall(rf"{CANARY}[\w-]*", text))


def deactivated() -> Client:
    client = Client()
    user = make_user(Role.CHIEF)
    client.force_login(user)
    user.is_active = False
    user.save()
    return client


STRANGERS = {"anonymous": Client, "deactivated": deactivated}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_nothing_of_a_hidden_edition_shows(way, stranger):
    hidden = make_hidden(way)
    client = STRANGERS[stranger]()
    found = {}
    for surface in [*surfaces(hidden), *desk_surfaces(hidden)]:
        for _time in ("cold", "warm"):
            if seen := leaks(answer(client, surface), surface.path):
                found[str(surface)] = seen
    assert not found


@pytest.mark.parametrize("way", WAYS)
def test_its_pictures_are_not_served(way):
    hidden = make_hidden(way)
    for surface in surfaces(hidden):
        if surface.route == "public:rendition":
            assert answer(Client(), surface).status_code == 404, surface


def without_nonce(response) -> str:
    return re.sub(r'nonce="[^"]*"', "", response.content.decode())


@pytest.mark.parametrize("way", [way for way in WAYS if way != "taken down"])
def test_hidden_and_unknown_answer_alike(way):
    hidden = make_hidden(way)
    known = f"/{LANGUAGE}/articles/{hidden.edition.master_id}/x/"
    unknown = f"/{LANGUAGE}/articles/987654321/x/"
    for method in ("GET", "HEAD"):
        answers = [Client().generic(method, path) for path in (known, unknown)]
        assert answers[0].status_code == answers[1].status_code == 404
        assert without_nonce(answers[0]) == without_nonce(answers[1])
        assert set(answers[0].headers) == set(answers[1].headers)


def test_what_was_public_and_is_taken_down_is_gone_with_a_notice():
    hidden = make_draft()
    live = make_live(hidden.edition)
    actions.take_down(make_user(Role.CHIEF), live, note=canary("reason"), notice="Retiré sur demande.")
    response = Client().get(f"/{LANGUAGE}/articles/{live.master_id}/{live.slug}/")
    assert response.status_code == 410
    assert "Retiré sur demande." in response.content.decode()
    assert not leaks(response, "")
    assert "no-store" in response["Cache-Control"]


def test_the_working_copy_of_a_live_edition_does_not_show():
    label_and_all = make_draft()
    live = make_live(make_article(LANGUAGE, headline="As published", images=[make_image("Someone")]))
    text = Text(headline=canary("headline"), standfirst=canary("standfirst"), slug=canary("slug"),
                body=f"<p>{canary('body')}</p>")  # fmt: skip
    change = Change(text=text, note=canary("reason"))
    edition = actions.save_edition(make_user(Role.EDITOR), live, change, version=None)
    picture = live.master.figures.get().image
    hidden = Hidden(edition, label_and_all.label, label_and_all.source, label_and_all.topic,
                    label_and_all.person, picture, edition.live_revision.slug,
                    label_and_all.page, label_and_all.portrait)  # fmt: skip
    found = {str(surface): leaks(answer(Client(), surface), surface.path) for surface in surfaces(hidden)}
    assert not {surface: seen for surface, seen in found.items() if seen}
    page = Client().get(f"/{LANGUAGE}/articles/{edition.master_id}/{edition.live_revision.slug}/")
    assert page.status_code == 200
    assert "As published" in page.content.decode()


def test_a_hidden_language_does_not_show_in_a_live_one():
    english = make_live(make_article("en", headline="Public in English"))
    french = make_edition(english, "fr", headline=canary("headline"))
    page = Client().get(reverse("public:article", kwargs={"language": "en", "pk": english.master_id,
                                                          "slug": english.slug}))  # fmt: skip
    assert page.status_code == 200
    assert not leaks(page, "")
    assert f"/fr/articles/{french.master_id}/" not in page.content.decode()


def test_readers_pages_do_not_depend_on_who_is_signed_in():
    hidden = make_hidden("draft")
    client = Client()
    client.force_login(make_user(Role.ADMINISTRATOR))
    for surface in surfaces(hidden):
        if surface.route not in {"public:rendition", "public:all_label_colours"}:
            assert not leaks(answer(client, surface), surface.path), surface


def test_every_public_address_is_a_surface():
    covered = {surface.route for surface in surfaces(make_hidden("draft"))}
    public = get_resolver().namespace_dict["public"][1]
    names = {f"public:{pattern.name}" for pattern in public.url_patterns}
    assert names <= covered, f"Add to tests/safety/surfaces.py: {sorted(names - covered)}"
