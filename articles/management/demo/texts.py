"""How the demo's stories are written down, and what becomes of it: plain text in, an edition's fields out.

A text is blocks divided by blank lines, in lines of any length:

    kicker: Networks            standfirst: One or two sentences.
    # The headline              ## A section
    > A quotation               - an item, one a line
    [picture] Its caption.      alt: What it shows. (belongs to the picture before it)

Everything else is a paragraph; `*word*` is emphasis, `[words](address)` a link. The picture that
stands before the first paragraph is the story's lead.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.content.typography import is_cjk

_PICTURE = re.compile(r"\[([a-z_]+)\]\s*")
_FIELD = re.compile(r"(kicker|standfirst|alt):\s*")
_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_FRENCH_SPACES = (
    (re.compile("« "), f"«{_NO_BREAK}"),
    (re.compile(" »"), f"{_NO_BREAK}»"),
    (re.compile(" :(?!//)"), f"{_NO_BREAK}:"),
    (re.compile(" (?=[;!?])"), _NARROW),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), _NARROW),
    (re.compile(r"(?<=\d) (?=%|(?:h|ans?|mètres|kilomètres|degrés|heures|euros)\b)"), _NO_BREAK),
    (re.compile(f"(?<={_NO_BREAK}h) (?=[0-9])"), _NO_BREAK),
)


@dataclass(frozen=True)
class PictureWords:
    """A picture's name and its words in one language."""

    picture: str
    caption: str
    alt: str = ""


@dataclass(frozen=True)
class Version:
    """One language version. The body has a figure token for every picture but the lead, numbered from 1."""

    language: str
    headline: str
    kicker: str
    standfirst: str
    body: str
    pictures: Sequence[PictureWords]
    has_lead: bool


@dataclass(frozen=True)
class Story:
    """A story with its original and its texts per language.

    `label`, `source`, `topics` and the people are keys of `names`; `original_age` is in days before today.
    `translators`: who translated into which language.
    """

    key: str
    label: str
    source: str
    topics: Sequence[str]
    original_language: str
    original_title: str
    original_url: str
    original_age: int
    authors: Sequence[str]
    texts: dict[str, str]
    editors: Sequence[str] = ()
    translators: dict[str, str] = field(default_factory=dict)

    def version(self, language: str) -> Version:
        """The text in one language, set as that language is set. Raises KeyError where there is none."""
        return parse(self.texts[language], language)


def parse(text: str, language: str) -> Version:
    """Read one text. Raises ValueError for a text without a headline."""
    fields = {"kicker": "", "standfirst": ""}
    headline, lead = "", False
    body: list[str] = []
    pictures: list[PictureWords] = []
    for block in _blocks(text, language):
        if block.startswith("# "):
            headline = block[2:]
        elif found := _FIELD.match(block):
            value = block[found.end() :]
            if found[1] == "alt":
                last = pictures.pop()
                pictures.append(PictureWords(last.picture, last.caption, value))
            else:
                fields[found[1]] = value
        elif found := _PICTURE.match(block):
            # Captions are plain text.
            pictures.append(PictureWords(found[1], block[found.end() :].replace("*", "")))
            if body:
                body.append(f'<figure data-figure="{len(pictures)}"></figure>')
            else:
                lead = True
        else:
            body.append(_html(block))
    if not headline:
        raise ValueError(f"A text in {language} has no headline.")
    return Version(language, headline, fields["kicker"], fields["standfirst"], "".join(body), pictures, lead)


def _blocks(text: str, language: str) -> Iterator[str]:
    """The blocks with their lines joined, Chinese and Japanese without a space, and their typography set."""
    joint = "" if is_cjk(language) else " "
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        joined = lines[0]
        for line in lines[1:]:
            joined += ("\n" if line.startswith("- ") else joint) + line
        yield typeset(joined, language)


def typeset(text: str, language: str) -> str:
    """Text typed with plain spaces and straight apostrophes, as its language sets it.

    French spacing is the Lexique de l'Imprimerie nationale's: U+00A0 inside « » and before the colon, U+202F
    before ; ! ? and between thousands.
    """
    if language in ("en", "fr"):
        text = text.replace("'", "’")
    if language == "fr":
        for pattern, spaced in _FRENCH_SPACES:
            text = pattern.sub(spaced, text)
    return text


def _html(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{_inline(block[2:])}</p></blockquote>"
    if block.startswith("- "):
        return (
            "<ul>" + "".join(f"<li><p>{_inline(item)}</p></li>" for item in block[2:].split("\n- ")) + "</ul>"
        )
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    escaped = html.escape(text, quote=False)
    linked = _LINK.sub(r'<a href="\2">\1</a>', escaped)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", linked)
