"""P1 and P2 with a cache: nothing hidden shows, cold or warm; what is withdrawn is gone everywhere."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.caching import pages
from articles.models import Edition, Image, Role
from articles.workflow import actions, pictures
from tests.factories import make_live, make_user
from tests.safety.hidden import WAYS, Hidden, make_draft, make_hidden
from tests.safety.surfaces import Surface, surfaces
from tests.safety.test_disclosure import leaks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def two_languages(settings):
    """What is hidden is in one language; a second one shows what crosses over."""
    settings.SITE_LANGUAGES = ["en", "fr"]
    pages._paths.cache_clear()
    yield
    pages._paths.cache_clear()


def ask(process, surface: Surface):
    response = process.client.generic(surface.method, surface.path, headers=surface.headers)
    # Read to its end, as a browser would: see `leaks`.
    found = leaks(response, surface.path)
    return response, found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_hidden_shows_cold_or_warm(process, way):
    hidden = make_hidden(way)
    here, elsewhere = process(), process()
    found = {}
    for surface in surfaces(hidden):
        for one in (here, elsewhere):
            if seen := ask(one, surface)[1]:
                found[str(surface)] = seen
    assert not found


def _unpublish(hidden: Hidden) -> None:
    actions.unpublish(make_user(Role.CHIEF), hidden.edition, note="Later.")


def _take_down(hidden: Hidden) -> None:
    actions.take_down(make_user(Role.CHIEF), hidden.edition, note="Why.")


def _expire(hidden: Hidden) -> None:
    Edition.objects.filter(pk=hidden.edition.pk).update(live_until=timezone.now())


def _embargo(hidden: Hidden) -> None:
    Edition.objects.filter(pk=hidden.edition.pk).update(live_from=timezone.now() + dt.timedelta(hours=1))


WITHDRAWALS = {"unpublish": _unpublish, "take down": _take_down, "expire": _expire, "embargo again": _embargo}


@pytest.mark.parametrize("withdrawal", WITHDRAWALS)
def test_what_was_shown_and_is_withdrawn_shows_nowhere(process, withdrawal):
    hidden = make_draft()
    live = make_live(hidden.edition, at=timezone.now() - dt.timedelta(days=1))
    hidden = Hidden(**{**hidden.__dict__, "edition": live})
    here, elsewhere = process(), process()
    everywhere = list(surfaces(hidden))
    shown = {str(surface) for surface in everywhere for one in (here, elsewhere) if ask(one, surface)[1]}
    assert len(shown) > 30, "it was to be seen before"
    WITHDRAWALS[withdrawal](hidden)
    # Whoever did it, each process knows it with its next answer: within half a second, in production.
    found = {str(s): seen for s in everywhere for one in (elsewhere, here) if (seen := ask(one, s)[1])}
    assert not found


def test_rights_that_end_take_a_picture_from_every_page(process):
    hidden = make_draft()
    live = make_live(hidden.edition)
    hidden = Hidden(**{**hidden.__dict__, "edition": live})
    here = process()
    everywhere = list(surfaces(hidden))
    key = hidden.image.rendition_key.encode()

    def names_it(surface: Surface) -> bool:
        response = here.client.generic(surface.method, surface.path, headers=surface.headers)
        content = b"".join(response) if response.streaming else response.content
        return key in content or (surface.route == "public:rendition" and response.status_code == 200)

    assert sum(map(names_it, everywhere)) > 10
    Image.objects.filter(pk=hidden.image.pk).update(rights_until=timezone.now())
    pictures.withdraw_picture(make_user(Role.CHIEF), Image.objects.get(pk=hidden.portrait.pk), note="Asked.")
    assert [str(surface) for surface in everywhere if names_it(surface)] == []
