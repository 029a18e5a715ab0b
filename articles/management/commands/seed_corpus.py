"""`manage.py seed_corpus`: a big newsroom, for measuring how it behaves when it is full."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from articles.management.corpus import building, names
from articles.management.corpus.writing import LANGUAGES


class Command(BaseCommand):
    help = "Add many believable stories in several languages, for measuring."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, required=True, metavar="N")
        parser.add_argument(
            "--languages", default="en,fr,zh-hans", help="codes, the first is translated from"
        )
        parser.add_argument("--seed", type=int, default=7, help="the same seed makes the same stories")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("These stories are invented: they are not for production.")
        languages = [code.strip() for code in options["languages"].split(",") if code.strip()]
        if not languages or len(set(languages)) != len(languages):
            raise CommandError("Name each language once, for example --languages en,fr,zh-hans.")
        if unknown := [code for code in languages if code not in LANGUAGES]:
            raise CommandError(
                f"The corpus has no words in {', '.join(unknown)}. It writes: {', '.join(LANGUAGES)}."
            )
        if outside := [code for code in languages if code not in settings.SITE_LANGUAGES]:
            raise CommandError(f"This site does not publish in {', '.join(outside)}: see SITE_LANGUAGES.")
        if options["articles"] < 1:
            raise CommandError("Say how many stories, for example --articles 5000.")
        self._fill(languages, options)

    def _fill(self, languages: list[str], options: dict[str, Any]) -> None:
        began, wanted, told = time.monotonic(), options["articles"], 0.0
        everyone = names.cast(languages, wanted)
        done = editions = 0
        for done, editions in building.build(everyone, languages, wanted, options["seed"]):
            passed = time.monotonic() - began
            # A line every few seconds shows that it lives, and does not drown a log.
            if options["verbosity"] and (passed - told > 5 or done == wanted):
                told = passed
                rate = done / passed
                self.stdout.write(
                    f"{done:,} of {wanted:,} stories, {editions:,} editions; {rate:.0f} stories a second, "
                    f"{(wanted - done) / rate:.0f} s to go"
                )
                self.stdout.flush()
        with connection.cursor() as cursor:
            # As autovacuum would, in time: a planner that knows nothing of new rows looks through all.
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)")
        if options["verbosity"]:
            self.stdout.write(
                self.style.SUCCESS(
                    f"Done: {done:,} stories, {editions:,} editions in {time.monotonic() - began:.0f} s."
                )
            )
