"""`manage.py ingest FILE|-`: make a draft of a republished article's text."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.formats.parsed import ParsedArticle
from articles.ingest import importer
from articles.ingest.errors import CannotIngest


class Command(BaseCommand):
    help = "Make a draft of an article: from a file with its text, or from standard input (-)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE|-", help="the text of the article")
        parser.add_argument("--language", default="", help="the text's language, if it is not recognised")
        parser.add_argument("--source", default="", help="the publisher, over what the text says")
        parser.add_argument("--label", default="", metavar="SLUG", help="a label of the site, by its slug")
        parser.add_argument("--original-url", default="", metavar="URL", help="the original's address")
        parser.add_argument(
            "--into", type=int, metavar="ARTICLE_ID", help="add this language to that article"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be found, write nothing")
        parser.add_argument("--json", action="store_true", help="print what was found as JSON")
        parser.add_argument(
            "--case", metavar="PATH", help="a JSON case {language, text}, or a folder of them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["case"]:
                self._cases(Path(options["case"]))
            elif options["file"]:
                self._ingest(options)
            else:
                raise CommandError("Name a file with the article's text, or - for standard input.")
        except CannotIngest as error:
            raise CommandError(str(error)) from error

    def _cases(self, path: Path) -> None:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise CommandError(f"There is no .json file in {path}.")
        for file in files:
            try:
                case = json.loads(file.read_text(encoding="utf-8"))
                text, language = case["text"].encode(), str(case.get("language") or "")
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise CommandError(
                    f'{file} is not a case. Write it as {{"language": "fr", "text": "…"}}.'
                ) from error
            parsed = importer.read(text, importer.Wanted(language=language))
            self.stdout.write(json.dumps({"file": file.name, **parsed.as_json()}, ensure_ascii=False))

    def _ingest(self, options: dict[str, Any]) -> None:
        name = options["file"]
        done = importer.ingest(
            self._bytes(name),
            name="" if name == "-" else Path(name).name,
            wanted=importer.Wanted(
                options["language"],
                options["source"],
                options["label"],
                options["original_url"],
                options["into"],
            ),
            dry_run=options["dry_run"],
        )
        if options["json"]:
            found: dict[str, Any] = {**done.parsed.as_json(), "warnings": done.warnings}
            if done.edition is not None:
                found["article_id"] = done.edition.master_id
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self._tell(done)

    def _bytes(self, name: str) -> bytes:
        if name.startswith(("http://", "https://")):
            raise CommandError("Addresses are not fetched. Save the article's text as a file and name that.")
        # One byte more than is allowed tells a file that is too large from one that just fits.
        limit = importer.MAX_BYTES + 1
        try:
            if name == "-":
                return sys.stdin.buffer.read(limit)
            with Path(name).open("rb") as file:
                return file.read(limit)
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}. Check the path.") from error

    def _tell(self, done: importer.Ingested) -> None:
        if done.edition is None:
            self.stdout.write("Nothing was written. This is what was found:")
        elif done.known:
            self.stdout.write(
                f"This text is here already, as article {done.edition.master_id}. Nothing was written."
            )
        else:
            self.stdout.write(self.style.SUCCESS(f"Draft made: article {done.edition.master_id}."))
        self._describe(done.parsed)
        for warning in done.warnings:
            self.stdout.write(self.style.WARNING(f"! {warning}"))

    def _describe(self, parsed: ParsedArticle) -> None:
        for key, value in parsed.as_json().items():
            if key in {"body_html", "warnings", "boilerplate"} or not value:
                continue
            shown = ", ".join(value) if isinstance(value, list) else value
            self.stdout.write(f"  {key.replace('_', ' ')}: {shown}")
