"""`manage.py export`: a translation as a file, for other tools."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.formats.xliff import write
from articles.models import EditionLink
from articles.translation.exchange import document_of

FORMATS = {"xliff12": "1.2", "xliff21": "2.1"}


class Command(BaseCommand):
    help = "Write a translation to the standard output, as XLIFF 1.2 or 2.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, metavar="ARTICLE_ID")
        parser.add_argument("language", metavar="LANGUAGE")
        parser.add_argument("--format", choices=sorted(FORMATS), default="xliff21")

    def handle(self, *args: Any, **options: Any) -> None:
        links = EditionLink.objects.in_step().select_related("edition", "source")
        link = links.filter(
            edition__master=options["article"], edition__language_code=options["language"]
        ).first()
        if link is None:
            raise CommandError(
                f"Article {options['article']} has no translation in “{options['language']}” that is in step "
                "with its source. manage.py align_editions puts one in step."
            )
        version: Any = FORMATS[options["format"]]
        sys.stdout.buffer.write(write(document_of(link, version)) + b"\n")
