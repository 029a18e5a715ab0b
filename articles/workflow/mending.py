"""What is done about the findings of the checks: put right, or said to be right as they are."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.quality import registry
from articles.models import BlockState, CheckDismissal, EditionLink, TargetBlock, User
from articles.translation import checking, terms
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.translating import cleaned, demand_writing, store, writing


def mend_block(actor: User, pk: Any, key: str = "", *, version: int | None) -> TargetBlock:
    """Put right what the checks found in a block and know how: the finding `key`, or all of them.

    What was confirmed stays confirmed; what was reviewed is reviewed again. Raises what `save_block` does,
    and `Refused` where there is nothing to put right.
    """
    with writing(actor, pk, version) as (link, block):
        blocks = checking.blocks_of(link)
        pair = checking.pairs_of(blocks, checking.languages_of(link)).get(block.pk)
        found = registry.run(pair) if pair else []
        wanted = [finding for finding in found if finding.fix is not None and key in ("", finding.key)]
        if pair is None or not wanted:
            raise Refused(_("There is nothing here that can be put right by itself."))
        html = cleaned(block, registry.fixed(pair, wanted))
        if html != block.html:
            block.html = html
            if block.state == BlockState.REVIEWED:
                block.state, block.reviewer = BlockState.TRANSLATED, None
            store(actor, block)
        return block


def mend_all(actor: User, link: EditionLink) -> int:
    """Put right what can be in every block of a translation; return in how many. Raises what `mend_block`
    does, save where there is nothing.
    """
    demand_writing(link, actor, "edit")
    pairs = checking.pairs_of(checking.blocks_of(link), checking.languages_of(link))
    count = 0
    for pk, pair in pairs.items():
        if any(finding.fix is not None for finding in registry.run(pair)):
            try:
                mend_block(actor, pk, version=None)
            except NotAllowed:
                raise
            except Refused:
                # Somebody mended it meanwhile.
                continue
            count += 1
    return count


def dismiss(actor: User, pk: Any, key: str) -> CheckDismissal:
    """Say that a finding is right as it is: for this block, its text and its source's. Twice is once.

    Raises `NotAllowed`, and `Refused` where the finding is not there any more.
    """
    block = _demand(actor, pk)
    link = EditionLink.objects.select_related("edition", "source").get(pk=block.link_id)
    blocks = checking.blocks_of(link)
    languages = checking.languages_of(link)
    found = checking.noted(blocks, languages, terms.base(languages)).get(block.pk, [])
    note = next((note for note in found if note.finding.key == key), None)
    if note is None:
        raise Refused(_("This is not found here any more."))
    pair = checking.pairs_of(blocks, languages)[block.pk]
    with transaction.atomic():
        row, _made = CheckDismissal.objects.get_or_create(
            block=block,
            key=key,
            digest=checking.digest(pair),
            defaults={"check_code": note.finding.code, "dismissed_by": actor},
        )
    return row


def look_again(actor: User, pk: Any, key: str) -> TargetBlock:
    """Take a dismissal back: the finding counts again."""
    block = _demand(actor, pk)
    block.dismissals.filter(key=key).delete()
    return block


def _demand(actor: User, pk: Any) -> TargetBlock:
    block = TargetBlock.objects.select_related("link__edition").get(pk=pk)
    language = block.link.edition.language_code
    if not (permissions.may(actor, "edit", language) or permissions.may(actor, "review", language)):
        raise NotAllowed("edit")
    return block
