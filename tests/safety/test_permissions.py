"""P3: who may do what, through the real addresses."""

import datetime as dt
import itertools
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from articles import models
from articles.models import CopyState, Edition, Publication, Role, Standing
from articles.workflow import actions
from articles.workflow.transitions import TRANSITIONS
from tests.factories import make_article, make_live, make_user
from tests.safety.table import (
    ADMINISTRATOR,
    CHIEF,
    DEACTIVATED,
    EDITOR,
    EVERYBODY,
    FOREIGN,
    FOUR_EYES,
    READER,
    RULES,
    TRANSLATOR,
    VERB_ROLES,
    VERB_STARTS,
    Rule,
)
from tests.safety.world import World, make_world

pytestmark = pytest.mark.django_db
ROLES = {
    TRANSLATOR: (Role.TRANSLATOR, ["fr"]),
    FOREIGN: (Role.TRANSLATOR, ["ja"]),
    EDITOR: (Role.EDITOR, []),
    CHIEF: (Role.CHIEF, []),
    ADMINISTRATOR: (Role.ADMINISTRATOR, []),
}


def client_of(actor: str) -> Client:
    client = Client()
    if actor == READER:
        return client
    role, languages = ROLES.get(actor, (Role.ADMINISTRATOR, []))
    user = make_user(role, languages=languages)
    client.force_login(user)
    if actor == DEACTIVATED:
        user.is_active = False
        user.save()
    return client


# --- Every address is in the table -------------------------------------------------------------------


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}"


def test_every_address_is_in_the_permission_table():
    missing = set(routes(get_resolver())) - {rule.route for rule in RULES}
    assert not missing, f"Add to tests/safety/table.py: {sorted(missing)}"


def test_the_table_names_no_address_that_is_not_there():
    assert not {rule.route for rule in RULES} - set(routes(get_resolver()))


def test_every_verb_is_in_the_table():
    assert set(VERB_ROLES) == set(VERB_STARTS) == set(TRANSITIONS) == set(actions.VERBS)


# --- Who may use each address ------------------------------------------------------------------------


def ask(client: Client, rule: Rule, world: World):
    path = reverse(rule.route, kwargs=rule.kwargs(world)) + rule.query
    response = client.post(path, rule.data(world)) if rule.data else client.get(path)
    if response.streaming:
        # Closing the response itself would close the database as well.
        for close in response._resource_closers:
            close()
    return response


def refused(response) -> bool:
    """Not allowed, not there, or sent to the sign-in page."""
    sent_away = response.status_code == 302 and response["Location"].startswith("/admin/login/")
    return sent_away or response.status_code in (403, 404, 410)


def log_and_rows() -> tuple[int, ...]:
    names = ("ActionLog", "Edition", "Revision", "Source", "Label", "Topic", "Contributor", "Image", "User",
             "SavedFilter", "IntakeItem", "Feed", "FeedEntry", "IngestedItem",
             "TargetBlock", "BlockVersion", "BlockComment", "EditionLink",
             "SitePage", "SitePageTranslation", "PageRevision", "MenuEntry", "RevisionName")  # fmt: skip
    return tuple(getattr(models, name).objects.count() for name in names)


@pytest.mark.parametrize("actor", sorted(EVERYBODY))
def test_every_address_answers_those_who_may_and_no_one_else(actor):
    world, client = make_world(), client_of(actor)
    wrong = []
    for rule in RULES:
        before = log_and_rows()
        with transaction.atomic():
            # Each use begins in the same world. Signing out ends the session: a fresh one each time.
            use = client if rule.route != "admin:logout" else client_of(actor)
            response = ask(use, rule, world)
            allowed = actor in rule.who
            if refused(response) is allowed or response.status_code >= 500:
                wrong.append(f"{rule}: {response.status_code} {response.get('Location', '')}")
            if not allowed and rule.route != "admin:logout" and log_and_rows() != before:
                wrong.append(f"{rule}: wrote something")
            transaction.set_rollback(True)
        world.edition.refresh_from_db()
        world.edition.master.refresh_from_db()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_address_knows_other_methods(method):
    world, client = make_world(), client_of(ADMINISTRATOR)
    before = log_and_rows()
    for rule in RULES:
        response = client.generic(method.upper(), reverse(rule.route, kwargs=rule.kwargs(world)))
        assert response.status_code < 500, rule
    assert log_and_rows() == before


# --- Verbs: role × verb × state × standing × whose change × language -------------------------------------

NOW = timezone.now()
DAY = dt.timedelta(days=1)
WINDOWS = {
    Standing.NOT_PUBLISHED: {"publication": Publication.NONE},
    Standing.SCHEDULED: {"publication": Publication.PUBLISHED, "live_from": NOW + DAY},
    Standing.LIVE: {"publication": Publication.PUBLISHED, "live_from": NOW - DAY},
    Standing.EXPIRED: {
        "publication": Publication.PUBLISHED,
        "live_from": NOW - 2 * DAY,
        "live_until": NOW - DAY,
    },
    Standing.UNPUBLISHED: {"publication": Publication.UNPUBLISHED},
    Standing.TAKEN_DOWN: {"publication": Publication.TAKEN_DOWN, "taken_down_at": NOW - DAY},
}
# A spiked draft is not out: the database refuses it.
IMPOSSIBLE = {
    (CopyState.SPIKED, standing) for standing in (Standing.SCHEDULED, Standing.LIVE, Standing.EXPIRED)
}
SITUATIONS = [
    (state, standing, own)
    for state, standing, own in itertools.product(CopyState, Standing, (False, True))
    if (state, standing) not in IMPOSSIBLE
]


def put(edition: Edition, state: CopyState, standing: Standing) -> Edition:
    """Set an edition down in a situation, whatever its path there."""
    blank = {"live_from": None, "live_until": None, "taken_down_at": None, "scheduled_for": None}
    row = {**blank, **WINDOWS[standing], "state": state}
    if row["live_from"]:
        row["scheduled_for"] = row["live_from"]
    Edition.objects.filter(pk=edition.pk).update(**row)
    edition.refresh_from_db()
    return edition


def expected(actor: str, verb: str, state: CopyState, standing: Standing, own: bool) -> int:
    states, standings = VERB_STARTS[verb]
    if actor not in VERB_ROLES[verb]:
        return 403
    if state not in states or standing not in standings:
        return 409
    return 409 if own and verb in FOUR_EYES else 302


def representative(cells: list, actor: str, verb: str, full: bool) -> list:
    """All cells, or every seventh, from another start for each actor and verb."""
    return cells if full else cells[len(actor) * 3 % 7 + len(verb) % 3 :: 7]


@pytest.mark.parametrize("verb", sorted(VERB_ROLES))
@pytest.mark.parametrize("actor", sorted(ROLES))
def test_verbs_are_done_by_those_who_may_from_where_they_may(actor, verb, full_matrix):
    role, languages = ROLES[actor]
    user = make_user(role, languages=languages)
    client = Client()
    client.force_login(user)
    # Both were live once with an older revision, so that there is something to publish in every situation.
    editions = {}
    for own in (False, True):
        edition = make_live(make_article("fr"))
        author = user if own and actor in (EDITOR, CHIEF, ADMINISTRATOR) else make_user(Role.EDITOR)
        text = actions.Text(headline="Changed", standfirst="Changed", body=edition.body)
        editions[own] = actions.save_edition(author, edition, actions.Change(text=text), version=None)
    wrong = []
    for state, standing, own in representative(SITUATIONS, actor, verb, full_matrix):
        with transaction.atomic():
            edition = put(editions[own], state, standing)
            at = timezone.localtime(NOW + 5 * DAY)
            data = {"version": edition.row_version, "note": "Because.", "at": f"{at:%Y-%m-%dT%H:%M}"}
            path = reverse("admin:verb", kwargs={"pk": edition.master_id, "language": "fr", "verb": verb})
            status = client.post(path, data).status_code
            did = Edition.objects.get(pk=edition.pk).row_version != edition.row_version
            mine = own and actor in (EDITOR, CHIEF, ADMINISTRATOR)
            wanted = expected(actor, verb, state, standing, mine)
            if status != wanted or did != (wanted == 302):
                wrong.append(
                    f"{state} / {standing} / {'own' if own else 'other'}: {status}, expected {wanted}"
                )
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
