"""`manage.py seed_demo`: a believable newsroom to look at and to try things in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.management.demo import building
from articles.management.demo.people import ACCOUNTS
from articles.models import Article, Edition, User

# Not a secret: `make run` prints it, and the demo is refused in production.
DEMO_PASSWORD = "harbour-tram-42"  # noqa: S105


class Command(BaseCommand):
    help = (
        "Fill an empty newsroom with the demo: people, names, pictures, site pages, and stories in every "
        "state. Where the demo is already, nothing happens."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo's accounts have a public password: it is not for production.")
        if self._is_here():
            if options["verbosity"] > 0:
                self.stdout.write("The demo is here already: nothing was changed.")
            return
        self._demand_empty()
        pictures = building.draw_pictures()
        with transaction.atomic():
            # Once more, inside: drawing takes seconds, and somebody may have been faster.
            self._demand_empty()
            building.build(pictures, DEMO_PASSWORD)
        if options["verbosity"] > 0:
            self.stdout.write(
                f"The demo is there: {Article.objects.count()} articles, {Edition.objects.count()} editions, "
                f"{len(ACCOUNTS)} accounts with the password {DEMO_PASSWORD}."
            )

    @staticmethod
    def _is_here() -> bool:
        """Its accounts and articles are there: made whole or not at all, it is all there."""
        accounts = User.objects.filter(
            username__in=[account.username for account in ACCOUNTS], email__endswith="@newsroom.example"
        )
        return accounts.count() == len(ACCOUNTS) and Article.objects.exists()

    @staticmethod
    def _demand_empty() -> None:
        if Article.objects.exists():
            raise CommandError(
                "There are articles here already: the demo is for an empty newsroom. "
                "Use another database (DATABASE_URL), or remove var/ to begin anew."
            )
        taken = User.objects.filter(username__in=[account.username for account in ACCOUNTS])
        if names := ", ".join(taken.order_by("username").values_list("username", flat=True)):
            raise CommandError(
                f"The demo makes accounts of its own, and these names are taken: {names}. "
                "Rename those accounts, or use an empty database."
            )
