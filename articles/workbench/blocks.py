"""What is done about one block: by the page's script in JSON, and as a form where there is none."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.models import BlockComment, BlockOrigin, BlockState, Edition, TargetBlock, User
from articles.translation import memory
from articles.workbench.pages import find_link, signed_in
from articles.workbench.rows import marked_change
from articles.workbench.screen import show
from articles.workflow import arranging, filling, mending, translating
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.translating import BlockConflict

_MOST_BYTES = 400_000
Sent = Mapping[str, Any]


def _text(sent: Sent) -> str:
    return str(sent.get("text", ""))


def _origin(sent: Sent) -> str:
    """Where the text came from, if it was inserted: from the memory or a machine, as the page says."""
    wanted = str(sent.get("origin", ""))
    return wanted if wanted in (BlockOrigin.MEMORY, BlockOrigin.MACHINE) else ""


def _resolve(user: User, block: TargetBlock, sent: Sent, version: int | None) -> object:
    number = str(sent.get("comment", ""))
    remark = BlockComment.objects.select_related("block__link__edition").filter(
        block=block, pk=int(number) if number.isdecimal() and len(number) < 18 else 0
    )
    if (found := remark.first()) is None:
        raise Http404
    return translating.resolve(user, found)


def _with_repeats(block: TargetBlock, twins: Sequence[TargetBlock]) -> TargetBlock:
    block.repeated = twins  # type: ignore[misc]  # of this one alone
    return block


# Act → what is done, with (user, block, what was sent, the version that was read).
ACTS: dict[str, Callable[[User, TargetBlock, Sent, int | None], object]] = {
    "save": lambda user, block, sent, version: translating.save_block(
        user, block.pk, _text(sent), version=version, origin=_origin(sent)
    ),
    "confirm": lambda user, block, sent, version: translating.save_block(
        user, block.pk, _text(sent), version=version, confirm=True, origin=_origin(sent)
    ),
    # Asked for by the page, which knows whether anything else says the same: confirming is done all day.
    "repeat": lambda user, block, sent, version: _with_repeats(block, filling.repeat(user, block)),
    "take_back_repeats": lambda user, block, sent, version: _with_repeats(
        block, filling.take_back_repeats(user, block)
    ),
    "review": lambda user, block, sent, version: translating.review_block(user, block.pk, version=version),
    "omit": lambda user, block, sent, version: translating.omit_block(
        user, block.pk, str(sent.get("reason", "")), version=version
    ),
    "take_in": lambda user, block, sent, version: translating.take_in_again(user, block.pk, version=version),
    "split": lambda user, block, sent, version: arranging.split_block(
        user, block.pk, _text(sent), str(sent.get("rest", "")), version=version
    ),
    "merge": lambda user, block, sent, version: arranging.merge_with_next(user, block.pk, version=version),
    "own": lambda user, block, sent, version: arranging.add_own(user, block.pk),
    "drop": lambda user, block, sent, version: arranging.drop_own(user, block.pk, version=version),
    "pair": lambda user, block, sent, version: arranging.pair_block(
        user, block.pk, str(sent.get("segment", "")), version=version
    ),
    "up": lambda user, block, sent, version: arranging.move_block(user, block.pk, up=True),
    "down": lambda user, block, sent, version: arranging.move_block(user, block.pk, up=False),
    "mend": lambda user, block, sent, version: mending.mend_block(
        user, block.pk, str(sent.get("key", "")), version=version
    ),
    "dismiss": lambda user, block, sent, version: mending.dismiss(user, block.pk, str(sent.get("key", ""))),
    "look_again": lambda user, block, sent, version: mending.look_again(
        user, block.pk, str(sent.get("key", ""))
    ),
    "claim": lambda user, block, sent, version: translating.claim(user, block.pk),
    "comment": lambda user, block, sent, version: translating.comment(
        user, block.pk, str(sent.get("comment", ""))
    ),
    "send_back": lambda user, block, sent, version: translating.comment(
        user, block.pk, str(sent.get("comment", "")), sends_back=True
    ),
    "resolve": _resolve,
}


@require_POST
def block_view(request: HttpRequest, pk: int, language: str, block: Any) -> HttpResponse:
    """Do one of ACTS to a block; a form leads back to its row.

    JSON {act, version, text, …} answers {version, state, words, stale, uncertain, html}; or {error, code}
    with 403, 409 (with what is there now as `current`) or 422.
    """
    here = {"link__edition__master": pk, "link__edition__language_code": language, "link__cut_at": None}
    found = TargetBlock.objects.filter(pk=block, **here).first()
    if found is None:
        raise Http404
    is_json = request.content_type == "application/json"
    sent = _sent(request) if is_json else request.POST
    sent = _with_act(sent) if sent is not None else None
    act = ACTS.get(str(sent.get("act", "")) if sent is not None else "")
    if sent is None or act is None:
        return _failed(_("This is nothing that can be done with a block."), "malformed", 400)
    user = signed_in(request)
    if is_json and str(sent.get("user", user.pk)) != str(user.pk):
        sentence = _("This browser is signed in as %(name)s now. Sign in as yourself to go on.")
        return _failed(sentence % {"name": user}, "someone-else", 409)
    try:
        done = act(user, found, sent, _version(sent))
    except BlockConflict as conflict:
        if is_json:
            return _conflict(conflict)
        return _shown_again(request, found, sent, str(conflict), 409)
    except NotAllowed as refusal:
        if is_json:
            return _failed(str(refusal), "not-allowed", 403)
        raise
    except Refused as refusal:
        if is_json:
            return _failed(str(refusal), "refused", 422)
        return _shown_again(request, found, sent, str(refusal), 422)
    if is_json:
        return _answer(done if isinstance(done, TargetBlock) else found)
    messages.success(request, _("Kept."))
    if sent["act"] == "confirm" and isinstance(done, TargetBlock):
        _with_repeats(done, filling.repeat(user, done))
    if isinstance(done, TargetBlock) and done.repeated:
        filled = ngettext(
            "One block whose source says the same was filled with it, as a draft.",
            "%(n)s blocks whose source says the same were filled with it, as drafts.",
            len(done.repeated),
        )
        messages.info(request, filled % {"n": len(done.repeated)})
    where = done.pk if isinstance(done, TargetBlock) else found.pk
    return redirect(f"{reverse('workbench:edition', args=[pk, language])}#block-{where}")


@require_safe
def matches_view(request: HttpRequest, pk: int, language: str, block: Any) -> HttpResponse:
    """What the memory knows of a block's source: {matches: [{score, target, change, from}]}, the best first.

    `change`: how its source differs from this one, as HTML with the words marked.
    """
    link = find_link(pk, language)
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources__segment__head"))
    asked = memory.asked_of(blocks).get(block)
    if asked is None:
        return JsonResponse({"matches": []})
    pair = link.source.language_code, link.edition.language_code
    [found] = memory.lookup(pair, [asked])
    # What the block itself was published with is no news there.
    others = [match for match in found if match.memory.block_id != block]
    return JsonResponse({"matches": [_shown(match, asked.text) for match in others]})


def _shown(match: memory.Match, text: str) -> dict[str, Any]:
    edition = match.memory.edition
    return {
        "score": match.score,
        "target": match.memory.target,
        "change": marked_change(match.memory.text, text) if match.memory.text != text else "",
        "from": edition.headline if edition is not None else "",
    }


def _with_act(sent: Sent) -> Sent:
    """What a form sent whose buttons name both the act and the finding it is about."""
    about = next((act for act in ("mend", "dismiss", "look_again") if act in sent), None)
    return {**sent, "act": about, "key": sent[about], "version": sent.get("version", "")} if about else sent


def _sent(request: HttpRequest) -> Sent | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > _MOST_BYTES:
        return None
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _version(sent: Sent) -> int | None:
    value = str(sent.get("version", ""))
    # Without a version nobody knows what was read: no row has this one.
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _failed(sentence: str, code: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"error": sentence, "code": code, **more}, status=status)


def _answer(block: TargetBlock) -> JsonResponse:
    return JsonResponse(
        {
            "version": block.row_version,
            "state": block.state,
            "words": str(BlockState(block.state).label),
            "stale": block.stale,
            "uncertain": block.uncertain,
            "html": block.html,
            "repeated": [
                {
                    "block": str(twin.pk),
                    "version": twin.row_version,
                    "state": twin.state,
                    "words": str(BlockState(twin.state).label),
                    "html": twin.html,
                }
                for twin in block.repeated
            ],
        }
    )


def _conflict(conflict: BlockConflict) -> JsonResponse:
    current = conflict.current
    by = str(current.author) if current.author_id else ""
    there = {"html": current.html, "version": current.row_version, "by": by}
    return _failed(str(conflict), "conflict", 409, current=there)


def _shown_again(
    request: HttpRequest, block: TargetBlock, sent: Sent, problem: str, status: int
) -> HttpResponse:
    """The page once more, with what was typed in its block."""
    edition = Edition.objects.get(pk=block.link_id)
    link = find_link(edition.master_id, edition.language_code)
    return show(request, link, typed=(str(block.pk), _text(sent)), problem=problem, status=status)
