"""What the story's page tells its scripts: whose page it is, where to send what, and what to say."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.content import blocks
from articles.content.typography import is_cjk
from articles.models import Edition, User


def config(user: User, edition: Edition) -> dict[str, Any]:
    """For ``{{ writing|json_script:"writing-config" }}``, on pages where `user` may write."""
    where = [edition.master_id, edition.language_code]
    return {
        "user": str(user.pk),
        "thing": f"edition-{edition.pk}",
        "language": edition.language_code,
        "interface": get_language() or "en",
        "zone": settings.TIME_ZONE,
        "pace": blocks.pace(edition.language_code),
        "by_character": is_cjk(edition.language_code),
        "addresses": {
            "draft": reverse("admin:draft", args=where),
            "here": reverse("admin:here", args=where),
            "checks": reverse("admin:checks", args=where),
            "links": reverse("admin:links", args=where),
            "story": reverse("admin:story", args=where),
            "login": reverse("admin:login"),
        },
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """Every sentence the scripts say. {names} are filled in by them."""
    return {
        "typed": _("Not saved yet."),
        "kept": _("Not saved yet. Kept as a draft, {clock}."),
        "offline": _("Offline – kept on this device, {clock}."),
        "failing": _("The server does not answer – kept on this device, {clock}."),
        "signed-out": _("Signed out – kept on this device, {clock}."),
        "no-room": _("This browser has no room for a copy. Save soon."),
        "saving": _("Saving…"),
        "not_saved_offline": _(
            "Not saved: there is no connection. Your text is kept here. Save again when you are back."
        ),
        "another_tab": _("You have this story open in another tab as well. Write in one of them."),
        "newer": _("{who} saved revision {number} at {clock}. When you save, the two are brought together."),
        "newer_unknown": _(
            "Somebody saved this story at {clock}. When you save, the two are brought together."
        ),
        "load": _("Load it"),
        "reads": _("{who} is here"),
        "writes": _("{who} is writing"),
        "on_device": _("On this device you have unsaved changes from {clock}."),
        "words": _("Words: {n}"),
        "characters": _("Characters: {n}"),
        "minutes": _("Minutes to read: {n}"),
        "selected": _("Selected: {n}"),
        # Checks
        "checking": _("Looking…"),
        "nothing_found": _("Nothing found."),
        "found": _("Found: {n}"),
        "fix": _("Fix"),
        "fixed": _("Fixed: {n}. Undo with Ctrl or ⌘ and Z."),
        "ignore": pgettext("a suggestion", "Leave it"),
        "go": _("Show"),
        "verdict_fine": _("there"),
        "verdict_moved": _("moved"),
        "verdict_gone": _("gone"),
        "verdict_wrong": _("wrong"),
        "verdict_trouble": _("look yourself"),
        "verdict_skipped": _("not asked"),
        "cannot_check": _("This could not be checked now."),
        "links_asking": _("Asking the servers…"),
        "no_links": _("There are no links in the text."),
        # Find and replace
        "matches": _("{at} of {n}"),
        "no_match": _("Not found"),
        "replaced": _("Replaced: {n}"),
    }
