"""A translation's working copy, gathered from its blocks: as one revision with one author."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, Edition, EditionLink
from articles.translation.assembling import alignment, assembled
from articles.workflow import saving, story_index
from articles.workflow.content_changes import Change, FigurePlace, Text
from articles.workflow.logbook import log
from articles.workflow.transitions import AFTER_EDIT

# For a query of editions: whether one is an end of a link, and whether its blocks have moved on since.
_IN_STEP = EditionLink.objects.in_step()
TIES = {
    "is_tied": Exists(_IN_STEP.filter(Q(source=OuterRef("pk")) | Q(edition=OuterRef("pk")))),
    "is_behind": Exists(_IN_STEP.filter(edition=OuterRef("pk"), ahead=True)),
}


class Behind(Exception):
    """The working copy is not what its blocks say: it must be gathered first."""


def link_ahead(edition: Edition) -> EditionLink | None:
    """The link of a translation whose blocks have moved on since it was last gathered; None otherwise."""
    return EditionLink.objects.in_step().filter(edition=edition, ahead=True).first()


def gather(edition: Edition) -> bool:
    """Bring the working copy of `edition` to what its blocks say; tell whether it changed.

    Its row and its article's must be locked. The author is who wrote in the blocks since, None where only
    the source moved them. Nothing happens where the blocks say nothing new, or where it is spiked.
    """
    links = EditionLink.objects.select_for_update(of=("self",)).select_related("ahead_by")
    link = links.filter(edition=edition, ahead=True, cut_at=None).first()
    if link is None or edition.state not in AFTER_EDIT:
        return False
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources"))
    article = edition.master
    figures = {figure.pk: figure for figure in article.figures.select_related("image").all()}
    made = assembled(blocks, figures)
    slug = edition.slug if made.headline == edition.headline else ""
    text = Text(made.headline, made.standfirst, made.kicker, slug, made.body)
    places = [
        FigurePlace(id=pk, image=figure.image, caption=made.captions.get(pk, ""), alt=made.alts.get(pk, ""))
        for pk, figure in figures.items()
        # A picture whose words the source does not have keeps those that were given to it here.
        if pk in {block.figure_id for block in blocks if block.field in ("caption", "alt")}
    ]
    if places:
        saving.write_figure_words(article, edition.language_code, places)
    saving.write_text(edition, text)
    author = link.ahead_by
    change = Change(alignment=alignment(blocks))
    changed = saving.finish(edition, author, change, now=timezone.now(), automatic=author is None)
    link.ahead, link.ahead_by = False, None
    link.save(update_fields=["ahead", "ahead_by"])
    if changed:
        log(
            author,
            "translate",
            article=article,
            language=edition.language_code,
            revision=edition.latest_revision,
        )
        story_index.renew([article.pk])
    return changed


def gather_now(edition: Edition) -> bool:
    """`gather`, in a transaction of its own; tell whether the working copy changed."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=edition.master_id)
        fresh = Edition.objects.select_for_update(of=("self",)).select_related("latest_revision")
        mine = fresh.get(pk=edition.pk)
        mine.master = article
        return gather(mine)
