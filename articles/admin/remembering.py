"""What the desk remembers for a person, on whatever machine they sign in: filters, columns."""

from typing import Any

from django.http import HttpRequest

from articles.admin.pages import signed_in
from articles.models import User


def remember(request: HttpRequest, what: str, value: Any) -> None:
    """Keep `value` for whoever asks, where it differs from what is kept. None forgets.

    A choice made by GET is a convenience of one's own and changes nothing for anybody else.
    """
    user = signed_in(request)
    if user.remembered.get(what) == value:
        return
    if value is None:
        user.remembered.pop(what, None)
    else:
        user.remembered[what] = value
    User.objects.filter(pk=user.pk).update(remembered=user.remembered)
