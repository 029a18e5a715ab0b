"""Filters that were kept: a row of tabs over the list, and a page to rename, share or delete one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.pages import page, signed_in
from articles.admin.story_filter import StoryFilter
from articles.models import SavedFilter, User
from articles.permissions import may
from articles.workflow import filters
from articles.workflow.errors import NotAllowed, Refused


@dataclass(frozen=True)
class Tab:
    """One filter over the list. `change` leads to its page, for those who may."""

    name: str
    address: str
    here: bool
    shared: bool = False
    change: str = ""


def strip(user: User, query: str) -> list[Tab]:
    """All stories, then the filters that this person keeps or is given: one query."""
    place = reverse("admin:articles_article_changelist")
    tabs = [Tab(_("All stories"), place, not query)]
    for saved in SavedFilter.objects.visible_to(user):
        change = reverse("admin:filter", args=[saved.pk]) if filters.may_change(user, saved) else ""
        tabs.append(Tab(saved.name, f"{place}?{saved.query}", saved.query == query, saved.shared, change))
    return tabs


class FilterForm(forms.Form):
    """A filter's name and whom it is for."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    shared = forms.BooleanField(label=gettext_lazy("For everyone at the desk"), required=False)

    use_required_attribute = False

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may(user, "share_filters"):
            del self.fields["shared"]


def _list_of(query: str) -> str:
    return f"{reverse('admin:articles_article_changelist')}?{query}"


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question that the list was asked."""
    user = signed_in(request)
    query = StoryFilter.read(QueryDict(request.POST.get("query", "")[:2000])).query()
    shared = request.POST.get("shared", "") == "on"
    try:
        saved = filters.save_filter(user, request.POST.get("name", ""), query, shared=shared)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Kept. “%(name)s” is over the list from now on.") % {"name": saved.name})
    return redirect(_list_of(query))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, share or delete one. 404 for what this person does not see."""
    user = signed_in(request)
    saved = SavedFilter.objects.visible_to(user).filter(pk=pk).first()
    if saved is None:
        raise Http404
    if not filters.may_change(user, saved):
        raise NotAllowed("share_filters")
    if request.method == "POST" and "delete" in request.POST:
        filters.delete_filter(user, saved)
        messages.success(request, _("Deleted. The stories are where they were."))
        return redirect("admin:articles_article_changelist")
    form = FilterForm(user, request.POST or None, initial={"name": saved.name, "shared": saved.shared})
    status = 200
    if form.is_valid():
        try:
            shared = form.cleaned_data.get("shared", saved.shared)
            filters.change_filter(user, saved, name=form.cleaned_data["name"], shared=shared)
            return redirect(_list_of(saved.query))
        except ValidationError as error:
            form.add_error("name", ValidationError(error.messages))
    if form.is_bound:
        status = 422
    context = {"title": _("Saved filter"), "form": form, "saved": saved, "list": _list_of(saved.query)}
    return page(request, "admin/lists/filter.html", context, status=status)


def urls(site: AdminSite) -> list[URLPattern]:
    """Keeping one, and the page of each."""
    return [
        path("articles/article/filters/", site.admin_view(save), name="filter_save"),
        path("articles/article/filters/<int:pk>/", site.admin_view(change), name="filter"),
    ]
