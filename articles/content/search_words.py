"""Words as a search compares them, in any script: folded, accents aside, Chinese and Japanese in pairs.

PostgreSQL's own text search keeps and finds them (`tsvector`, `tsquery`), but cuts nothing itself: its
dictionaries know neither Chinese nor which language a headline is in, and an extension is not everywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from articles.content.addresses import page_key
from articles.content.typography import CJK, MARKS

# Beyond, a query says no more about what is wanted.
MOST_WORDS = 8
_LONGEST = 60
# PostgreSQL's highest place in a text.
_LAST_PLACE = 16_000
# Between two texts of one story: a phrase does not run from one headline into the next.
_GAP = 5
_TOKEN = re.compile(rf"[{CJK}]+|(?:(?![{CJK}])[\w{MARKS}])+")
_SPACELESS = re.compile(f"[{CJK}]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_VOICED = "\u3099\u309a"
# Letters that are no letter with a mark to Unicode, though people type them so.
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ى": "ي",
        "ة": "ه",
        "ـ": "",
        "_": " ",
    }
)
# « and the », « with the », « like the », « so the », « for the », « the ».
_ARTICLE = re.compile("^(?:وال|بال|كال|فال|لل|ال)(?=\\w{3})")


def fold_search(text: str) -> str:
    """Return text as searches compare it: NFKC and case folded, accents and Arabic vowel signs dropped.

    Kana keep their voicing marks and Hangul its syllables: without them they would be other words.
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c) or c in _VOICED)
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))


def is_spaceless(text: str) -> bool:
    """Tell whether text has characters of a script without spaces: any place in it may begin a word."""
    return bool(_SPACELESS.search(text))


def address_text(address: str) -> str:
    """Return an address as it is searched: without what may differ between two spellings of it."""
    return page_key(address if "://" in address else f"https://{address}") or address


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(fold_search(text)):
        yield match.group()


def _pairs(run: str) -> list[str]:
    """The pairs of a run without spaces, and its last character: what begins with one is found by it."""
    return [run[place : place + 2] for place in range(len(run))]


def vector(texts: Iterable[str], marks: Iterable[str] = ()) -> str:
    """Return what is kept of a story's texts: a PostgreSQL `tsvector` literal with the place of each word.

    `marks` are kept as they are, without a place: see `matching`.
    """
    places: dict[str, list[int]] = {}
    place = 1
    for text in texts:
        for token in _tokens(text):
            cut = _pairs(token) if _SPACELESS.match(token) else [token[:_LONGEST]]
            for word in cut:
                places.setdefault(word, []).append(place)
                if (bare := without_article(word)) != word:
                    places.setdefault(bare, []).append(place)
                place = min(place + 1, _LAST_PLACE)
        place = min(place + _GAP, _LAST_PLACE)
    words = [f"'{word}':{','.join(map(str, found[:200]))}" for word, found in places.items()]
    return " ".join([*words, *(f"'{mark}'" for mark in marks)])


def token_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the tokens of a text, as it stands, begin and end."""
    for match in _TOKEN.finditer(text):
        yield match.span()


def plain_words(text: str) -> list[str]:
    """The words of a text in a script with spaces, folded, each once."""
    return [token for token in dict.fromkeys(_tokens(text)) if not _SPACELESS.match(token)]


def near(word: str) -> list[str]:
    """The word, and the word without each of its letters: two that share one of these are neighbours."""
    return sorted({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})


def without_article(word: str) -> str:
    """An Arabic word without « the », « and the », « with the »; any other word as it is."""
    return _ARTICLE.sub("", word) if _ARABIC.match(word) else word


def words_of(query: str) -> list[str]:
    """The words of a query as people divide them: by spaces, the first MOST_WORDS of them."""
    return [word for word in query.split() if any(_tokens(word))][:MOST_WORDS]


def has_any(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of `words` stands in `text`, compared as searches do: to show where it was found."""
    folded = fold_search(text)
    for word in words:
        tokens = [without_article(token) for token in _tokens(word)]
        if tokens and all(token in folded for token in tokens):
            return True
    return False


def matching(words: Sequence[str], marks: Sequence[Iterable[str]] = (), *, some: bool = False) -> str:
    """Return the `tsquery` for stories that have every one of `words`, or `some` of them; "" for none.

    A word is found where one begins with it; in Chinese and Japanese, and in an address, where its parts
    stand together. `marks[i]`: what also counts as having word i.
    """
    wanted = []
    for number, word in enumerate(words):
        ways = [phrase] if (phrase := _phrase(word)) else []
        ways += [f"'{mark}'" for mark in (marks[number] if number < len(marks) else ())]
        if ways:
            wanted.append(f"({' | '.join(ways)})")
    return (" | " if some else " & ").join(wanted)


def _phrase(word: str) -> str:
    if word.isascii() and re.search("[./]", word):
        word = address_text(word)
    tokens = list(_tokens(word))
    parts: list[str] = []
    for token in tokens[:-1]:
        parts += _pairs(token) if _SPACELESS.match(token) else [without_article(token)[:_LONGEST]]
    last = tokens[-1] if tokens else ""
    # Of two characters and more, the last pair is the end; what else stands there may be a beginning.
    pairs = _pairs(last)[:-1] if _SPACELESS.match(last) else []
    whole = [f"'{part}'" for part in (*parts, *pairs)]
    if last and not pairs:
        whole.append(f"'{without_article(last)[:_LONGEST]}':*")
    return f"({' <-> '.join(whole)})" if len(whole) > 1 else "".join(whole)
