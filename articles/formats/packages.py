"""Office documents are zip packages of XML. Opened here, and bounded before and while they are unpacked.

Nothing is ever unpacked to a disk, and no library sees a part that was not checked here first.
"""

import zlib
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

MOST_MEMBERS = 2_000
MOST_BYTES = 50_000_000  # of all members, unpacked
MOST_PART_BYTES = 20_000_000
MOST_PICTURE_BYTES = 30_000_000
_MOST_RATIO = 200  # text that repeats itself reaches 50; a bomb 1,000
_FREE = 1_000_000  # bytes below which the ratio does not matter
_MOST_DEPTH = 100
_MOST_ELEMENTS = 250_000
_CENTRAL_HEADER = b"PK\x01\x02"
DAMAGED = gettext_noop(
    "The document is damaged. Open it in the program it was written with, save it, and send that."
)
_TOO_LARGE = gettext_noop(
    "The document unpacks to more than an article needs (%(limit)s MB at most). Copy its text and send that."
)
_TOO_MANY = gettext_noop(
    "The document holds more files than an article needs (%(limit)s at most). Copy its text and send that."
)
_PASSWORD = gettext_noop("The document is protected by a password. Save it without one and send that.")
_HOSTILE = gettext_noop(
    "The document holds XML that no office program writes (%(what)s)."
    " Copy its text into a new one and send that."
)


class Package:
    """A zip package, of which only the directory has been read."""

    def __init__(self, data: bytes) -> None:
        """Open the package. Raises Unreadable where it is damaged, encrypted, or larger than an article's."""
        # Counted first: a directory of 200,000 names alone takes 100 MB to read.
        if data.count(_CENTRAL_HEADER) > 2 * MOST_MEMBERS:
            raise Unreadable(_TOO_MANY, limit=f"{MOST_MEMBERS:,}")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(DAMAGED) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unreadable(_TOO_MANY, limit=f"{MOST_MEMBERS:,}")
        if sum(member.file_size for member in members) > MOST_BYTES or any(map(_is_bomb, members)):
            raise Unreadable(_TOO_LARGE, limit=MOST_BYTES // 1_000_000)
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable(_PASSWORD)
        self._left = MOST_BYTES
        self._elements = _MOST_ELEMENTS
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str, limit: int = MOST_PART_BYTES) -> bytes:
        """Return a member, unpacked: `limit` bytes at most. Raises Unreadable, also where there is none."""
        try:
            member = self._zip.getinfo(name)
        except KeyError as error:
            raise Unreadable(DAMAGED) from error
        limit = min(limit, self._left)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or member.file_size > limit:
            raise Unreadable(_TOO_LARGE, limit=limit // 1_000_000)
        try:
            with self._zip.open(member) as file:
                # What the directory says may be a lie.
                data = file.read(limit + 1)
        except (BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
            raise Unreadable(DAMAGED) from error
        if len(data) > limit:
            raise Unreadable(_TOO_LARGE, limit=limit // 1_000_000)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> bytes:
        """Return a member that is XML which every parser can be given: no DTD, no entities, bounded depth.

        Bounded in elements, too, those of all parts that are read together. Raises Unreadable.
        """
        data = self.read(name)
        counter = _Counter(self._elements)
        try:
            sax.parseString(data, counter, forbid_dtd=True)
        except Unreadable:
            raise
        except DefusedXmlException as error:
            raise Unreadable(_HOSTILE, what="DTD") from error
        except (SAXException, ValueError, LookupError) as error:
            raise Unreadable(DAMAGED) from error
        self._elements = counter.left
        return data


def _is_bomb(member: ZipInfo) -> bool:
    return member.file_size > _FREE and member.file_size > _MOST_RATIO * member.compress_size


class _Counter(ContentHandler):
    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left
        self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:
        self.left -= 1
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise Unreadable(_HOSTILE, what=gettext_noop("elements inside elements"))
        if self.left < 0:
            raise Unreadable(_TOO_LARGE, limit=MOST_BYTES // 1_000_000)

    def endElement(self, name: str) -> None:
        self._depth -= 1


def rebuilt(parts: dict[str, bytes]) -> BytesIO:
    """Return a package of these parts alone, for a library to open."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    file.seek(0)
    return file


def picture(data: bytes, part: str) -> bytes:
    """Return the bytes of a picture inside a document, which `ParsedFigure.part` names.

    They are as the document has them: whoever keeps them checks that they are a picture. Raises Unreadable
    where there is no such file, or one of more than 30 MB.
    """
    package = Package(data)
    if part not in package.names or part.endswith((".xml", ".rels", "/")):
        raise Unreadable(gettext_noop("The document holds no such picture. Read it in again."))
    return package.read(part, MOST_PICTURE_BYTES)
