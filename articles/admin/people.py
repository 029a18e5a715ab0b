"""People: who is here and what they may do, invitations, one's own account, and passwords."""

from smtplib import SMTPException
from typing import Any

from axes.utils import reset as forget_failures
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.contrib.auth import views as auth_views
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST

from articles.admin.lists import ChoiceFilter, DeskAdmin, moment
from articles.admin.pages import page, signed_in
from articles.admin.people_forms import AccountForm, InvitationForm, PersonForm, ResetForm
from articles.models import Role, User
from articles.models.named import site_language_choices
from articles.workflow import accounts, people
from articles.workflow.errors import Refused

# What a mail server that does not answer raises.
MAIL_ERRORS = (SMTPException, OSError)


class RoleFilter(ChoiceFilter):
    """What someone is here for."""

    title = gettext_lazy("role")
    parameter_name = "role"

    def options(self) -> list[tuple[str, Any]]:
        return list(Role.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(role=self.value()) if self.value() in Role.values else queryset


class TranslatesInto(ChoiceFilter):
    """Who translates into a language."""

    title = gettext_lazy("translates into")
    parameter_name = "language"

    def options(self) -> list[tuple[str, Any]]:
        return list(site_language_choices())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(languages__contains=[self.value()]) if self.value() else queryset


class ActiveFilter(ChoiceFilter):
    """Who can sign in, who has been switched off, who has not come yet."""

    title = gettext_lazy("account")
    parameter_name = "account"

    def options(self) -> list[tuple[str, Any]]:
        return [
            ("active", gettext_lazy("Active")),
            ("invited", gettext_lazy("Invited, not signed in yet")),
            ("off", gettext_lazy("Switched off")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted: dict[str, dict[str, Any]] = {
            "active": {"is_active": True},
            "invited": {"is_active": True, "last_login": None},
            "off": {"is_active": False},
        }
        return queryset.filter(**wanted.get(self.value() or "", {}))


@admin.register(User)
class UserAdmin(DeskAdmin):
    """The accounts, for administrators. Nobody is deleted: what they did names them."""

    view_act = add_act = change_act = "manage_people"
    form = PersonForm
    change_list_template = "admin/people/change_list.html"
    change_form_template = "admin/people/change_form.html"
    list_display = ("name", "email", "shown_role", "shown_languages", "last_seen", "shown_account")
    list_display_links = ("name",)
    list_filter = (RoleFilter, TranslatesInto, ActiveFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    search_help_text = gettext_lazy("A name or an e-mail address.")
    ordering = ("-is_active", "last_name", "first_name", "username")
    empty_text = gettext_lazy("Nobody is here yet. Invite someone.")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Nobody makes a password for someone else: they are invited."""
        accounts.demand_people(signed_in(request))
        return redirect("admin:invite")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        # Django's form has written into `obj`; what becomes of it is the workflow's to say.
        accounts.change_person(signed_in(request), obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        person = kwargs.get("obj")
        context["waiting"] = person is not None and person.is_active and not person.has_usable_password()
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:articles_user_change", object_id)

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def name(self, person: User) -> str:
        return format_html("<bdi>{}</bdi> <small>{}</small>", person, person.username)

    @admin.display(description=gettext_lazy("role"), ordering="role")
    def shown_role(self, person: User) -> str:
        return str(person.get_role_display())

    @admin.display(description=gettext_lazy("languages"))
    def shown_languages(self, person: User) -> str:
        names = dict(settings.LANGUAGES)
        return format_html_join(
            " ", '<abbr title="{}">{}</abbr>', ((names.get(c, c), c) for c in person.languages)
        )

    @admin.display(description=gettext_lazy("last sign-in"), ordering="last_login")
    def last_seen(self, person: User) -> str:
        return moment(person.last_login)

    @admin.display(description=gettext_lazy("account"), ordering="is_active")
    def shown_account(self, person: User) -> str:
        if not person.is_active:
            return format_html('<span class="mark mark-off">{}</span>', _("Switched off"))
        if person.last_login is None:
            return format_html('<span class="mark mark-no">{}</span>', _("Invited"))
        return format_html('<span class="mark mark-yes">{}</span>', _("Active"))


def invitation(request: HttpRequest) -> HttpResponse:
    """Invite someone: an account without a password, and a mail that lets its owner choose one."""
    accounts.demand_people(signed_in(request))
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = people.invite(signed_in(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_model_errors(error)
        except MAIL_ERRORS:
            messages.error(
                request,
                _("The account is made, but the mail could not be sent. Send it again when mail works."),
            )
            return redirect("admin:articles_user_changelist")
        else:
            messages.success(
                request,
                _("%(person)s is invited by mail to %(email)s.") % {"person": person, "email": person.email},
            )
            return redirect("admin:articles_user_changelist")
    context = {"title": _("Invite someone"), "form": form, "days": settings.PASSWORD_RESET_TIMEOUT // 86400}
    return page(request, "admin/people/invite.html", context)


@require_POST
def invitation_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation that was lost or has run out once more."""
    accounts.demand_people(signed_in(request))
    person = get_object_or_404(User, pk=pk)
    try:
        accounts.invite_again(signed_in(request), person)
    except Refused as refusal:
        messages.error(request, str(refusal))
    except MAIL_ERRORS:
        messages.error(request, _("The mail could not be sent. Look at the mail server, then try again."))
    else:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": person.email})
    return redirect("admin:articles_user_change", pk)


def account(request: HttpRequest) -> HttpResponse:
    """One's own name and interface language."""
    person = User.objects.get(pk=signed_in(request).pk)
    form = AccountForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        changed = accounts.change_own_account(signed_in(request), form.instance)
        # In the language just chosen, which the next page is in.
        with override(changed.reading_language()):
            messages.success(request, _("Your account is saved."))
        return redirect("admin:account")
    return page(
        request, "admin/people/account.html", {"title": _("Your account"), "form": form, "person": person}
    )


def urls(site: AdminSite) -> list[URLPattern]:
    """Invitations and one's own account."""
    return [
        path("account/", site.admin_view(account), name="account"),
        path("people/invite/", site.admin_view(invitation), name="invite"),
        path("people/<int:pk>/invite-again/", site.admin_view(invitation_again), name="invite_again"),
    ]


# --- Passwords by mail, for those who are not signed in ---


class _Frame:
    """The frame of the desk around Django's views."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**admin.site.each_context(self.request), **context}  # type: ignore[attr-defined]


class ResetView(_Frame, auth_views.PasswordResetView):
    """Ask for a mail. Whatever address is given, the answer is the same."""

    form_class = ResetForm
    template_name = "registration/password_reset_form.html"
    success_url = reverse_lazy("password_reset_done")


class ResetDoneView(_Frame, auth_views.PasswordResetDoneView):
    """« If we know you, a mail is on its way. »"""

    template_name = "registration/password_reset_done.html"


class ConfirmView(_Frame, auth_views.PasswordResetConfirmView):
    """Choose a password, after an invitation or a reset."""

    template_name = "registration/password_reset_confirm.html"
    success_url = reverse_lazy("password_reset_complete")

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
        # Whoever has read the mail is not the one who guessed passwords.
        forget_failures(username=form.user.get_username())
        return response


class CompleteView(_Frame, auth_views.PasswordResetCompleteView):
    """The new password holds."""

    template_name = "registration/password_reset_complete.html"


def password_urls() -> list[URLPattern]:
    """The pages of a password reset, to be included under `admin/password_reset/`."""
    return [
        path("", ResetView.as_view(), name="password_reset"),
        # The name under which Django's sign-in page looks for it.
        path("", ResetView.as_view(), name="admin_password_reset"),
        path("sent/", ResetDoneView.as_view(), name="password_reset_done"),
        path("<uidb64>/<token>/", ConfirmView.as_view(), name="password_reset_confirm"),
        path("done/", CompleteView.as_view(), name="password_reset_complete"),
    ]
