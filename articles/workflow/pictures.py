"""Pictures as the desk keeps them: what is said of one, who confirmed it, what that means for editions."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import media, permissions
from articles.caching.pages import tell_of_withdrawal
from articles.content.typography import normalise_text
from articles.models import Article, Image, ImageTranslation, User
from articles.workflow import agencies, picture_credits, saving, story_index
from articles.workflow.content_changes import Change
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log
from articles.workflow.picture_credits import CREDIT_FIELDS
from articles.workflow.transitions import AFTER_EDIT

IMAGE_FIELDS = (
    *CREDIT_FIELDS,
    "kind",
    "agency",
    "rights_from",
    "rights_until",
    "substitute",
    "focal_x",
    "focal_y",
    "is_decorative",
)


def may_edit(user: User | None) -> bool:
    """Tell whether this person may upload pictures and say whose they are."""
    return permissions.may(user, "edit_images")


def upload_picture(actor: User | None, data: bytes, filename: str) -> tuple[Image, bool]:
    """Keep a picture; return it and whether it is new here.

    An agency that its credit names is recognised by any of its names, and its usual terms are written where
    the file says none. Raises `NotAllowed`, and `media.UnacceptableImage` (a ValueError) for a file that is
    not taken.
    """
    if not may_edit(actor):
        raise NotAllowed("edit_images")
    new = not Image.objects.filter(sha256=hashlib.sha256(data).hexdigest()).exists()
    with transaction.atomic():
        image = media.store_upload(data, filename, actor)
        if new:
            if agency := agencies.agency_of(image.credit_line):
                image.agency = agency
                agencies.take_terms(image)
                image.save()
            image.creators.set(agencies.makers_of(image))
            log(actor, "upload_picture", note=image.filename, picture=image.pk)
    return image, new


def change_picture(
    actor: User | None,
    wanted: Image,
    words: Mapping[str, tuple[str, str]],
    *,
    confirm: bool = False,
    decided: Collection[str] = (),
) -> Image:
    """Give a picture the values of `wanted`, and per language the (caption, alternative text) of `words`.

    `confirm`: this person says that the credit is right. `decided`: the fields of the file's conflicts in
    which they chose. A confirmed credit that somebody changes is confirmed by them. A credit is shown as it
    is now, wherever the picture is. Caption and alternative text are part of a revision: an edition that
    takes them from the picture gets a new one. Raises `NotAllowed`, `Refused` or ValidationError.
    """
    if not may_edit(actor):
        raise NotAllowed("edit_images")
    with transaction.atomic():
        # Articles before all else, in one order: as saving an edition locks them.
        articles = list(
            Article.objects.select_for_update().filter(pk__in=wanted.figures.values("article")).order_by("pk")
        )
        image = picture_credits.locked(wanted.pk)
        changed = [name for name in IMAGE_FIELDS if _plain(image, name) != _plain(wanted, name)]
        if "credit_line" in changed:
            picture_credits.demand_credit(image, normalise_text(wanted.credit_line))
        for name in changed:
            value = getattr(wanted, name)
            setattr(image, name, normalise_text(value) if isinstance(value, str) else value)
        changed += picture_credits.see_to_names(image, changed)
        was_confirmed = image.confirmed_at is not None
        if confirm or (was_confirmed and set(CREDIT_FIELDS) & set(changed)):
            changed += picture_credits.write_confirmation(image, actor, decided)
        if changed:
            image.full_clean(exclude=["agency", "substitute", "uploaded_by", "confirmed_by", "withdrawn_by"])
            image.save()
        if {"creator"} & set(changed):
            image.creators.set(agencies.makers_of(image))
        languages = [code for code, row in words.items() if _write_words(image, code, *row)]
        for article in articles if languages else ():
            _new_revisions(article, actor, languages)
        if languages:
            story_index.renew([article.pk for article in articles])
        if "confirmed_at" in changed:
            picture_credits.log_confirmation(actor, image)
        others = [name for name in changed if name not in ("confirmed_at", "confirmed_by")]
        if others or languages:
            log(actor, "edit_picture", note=image.filename, picture=image.pk, changed=others, words=languages)
        return image


def _plain(image: Image, name: str) -> object:
    return getattr(image, image._meta.get_field(name).attname)


# --- Confirming ----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Confirmed:
    """What came of confirming several: those that are, and the others each with its reason."""

    done: tuple[Image, ...]
    refused: tuple[tuple[Image, str], ...]


def confirm_pictures(actor: User | None, pks: Iterable[int]) -> Confirmed:
    """Confirm the credits of several pictures as they stand; none waits for another. Raises `NotAllowed`."""
    if not may_edit(actor):
        raise NotAllowed("edit_images")
    done, refused = [], []
    with transaction.atomic():
        for image in Image.objects.select_for_update(of=("self",)).filter(pk__in=set(pks)).order_by("pk"):
            try:
                picture_credits.write_confirmation(image, actor)
            except Refused as reason:
                refused.append((image, str(reason)))
                continue
            image.save()
            picture_credits.log_confirmation(actor, image)
            done.append(image)
    return Confirmed(tuple(done), tuple(refused))


# --- Withdrawing ---------------------------------------------------------------------------------
def withdraw_picture(
    actor: User | None, image: Image, *, note: str, substitute: Image | None = None
) -> Image:
    """Take a picture from readers everywhere, at once; articles stay, with the substitute if there is one.

    Raises `NotAllowed`, or `Refused` without a reason, for one that is withdrawn already, or for a substitute
    that readers may not see either.
    """
    if not may_edit(actor):
        raise NotAllowed("edit_images")
    if not (reason := normalise_text(note)):
        raise Refused(_("Say why: whoever finds the picture gone will ask."))
    with transaction.atomic():
        image = picture_credits.locked(image.pk)
        if image.withdrawn_at is not None:
            raise Refused(_("It is withdrawn already."))
        if substitute is not None:
            if substitute.pk == image.pk or substitute.hindrance() is not None:
                raise Refused(_("The substitute may not be shown itself. Choose another, or none."))
            image.substitute = substitute
        tell_of_withdrawal()
        image.withdrawn_at, image.withdrawn_by = timezone.now(), actor
        image.withdrawn_note = reason[:500]
        image.save()
        log(actor, "withdraw_picture", note=reason, picture=image.pk)
    return image


def reinstate_picture(actor: User | None, image: Image, *, note: str = "") -> Image:
    """Let readers see a withdrawn picture again where it was. Raises `NotAllowed` or `Refused`."""
    if not may_edit(actor):
        raise NotAllowed("edit_images")
    with transaction.atomic():
        image = picture_credits.locked(image.pk)
        if image.withdrawn_at is None:
            raise Refused(_("It is not withdrawn."))
        image.withdrawn_at = image.withdrawn_by = None
        image.withdrawn_note = ""
        image.save()
        log(actor, "reinstate_picture", note=normalise_text(note), picture=image.pk)
    return image


# --- Words ---------------------------------------------------------------------------------------
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
