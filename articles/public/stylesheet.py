"""The one style sheet of every page for readers: the files of `static/css`, joined as they stand in `PARTS`.

One file per concern is how they are written; one request is how they are read. Its address names its
content, so that a browser asks once.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.public.reader import kept

PARTS = ("fonts", "tokens", "base", "public", "search")
PRINT = "print"
IMMUTABLE = "public, max-age=31536000, immutable"
# A page that was kept by somebody else while the site changed still finds a style sheet.
ANOTHER = "public, max-age=60"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FILE = re.compile(r'url\("\.\./([^"]+)"\)')


@cache
def sheet() -> tuple[str, str]:
    """(its text, the name of its content)."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    text = "".join((folder / f"{part}.css").read_text("utf-8") for part in PARTS)
    text += f"@media print{{{(folder / f'{PRINT}.css').read_text('utf-8')}}}"
    text = _FILE.sub(lambda found: f'url("{static(found[1])}")', text)
    text = tight(text)
    return text, hashlib.sha256(text.encode()).hexdigest()[:16]


def tight(text: str) -> str:
    """A style sheet without comments and without the spaces that say nothing. Strings stay as they are."""
    pieces = re.split(r'("[^"]*")', _COMMENT.sub("", text))
    for place in range(0, len(pieces), 2):
        plain = re.sub(r"\s+", " ", pieces[place])
        # Not around + and -, which calc() needs, nor before a colon, which may begin a selector.
        pieces[place] = re.sub(r" ?([{};,>]) ?", r"\1", plain).replace(";}", "}").replace(": ", ":")
    return "".join(pieces).strip()


def address() -> str:
    """Where it is."""
    return reverse("public:stylesheet", kwargs={"name": sheet()[1]})


@require_safe
@kept
def stylesheet(request: HttpRequest, name: str) -> HttpResponse:
    """`/site.….css`: the same for everybody, until the site itself is another."""
    text, own = sheet()
    control = IMMUTABLE if name == own else ANOTHER
    return HttpResponse(text, "text/css; charset=utf-8", headers={"Cache-Control": control})
