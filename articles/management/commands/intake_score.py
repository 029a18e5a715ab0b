"""`manage.py intake_score DIR`: how well heads are recognised, over a folder of labelled cases."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.content.scoring import CORE, FIELDS, Count, Miss, Score, add_case
from articles.formats import plain_text
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle

_LARGEST = 20_000_000  # bytes of a case: an article has 8 MB at most, escaped as JSON
_BAR = 30


class Command(BaseCommand):
    help = (
        "Score the recognition of article heads over labelled cases: a folder of JSON files "
        '{"language", "text", "expected", "also_accept"}. Writes nothing to the database.'
    )
    requires_system_checks: Sequence[str] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", help="a folder of labelled cases, or one such file")
        parser.add_argument("--json", action="store_true", help="print the score as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        files = _files(Path(options["folder"]))
        score = Score()
        for file in _with_progress(files):
            case = _case(file)
            found = _read(case, file)
            add_case(score, file.name, found.as_json(), case["expected"], case.get("also_accept"))
        if options["json"]:
            self.stdout.write(json.dumps(score.as_json(), ensure_ascii=False, indent=2))
        else:
            self._tell(score)

    def _tell(self, score: Score) -> None:
        false_names = score.false_names
        if false_names:
            self.stdout.write(
                self.style.ERROR(f"False names: {sum(len(miss.wrong) for miss in false_names)}")
            )
            self._list(false_names)
        else:
            self.stdout.write(self.style.SUCCESS("False names: 0"))
        self.stdout.write(f"\n{score.cases} cases      precision  recall     F1   right wrong missed")
        for name in FIELDS:
            self._row(name, score.counts[name])
        self._row("core", score.core)
        self.stdout.write(f"core: {', '.join(CORE)}")
        if score.misses:
            self.stdout.write("\nMisses:")
            self._list(score.misses)

    def _row(self, name: str, count: Count) -> None:
        self.stdout.write(
            f"  {name:<14} {count.precision:>8.3f} {count.recall:>7.3f} {count.f1:>6.3f}"
            f"   {count.right:>5} {count.wrong:>5} {count.missed:>6}"
        )

    def _list(self, misses: Iterable[Miss]) -> None:
        for miss in misses:
            wrong = "".join(f" +“{value}”" for value in miss.wrong)
            missed = "".join(f" -“{value}”" for value in miss.missed)
            self.stdout.write(f"  {miss.case} {miss.field}:{wrong}{missed}")


def _files(path: Path) -> Sequence[Path]:
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files:
            raise CommandError(f"There is no .json file in {path}. Name a folder of labelled cases.")
        return files
    if not path.exists():
        raise CommandError(f"There is no {path}. Name a folder of labelled cases.")
    return [path]


def _case(file: Path) -> Mapping[str, Any]:
    """Return a case. Raises CommandError, which says what a case looks like, for any other file."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("too large")
        case = json.loads(file.read_text(encoding="utf-8"))
        expected, also = case["expected"], case.get("also_accept") or {}
        fits = isinstance(case["text"], str) and isinstance(expected, dict) and isinstance(also, dict)
        fits = fits and all(_is_value(value) for value in expected.values())
        fits = fits and all(isinstance(v, list) and all(map(_is_value, v)) for v in also.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CommandError(_wrong(file)) from error
    if not fits:
        raise CommandError(_wrong(file))
    return case


def _is_value(value: Any) -> bool:
    return (
        value is None
        or isinstance(value, str)
        or (isinstance(value, list) and all(isinstance(item, str) for item in value))
    )


def _wrong(file: Path) -> str:
    return (
        f"{file} is not a labelled case. Write it as "
        '{"language": "fr", "text": "…", "expected": {"headline": "…", "authors": ["…"]}}.'
    )


def _read(case: Mapping[str, Any], file: Path) -> ParsedArticle:
    """Read what a case gives as its input: the one place that knows kinds of input apart."""
    try:
        return plain_text.parse(case["text"], language=str(case.get("language") or "") or None)
    except Unreadable as error:
        raise CommandError(f"{file}: {error}") from error


def _with_progress(files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files, with a bar on the terminal; standard output stays clean for pipes."""
    shown = len(files) > 1 and sys.stderr.isatty()
    for number, file in enumerate(files, start=1):
        yield file
        if shown:
            done = _BAR * number // len(files)
            sys.stderr.write(f"\r[{'#' * done}{'.' * (_BAR - done)}] {number}/{len(files)}")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\r" + " " * (_BAR + 20) + "\r")
