"""`manage.py ingest FILE|FOLDER|URL|-`: make a draft of a republished article."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.formats.parsed import ParsedArticle
from articles.ingest import fetching, importer
from articles.ingest.errors import CannotIngest, translated
from articles.ingest.incoming import Incoming
from articles.ingest.reading import MAX_BYTES
from articles.management.progress import progress
from articles.models import Edition, IntakeKind
from articles.workflow import former_addresses
from articles.workflow.errors import Refused


class Command(BaseCommand):
    help = (
        "Make a draft of an article: from a file with it (text, Markdown, HTML, .docx, .odt), every file of "
        "a folder, a page's address, or standard input (-)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE|FOLDER|URL|-", help="the article")
        parser.add_argument("--language", default="", help="the text's language, if it is not recognised")
        parser.add_argument("--source", default="", help="the publisher, over what the text says")
        parser.add_argument("--label", default="", metavar="SLUG", help="a label of the site, by its slug")
        parser.add_argument("--original-url", default="", metavar="URL", help="the original's address")
        parser.add_argument(
            "--former-address",
            action="append",
            default=[],
            metavar="PATH",
            help="where it was on an earlier site: that address leads here (may be given again)",
        )
        parser.add_argument(
            "--into", type=int, metavar="ARTICLE_ID", help="add this language to that article"
        )
        known = parser.add_mutually_exclusive_group()
        known.add_argument(
            "--update", action="store_true", help="if the story is here: take what its publisher changed"
        )
        known.add_argument("--new", action="store_true", help="if the story is here: make another article")
        parser.add_argument("--dry-run", action="store_true", help="say what would be found, write nothing")
        parser.add_argument("--json", action="store_true", help="print what was found as JSON")
        parser.add_argument(
            "--case", metavar="PATH", help="a JSON case {language, text}, or a folder of them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["case"]:
                self._cases(Path(options["case"]))
            elif not options["file"]:
                raise CommandError(
                    "Name a file with the article, a folder, an address, or - for standard input."
                )
            elif options["file"] != "-" and Path(options["file"]).is_dir():
                self._folder(Path(options["file"]), options)
            else:
                self._one(options)
        except CannotIngest as error:
            raise CommandError(str(error)) from error

    def _cases(self, path: Path) -> None:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise CommandError(f"There is no .json file in {path}.")
        for file in progress(files, len(files), "Cases"):
            try:
                case = json.loads(file.read_text(encoding="utf-8"))
                text, language = case["text"].encode(), str(case.get("language") or "")
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise CommandError(
                    f'{file} is not a case. Write it as {{"language": "fr", "text": "…"}}.'
                ) from error
            parsed = importer.read(text, importer.Wanted(language=language))
            self.stdout.write(json.dumps({"file": file.name, **parsed.as_json()}, ensure_ascii=False))

    def _one(self, options: dict[str, Any]) -> None:
        done = self._ingest(options["file"], options)
        if (edition := done.edition) is not None:
            done.warnings.extend(self._remember(edition, options["former_address"]))
        if options["json"]:
            found: dict[str, Any] = {**done.parsed.as_json(), "warnings": done.warnings}
            if done.edition is not None:
                found["article_id"] = done.edition.master_id
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self._tell(done)

    def _remember(self, edition: Edition, addresses: list[str]) -> Iterator[str]:
        """Let former addresses lead to the draft; yield why one cannot."""
        for address in addresses:
            try:
                former_addresses.remember(address, edition.master, edition.language_code)
            except Refused as reason:
                yield str(reason)

    def _folder(self, folder: Path, options: dict[str, Any]) -> None:
        """Every file of a folder, each for itself: one that cannot be read stops no other."""
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
        if not files:
            raise CommandError(f"There is no file in {folder}.")
        if options["into"] is not None:
            raise CommandError("--into takes one text: name the file.")
        if options["former_address"]:
            raise CommandError("--former-address goes with one text. Use manage.py old_addresses for many.")
        failed = 0
        for file, line in progress(self._lines(files, options), len(files), "Files"):
            failed += "problem" in line
            if options["json"]:
                self.stdout.write(json.dumps({"file": str(file), **line}, ensure_ascii=False))
            elif "problem" in line:
                self.stdout.write(self.style.ERROR(f"{file}: {line['problem']}"))
            else:
                known = "is here already, as article" if line["known"] else "article"
                self.stdout.write(
                    f"{file}: {known} {line['article_id'] or '(not written)'}, {line['headline']}"
                )
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be taken in. The others are in.")

    def _lines(self, files: list[Path], options: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
        for file in files:
            try:
                done = self._ingest(str(file), options)
            except CannotIngest as error:
                yield file, {"problem": str(error)}
                continue
            yield (
                file,
                {
                    "article_id": done.edition.master_id if done.edition else None,
                    "known": done.known,
                    "headline": done.parsed.headline,
                    "language": done.parsed.language,
                    "warnings": done.warnings,
                },
            )

    def _ingest(self, name: str, options: dict[str, Any]) -> importer.Ingested:
        incoming, headers = self._incoming(name)
        return importer.ingest(
            incoming.data,
            name=incoming.name,
            address=incoming.address,
            media_type=incoming.media_type,
            headers=headers,
            wanted=importer.Wanted(
                options["language"],
                options["source"],
                options["label"],
                options["original_url"],
                options["into"],
                options["update"],
                options["new"],
            ),
            dry_run=options["dry_run"],
        )

    def _incoming(self, name: str) -> tuple[Incoming, dict[str, str]]:
        if name.startswith(("http://", "https://")):
            try:
                return fetching.fetched(Incoming(IntakeKind.ADDRESS, address=name))
            except fetching.CannotFetch as error:
                raise CannotIngest(translated(error.message)) from error
        return Incoming(IntakeKind.FILE, self._bytes(name), "" if name == "-" else Path(name).name), {}

    def _bytes(self, name: str) -> bytes:
        # One byte more than is allowed tells a file that is too large from one that just fits.
        limit = MAX_BYTES + 1
        try:
            if name == "-":
                return sys.stdin.buffer.read(limit)
            with Path(name).open("rb") as file:
                return file.read(limit)
        except OSError as error:
            raise CannotIngest(f"{name} cannot be read: {error.strerror}. Check the path.") from error

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
