"""`manage.py make_renditions`: make the files that readers get of pictures. To be kept running."""

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from articles import media
from articles.management.progress import progress
from articles.models import Image

# How often somebody looks for new work. A picture is ready two seconds after it is uploaded.
EVERY_SECONDS = 1.0


class Command(BaseCommand):
    help = "Make the renditions of all pictures that have none with their credit as it is now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="go on until stopped")
        parser.add_argument("--again", action="store_true", help="also try those that could not be made")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            Image.objects.exclude(failed_key="").update(failed_key="")
        self.stopped = False
        if options["follow"]:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, self._stop)
        made, failed = self._once()
        while options["follow"] and not self.stopped:
            time.sleep(EVERY_SECONDS)
            try:
                close_old_connections()
                self._once()
            except OperationalError as error:
                # The database comes back, or whoever runs this stops it.
                self.stderr.write(f"The database cannot be reached: {error}".strip())
                time.sleep(10 * EVERY_SECONDS)
        if not options["follow"]:
            self.stdout.write(f"{made} made, {failed} could not be made.")

    def _stop(self, *args: Any) -> None:
        self.stopped = True

    def _once(self) -> tuple[int, int]:
        waiting = list(Image.objects.unprepared())
        made = failed = 0
        for image in progress(waiting, len(waiting), "Pictures") if waiting else ():
            if self.stopped:
                break
            if media.prepare(image):
                made += 1
            else:
                failed += 1
        return made, failed
