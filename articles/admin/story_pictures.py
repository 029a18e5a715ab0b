"""The pictures of a story that its original has: fetched when an editor asks, with a word on each."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.pages import signed_in
from articles.content import blocks
from articles.ingest.pictures import PictureResult, fetch_pictures, waiting
from articles.models import Edition
from articles.permissions import may
from articles.workflow.errors import NotAllowed, Refused


def to_take(request: HttpRequest, edition: Edition) -> dict[int, str]:
    """The figures without a picture whose original has one: its address, or "" for one inside a document."""
    if not (may(request.user, "edit_details") and may(request.user, "edit_images")):
        return {}
    if all(figure.image_id for figure in edition.master.figures.all()):
        return {}
    return {figure.pk: figure.expected_address for figure in waiting(edition)}


def take(request: HttpRequest, edition: Edition) -> None:
    """Fetch them, and say of each what came of it."""
    try:
        results = fetch_pictures(signed_in(request), edition)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return
    taken = [result for result in results if result.image]
    if taken:
        sentence = ngettext(
            "One picture is in its place. Confirm its credit, and say what it shows.",
            "%(n)s pictures are in their places. Confirm their credits, and say what they show.",
            len(taken),
        )
        messages.success(request, sentence % {"n": len(taken)})
    numbers = {pk: number for number, pk in enumerate(dict.fromkeys(blocks.figure_ids(edition.body)), 1)}
    for result in results:
        if result.problem:
            messages.warning(request, _said(result, numbers))
    if not results:
        messages.info(request, _("No picture is missing that the original has."))


def _said(result: PictureResult, numbers: dict[int, int]) -> str:
    number = numbers.get(result.figure.pk)
    if number is None:
        return result.problem
    return _("Figure %(number)s: %(problem)s") % {"number": number, "problem": result.problem}
