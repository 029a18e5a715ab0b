"""`manage.py index_stories`: write the words anew by which the desk finds stories, and readers articles."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.workflow import search_index, story_index


class Command(BaseCommand):
    help = "Index every story anew: after a restore of single tables, or when the rules of folding changed."

    def handle(self, *args: Any, **options: Any) -> None:
        number = story_index.renew_all()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(f"{number:,} stories are indexed."))
        number = search_index.renew_all()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(f"{number:,} articles that readers have are indexed."))
