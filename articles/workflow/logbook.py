"""The action log, from the side of those who write it: one line for each act, in its transaction."""

from typing import Any

from articles.models import ActionLog, Article, Revision, User


def log(
    actor: User | None,
    verb: str,
    *,
    article: Article | None = None,
    language: str = "",
    revision: Revision | None = None,
    note: str = "",
    **data: Any,
) -> ActionLog:
    """Write one line of the action log. To be called in the transaction of what it tells."""
    return ActionLog.objects.create(
        user=actor,
        verb=verb,
        article=article,
        language_code=language,
        revision=revision,
        note=note,
        data=data,
    )
