"""Why a picture is not taken, in sentences for editors."""

from articles.messages import Message, gettext_noop

REASONS = {
    "empty": gettext_noop("The file is empty. Choose the picture again or ask for a new copy."),
    "too-many-bytes": gettext_noop(
        "The file has %(megabytes)s MB, and at most %(limit)s MB are accepted. "
        "Export it as a JPEG of 6000 pixels or less on its long side."
    ),
    "too-many-pixels": gettext_noop(
        "The picture has more than %(limit)s megapixels. "
        "Export it smaller, at 6000 pixels or less on its long side."
    ),
    "svg": gettext_noop(
        "SVG is refused, because an SVG file can carry scripts and load other files. "
        "Export the drawing as PNG, at least 1600 pixels wide."
    ),
    "heic": gettext_noop(
        "HEIC pictures cannot be read here. Export it as JPEG: on a Mac with Preview (File, Export), on an "
        "iPhone by choosing Settings, Camera, Formats, Most Compatible before taking the picture."
    ),
    "unsupported": gettext_noop(
        "%(kind)s files are not accepted. Export the picture as JPEG, PNG, WebP, AVIF, TIFF or GIF."
    ),
    "not-an-image": gettext_noop(
        "The file is not a picture that can be read. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF file."
    ),
    "damaged": gettext_noop(
        "The %(kind)s file is damaged or incomplete. Download it or export it from the original again."
    ),
    "extension": gettext_noop(
        "The file is named .%(extension)s, but it contains %(kind)s. "
        "Rename it to .%(right)s, or export it again in the format you meant."
    ),
    "too-many-scans": gettext_noop(
        "The JPEG is built in %(scans)s passes, which no program for pictures does: reading it could take "
        "minutes. Open it and save it again as a JPEG."
    ),
    "animation": gettext_noop(
        "The animation has %(megabytes)s MB, and at most %(limit)s MB are accepted. Readers get its first "
        "frame: export that as JPEG or PNG."
    ),
    "too-slow": gettext_noop(
        "Reading the picture took longer than %(limit)s seconds and was stopped. Open it and save it again "
        "as JPEG."
    ),
    "too-large-inside": gettext_noop(
        "Reading the picture took more memory than a picture may. Export it as a JPEG of 6000 pixels or less "
        "on its long side."
    ),
    "killed": gettext_noop(
        "Reading the picture failed, as if it were made to: it is no usual file. Open it and save it again "
        "as JPEG."
    ),
    "busy": gettext_noop(
        "Other pictures are being read, and it is not its turn yet. Send it again in a minute."
    ),
    "fault": gettext_noop(
        "The picture could not be read, by a fault of this program, which has been logged. Save it again as "
        "JPEG and send that."
    ),
    "no-child": gettext_noop(
        "Pictures cannot be read at the moment; the log says why. Tell whoever runs this site."
    ),
    "depth": gettext_noop(
        "The picture has more than 16 bits per channel. Export it with 8 or 16 bits per channel."
    ),
}


class UnacceptableImage(ValueError):
    """A file that is not taken, with one sentence on what is wrong and what to do.

    `code` is a key of `REASONS`; `message` is the sentence with its values apart, for translation;
    `str(error)` is the sentence in English.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.message = Message(REASONS[code], params)
        super().__init__(str(self.message))
