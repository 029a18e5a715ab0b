"""What the desk's tests share: someone signed in, and how many queries a page costs."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Role, User
from tests.factories import make_user


def signed_in(role: Role = Role.CHIEF, *, user: User | None = None, **extra: Any) -> Client:
    """A browser in which someone of this role has signed in. `client.user` is who."""
    client = Client()
    client.user = user or make_user(role, **extra)  # type: ignore[attr-defined]
    client.force_login(client.user)  # type: ignore[attr-defined]
    return client


def queries_of(client: Client, path: str) -> int:
    """How many queries the page costs, once its caches are warm. The page must answer 200."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)
