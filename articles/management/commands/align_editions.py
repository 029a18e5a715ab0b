"""`manage.py align_editions`: translations that were made by hand, put in step with their sources."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.models import Article
from articles.translation.by_hand import tie_all


class Command(BaseCommand):
    help = (
        "Lay each translation that was made by hand beside its source, and note which block translates "
        "which. No text, revision or line of the log changes. What is a guess is marked, to be looked at."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ARTICLE_ID", help="all, if none is named"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be paired, and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted, say = options["articles"], options["verbosity"] > 0
        articles = Article.objects.order_by("pk")
        if wanted:
            articles = articles.filter(pk__in=wanted)
            if missing := set(wanted) - set(articles.values_list("pk", flat=True)):
                raise CommandError(f"There is no article {', '.join(map(str, sorted(missing)))}.")
        total, done, certain, doubtful = articles.count(), 0, 0, 0
        for number, article in enumerate(articles.iterator(), 1):
            with transaction.atomic():
                made = tie_all(article)
                transaction.set_rollback(options["dry_run"])
            for edition, pairs in made:
                done += 1
                sure = sum(pair.certain for pair in pairs)
                certain, doubtful = certain + sure, doubtful + len(pairs) - sure
                if say:
                    self.stdout.write(
                        f"{number} of {total}: #{article.pk} {edition.language_code}, "
                        f"{sure} of {len(pairs)} blocks certain"
                    )
        if say:
            would = "would be put" if options["dry_run"] else "put"
            self.stdout.write(
                f"{done} translations {would} in step: {certain} blocks certain, {doubtful} to be looked at."
            )
