"""Every setting of the site, from the environment.

Sections: mode, applications, languages, database, files, security, sign-in, mail, the newsroom's own.
In production (``NEWSROOM_MODE=production``) nothing unsafe starts: see "Refusals" at the end.
"""

import os
import re
import sys
import zoneinfo
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom import postgres

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "on"}


def _list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


# --- Mode ----------------------------------------------------------------------------------------
MODE = os.environ.get("NEWSROOM_MODE", "development")
PRODUCTION = MODE == "production"
DEBUG = not PRODUCTION and _flag("DEBUG")
# A development key is public on purpose; production refuses it below.
DEVELOPMENT_KEY = "development-only-not-a-secret"
SECRET_KEY = os.environ.get("SECRET_KEY", DEVELOPMENT_KEY)
SECRET_KEY_FALLBACKS = _list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = _list("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
# The address readers use; canonical links, feeds and mails are built from it, never from a request's Host.
SITE_URL = os.environ.get("SITE_URL", "" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
# Where holes are reported (RFC 9116): "mailto:security@example.org" or an https address.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
# Whether text and data mining is reserved (Directive (EU) 2019/790, article 4), and the page with the terms.
TDM_RESERVED = _flag("TDM_RESERVED", True)
TDM_POLICY = os.environ.get("TDM_POLICY", "")
# Feeds carry the whole text, or the standfirst alone (which readers then follow to the site).
FEEDS_FULL_TEXT = _flag("FEEDS_FULL_TEXT")
SITE_NAME = os.environ.get("SITE_NAME", "Newsroom")

# --- Applications --------------------------------------------------------------------------------
INSTALLED_APPS = [
    # Before Django's admin: our templates stand in the place of its own.
    "articles.apps.ArticlesConfig",
    "articles.apps.DeskConfig",
    "parler",
    "axes",
    "csp",
    "js_asset",
    "django_prose_editor",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # Before everything that a page in the cache has had already; leaves to Django what is to be redirected.
    "articles.caching.pages.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.middleware.RefuseNulMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.middleware.InterfaceLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
ASGI_APPLICATION = "newsroom.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "articles.context_processors.site",
            ],
        },
    }
]

# --- Languages and time --------------------------------------------------------------------------
USE_I18N = True
# Every language the code knows; SITE_LANGUAGES says which of them this site publishes in.
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("zh-hans", _("Simplified Chinese")),
    ("zh-hant", _("Traditional Chinese")),
    ("ja", _("Japanese")),
    ("ko", _("Korean")),
    ("ar", _("Arabic")),
    ("es", _("Spanish")),
    ("pt", _("Portuguese")),
    ("de", _("German")),
    ("it", _("Italian")),
    ("nl", _("Dutch")),
    ("pl", _("Polish")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
    ("tr", _("Turkish")),
    ("vi", _("Vietnamese")),
    ("id", _("Indonesian")),
]
LANGUAGE_CODE = os.environ.get("LANGUAGE_CODE", "en")
SITE_LANGUAGES = _list("SITE_LANGUAGES", "en,fr,zh-hans,zh-hant,ja,ar")
INTERFACE_LANGUAGES = ["en", "fr", "zh-hans"]
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
PARLER_DEFAULT_LANGUAGE_CODE = LANGUAGE_CODE
PARLER_LANGUAGES = {
    None: tuple({"code": code} for code, _name in LANGUAGES),
    "default": {"fallbacks": [LANGUAGE_CODE], "hide_untranslated": False},
}
# parler's cache keeps what was rolled back (its issue 188).
PARLER_ENABLE_CACHING = False
USE_TZ = True
TIME_ZONE = os.environ.get("SITE_TIME_ZONE", "Europe/Paris")

# --- Database ------------------------------------------------------------------------------------
DATABASES = {"default": postgres.database_settings(os.environ)}

# --- Pages that are kept -------------------------------------------------------------------------
# Off where one works at templates: a page is kept until something in the database changes.
PAGE_CACHE = _flag("PAGE_CACHE", not DEBUG)
# Shared by all processes of a machine …
PAGE_CACHE_ROOT = Path(os.environ.get("PAGE_CACHE_ROOT", VAR_DIR / "cache"))
PAGE_CACHE_BYTES = int(os.environ.get("PAGE_CACHE_BYTES", str(2**30)))
# … or in Valkey or Redis, shared by all machines: "redis://cache.internal:6379/0".
PAGE_CACHE_SERVER = os.environ.get("PAGE_CACHE_SERVER", "")
# Every process asks the database so often, in seconds, what changed.
PAGE_CACHE_INTERVAL = 0.5
# A cache in front (a CDN, Varnish) that is told of changes may keep pages longer than five seconds: where to
# tell it (manage.py purge), in which header it wants the tags of a page, and how long it may keep one.
CACHE_FRONT_PURGE = _list("CACHE_FRONT_PURGE")
CACHE_FRONT_TOKEN = os.environ.get("CACHE_FRONT_TOKEN", "")
CACHE_FRONT_HEADER = os.environ.get("CACHE_FRONT_HEADER", "Surrogate-Key" if CACHE_FRONT_PURGE else "")
CACHE_FRONT_SECONDS = int(os.environ.get("CACHE_FRONT_SECONDS", "3600" if CACHE_FRONT_PURGE else "5"))

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
# Files are collected for production; on one's own machine they are served from where they lie.
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR_DIR / "static")) if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
# Originals are evidence and private; nothing below MEDIA_ROOT is ever served by path.
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "media"))
# Pictures on their way in, part by part.
UPLOADS_ROOT = Path(os.environ.get("UPLOADS_ROOT", VAR_DIR / "uploads"))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
if MEDIA_S3_BUCKET := os.environ.get("MEDIA_S3_BUCKET", ""):
    if find_spec("storages") is None:
        raise ImproperlyConfigured("MEDIA_S3_BUCKET is set: pip install -r requirements-s3.txt")
    # Anything that speaks S3. Private: readers get pictures from the site, which asks first whether they may.
    # Needs requirements-s3.txt. Keys as boto3 finds them: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, a role …
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": MEDIA_S3_BUCKET,
            "endpoint_url": os.environ.get("MEDIA_S3_ENDPOINT") or None,
            "region_name": os.environ.get("MEDIA_S3_REGION") or None,
            "default_acl": None,
            "querystring_auth": True,
            # A name is written once, or again with the same bytes.
            "file_overwrite": True,
        },
    }
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o640
# A body is 200 kB at most, and a form may carry several; pictures are streamed to disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

# --- Security ------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = PRODUCTION and _flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if _flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

# --- Sign-in -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "articles.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False

# --- Mail ----------------------------------------------------------------------------------------
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "newsroom@localhost")
# Without a mail server, mails are files one can open: a reset link is not lost in a scrolled-away terminal.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"

# --- What is fetched from other sites ------------------------------------------------------------
# Services of one's own that may be reached though their addresses are private: "translator.internal:5000".
NET_ALLOWED_HOSTS = _list("NET_ALLOWED_HOSTS")
_ports = _list("NET_ALLOWED_PORTS", "80,443,8080,8443")
NET_ALLOWED_PORTS = [int(port) for port in _ports if port.isdecimal() and 0 < int(port) < 65536]
# Seconds between two requests to one host where nobody asked for each of them.
_delay = os.environ.get("NET_DELAY", "1")
NET_DELAY = float(_delay) if re.fullmatch(r"\d{1,3}(\.\d{1,3})?", _delay) else 1.0
# Who runs this site, for those whose pages it fetches: a mail or web address, told in every request.
NET_CONTACT = os.environ.get("NET_CONTACT", "")

# --- Machine translation -------------------------------------------------------------------------
# Engines that have what they need here are offered to translators; without any, nothing of it shows.
MACHINE_DEEPL_KEY = os.environ.get("MACHINE_DEEPL_KEY", "")
# Keys of the free plan end in ":fx" and have a host of their own.
MACHINE_DEEPL_ADDRESS = os.environ.get(
    "MACHINE_DEEPL_ADDRESS",
    "https://api-free.deepl.com" if MACHINE_DEEPL_KEY.endswith(":fx") else "https://api.deepl.com",
)
# Any endpoint that speaks as OpenAI's does, one's own too: "http://translator.internal:8000/v1".
MACHINE_CHAT_ADDRESS = os.environ.get("MACHINE_CHAT_ADDRESS", "")
MACHINE_CHAT_KEY = os.environ.get("MACHINE_CHAT_KEY", "")
MACHINE_CHAT_MODEL = os.environ.get("MACHINE_CHAT_MODEL", "")
# Characters that machines may be given for one translation.
_budget = os.environ.get("MACHINE_BUDGET", "200000")
MACHINE_BUDGET = int(_budget) if re.fullmatch(r"\d{1,9}", _budget) else 200_000

# --- The newsroom's own --------------------------------------------------------------------------
# Who publishes is not who made the last change of that revision. A newsroom of one switches this off.
FOUR_EYES = _flag("FOUR_EYES", True)
# Between Han and Latin: "none" (layout spaces them out), "space", or "even": each text like itself.
CJK_LATIN_SPACING = os.environ.get("CJK_LATIN_SPACING", "even")

DJANGO_PROSE_EDITOR_PRESETS: dict[str, object] = {}

# --- Refusals ------------------------------------------------------------------------------------
_wrong: list[str] = []
if MODE not in {"development", "production"}:
    _wrong.append(f"NEWSROOM_MODE is {MODE!r}; it must be 'development' or 'production'.")
_known = {code for code, _name in LANGUAGES}
if unknown := [code for code in SITE_LANGUAGES if code not in _known]:
    _wrong.append(f"SITE_LANGUAGES names {', '.join(unknown)}; known are {', '.join(sorted(_known))}.")
# What readers are told of machine translation: "unread" where nobody has checked it, "all", or "never".
MACHINE_NOTE = os.environ.get("MACHINE_NOTE", "unread")
if MACHINE_NOTE not in {"unread", "all", "never"}:
    _wrong.append(f"MACHINE_NOTE is {MACHINE_NOTE!r}; it must be 'unread', 'all' or 'never'.")
if CJK_LATIN_SPACING not in {"none", "space", "even"}:
    _wrong.append(f"CJK_LATIN_SPACING is {CJK_LATIN_SPACING!r}; it must be 'none', 'space' or 'even'.")
if PAGE_CACHE_SERVER and find_spec("redis") is None:
    _wrong.append("PAGE_CACHE_SERVER is set: pip install -r requirements-cache.txt")
if CACHE_FRONT_HEADER not in {"", "Surrogate-Key", "Cache-Tag", "xkey"}:
    _wrong.append(
        "CACHE_FRONT_HEADER must be Surrogate-Key (Fastly), Cache-Tag (Cloudflare) or xkey (Varnish)."
    )
if CACHE_FRONT_SECONDS > 5 and not CACHE_FRONT_PURGE:
    _wrong.append(
        "CACHE_FRONT_SECONDS is more than 5, and nobody tells the cache in front what was withdrawn:"
        " set CACHE_FRONT_PURGE."
    )
if not SITE_LANGUAGES:
    _wrong.append("SITE_LANGUAGES is empty; name at least one language, for example 'en,fr'.")
if TIME_ZONE not in zoneinfo.available_timezones():
    _wrong.append(f"SITE_TIME_ZONE is {TIME_ZONE!r}; use a zone such as 'Europe/Paris'.")
if not _ports or len(NET_ALLOWED_PORTS) != len(_ports):
    _wrong.append("NET_ALLOWED_PORTS must list port numbers, for example '80,443'.")
if any(not re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^\s:/@\[\]]+)(:\d{1,5})?", host) for host in NET_ALLOWED_HOSTS):
    _wrong.append(
        "NET_ALLOWED_HOSTS must list hosts with their ports, for example 'translator.internal:5000'."
    )
if bool(MACHINE_CHAT_ADDRESS) != bool(MACHINE_CHAT_MODEL):
    _wrong.append("MACHINE_CHAT_ADDRESS and MACHINE_CHAT_MODEL go together: set both, or neither.")
if not re.fullmatch(r"\d{1,9}", _budget):
    _wrong.append("MACHINE_BUDGET must be a number of characters, for example '200000'.")
if not re.fullmatch(r"\d{1,3}(\.\d{1,3})?", _delay):
    _wrong.append("NET_DELAY must be a number of seconds, for example '1' or '2.5'.")
# collectstatic runs while an image is built, before its secrets are there.
if PRODUCTION and "collectstatic" not in sys.argv[1:2]:
    if SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        _wrong.append("SECRET_KEY is missing or weak; set 50 random characters or more.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        _wrong.append("ALLOWED_HOSTS must name the site's hosts, for example 'news.example.org'.")
    if not SITE_URL.startswith("https://"):
        _wrong.append("SITE_URL must be the site's https address, for example 'https://news.example.org'.")
    if not os.environ.get("DATABASE_URL"):
        _wrong.append("DATABASE_URL is missing; production does not use the private cluster.")
    if not EMAIL_HOST:
        _wrong.append("EMAIL_HOST is missing; invitations and password resets need a mail server.")
    if _flag("DEBUG"):
        _wrong.append("DEBUG is on; a production never shows its tracebacks.")
if _wrong:
    raise ImproperlyConfigured("The settings cannot be used:\n- " + "\n- ".join(_wrong))
