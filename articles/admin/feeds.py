"""Followed feeds: what publishers announce, looked through, and picked for the tray."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import feed_rows
from articles.admin.intake import demand_ingest
from articles.admin.pages import as_id, page, signed_in
from articles.ingest import feeds, names
from articles.ingest.errors import CannotIngest, translated
from articles.models import Feed, FeedEntry, Source
from articles.models.named import site_language_choices
from articles.workflow.errors import NotAllowed, Refused


class AddressForm(forms.Form):
    """Where to look for feeds."""

    address = forms.URLField(
        label=gettext_lazy("Address of a feed, or of a page that has one"),
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput({"dir": "ltr", "placeholder": "https://"}),
    )


class FollowForm(forms.Form):
    """Which of the found feeds, and whose it is."""

    feed = forms.URLField(max_length=1000, assume_scheme="https")
    title = forms.CharField(max_length=300, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("what each entry says")), *site_language_choices()]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        self.fields["source"].widget = forms.TextInput(
            {"list": "names-source", "data-kind": "source", "autocomplete": "off", "dir": "auto"}
        )


@require_http_methods(["GET", "HEAD", "POST"])
def feeds_view(request: HttpRequest) -> HttpResponse:
    """Every feed; a POST looks for feeds at an address, and follows the one that is chosen."""
    demand_ingest(request)
    if request.method == "POST":
        return _follow(request) if "feed" in request.POST else _discover(request)
    return _show(request)


def _show(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    source = _source(request)
    rows = feed_rows.rows(feed_rows.feeds(source))
    context = {
        "source_name": source.name_in(get_language() or "") if source else "",
        "title": _("Intake"),
        "here": "feeds",
        "rows": rows,
        "new": sum(row.new for row in rows),
        "form": AddressForm(request.POST or None) if status != 200 else AddressForm(),
        "found": (),
        "follow": None,
        "problem": "",
        **more,
    }
    return page(request, "admin/feeds/feeds.html", context, status=status)


def _source(request: HttpRequest) -> Source | None:
    """The source whose feeds alone are wanted: its page leads here."""
    pk = as_id(request.GET.get("source"))
    return Source.objects.with_names().filter(pk=pk).first() if pk else None


def _discover(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, form=form)
    address = form.cleaned_data["address"]
    try:
        found = feeds.discover(address)
    except CannotIngest as error:
        return _show(request, status=422, form=form, problem=str(error))
    source = _source(request) or names.source_at(address)
    follow = FollowForm(initial={"source": source.name_in(get_language() or "") if source else ""})
    return _show(request, form=AddressForm(initial={"address": address}), found=found, follow=follow)


def _follow(request: HttpRequest) -> HttpResponse:
    form = FollowForm(request.POST)
    chosen = request.POST.get("feed", "")
    titles = dict(zip(request.POST.getlist("found"), request.POST.getlist("found_title"), strict=False))
    found = [feeds.FoundFeed(address, title) for address, title in titles.items()]
    if not form.is_valid():
        return _show(request, status=422, found=found, follow=form)
    wanted = form.cleaned_data
    try:
        with transaction.atomic():
            # A source that is made for a feed that is then refused is not made.
            source = names.source(wanted["source"], wanted["language"] or get_language() or "", [])
            feed = feeds.add_feed(
                signed_in(request),
                source,
                wanted["feed"],
                title=titles.get(chosen, wanted["title"]),
                language=wanted["language"],
            )
    except NotAllowed:
        raise
    except Refused as refusal:
        return _show(request, status=422, found=found, follow=form, problem=str(refusal))
    _look(request, feed)
    return redirect("admin:feed", feed.pk)


def _find(pk: int) -> Any:
    feed = feed_rows.feeds().filter(pk=pk).first()
    if feed is None:
        raise Http404
    return feed


@require_http_methods(["GET", "HEAD", "POST"])
def feed_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The entries of a feed; a POST picks the ticked ones for the tray, or passes them over."""
    demand_ingest(request)
    feed = _find(pk)
    shown = feed_rows.entries(feed, request.GET)
    if request.method == "POST":
        _choose(request, feed)
        return redirect(f"{request.path}{shown.query}")
    context = {
        "title": str(feed),
        "here": "feeds",
        "row": feed_rows.row(feed, timezone.now()),
        "feed": feed,
        "entries": shown,
    }
    return page(request, "admin/feeds/feed.html", context)


def _choose(request: HttpRequest, feed: Feed) -> None:
    ticked = [pk for text in request.POST.getlist("entry")[:500] if (pk := as_id(text))]
    entries = list(FeedEntry.objects.filter(feed=feed, pk__in=ticked).select_related("feed__source"))
    if not entries:
        messages.warning(request, _("Tick the entries first."))
        return
    try:
        if request.POST.get("then") == "pass":
            number = feeds.pass_over(signed_in(request), entries)
            sentence = ngettext("One entry is passed over.", "%(n)s entries are passed over.", number)
            messages.success(request, sentence % {"n": number})
        elif request.POST.get("then") == "back":
            number = feeds.bring_back(signed_in(request), entries)
            sentence = ngettext("One entry is new again.", "%(n)s entries are new again.", number)
            messages.success(request, sentence % {"n": number})
        else:
            feeds.pick(signed_in(request), entries)
            sentence = ngettext(
                "One entry lies on the tray, to be read.",
                "%(n)s entries lie on the tray, to be read.",
                len(entries),
            )
            messages.success(request, sentence % {"n": len(entries)})
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))


def _look(request: HttpRequest, feed: Feed) -> None:
    """Ask the feed now, and say what came of it."""
    followed = feeds.follow(feed, now=timezone.now(), asked=True)
    if followed.problem:
        messages.error(request, translated(followed.problem))
    elif followed.new:
        sentence = ngettext("One new entry.", "%(n)s new entries.", followed.new)
        messages.success(request, sentence % {"n": followed.new})
    else:
        messages.info(request, _("Nothing new since it was asked last."))


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a feed at once, whatever its time."""
    demand_ingest(request)
    _look(request, _find(pk))
    return _back(request, pk)


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop asking a feed for a while, or go on."""
    demand_ingest(request)
    verb = feeds.resume if request.POST.get("active") == "1" else feeds.stop
    feed = verb(signed_in(request), _find(pk))
    messages.success(
        request,
        _("%(feed)s is followed again.") % {"feed": feed}
        if feed.active
        else _("%(feed)s is not asked until you follow it again.") % {"feed": feed},
    )
    return _back(request, pk)


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("admin:feed", pk) if request.POST.get("from") == "feed" else redirect("admin:feeds")


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes with a feed, and remove it."""
    demand_ingest(request)
    feed = _find(pk)
    if request.method == "POST":
        name = str(feed)
        feeds.remove(signed_in(request), feed)
        messages.success(request, _("%(feed)s is removed.") % {"feed": name})
        return redirect("admin:feeds")
    context = {
        "title": _("Remove the feed"),
        "here": "feeds",
        "feed": feed,
        "row": feed_rows.row(feed, timezone.now()),
        "total": feed.entries.count(),
    }
    return page(request, "admin/feeds/remove.html", context)


def urls(site: AdminSite) -> list[URLPattern]:
    """Feeds, their entries, and what can be done with them."""

    def at(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(f"feeds/{route}", site.admin_view(view), name=name)

    return [
        at("", feeds_view, "feeds"),
        at("<int:pk>/", feed_view, "feed"),
        at("<int:pk>/look/", look, "feed_look"),
        at("<int:pk>/pause/", pause, "feed_pause"),
        at("<int:pk>/remove/", remove, "feed_remove"),
    ]
