"""Who may: one table over roles and acts, asked by every door.

Functions over users and objects; no model is imported. What the *content* allows (rights, checklist, state)
is not asked here but in `articles.workflow`.
"""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What someone is here for."""

    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    CHIEF = "chief", _("Chief editor")
    ADMINISTRATOR = "administrator", _("Administrator")


_EVERYONE = frozenset(Role)
_EDITORS = frozenset({Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR})
_CHIEFS = frozenset({Role.CHIEF, Role.ADMINISTRATOR})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

# Act → the roles that may. The acts of the workflow carry the names of its verbs.
ALLOWED: dict[str, frozenset[Role]] = {
    "view_desk": _EVERYONE,
    "ingest": _EDITORS,
    "create": _EDITORS,
    "begin": _EVERYONE,
    "edit": _EVERYONE,
    "edit_details": _EDITORS,
    "submit": _EVERYONE,
    "review": _EVERYONE,
    "assign": _EDITORS,
    "edit_terms": _EVERYONE,
    "edit_term_base": _EDITORS,
    "cut_loose": _EDITORS,
    "request_changes": _EVERYONE,
    "approve": _CHIEFS,
    "schedule": _CHIEFS,
    "publish": _CHIEFS,
    "unpublish": _CHIEFS,
    "take_down": _CHIEFS,
    "spike": _EDITORS,
    "restore": _EDITORS,
    "lift": _CHIEFS,
    "export_list": _EDITORS,
    "share_filters": _CHIEFS,
    "edit_contributors": _EDITORS,
    "edit_sources": _EDITORS,
    "edit_topics": _EDITORS,
    "edit_images": _EDITORS,
    "edit_labels": _CHIEFS,
    "edit_pages": _CHIEFS,
    "arrange_front": _EDITORS,
    "merge": _CHIEFS,
    "manage_people": _ADMINISTRATORS,
}

# Acts on one language version: a translator does them in their own languages only, or in those they review.
IN_OWN_LANGUAGES = frozenset({"begin", "edit", "submit"})
IN_LANGUAGES_REVIEWED = frozenset({"review", "request_changes"})

# What the system may do without a person: a command's ingest is nobody's work.
SYSTEM_ACTS = frozenset(
    {"ingest", "create", "begin", "edit", "edit_details", "edit_contributors", "edit_sources"}
)


def may(user: Any, act: str, language: str | None = None) -> bool:
    """Tell whether `user` may do `act`, in `language` where the act is about one language version.

    `user` is a `User`, an anonymous user, or None for the system. Raises KeyError for an act that is not
    in the table: a misspelt act must not pass for a refusal.
    """
    roles = ALLOWED[act]
    if user is None:
        return act in SYSTEM_ACTS
    if not getattr(user, "is_active", False) or not user.is_authenticated:
        return False
    role = Role.ADMINISTRATOR if user.is_superuser else Role(user.role)
    if role not in roles:
        return False
    if role is Role.TRANSLATOR and act in IN_OWN_LANGUAGES:
        return language in user.languages
    if role is Role.TRANSLATOR and act in IN_LANGUAGES_REVIEWED:
        return language in user.review_languages
    return True
