"""A source edition and a translation in step with it, made the short way."""

from collections.abc import Sequence

from django.db import transaction

from articles.models import BlockState, Edition, EditionLink, TargetBlock, Term, TermForm, User
from articles.translation.linking import tie
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.factories import make_article, make_edition

TRAM = "The tram came at nine in the morning, and it was full before the harbour."
LATE = "Nobody complained: the next one would be an hour late, as it had been since March."
COST = "A ticket costs 2 euros, which is what a coffee costs on the quay."
WIND = "When the wind is from the north the line closes, and people walk home along the rails."


def html(texts: Sequence[str]) -> str:
    """Paragraphs; what is HTML already stays as it is."""
    return "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in texts)


def make_source(*texts: str, actor: User | None = None) -> Edition:
    """An English article with these paragraphs."""
    return make_article("en", actor=actor, headline="The tram", body=html(texts))


def make_link(source: Edition, language: str = "fr") -> EditionLink:
    """An edition in step with `source`, nothing translated yet."""
    edition = make_edition(source, language)
    with transaction.atomic():
        return tie(edition, source)


def translated(link: EditionLink, *, state: str = BlockState.TRANSLATED) -> EditionLink:
    """Every empty block says « fr: » and what its source says."""
    for block in link.blocks.filter(state=BlockState.EMPTY).prefetch_related("sources__base"):
        block.html = block.sources.all()[0].base.html.replace("<p>", "<p>fr: ")
        block.state = state
        block.row_version += 1
        block.save()
    return link


def edit(
    source: Edition, *texts: str, actor: User | None = None, kind: str = "edit", **words: str
) -> Edition:
    """Save the source with these paragraphs."""
    source = Edition.objects.get(pk=source.pk)
    text = Text(
        **{"headline": source.headline, "standfirst": source.standfirst, "body": html(texts), **words}
    )
    return actions.save_edition(actor, source, Change(text=text, kind=kind), version=None)


def rows(link: EditionLink) -> list[tuple[str, str, bool]]:
    """The blocks of the text in their order: what each says, its state, and whether it is stale."""
    return [(b.html, b.state, b.stale) for b in link.blocks.filter(field="body").order_by("position")]


def says(link: EditionLink) -> list[str]:
    """The text, block by block."""
    return [html for html, _state, _stale in rows(link)]


def stale(link: EditionLink) -> list[str]:
    """What the stale blocks say."""
    return [html for html, _state, is_stale in rows(link) if is_stale]


def sources_of(block: TargetBlock) -> list[str]:
    """What the source says now where the block was made from."""
    return [row.segment.head.text for row in block.sources.select_related("segment__head")]


def make_term(*, keep: bool = False, kind: str = "term", note: str = "", **forms: str) -> Term:
    """A term with these forms, by language ("zh_hans" for "zh-hans"); of several, divided by lines, the first
    is preferred; one that begins with an exclamation mark is forbidden.
    """
    term = Term.objects.create(kind=kind, keep=keep, note=note)
    for name, texts in forms.items():
        for place, text in enumerate(texts.split("|")):
            status = "forbidden" if text.startswith("!") else "admitted" if place else "preferred"
            TermForm.objects.create(
                term=term, language_code=name.replace("_", "-"), text=text.lstrip("!"), status=status
            )
    return term
