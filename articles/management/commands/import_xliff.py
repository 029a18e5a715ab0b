"""`manage.py import_xliff`: a translation that comes back from another tool."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.formats.errors import Unreadable
from articles.formats.xliff import read
from articles.models import EditionLink, User
from articles.workflow import exchanging
from articles.workflow.errors import Refused


class Command(BaseCommand):
    help = "Take the translations of an XLIFF file (1.2, 2.0 or 2.1) into the blocks they belong to."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("article", type=int, metavar="ARTICLE_ID")
        parser.add_argument("language", metavar="LANGUAGE")
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME")
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account “{options['username']}”.")
        links = EditionLink.objects.in_step().select_related("edition", "source")
        link = links.filter(
            edition__master=options["article"], edition__language_code=options["language"]
        ).first()
        if link is None:
            raise CommandError("There is no such translation in step with its source.")
        try:
            document = read(options["file"].read_bytes())
            report = exchanging.take_in(user, link, document, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(f"The file cannot be opened: {error.strerror}.") from error
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        for line in report.lines:
            if line.what != "same" and options["verbosity"] > 0:
                self.stdout.write(f"{line.id}  {line.what}")
        would = "would change" if options["dry_run"] else "changed"
        count = report.count
        self.stdout.write(
            f"{count('changed', 'older')} blocks {would} ({count('older')} made from an older source), "
            f"{count('same')} are the same, {count('tags')} lost their tags, {count('empty')} have no "
            f"translation, {count('unknown', 'left_out')} are not here."
        )
