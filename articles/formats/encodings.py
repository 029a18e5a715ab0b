"""Which of the old encodings a text is in, where nothing says so: chardet's ranking, and how words look.

Why chardet and not charset-normalizer: on the article texts we tried, written in the encodings below, chardet
(given this closed list) named the right one for all of 92, charset-normalizer 3.5 for seven of ten, taking
every French one for windows-1250.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import chardet

from articles.content.languages import detect_language

# Codec → its name for people (WHATWG's where there is one) and the languages it was made for; of two that are
# equally likely the first is taken.
_KNOWN: dict[str, tuple[str, str]] = {
    "cp1252": ("windows-1252", "fr en de es pt it nl sv da fi nb no is id ca"),
    "gb18030": ("GB18030", "zh"),
    "big5hkscs": ("Big5", "zh"),
    "cp932": ("Shift_JIS", "ja"),
    "euc_jis_2004": ("EUC-JP", "ja"),
    "cp949": ("EUC-KR", "ko"),
    "cp1250": ("windows-1250", "pl cs sk hu ro hr sl"),
    "cp1251": ("windows-1251", "ru uk bg sr mk be"),
    "cp1254": ("windows-1254", "tr az"),
    "cp1256": ("windows-1256", "ar fa ur"),
    "koi8_r": ("KOI8-R", "ru"),
    "koi8_u": ("KOI8-U", "uk"),
    "iso8859_2": ("ISO-8859-2", "pl cs sk hu ro hr sl"),
    "iso8859_9": ("ISO-8859-9", "tr az"),
    "iso8859_15": ("ISO-8859-15", "fr de es pt it nl fi"),
}
_SAMPLE = 200_000  # bytes that settle the question
_ENOUGH = 20  # bytes beyond ASCII below which nothing is sure
_FEW = 4  # different ones that tell nothing, however often they come
_LANGUAGE_WEIGHT = 8.0
_SHOWN_WEIGHT = 1.5
_MARGIN = 1.5  # how much more likely than the next one an encoding must be to be sure
_ALIKE = 0.005  # two readings that differ in fewer of their characters are not two opinions

# What a wrong encoding makes of words: two scripts in one, capitals inside, fractions and frames inside.
_LETTER = r"[^\W\d_]"
_ODD = re.compile(
    r"[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]"
    r"|[a-zà-öø-ÿа-яёіїєґ][À-ÖØ-ÞŠŽŒА-ЯЁІЇЄҐ]"
    rf"|(?<={_LETTER})[¤¦§¨¬¯±´¶¸¹²³¼½¾«»©®×÷‚„†‡ˆ‰˜™](?={_LETTER})"
    rf"|(?<={_LETTER})[¤¼½¾](?=\W)|(?<=\W)[¼½¾](?={_LETTER})"
    r"|\d\s?¤"
    r"|[\u2500-\u25ff\ue000-\uf8ff\x80-\x9f]"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_NO_MARKUP = bytes.maketrans(b"<>", b"  ")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30ff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True)
class Guess:
    """An encoding that a text may be in: the codec, and whether it can hardly be another."""

    codec: str
    sure: bool


def name_of(codec: str) -> str:
    """Return an encoding's name as people know it ("windows-1252" for Python's "cp1252")."""
    if codec in _KNOWN:
        return _KNOWN[codec][0]
    name = codec.replace("_ext", "").replace("_", "-").upper()
    return re.sub(r"^ISO(?=\d)", "ISO-", re.sub(r"^CP(?=125)", "windows-", name))


def guesses(data: bytes, language: str | None = None) -> Sequence[Guess]:
    """Return what `data`, which is not UTF-8, may be encoded in, likeliest first; empty for binary data.

    `language`, where known, decides between likely ones. At most 200 kB are looked at, those lines first
    that are not ASCII. Only the encodings of the table above are considered.
    """
    sample = _sample(data)
    ranked = sorted(_weighed(sample, language), key=lambda row: -row[0])
    if not ranked:
        return ()
    best, _, text = ranked[0]
    high = [byte for byte in sample if byte > 127]
    rival = next((weight for weight, _, other in ranked if _differ(text, other)), 0.0)
    sure = len(high) >= _ENOUGH and len(set(high)) > _FEW and best > _MARGIN * rival
    return [Guess(codec, sure and index == 0) for index, (_, codec, _) in enumerate(ranked)]


def _sample(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    # Long English parts would hide the few lines that tell.
    telling = bytearray()
    for line in BytesIO(data):
        if match := _HIGH.search(line):
            telling += line[max(0, match.start() - 200) : match.start() + _SAMPLE]
        if len(telling) >= _SAMPLE:
            break
    return bytes(telling[:_SAMPLE])


def _weighed(sample: bytes, language: str | None) -> list[tuple[float, str, str]]:
    """Return (weight, codec, text) of each encoding that can be meant."""
    found = []
    # Small words are mostly ASCII, so that they show the language before the encoding is known.
    shown = None if language else detect_language(_NOT_ASCII.sub(" ", sample.decode("latin-1")))
    base = (language or shown or "").partition("-")[0]
    rows = chardet.detect_all(
        # Without angle brackets: chardet believes any <meta charset> wherever it stands.
        sample.translate(_NO_MARKUP),
        include_encodings=list(_KNOWN),
        compat_names=False,
        ignore_threshold=True,
    )
    confidence = {(row["encoding"] or "").replace("-", "_"): row["confidence"] for row in rows}
    # chardet leaves these out where a short text is nearly all kana, which is what shows them best.
    for codec in _KNOWN:
        text = _read(sample, codec) if codec in {"cp932", "euc_jis_2004", *confidence} else None
        if text is None:
            continue
        words = len(_NOT_ASCII.findall(text)) or 1
        weight = confidence.get(codec, 0.0) * max(0.0, 1 - len(_ODD.findall(text)) / words) ** 20
        if codec not in confidence and 3 * len(_KANA.findall(text)) > len("".join(_NOT_ASCII.findall(text))):
            weight = 1.0
        if base and base in _KNOWN[codec][1].split():
            weight = weight * _LANGUAGE_WEIGHT + 0.001 if language else weight * _SHOWN_WEIGHT
        found.append((weight, codec, text))
    return found


def _read(sample: bytes, codec: str) -> str | None:
    try:
        return sample.decode(codec)
    except UnicodeDecodeError as error:
        # A sample that was cut may end inside a character.
        if len(sample) >= _SAMPLE and error.start >= len(sample) - 4:
            return sample[: error.start].decode(codec, errors="ignore")
        return None


def _differ(text: str, other: str) -> bool:
    if text == other:
        return False
    if len(text) != len(other):
        return True
    return sum(map(str.__ne__, text, other)) > _ALIKE * len(text)
