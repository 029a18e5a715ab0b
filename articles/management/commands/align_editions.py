"""`manage.py align_editions`: translations that were made by hand, put in step with their sources."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.models import Article, Edition
from articles.translation.by_hand import tie_made


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
            for edition, pairs in self._align(article, dry_run=options["dry_run"]):
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

    def _align(self, article: Article, *, dry_run: bool) -> list[tuple[Edition, list[Any]]]:
        made = []
        with transaction.atomic():
            # In the order of every lock: the article, its editions.
            Article.objects.select_for_update().get(pk=article.pk)
            editions = {
                edition.language_code: edition
                for edition in Edition.objects.select_for_update(of=("self",))
                .select_related("latest_revision", "link")
                .filter(master=article)
                .order_by("pk")
            }
            source = editions.pop(article.source_language, None)
            if source is None or source.latest_revision is None:
                return []
            for edition in editions.values():
                if not hasattr(edition, "link") and edition.latest_revision is not None:
                    made.append((edition, tie_made(edition, source)[1]))
            transaction.set_rollback(dry_run)
        return made
