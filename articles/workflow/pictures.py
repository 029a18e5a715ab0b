"""Pictures as the desk keeps them: what is said of one, and what that means for the editions that show it."""

import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import media, permissions
from articles.content.typography import normalise_text
from articles.models import Article, Image, ImageTranslation, User
from articles.workflow import saving, story_index
from articles.workflow.content_changes import Change
from articles.workflow.errors import NotAllowed
from articles.workflow.logbook import log
from articles.workflow.transitions import AFTER_EDIT

IMAGE_FIELDS = ("credit_line", "creator", "copyright_notice", "usage_terms", "kind")


def may_edit(user: User | None) -> bool:
    """Tell whether this person may upload pictures and say whose they are."""
    return permissions.may(user, "edit_images")


def upload_picture(actor: User | None, data: bytes, filename: str) -> tuple[Image, bool]:
    """Keep a picture; return it and whether it is new here.

    Raises `NotAllowed`, and `media.UnacceptableImage` (a ValueError) for a file that is not taken.
    """
    if not permissions.may(actor, "edit_images"):
        raise NotAllowed("edit_images")
    new = not Image.objects.filter(sha256=hashlib.sha256(data).hexdigest()).exists()
    with transaction.atomic():
        image = media.store_upload(data, filename, actor)
        if new:
            log(actor, "upload_picture", note=image.filename, picture=image.pk)
    return image, new


def change_picture(actor: User | None, wanted: Image, words: Mapping[str, tuple[str, str]]) -> Image:
    """Give a picture the values of `wanted`, and per language the (caption, alternative text) of `words`.

    A credit is shown as it is now, wherever the picture is. Caption and alternative text are part of a
    revision: an edition that takes them from the picture gets a new one. Raises `NotAllowed` or
    ValidationError.
    """
    if not permissions.may(actor, "edit_images"):
        raise NotAllowed("edit_images")
    with transaction.atomic():
        # Articles before all else, in one order: as saving an edition locks them.
        articles = list(
            Article.objects.select_for_update().filter(pk__in=wanted.figures.values("article")).order_by("pk")
        )
        image = Image.objects.select_for_update().get(pk=wanted.pk)
        changed = [name for name in IMAGE_FIELDS if getattr(image, name) != getattr(wanted, name)]
        if "credit_line" in changed:
            saving.demand_credit(image, normalise_text(wanted.credit_line))
        for name in changed:
            setattr(image, name, normalise_text(getattr(wanted, name)))
        if changed:
            image.full_clean()
            image.save()
        languages = [code for code, row in words.items() if _write_words(image, code, *row)]
        for article in articles if languages else ():
            _new_revisions(article, actor, languages)
        if languages:
            story_index.renew([article.pk for article in articles])
        if changed or languages:
            log(
                actor, "edit_picture", note=image.filename, picture=image.pk, changed=changed, words=languages
            )
        return image


def _write_words(image: Image, language: str, caption: str, alt: str) -> bool:
    caption, alt = caption.strip(), alt.strip()
    row = ImageTranslation.objects.filter(master=image, language_code=language).first()
    if row is None:
        if not (caption or alt):
            return False
        row = ImageTranslation(master=image, language_code=language)
    elif (row.caption, row.alt) == (caption, alt):
        return False
    row.caption, row.alt = caption, alt
    row.save()
    return True


def _new_revisions(article: Article, actor: User | None, languages: list[str]) -> None:
    editions = (
        article.translations.select_for_update(of=("self",))
        .select_related("latest_revision")
        .filter(language_code__in=languages)
    )
    for edition in editions:
        if edition.state in AFTER_EDIT:
            edition.master = article
            saving.finish(
                edition,
                actor,
                Change(note=_("A picture’s words changed.")),
                now=timezone.now(),
                automatic=True,
            )
