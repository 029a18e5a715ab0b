"""`manage.py purge`: tell the caches in front of what changed; or empty our own."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from articles.caching import pages
from articles.caching.purging import Follower, NotTold

# Pages in front are to be right within five seconds of a change.
INTERVAL = 1.0
PATIENCE = 5.0


class Command(BaseCommand):
    help = (
        "Tell the caches in front (CACHE_FRONT_PURGE) what changed for readers. --own empties our own cache."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="go on doing so, once a second")
        parser.add_argument("--own", action="store_true", help="empty the site's own page cache instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["own"]:
            pages.store().clear()
            self.stdout.write(self.style.SUCCESS("The page cache is empty."))
            return
        if not settings.CACHE_FRONT_PURGE:
            raise CommandError(
                "No cache in front is known: set CACHE_FRONT_PURGE to the address that takes purges."
            )
        follower = Follower()
        while True:
            try:
                self._say(follower.tell_new(), options["verbosity"])
            except (NotTold, OperationalError) as error:
                if not options["follow"]:
                    raise CommandError(f"Not told: {error}") from error
                connection.close()
                self.stderr.write(self.style.WARNING(f"Not told yet: {error}"))
                time.sleep(PATIENCE)
                continue
            if not options["follow"]:
                return
            time.sleep(INTERVAL)

    def _say(self, tags: list[str], verbosity: int) -> None:
        if tags and verbosity:
            self.stdout.write(f"Told of {len(tags)}: {' '.join(tags[:12])}{' …' if len(tags) > 12 else ''}")
            self.stdout.flush()
