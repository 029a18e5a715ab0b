"""The settings refuse an unsafe production, and say everything that is wrong at once."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "NEWSROOM_MODE": "production",
    "SECRET_KEY": "k9-Zq7-vB2-xW4-mN8-pL3-tR6-yH1-jC5-dF0-gS9-aE7-uI2-oK4",
    "ALLOWED_HOSTS": "news.example.org",
    "SITE_URL": "https://news.example.org",
    "DATABASE_URL": "postgres://newsroom:secret@db.example.org/newsroom",
    "EMAIL_HOST": "mail.example.org",
}


def start(**changed: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **SAFE, **changed}
    return subprocess.run(
        [sys.executable, "-c", "import newsroom.settings"], env=environment, capture_output=True, text=True
    )


def test_a_safe_production_starts():
    assert start().returncode == 0, start().stderr


@pytest.mark.parametrize(
    "changed",
    [
        {"SECRET_KEY": ""},
        {"SECRET_KEY": "development-only-not-a-secret"},
        {"SECRET_KEY": "a" * 60},
        {"ALLOWED_HOSTS": ""},
        {"ALLOWED_HOSTS": "*"},
        {"SITE_URL": "http://news.example.org"},
        {"DATABASE_URL": ""},
        {"EMAIL_HOST": ""},
        {"DEBUG": "1"},
        {"SITE_LANGUAGES": "en,tlh"},
        {"SITE_LANGUAGES": ""},
        {"SITE_TIME_ZONE": "Mars/Olympus"},
        {"NEWSROOM_MODE": "staging"},
        {"NET_ALLOWED_PORTS": "80,http"},
        {"NET_ALLOWED_PORTS": "99999"},
        {"NET_ALLOWED_HOSTS": "http://translator.internal:5000/"},
        {"NET_DELAY": "soon"},
    ],
    ids=lambda changed: ",".join(f"{key}={value[:12]}" for key, value in changed.items()),
)
def test_an_unsafe_production_does_not_start(changed):
    refused = start(**changed)
    assert refused.returncode != 0
    assert next(iter(changed)) in refused.stderr


def test_everything_wrong_is_said_at_once():
    refused = start(SECRET_KEY="", SITE_URL="", EMAIL_HOST="")
    assert all(name in refused.stderr for name in ("SECRET_KEY", "SITE_URL", "EMAIL_HOST"))


def test_check_deploy_has_no_warning():
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={"PATH": os.environ["PATH"], **SAFE},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
