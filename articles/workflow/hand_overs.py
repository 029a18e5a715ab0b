"""A translation goes from hand to hand: whoever is to go on is told by mail, in their own language."""

import logging
from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import BlockComment, Edition, EditionLink, User

logger = logging.getLogger(__name__)

# What happened → the subject of the mail. %(headline)s and %(language)s are filled in.
SUBJECTS: dict[str, Promise] = {
    "assign": _("For you to translate: %(headline)s (%(language)s)"),
    "assign_review": _("For you to review, when it is translated: %(headline)s (%(language)s)"),
    "submit": _("For you to review: %(headline)s (%(language)s)"),
    "request_changes": _("Sent back to you: %(headline)s (%(language)s)"),
    "approve": _("Approved: %(headline)s (%(language)s)"),
}
# Verb of the transition table → who goes on.
_NEXT: dict[str, Callable[[EditionLink], User | None]] = {
    "submit": lambda link: link.reviewer,
    "request_changes": lambda link: link.translator or link.edition.written_by,
    "approve": lambda link: link.translator or link.edition.written_by,
}


def handed_over(verb: str, edition: Edition, actor: User | None, note: str) -> None:
    """Tell whoever goes on with a translation after `verb`, once the transaction is through.

    Nobody is told of what they did themselves, and nobody where the edition is not in step with a source.
    """
    if verb not in _NEXT:
        return
    links = EditionLink.objects.in_step().select_related(
        "translator", "reviewer", "source", "edition__written_by"
    )
    if (link := links.filter(edition=edition).first()) is not None:
        link.edition = edition
        tell(verb, link, _NEXT[verb](link), actor, note)


def tell(kind: str, link: EditionLink, receiver: User | None, actor: User | None, note: str = "") -> None:
    """Mail `receiver` that something was handed to them, once the transaction is through.

    A mail server that does not answer is for the log: what was done is done.
    """
    if receiver is None or receiver == actor or not (receiver.is_active and receiver.email):
        return
    comments = _sent_back(link) if kind == "request_changes" else []
    transaction.on_commit(lambda: _send(kind, link, receiver, actor, note, comments), robust=True)


def _sent_back(link: EditionLink) -> list[BlockComment]:
    """The remarks on blocks that wait for an answer."""
    remarks = BlockComment.objects.filter(block__link=link, sends_back=True, resolved_at=None)
    return list(remarks.select_related("author", "block").order_by("block__position", "at"))


def _send(
    kind: str,
    link: EditionLink,
    receiver: User,
    actor: User | None,
    note: str,
    comments: Sequence[BlockComment],
) -> None:
    edition = link.edition
    headline = edition.headline or link.source.headline or f"#{edition.master_id}"
    with translation.override(receiver.reading_language()):
        language = str(dict(settings.LANGUAGES).get(edition.language_code, edition.language_code))
        path = reverse("workbench:edition", args=[edition.master_id, edition.language_code])
        context = {
            "user": receiver,
            "actor": actor,
            "kind": kind,
            "note": note,
            "due": link.due,
            "comments": comments,
            "headline": headline,
            "address": f"{settings.SITE_URL}{path}",
            "site_name": settings.SITE_NAME,
        }
        subject = str(SUBJECTS[kind]) % {"headline": headline, "language": language}
        body = render_to_string("mail/hand_over.txt", context)
    # A headline may have a line break in it; a subject may not.
    send_mail(" ".join(subject.split()), body, None, [receiver.email])
