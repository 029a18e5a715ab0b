"""`manage.py tmx`: the translation memory as a file, out and in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.formats import tmx
from articles.formats.errors import Unreadable
from articles.models import User
from articles.models.fields import validate_site_language
from articles.public.addresses import language_tag
from articles.translation import memory
from articles.workflow import memories
from articles.workflow.errors import Refused


class Command(BaseCommand):
    help = "Write what is remembered of a pair of languages as TMX 1.4b, or remember what a TMX file says."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        out = verbs.add_parser("export", help="write a file")
        out.add_argument("source", metavar="FROM")
        out.add_argument("target", metavar="INTO")
        out.add_argument("file", type=Path, metavar="FILE")
        taken = verbs.add_parser("import", help="read a file")
        taken.add_argument("file", type=Path, metavar="FILE")
        taken.add_argument("--as", dest="username", required=True, metavar="USERNAME")
        taken.add_argument("--dry-run", action="store_true", help="say what it would do, and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._export(options) if options["verb"] == "export" else self._import(options)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.") from error
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error

    def _export(self, options: dict[str, Any]) -> None:
        pair = options["source"], options["target"]
        for code in pair:
            validate_site_language(code)
        made = timezone.now().strftime("%Y%m%dT%H%M%SZ")
        count = 0

        def counted() -> Any:
            nonlocal count
            for unit in memory.units_of(pair):
                count += 1
                yield unit

        with options["file"].open("w", encoding="utf-8") as file:
            file.writelines(tmx.write(counted(), (language_tag(pair[0]), language_tag(pair[1])), made))
        self.stdout.write(f"{count} units written.")

    def _import(self, options: dict[str, Any]) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account “{options['username']}”.")
        with options["file"].open("rb") as file:
            taken = memories.take_in(
                user, tmx.read(file), name=options["file"].name, dry_run=options["dry_run"]
            )
        would = "would be new" if options["dry_run"] else "are new"
        self.stdout.write(
            f"{taken.new} units {would}, {taken.known} are known, {taken.other} in other languages."
        )
