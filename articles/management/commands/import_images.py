"""`manage.py import_images DIR`: take in a folder of pictures, each with a word on what came of it."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import media
from articles.imaging.opening import MAX_BYTES
from articles.imaging.sniff import EXTENSIONS
from articles.management.progress import progress
from articles.models import Image, User
from articles.workflow import pictures
from articles.workflow.errors import NotAllowed

_ENDINGS = {f".{ending}" for several in EXTENSIONS.values() for ending in several}


class Command(BaseCommand):
    help = "Take in every picture of a folder and its folders. Those that are here already are recognised."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--as", dest="user", required=True, metavar="USERNAME", help="whose act it is")
        parser.add_argument("--all", action="store_true", help="also files whose names are no picture's")
        parser.add_argument("--confirm", action="store_true", help="confirm the credits that files carry")
        parser.add_argument("--json", action="store_true", help="print one JSON object per file")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        actor = User.objects.filter(username=options["user"]).first()
        if actor is None:
            raise CommandError(f"Nobody here is called {options['user']}.")
        files = sorted(
            path
            for path in folder.rglob("*")
            if path.is_file()
            and not path.name.startswith(".")
            and (options["all"] or path.suffix.lower() in _ENDINGS)
        )
        counts: Counter[str] = Counter()
        for path in progress(files, len(files), "Pictures"):
            try:
                line = self._take(actor, path, confirm=options["confirm"])
            except NotAllowed as refusal:
                raise CommandError(str(refusal)) from refusal
            line["file"] = str(path.relative_to(folder))
            counts[line["outcome"]] += 1
            self._tell(line, as_json=options["json"])
        if not options["json"]:
            self._sum_up(counts, len(files))

    def _take(self, actor: User, path: Path, *, confirm: bool) -> dict[str, Any]:
        with path.open("rb") as file:
            # One byte more than is taken: the sentence about size comes from where all the others do.
            data = file.read(MAX_BYTES + 1)
        try:
            image, new = pictures.upload_picture(actor, data, path.name)
        except media.UnacceptableImage as error:
            return {"outcome": "refused", "reason": str(error)}
        if confirm and image.confirmed_at is None and image.has_credit() and not image.conflicts:
            image = pictures.confirm_pictures(actor, [image.pk]).done[0]
        return {"outcome": "new" if new else "known", "image": image.pk, **self._said_of(image)}

    def _said_of(self, image: Image) -> dict[str, Any]:
        reason = image.hindrance()
        return {
            "credit": image.credit_line,
            "conflicts": list(image.conflicts),
            "state": str(reason) if reason else "cleared",
        }

    def _tell(self, line: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(line, ensure_ascii=False))
        elif line["outcome"] == "refused":
            self.stdout.write(self.style.WARNING(f"{line['file']}: refused. {line['reason']}"))
        else:
            said = line["credit"] or "no credit"
            here = "" if line["outcome"] == "new" else " (was here)"
            self.stdout.write(f"{line['file']}: #{line['image']}{here}, {said}, {line['state']}")

    def _sum_up(self, counts: Counter[str], total: int) -> None:
        if not total:
            self.stdout.write("No picture is in the folder.")
            return
        self.stdout.write(
            self.style.SUCCESS(
                f"{counts['new']} taken in, {counts['known']} were here, {counts['refused']} refused. "
                "Confirm what waits at /admin/articles/image/?state=waiting"
            )
        )
