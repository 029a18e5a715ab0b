"""Bytes → text, whatever it was encoded in; what is no text is refused, what was guessed is said."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.formats.encodings import guesses, name_of
from articles.formats.errors import Unreadable
from articles.formats.file_kinds import BINARY, refuse_other_kinds
from articles.messages import Message, gettext_noop

MOST_BYTES = 8_000_000
_HEAD = 4096  # bytes in which a page must have named its encoding (WHATWG: 1024)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What labels are read as (WHATWG Encoding, 4.2): whoever says Latin-1 or GB2312 uses the larger sets as well.
# A closed list, so that nobody names one of Python's own codecs (utf-7, unicode_escape, …).
_LABELS = {
    "cp1252": "iso88591 latin1 l1 ascii usascii windows1252 cp1252 ansix341968",
    "gb18030": "gb18030 gb2312 gbk gb231280 cp936 windows936 euccn hzgb2312",
    "big5hkscs": "big5 big5hkscs cp950 windows950 big5tw",
    "cp932": "shiftjis sjis windows31j cp932 mskanji ms932",
    "euc_jis_2004": "eucjp ujis eucjis2004",
    "iso2022_jp_ext": "iso2022jp csiso2022jp",
    "cp949": "euckr ksc56011987 ksc5601 ksc56011989 cp949 windows949 uhc korean",
    "iso8859_2": "iso88592 latin2 l2",
    "iso8859_3": "iso88593 latin3",
    "iso8859_4": "iso88594 latin4",
    "iso8859_5": "iso88595 cyrillic",
    "iso8859_6": "iso88596 arabic",
    "iso8859_7": "iso88597 greek greek8",
    "iso8859_8": "iso88598 hebrew iso88598i logical",
    "cp1254": "iso88599 latin5 l5 windows1254 cp1254",
    "iso8859_10": "iso885910 latin6",
    "iso8859_13": "iso885913",
    "iso8859_15": "iso885915 latin9 l9",
    "iso8859_16": "iso885916",
    "cp874": "tis620 iso885911 windows874 cp874",
    "koi8_r": "koi8r koi8 koi",
    "koi8_u": "koi8u koi8ru",
    "mac_roman": "macintosh macroman mac xmacroman",
    "cp866": "cp866 ibm866 866",
    "utf-8": "utf8 unicode11utf8 unicode20utf8",
    "utf-16-le": "utf16 utf16le unicode ucs2",
    "utf-16-be": "utf16be",
    **{f"cp{page}": f"windows{page} cp{page}" for page in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
}
_WIDE = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949"})
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_XML_DECLARATION = re.compile(rb"""<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_META = re.compile(rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was in (by its name for people) and what somebody should know about that."""

    text: str
    encoding: str
    warnings: tuple[Message, ...] = ()


def decode(data: bytes, *, charset: str | None = None, language: str | None = None) -> Decoded:
    """Return the text of a file or a response.

    In this order count: a byte order mark, `charset` (what HTTP said), what an XML declaration or a page's
    `<meta>` says, UTF-8, and what the bytes look like; `language`, a code, helps there. What the bytes
    contradict is not believed: UTF-8 that was declared as something else is UTF-8. A guess that is not sure,
    a wrong declaration and bytes that had to be replaced are told in `warnings`.
    Raises Unreadable for binary files and for more than 8 MB.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(
            gettext_noop(
                "The file has %(size)s bytes; articles have %(limit)s at most. Send the article's text alone."
            ),
            size=f"{len(data):,}",
            limit=f"{MOST_BYTES:,}",
        )
    refuse_other_kinds(data)
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(BINARY)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], codec)
    declared = list(_declared(data, charset))
    if b"\0" in data:
        return _wide(data, declared)
    if _share_of_controls(data) > 0.1:
        raise Unreadable(BINARY)
    return _utf_8(data, declared) or _old(data, declared, language)


def _declared(data: bytes, charset: str | None) -> Iterator[str]:
    """Yield the codecs that are named for the data, each once."""
    head = data[:_HEAD]
    names = [charset or ""]
    if head.lstrip().startswith(b"<"):
        found = (pattern.search(head) for pattern in (_XML_DECLARATION, _META))
        names += [match[1].decode("ascii", "ignore") for match in found if match]
    known = (_CODECS.get(re.sub(r"^x-|[^a-z0-9]", "", name.lower())) for name in names)
    yield from dict.fromkeys(codec for codec in known if codec)


def _with_mark(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    wrong = text.count("\ufffd")
    if wrong > 1 and wrong * 20 > len(text):
        raise Unreadable(
            gettext_noop(
                "The file begins as %(encoding)s text and is not: it is damaged. Save it as UTF-8 and send it"
                " again."
            ),
            encoding=codec.upper(),
        )
    return Decoded(text, codec.upper(), _replaced(text, codec))


def _wide(data: bytes, declared: Sequence[str]) -> Decoded:
    """Read UTF-16 without a mark: every text has a line end or a space, whose one byte is NUL."""
    for codec in dict.fromkeys([*(name for name in declared if "utf-16" in name), "utf-16-le", "utf-16-be"]):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _reads(text):
            warning = () if codec in declared else (_guessed(codec),)
            return Decoded(text, codec.upper(), warning)
    raise Unreadable(BINARY)


def _reads(text: str) -> bool:
    """Tell whether text can have been meant: no NUL, nearly all of it printable, with white space in it."""
    shown = sum(map(str.isprintable, text)) + sum(map(text.count, "\n\r\t"))
    return "\0" not in text and shown >= 0.98 * len(text) and any(map(str.isspace, text[:2000]))


def _utf_8(data: bytes, declared: Sequence[str]) -> Decoded | None:
    """Read UTF-8, also where a few bytes are wrong (a text cut in two); None for other text."""
    if data.isascii():
        if b"\x1b$" in data:
            return _decoded(data, "iso2022_jp_ext")
        return Decoded(data.decode("ascii"), "UTF-8")
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    right = sum(character > "\x7f" for character in text) - wrong
    if wrong and (right < 3 or wrong * 20 > right):
        return None
    others = [codec for codec in declared if codec != "utf-8"]
    if others and others[0] in _WIDE and not wrong and right < 4 and (other := _decoded(data, others[0])):
        # Two or three characters of these may be UTF-8 by chance; « Ã© » is meant by nobody.
        return other
    warnings = _replaced(text, "utf-8") if wrong else ()
    if others and "utf-8" not in declared:
        warnings += (_contradicted(others[0], "utf-8"),)
    return Decoded(text, "UTF-8", warnings)


def _old(data: bytes, declared: Sequence[str], language: str | None) -> Decoded:
    found = guesses(data, language)
    best = found[0] if found else None
    for codec in declared:
        if codec != "utf-8" and (decoded := _decoded(data, codec)):
            other = _decoded(data, best.codec) if best and best.sure else None
            if best and other and other.text != decoded.text and not _near(best.codec, codec):
                return Decoded(other.text, other.encoding, (_contradicted(codec, best.codec),))
            return decoded
    for guess in found:
        if decoded := _decoded(data, guess.codec):
            warnings = () if guess.sure and not declared else (_guessed(guess.codec),)
            return Decoded(decoded.text, decoded.encoding, warnings)
    if best:
        text = data.decode(best.codec, errors="replace")
        if text.count("\ufffd") * 100 <= len(text):
            return Decoded(text, name_of(best.codec), (_guessed(best.codec), *_replaced(text, best.codec)))
    raise Unreadable(BINARY)


def _near(codec: str, declared: str) -> bool:
    """Tell whether two encodings write the same script, so that what was declared is more to be believed."""
    western = {"cp1250", "cp1252", "cp1254", "iso8859_2", "iso8859_9", "iso8859_15", "iso8859_16"}
    return codec in western and declared in western


def _decoded(data: bytes, codec: str) -> Decoded | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    # C1 controls are in no text: bytes 80 to 9F are letters of another encoding.
    if sum(map(text.count, map(chr, range(0x80, 0xA0)))) * 50 > len(text) or _share_of_controls(data) > 0.01:
        return None
    return Decoded(text, name_of(codec))


def _share_of_controls(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0


def _guessed(codec: str) -> Message:
    return Message(
        gettext_noop(
            "The text does not say in which encoding it is; it was read as %(encoding)s."
            " If letters are wrong, save it as UTF-8 and send it again."
        ),
        {"encoding": name_of(codec)},
    )


def _contradicted(declared: str, found: str) -> Message:
    return Message(
        gettext_noop("The text says that it is %(declared)s, but it is %(found)s and was read as that."),
        {"declared": name_of(declared), "found": name_of(found)},
    )


def _replaced(text: str, codec: str) -> tuple[Message, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    template = gettext_noop(
        "Characters that are no %(encoding)s were replaced by “%(mark)s” (%(count)s of them)."
        " Put the right ones in."
    )
    return (Message(template, {"encoding": name_of(codec), "mark": "\ufffd", "count": count}),)
