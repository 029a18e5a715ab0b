"""The middleware that answers from what is kept, and the mark by which a view says that it may be kept."""

import hashlib
import logging
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string

from articles.caching.entry import ENCODINGS, IDENTITY, Entry
from articles.caching.files import FileStore
from articles.caching.journal import SOFT, Journal, Verdict

logger = logging.getLogger(__name__)

# Parameters that pages read, with what they may be; and those that campaigns add and no page reads.
KNOWN = {"page": re.compile(r"[1-9][0-9]{0,5}")}
CAMPAIGN = re.compile(
    r"utm_[a-z_]{1,20}|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|spm|share_token|at_medium|at_campaign|ref_src|cmpid|xtor"
)
# What a request says of itself and no page may depend on; the host and the proxy's word on https stay.
_KEPT_HEADERS = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
# Never kept with a page: they belong to one answer.
_OF_ONE_ANSWER = {"etag", "content-length", "content-encoding", "date", "set-cookie"}
_STATUSES = {200, 410}
_MEMORY = 6_000_000
# Whoever makes a page and hangs is not waited for longer, in seconds.
LONGEST_WAIT = 5.0

_Respond = Callable[[HttpRequest], HttpResponseBase]


def mark(response: HttpResponseBase, tags: Iterable[str], *, file: str = "") -> None:
    """Say that a response is the same for everybody and may be kept until one of `tags` is touched.

    `file`: the name in the media storage of what it streams.
    """
    response.kept_tags = tuple(sorted(tags))  # type: ignore[attr-defined]
    response.kept_file = file  # type: ignore[attr-defined]


def key_of(request: HttpRequest) -> str | None:
    """Return the key of what is asked for; None where the answer is not to come from the cache.

    An allow list: GET and HEAD, no cookie, no authorisation, a path that readers have, known parameters.
    """
    meta = request.META
    if (
        request.method not in ("GET", "HEAD")
        or meta.get("HTTP_COOKIE")
        or meta.get("HTTP_AUTHORIZATION")
        or not _paths().match(request.path_info)
    ):
        return None
    query = meta.get("QUERY_STRING", "")
    if query and (query := _known(query)) is None:
        return None
    if not _is_our_host(meta.get("HTTP_HOST") or meta.get("SERVER_NAME", "")):
        return None
    secure = request.is_secure()
    if settings.SECURE_SSL_REDIRECT and not secure:
        return None
    path = f"{request.path_info}?{query}" if query else request.path_info
    # Answers over https carry a header more.
    return f"https:{path}" if secure else path


@lru_cache(maxsize=256)
def _is_our_host(host: str) -> bool:
    """Tell whether Django would take this Host header."""
    request = HttpRequest()
    request.META = {"HTTP_HOST": host, "SERVER_NAME": "", "SERVER_PORT": "80"}
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


@lru_cache(maxsize=1024)
def _known(query: str) -> str | None:
    """A query in its one spelling, without what campaigns add; None where something else is in it."""
    if len(query) > 1000:
        return None
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=20, strict_parsing=True)
    except ValueError:
        return None
    wanted = [(name, value) for name, value in fields if not CAMPAIGN.fullmatch(name)]
    if not wanted:
        return ""
    if len(wanted) > 1 or wanted[0][0] not in KNOWN or not KNOWN[wanted[0][0]].fullmatch(wanted[0][1]):
        return None
    return "=".join(wanted[0])


@cache
def _paths() -> re.Pattern[str]:
    languages = "|".join(map(re.escape, settings.SITE_LANGUAGES))
    return re.compile(
        rf"/(?:{languages})/(?!search/)|/(?:api|sitemaps|media)/|/(?:news-)?sitemap\.xml\Z|/robots\.txt\Z"
        r"|/labels\.css\Z|/site\.[0-9a-f]{16}\.css\Z|/\.well-known/"
    )


@cache
def release() -> str:
    """A name for what makes pages: another release, or other settings, make others."""
    base = Path(settings.BASE_DIR)
    digest = hashlib.sha256()
    for folder, pattern in (("articles", "*.py"), ("articles", "*.html"), ("articles", "*.svg"),
                            ("articles", "*.mo"), ("newsroom", "*.py"), ("static", "*.css")):  # fmt: skip
        for path in sorted((base / folder).rglob(pattern)):
            digest.update(path.read_bytes())
    for name in ("SITE_NAME", "SITE_URL", "SITE_LANGUAGES", "LANGUAGE_CODE", "TIME_ZONE", "MACHINE_NOTE",
                 "TDM_RESERVED", "TDM_POLICY", "SECURITY_CONTACT", "FEEDS_FULL_TEXT", "PRODUCTION",
                 "DATABASES", "SECURE_HSTS_SECONDS"):  # fmt: skip
        digest.update(f"{name}={getattr(settings, name)!r}\n".encode())
    return digest.hexdigest()[:16]


class PageCacheMiddleware:
    """Answers from the cache what may come from it; stands before all else, whose headers it keeps."""

    def __init__(self, get_response: _Respond) -> None:
        self.get_response = get_response
        self.journal = journal()
        self._memory: OrderedDict[str, tuple[Entry, int]] = OrderedDict()
        self._memory_size = 0
        self._memory_lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE or (key := key_of(request)) is None:
            return self.get_response(request)
        known = self.journal
        known.keep_up()
        entry, verdict = self._find(key)
        if entry is not None:
            usable = verdict in (Verdict.SOFT, Verdict.STALE) and known.away
            if verdict is Verdict.FRESH or usable:
                return self._answer(request, key, entry)
            if verdict is Verdict.SOFT:
                with store().renewing(key) as mine:
                    return self._make(request, key, entry) if mine else self._answer(request, key, entry)
        return self._make_once(request, key, entry)

    # --- Finding ---------------------------------------------------------------------------------
    def _find(self, key: str, *, again: bool = False) -> tuple[Entry | None, Verdict]:
        """What is kept and what may be done with it; from this process's memory, else from the store."""
        now, version = time.time(), self.journal.version
        found = self._memory.get(key)
        if found is not None and not again:
            entry, judged = found
            if judged == version and now - entry.at <= SOFT:
                return entry, Verdict.FRESH
            if (verdict := self.journal.verdict(entry, now)) is Verdict.FRESH:
                self._remember(key, entry, version)
                return entry, verdict
        entry_there = store().get(key)
        if entry_there is None:
            return None, Verdict.GONE
        verdict = self.journal.verdict(entry_there, now)
        if verdict is Verdict.FRESH:
            self._remember(key, entry_there, version)
        return entry_there, verdict

    def _remember(self, key: str, entry: Entry, version: int) -> None:
        with self._memory_lock:
            if (before := self._memory.pop(key, None)) is not None:
                self._memory_size -= before[0].size()
            self._memory[key] = (entry, version)
            self._memory_size += entry.size()
            while self._memory_size > _MEMORY:
                _key, (oldest, _version) = self._memory.popitem(last=False)
                self._memory_size -= oldest.size()

    # --- Making ----------------------------------------------------------------------------------
    def _make_once(self, request: HttpRequest, key: str, before: Entry | None) -> HttpResponseBase:
        """Make a page, unless somebody else is at it: then wait for theirs."""
        until, pause, waited = time.monotonic() + LONGEST_WAIT, 0.005, False
        while time.monotonic() < until:
            with store().renewing(key) as mine:
                if mine:
                    # Somebody may have been done with it just now.
                    newer, verdict = self._find(key, again=True)
                    if newer is not None and verdict is Verdict.FRESH:
                        return self._answer(request, key, newer)
                    if not waited:
                        return self._make(request, key, newer or before)
            if mine:
                # What they have made was not to be kept: nobody needs to wait for anybody.
                break
            time.sleep(pause)
            # Hundreds that wait must not be busy with waiting.
            pause, waited = min(pause * 1.5, 0.1), True
            newer, verdict = self._find(key)
            if newer is not None and verdict is Verdict.FRESH:
                return self._answer(request, key, newer)
        return self._make(request, key, before)

    def _make(self, request: HttpRequest, key: str, before: Entry | None) -> HttpResponseBase:
        asked = request.META.copy()
        method = request.method
        # The page is made of its address alone: nothing else that this asker said can get into it.
        for name in [name for name in request.META if name.startswith("HTTP_") and name not in _KEPT_HEADERS]:
            del request.META[name]
        request.META["QUERY_STRING"] = key.partition("?")[2]
        request.META["REQUEST_METHOD"] = request.method = "GET"
        request.__dict__.pop("headers", None)
        request.__dict__.pop("GET", None)
        # Before anything is read: what changes from here on counts as not seen.
        at, snapshot = time.time(), self.journal.known.snapshot
        response = self.get_response(request)
        request.META, request.method = asked, method
        request.__dict__.pop("headers", None)
        if (
            response.status_code >= 500
            and before is not None
            and self.journal.verdict(before, time.time()) is not Verdict.GONE
        ):
            logger.warning("%s could not be made: readers get what was kept", key)
            return self._answer(request, key, before)
        if snapshot is None or not _may_be_kept(response):
            return response
        entry = _entry(response, at, snapshot)
        store().put(key, entry)
        if response.streaming:
            response.close()
        return self._answer(request, key, entry)

    # --- Answering -------------------------------------------------------------------------------
    def _answer(self, request: HttpRequest, key: str, entry: Entry) -> HttpResponseBase:
        encoding = IDENTITY
        if not entry.file and entry.encodes:
            encoding = _wanted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        etag = f'"{entry.etag}"' if encoding == IDENTITY else f'"{entry.etag}-{encoding}"'
        asked = request.META.get("HTTP_IF_NONE_MATCH", "")
        response: HttpResponseBase
        headers = entry.by_name
        if asked and entry.status == 200 and _same(asked, entry.etag):
            response = HttpResponse(status=304)
            del response.headers["Content-Type"]
            headers = {key: pair for key, pair in headers.items() if not key.startswith("content-")}
        elif entry.file:
            try:
                file = default_storage.open(entry.file)
            except OSError:
                store().forget(key)
                self._memory.pop(key, None)
                return self._make(request, key, None)
            response = FileResponse(file)
        else:
            if encoding not in entry.bodies:
                entry = entry.encoded(encoding)
                store().put(key, entry)
                self._remember(key, entry, -1)
            body = entry.bodies[encoding]
            response = HttpResponse(b"" if request.method == "HEAD" else body, status=entry.status)
            response.headers["Content-Length"] = str(len(body))
            if encoding != IDENTITY:
                response.headers["Content-Encoding"] = encoding
        # They have been checked once, when the page was made: Django would check each of them again.
        response.headers._store.update(headers)
        response.headers["ETag"] = etag
        self._for_caches_in_front(response, entry)
        return response

    def _for_caches_in_front(self, response: HttpResponseBase, entry: Entry) -> None:
        """Tags to purge by, and how long a cache in front may keep it: see CACHE_FRONT_SECONDS."""
        if settings.CACHE_FRONT_HEADER:
            separator = "," if settings.CACHE_FRONT_HEADER == "Cache-Tag" else " "
            response.headers[settings.CACHE_FRONT_HEADER] = separator.join(entry.tags)
        seconds, control = settings.CACHE_FRONT_SECONDS, response.headers.get("Cache-Control", "")
        if seconds > 5 and "s-maxage=5" in control and entry.status == 200:
            # What the clock will change, nobody purges.
            if (moment := self.journal.next_moment(now := time.time())) is not None:
                seconds = max(1, min(seconds, int(moment - now)))
            response.headers["Cache-Control"] = control.replace("s-maxage=5", f"s-maxage={seconds}")


def _may_be_kept(response: HttpResponseBase) -> bool:
    """Tell whether a response that its view has marked has become nobody's own on its way out."""
    vary = {part.strip().lower() for part in response.get("Vary", "").split(",")} - {""}
    return (
        getattr(response, "kept_tags", None) is not None
        and response.status_code in _STATUSES
        and not response.cookies
        and not vary - {"accept-encoding"}
        and (not response.streaming or bool(getattr(response, "kept_file", "")))
        and "nonce-" not in response.get("Content-Security-Policy", "")
    )


def _entry(response: HttpResponseBase, at: float, snapshot: "object") -> Entry:
    file: str = response.kept_file  # type: ignore[attr-defined]
    body = b"" if file else response.content  # type: ignore[attr-defined]
    etag = hashlib.sha256(file.encode() if file else body).hexdigest()[:24]
    return Entry(
        status=response.status_code,
        headers=tuple((n, v) for n, v in response.items() if n.lower() not in _OF_ONE_ANSWER),
        tags=response.kept_tags,  # type: ignore[attr-defined]
        etag=etag,
        at=at,
        snapshot=snapshot,  # type: ignore[arg-type]
        bodies={} if file else {IDENTITY: body},
        file=file,
    )


@lru_cache(maxsize=256)
def _wanted(accept: str) -> str:
    """The best encoding that an Accept-Encoding header (RFC 9110) takes."""
    taken = set()
    for part in accept.lower().split(","):
        name, _semicolon, weight = part.partition(";")
        if not re.fullmatch(r"q\s*=\s*0(\.0*)?", weight.strip()):
            taken.add(name.strip())
    return next((name for name in ENCODINGS if name in taken), IDENTITY)


def _same(asked: str, etag: str) -> bool:
    """Tell whether If-None-Match names this page in any encoding; compared weakly, as RFC 9110 says."""
    given = {part.strip().removeprefix("W/").strip('"') for part in asked.split(",")}
    return bool(given & {"*", etag, *(f"{etag}-{encoding}" for encoding in ENCODINGS)})


@cache
def journal() -> Journal:
    """This process's knowledge of changes."""
    return Journal()


def tell_of_withdrawal() -> None:
    """When the transaction is done, let every process of this machine know what it withdrew, at once."""
    if settings.PAGE_CACHE:
        transaction.on_commit(journal().announce)


@cache
def store() -> Any:
    """Where pages are kept: a `FileStore`, or what keeps the same promises."""
    if settings.PAGE_CACHE_SERVER:
        # By name: its client is 3 MB in each process, and no part of requirements.txt.
        return import_string("articles.caching.servers.ServerStore")(settings.PAGE_CACHE_SERVER, release())
    return FileStore(Path(settings.PAGE_CACHE_ROOT) / "pages", release(), settings.PAGE_CACHE_BYTES)
