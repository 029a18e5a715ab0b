"""What a file that is no text is, by how its bytes begin, and what to do instead of sending it."""

from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

BINARY = gettext_noop("This is a binary file, not a text. Save or copy its text and send that.")
_PICTURE = gettext_noop("This is a picture, not a text. Send the article's text; pictures go to its figures.")
_RECORDING = gettext_noop("This is a sound or video file, not a text. Send the article's text.")
_ARCHIVE = gettext_noop("This is a compressed file. Unpack it and send what is in it.")
_PDF = gettext_noop("This is a PDF file, not a text. Copy its text and send that.")
_RTF = gettext_noop(
    "This is an RTF document. Open it in Word or LibreOffice, save it as .docx or .odt and send that."
)
_OLD_OFFICE = gettext_noop(
    "This is an old office document (.doc). Open it in Word or LibreOffice, save it as .docx and send that."
)
_OUTLOOK = gettext_noop(
    "This is an Outlook message (.msg). Copy its text and send that, or save the message as text."
)
_PASSWORD = gettext_noop("The document is protected by a password. Save it without one and send that.")
_WEB_ARCHIVE = gettext_noop(
    "This is a web archive. Save the page as HTML, or send its address, so that it can be fetched."
)
_STARTS = (
    (b"%PDF", _PDF),
    (b"{\\rtf", _RTF),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!\x1a", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"ID3", _RECORDING),
    (b"OggS", _RECORDING),
    (b"fLaC", _RECORDING),
    (b"\x1a\x45\xdf\xa3", _RECORDING),
    (b"bplist", _WEB_ARCHIVE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable, with advice, where the bytes begin as those of a picture, a PDF, an archive … do.

    Zip packages are not among them: some are documents.
    """
    if data.startswith(_OLE[:4]):
        raise Unreadable(_compound_file(data))
    for start, reason in _STARTS:
        if data.startswith(start):
            raise Unreadable(reason)
    if data.startswith(b"RIFF"):
        raise Unreadable(_PICTURE if data[8:12] == b"WEBP" else _RECORDING)
    if data[4:8] == b"ftyp":
        raise Unreadable(_PICTURE if data[8:12] in (b"avif", b"heic", b"heix", b"mif1") else _RECORDING)


def _compound_file(data: bytes) -> str:
    """Tell what a compound file ([MS-CFB]) is by the names of its streams, which are in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _PASSWORD
    return _OUTLOOK if "__nameid_version1.0".encode("utf-16-le") in data else _OLD_OFFICE
