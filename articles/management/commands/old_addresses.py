"""`manage.py old_addresses FILE.csv`: addresses of an earlier site lead to the articles that came from it."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.management.progress import progress
from articles.models import Article
from articles.workflow import former_addresses
from articles.workflow.errors import Refused


class Command(BaseCommand):
    help = (
        "Read a CSV file with the columns address, article and (optionally) language; each address, whole or "
        "a path, then leads to that article."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}") from error
        if rows and not {"address", "article"} <= set(rows[0]):
            raise CommandError("The first line must name the columns: address,article,language.")
        new = known = refused = 0
        with transaction.atomic():
            for number, row in enumerate(progress(rows, len(rows), "Addresses"), 2):
                try:
                    added = self._remember(row)
                except Refused as reason:
                    refused += 1
                    self.stdout.write(self.style.WARNING(f"line {number}: {reason}"))
                    continue
                new, known = new + added, known + (not added)
            if options["dry_run"]:
                transaction.set_rollback(True)
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(f"{new} {would}added, {known} known, {refused} refused.")

    def _remember(self, row: dict[str, str]) -> bool:
        pk = (row["article"] or "").strip().lstrip("#")
        article = Article.objects.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
        if article is None:
            raise Refused(f"There is no article “{pk}”.")
        return former_addresses.remember(row["address"] or "", article, (row.get("language") or "").strip())
