"""`manage.py edition VERB ARTICLE_ID LANGUAGE --as USERNAME`: every editorial verb by command."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Edition, User
from articles.workflow import actions, moments
from articles.workflow.errors import Refused


class Command(BaseCommand):
    help = "Do one editorial act on one edition, as the person named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=sorted(actions.VERBS))
        parser.add_argument("article_id", type=int)
        parser.add_argument("language")
        parser.add_argument("--as", dest="username", required=True, help="who does it")
        parser.add_argument(
            "--at", metavar="ISO-8601", help="when it goes live (schedule); site time without offset"
        )
        parser.add_argument("--note", default="", help="why, for the action log")
        parser.add_argument("--json", action="store_true", help="print the edition's state as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active person “{options['username']}”.")
        edition = Edition.objects.filter(
            master_id=options["article_id"], language_code=options["language"]
        ).first()
        if edition is None:
            raise CommandError(f"Article {options['article_id']} has no edition in “{options['language']}”.")
        verb = options["verb"]
        extra: dict[str, Any] = {}
        if verb == "schedule" and not options["at"]:
            raise CommandError("Say when with --at, for example --at 2026-03-01T08:30+01:00.")
        if verb != "schedule" and options["at"]:
            raise CommandError("--at goes with schedule only.")
        try:
            if options["at"]:
                extra["at"] = moments.parse(options["at"])
            edition = actions.VERBS[verb](user, edition, note=options["note"], **extra)
        except Refused as error:
            raise CommandError(str(error)) from error
        standing = edition.standing()
        if options["json"]:
            state = {
                "article_id": edition.master_id,
                "language": edition.language_code,
                "state": edition.state,
                "standing": str(standing.value),
                "live_from": edition.live_from and edition.live_from.isoformat(),
                "live_until": edition.live_until and edition.live_until.isoformat(),
            }
            self.stdout.write(json.dumps(state))
        else:
            self.stdout.write(
                self.style.SUCCESS(f"Done: {edition} is “{edition.get_state_display()}”, “{standing.label}”.")
            )
