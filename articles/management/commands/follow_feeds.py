"""`manage.py follow_feeds`: ask for the feeds that are due. To be run by a timer."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.ingest import feeds
from articles.ingest.feeds import Followed
from articles.management.progress import progress
from articles.models import Feed


class Command(BaseCommand):
    help = "Ask for the feeds that are due, and write down their new entries as candidates."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--feed", type=int, metavar="ID", help="this feed, due or not, followed or not")
        which.add_argument("--all", action="store_true", help="every feed that is followed, due or not")
        parser.add_argument("--json", action="store_true", help="print one JSON object per feed")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        chosen = feeds.due(now)
        if options["feed"] is not None:
            chosen = Feed.objects.filter(pk=options["feed"]).select_related("source")
            if not chosen:
                raise CommandError(f"There is no feed {options['feed']}.")
        elif options["all"]:
            chosen = Feed.objects.filter(active=True).select_related("source").order_by("pk")
        asked = failed = 0
        for feed, followed in feeds.follow_due(
            progress(chosen, len(chosen), "Feeds"), now, asked=options["feed"] is not None
        ):
            asked += 1
            failed += followed.problem is not None
            self._tell(feed, followed, as_json=options["json"])
        if not asked and not options["json"]:
            self.stdout.write("No feed is due.")
        if asked and asked == failed:
            raise CommandError("No feed could be read.")

    def _tell(self, feed: Feed, followed: Followed, *, as_json: bool) -> None:
        if as_json:
            line = {
                "feed": feed.pk,
                "address": feed.address,
                "new": followed.new,
                "unchanged": followed.unchanged,
                "problem": str(followed.problem) if followed.problem else None,
                "active": feed.active,
                "next_at": feed.next_at and feed.next_at.isoformat(),
            }
            self.stdout.write(json.dumps(line))
        elif followed.problem:
            self.stdout.write(self.style.WARNING(f"{feed}: {followed.problem}"))
        elif followed.unchanged:
            self.stdout.write(f"{feed}: unchanged")
        else:
            self.stdout.write(self.style.SUCCESS(f"{feed}: {followed.new} new"))
