"""People: listed and changed by administrators, invited by mail, and everybody's own account."""

import re

import pytest
from django.core import mail

from articles.models import ActionLog, Role, User
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PEOPLE, INVITE, ACCOUNT = "/admin/articles/user/", "/admin/people/invite/", "/admin/account/"
NEWCOMER = {
    "first_name": "Lin",
    "last_name": "Yao",
    "email": "lin@example.org",
    "username": "lin",
    "role": "translator",
    "languages": ["zh-hans", "ar"],
    "interface_language": "fr",
}


def form_of(client, person: User, **changed) -> dict:
    form = client.get(f"{PEOPLE}{person.pk}/change/").context_data["adminform"].form
    return {name: value for name, value in form.initial.items() if value not in (None, False)} | changed


@pytest.fixture
def administrator():
    return signed_in(Role.ADMINISTRATOR)


# --- The list and the form -----------------------------------------------------------------------


def test_the_list_says_who_is_here_and_what_they_may(administrator):
    make_user(Role.TRANSLATOR, languages=["fr", "ar"], username="noor", first_name="Noor", last_name="Haddad")
    off = make_user(Role.EDITOR, username="paul")
    off.is_active = False
    off.save()
    page = administrator.get(PEOPLE).content.decode()
    for text in (
        "Noor Haddad",
        "noor@example.org",
        "Translator",
        'title="Arabic"',
        "Invited",
        "Switched off",
    ):
        assert text in page
    for query, there in (("?role=translator", "noor"), ("?language=ar", "noor"), ("?account=off", "paul")):
        table = administrator.get(PEOPLE + query).content.decode().split("<tbody>")[1]
        assert there in table
        assert table.count("<tr>") == 1


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.CHIEF])
def test_people_are_for_administrators(role):
    client, other = signed_in(role, languages=["fr"]), make_user()
    for address in (PEOPLE, f"{PEOPLE}{other.pk}/change/", f"{PEOPLE}add/", INVITE):
        assert client.get(address).status_code == 403
    assert client.post(INVITE, NEWCOMER).status_code == 403
    assert client.post(f"{PEOPLE}{other.pk}/change/", {"role": "administrator"}).status_code == 403
    assert client.post(f"/admin/people/{other.pk}/invite-again/").status_code == 403
    assert not mail.outbox
    assert User.objects.count() == 2


def test_an_administrator_changes_role_and_languages_with_a_line_in_the_log(administrator):
    person = make_user(Role.EDITOR)
    data = form_of(administrator, person, role="translator", languages=["ja"])
    assert administrator.post(f"{PEOPLE}{person.pk}/change/", data).status_code == 302
    person.refresh_from_db()
    assert (person.role, person.languages) == ("translator", ["ja"])
    line = ActionLog.objects.get()
    assert (line.verb, line.user, line.data["person"]) == ("edit_person", administrator.user, person.pk)
    assert line.data["before"] == {"role": "editor", "active": True}


def test_who_is_switched_off_is_signed_out_and_keeps_their_past(administrator):
    client = signed_in(Role.EDITOR)
    data = form_of(administrator, client.user)
    data.pop("is_active")
    assert administrator.post(f"{PEOPLE}{client.user.pk}/change/", data).status_code == 302
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    assert User.objects.filter(pk=client.user.pk).exists()
    assert administrator.post(f"{PEOPLE}{client.user.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_last_administrator_stays_one(administrator):
    me = administrator.user
    for data in (
        form_of(administrator, me, role="editor"),
        {name: value for name, value in form_of(administrator, me).items() if name != "is_active"},
    ):
        response = administrator.post(f"{PEOPLE}{me.pk}/change/", data, follow=True)
        assert "last administrator" in response.content.decode()
        me.refresh_from_db()
        assert (me.role, me.is_active) == ("administrator", True)
    make_user(Role.ADMINISTRATOR)
    administrator.post(f"{PEOPLE}{me.pk}/change/", form_of(administrator, me, role="editor"))
    me.refresh_from_db()
    assert me.role == "editor"


def test_an_address_someone_else_has_is_refused_as_a_form_error(administrator):
    make_user(username="claire")
    person = make_user()
    data = form_of(administrator, person, email="CLAIRE@example.org", first_name="Typed")
    page = administrator.post(f"{PEOPLE}{person.pk}/change/", data).content.decode()
    assert "Someone with this e-mail address is here already." in page
    assert 'value="Typed"' in page


def test_the_list_costs_the_same_whatever_its_length(administrator):
    few = queries_of(administrator, PEOPLE)
    for _ in range(20):
        make_user(Role.TRANSLATOR, languages=["fr"])
    assert queries_of(administrator, PEOPLE) == few <= 8


# --- Invitations ---------------------------------------------------------------------------------


def test_an_invitation_leads_from_the_mail_to_the_desk(
    administrator, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.post(INVITE, NEWCOMER).status_code == 302
    person = User.objects.get(username="lin")
    assert (person.languages, person.has_usable_password()) == (["zh-hans", "ar"], False)
    assert ActionLog.objects.get().verb == "invite"
    (message,) = mail.outbox
    assert message.to == ["lin@example.org"]
    (link,) = re.findall(r"https?://\S+", message.body)
    assert link.startswith("http://127.0.0.1:8000/admin/password_reset/")
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    assert "lin" in page.content.decode()
    new = {"new_password1": "violet-tram-station", "new_password2": "violet-tram-station"}
    assert client.post(page.redirect_chain[-1][0], new, follow=True).status_code == 200
    assert client.get("/admin/").status_code == 302
    response = client.post("/admin/login/", {"username": "lin", "password": "violet-tram-station"})
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
    # It works once.
    other = type(client)()
    used = other.get(link.removeprefix("http://127.0.0.1:8000"), follow=True).content.decode()
    assert "new_password1" not in used


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "taken@example.org"}, "email"),
        ({"username": "taken"}, "username"),
        ({"username": "a space"}, "username"),
        ({"languages": []}, "languages"),
        ({"role": "king"}, "role"),
        ({"email": "not an address"}, "email"),
    ],
)
def test_a_wrong_invitation_keeps_what_was_typed(administrator, wrong, field):
    make_user(username="taken")
    response = administrator.post(INVITE, NEWCOMER | wrong)
    assert response.status_code == 200
    assert field in response.context_data["form"].errors
    assert 'value="Yao"' in response.content.decode()
    assert User.objects.count() == 2
    assert not mail.outbox


def test_an_invitation_is_sent_again_until_there_is_a_password(
    administrator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(INVITE, NEWCOMER)
    person = User.objects.get(username="lin")
    page = administrator.get(f"{PEOPLE}{person.pk}/change/").content.decode()
    assert "Send the invitation again" in page
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(f"/admin/people/{person.pk}/invite-again/")
    assert len(mail.outbox) == 2
    person.set_password("violet-tram-station")
    person.save()
    page = administrator.post(f"/admin/people/{person.pk}/invite-again/", follow=True).content.decode()
    assert "has a password already" in page
    assert "Send the invitation again" not in page
    assert len(mail.outbox) == 2


def test_a_mail_server_that_is_down_loses_no_invitation(
    administrator, monkeypatch, django_capture_on_commit_callbacks
):
    def down(user: User) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("articles.workflow.accounts.send_invitation", down)
    person = make_user(Role.EDITOR)
    person.set_unusable_password()
    person.save()
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function: function())
    page = administrator.post(f"/admin/people/{person.pk}/invite-again/", follow=True).content.decode()
    assert "could not be sent" in page


# --- One's own account ---------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_everybody_changes_their_own_name_and_language_and_nothing_else(role):
    client = signed_in(role, languages=["ar"])
    data = {
        "first_name": "Noor",
        "last_name": "Haddad",
        "interface_language": "fr",
        "role": "administrator",
        "is_superuser": "on",
        "email": "other@example.org",
    }
    assert client.post(ACCOUNT, data).status_code == 302
    person = User.objects.get(pk=client.user.pk)
    assert (str(person), person.interface_language) == ("Noor Haddad", "fr")
    assert (person.role, person.is_superuser, person.email) == (role, False, client.user.email)
    assert client.get(ACCOUNT)["Content-Language"] == "fr"


def test_an_interface_the_desk_does_not_have_is_refused():
    client = signed_in()
    assert client.post(ACCOUNT, {"interface_language": "ja"}).status_code == 200
    assert User.objects.get(pk=client.user.pk).interface_language == ""


def test_strangers_have_no_account(client):
    assert client.get(ACCOUNT)["Location"].startswith("/admin/login/")
