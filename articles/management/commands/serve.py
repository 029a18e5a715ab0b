"""`manage.py serve`: the whole newsroom on this machine, with the demo on its first start."""

import os
import signal
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.commands.seed_demo import DEMO_PASSWORD
from articles.models import Article, User


class Command(BaseCommand):
    help = "Bring the database up to date, seed the demo on the first start, and serve the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="start with an empty newsroom")
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "This serves a newsroom on one's own machine. In production run granian with newsroom.wsgi."
            )
        port = options["port"]
        call_command("migrate", interactive=False, verbosity=0)
        if not options["no_demo"] and not Article.objects.exists():
            self.stdout.write("First start: writing the demo newsroom …")
            call_command("seed_demo", verbosity=options["verbosity"])
        base = f"http://127.0.0.1:{port}"
        self.stdout.write(self.style.SUCCESS("\nNewsroom is at:"))
        self.stdout.write(f"  {base}/        for readers")
        self.stdout.write(f"  {base}/admin/  for editors")
        demo = User.objects.filter(email__endswith="@newsroom.example", is_active=True).order_by("pk")
        if demo:
            self.stdout.write(f"\nDemo accounts, all with the password {DEMO_PASSWORD}:")
            for user in demo:
                self.stdout.write(f"  {user.username:<12} {user.get_role_display()}")
        self.stdout.write("\nCtrl+C stops it.\n")
        self.stdout.flush()
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
            str(port), "--workers", str(options["workers"]), "--blocking-threads", "4",
            "--log-level", "warning", "--no-ws", "newsroom.wsgi:application",
        ]  # fmt: skip
        # A site reached under another port names itself by it in canonical links and mails.
        # Two heaps for all threads: with one each, a worker keeps much that it is done with.
        env = {"SITE_URL": base, "MALLOC_ARENA_MAX": "2", **os.environ}
        server = subprocess.Popen(command, env=env)  # noqa: S603 - our own words
        # Pictures get their files beside the server, so that no reader and no editor waits for them.
        maker = [sys.executable, *sys.argv[:1], "make_renditions", "--follow"]
        pictures = subprocess.Popen(maker, env=env)  # noqa: S603 - our own words
        # Whoever stops us stops the site: a server left behind would keep the port.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            code = server.wait()
        except KeyboardInterrupt:
            # The terminal told the server as well.
            code = server.wait() and 0
        finally:
            pictures.terminate()
            pictures.wait()
        if code not in (0, -2, -15, 130, 143):
            raise CommandError(
                f"The server ended with code {code}. If port {port} is taken: make run PORT=8001."
            )
