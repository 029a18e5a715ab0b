"""What every test stands on: a database of its own, no skip in CI, no missing template variable."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.template import engines
from django.template.base import Node

from articles.imaging import apart
from newsroom import postgres

PROJECT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "no Chromium; get it with: apt-get install chromium"
CI = os.environ.get("CI", "").lower() in {"1", "true"}
FULL = os.environ.get("FULL", "") not in {"", "0"}
CLUSTER = pytest.StashKey[ExitStack]()


# --- Database ------------------------------------------------------------------------------------
@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start a throw-away cluster, unless DATABASE_URL names a server, and set what tests need otherwise."""
    # Playwright keeps an event loop running in the thread of the tests, which Django takes for async code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Its tests switch it on.
    django_settings.PAGE_CACHE = False
    # A connection that outlives its request keeps the test database from being dropped.
    django_settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    config.stash[CLUSTER] = stack = ExitStack()
    if os.environ.get("DATABASE_URL") or config.option.collectonly:
        return
    try:
        settings = stack.enter_context(postgres.running(temporary=True))
    except postgres.PostgresError as error:
        raise pytest.UsageError(f"The tests need a database. {error}") from error
    # pytest-django has read the settings by now: its copy changes in place. The workers of pytest-xdist
    # and the programs that tests start read the environment.
    django_settings.DATABASES["default"].update(settings, CONN_MAX_AGE=0)
    os.environ["DATABASE_URL"] = (
        f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
    )
    stack.callback(os.environ.pop, "DATABASE_URL", None)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster that `pytest_configure` started."""
    config.stash[CLUSTER].close()


# --- Which tests run -----------------------------------------------------------------------------
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the big matrices unless FULL=1, and skip what needs a browser where there is none."""
    if not FULL and (left_out := [item for item in items if "full" in item.keywords]):
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if "full" not in item.keywords]
    if find_chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: something that it needs was not installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if CI and reporter and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name the skipped tests that make CI fail."""
    if CI and (skipped := terminalreporter.stats.get("skipped")):
        terminalreporter.section("skipped, which fails in CI", red=True)
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.line(f"{report.nodeid}: {reason}")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's; ends what a browser's last, abandoned request still holds before the database goes."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


# --- Pictures ------------------------------------------------------------------------------------
@pytest.fixture(scope="session", autouse=True)
def _pictures_are_made_once() -> Iterator[None]:
    """The same picture with the same credit becomes the same files: made for the first test that asks."""
    real, made = apart.render, {}

    def render(data: bytes, credit: Any, focal: Any = (0.5, 0.5)) -> Any:
        key = (hashlib.sha256(data).digest(), credit, tuple(focal))
        if key not in made:
            files = real(data, credit, focal)
            if len(made) >= 200 or sum(len(one.bytes) for _name, one in files) > 1_000_000:
                return files
            made[key] = files
        return made[key]

    apart.render = render
    yield
    apart.render = real


# --- Browser -------------------------------------------------------------------------------------
def find_chromium() -> str | None:
    """The machine's Chromium; Playwright's own download does not work on closed networks."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; skips, with the command that gets it, where there is none."""
    path = find_chromium()
    if path is None:
        pytest.skip(NO_BROWSER)
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium_path: str) -> dict[str, Any]:
    """pytest-playwright's, with the machine's Chromium, which calls nobody on its own."""
    quiet = ["background-networking", "component-update", "sync", "quic", "gpu"]
    return browser_type_launch_args | {
        "executable_path": chromium_path,
        # Root, as in containers, cannot have Chromium's sandbox; it opens our own pages only.
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)],
    }


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """The site under test, so that a test says `page.goto("/en/")`."""
    return str(live_server.url)


# --- Django --------------------------------------------------------------------------------------
class MissingVariable(str):
    """Django's `string_if_invalid`: a failure in our templates, nothing in those of Django and others."""

    __slots__ = ()

    def __bool__(self) -> bool:
        # Called by FilterExpression.resolve; the nearest node up the stack says which template it is in.
        # The template being rendered does not: in a block of ours it is the one that we extend.
        frame = sys._getframe(1)
        variable = getattr(frame.f_locals.get("self"), "var", "?")
        while frame := frame.f_back:  # type: ignore[assignment]
            node = frame.f_locals.get("self")
            if isinstance(node, Node) and (origin := getattr(node, "origin", None)):
                path = Path(str(origin.name))
                # .venv lies in the project's folder as well.
                if path.is_relative_to(PROJECT) and "site-packages" not in path.parts:
                    line = node.token.lineno if node.token else "?"
                    pytest.fail(f"{path.relative_to(PROJECT)}:{line}: {variable} is not in the context")
                break
        return False


@pytest.fixture(autouse=True, scope="session")
def _missing_template_variables_fail() -> None:
    for engine in engines.all():
        if hasattr(engine, "engine"):
            engine.engine.string_if_invalid = MissingVariable()


@pytest.fixture(autouse=True)
def _own_media(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Iterator[None]:
    """Uploads of a test go where no other test and no person finds them."""
    folder = tmp_path_factory.getbasetemp() / "media" / os.urandom(6).hex()
    settings.MEDIA_ROOT = folder
    yield
    shutil.rmtree(folder, ignore_errors=True)
