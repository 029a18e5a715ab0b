"""Reading and making pictures in a process of its own: a hostile file takes no server with it.

Whatever happens to it is one sentence for whoever sent the file; the next file is read all the same.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from articles.imaging.credits import Credit
from articles.imaging.messages import REASONS, UnacceptableImage
from articles.imaging.metadata import SuggestedCredit
from articles.imaging.opening import MAX_BYTES
from articles.imaging.renditions import Rendition
from articles.imaging.sizes import CENTRE, Focal
from articles.imaging.validation import ImageFacts, inspect
from articles.processes.child import Busy, Caller, Failed, Late, NotStarted

log = logging.getLogger(__name__)

EXAMINE_SECONDS = 15.0
RENDER_SECONDS = 60.0
_RESTING_BYTES = 200 * 1024 * 1024


class Studio:
    """Has pictures examined and made by children: a quick one for people who wait, another for renditions."""

    def __init__(
        self,
        module: str = "articles.imaging.worker",
        seconds: tuple[float, float] = (EXAMINE_SECONDS, RENDER_SECONDS),
    ) -> None:
        """`module` is what the children run, `seconds` what examining and making may take."""
        self._seconds = dict(zip(("examine", "render"), seconds, strict=True))
        self._callers = {
            what: Caller(module, seconds=limit, resting_bytes=_RESTING_BYTES)
            for what, limit in self._seconds.items()
        }

    def examine(self, data: bytes, filename: str = "") -> tuple[ImageFacts, SuggestedCredit]:
        """Return what a file is, as `validation.inspect` says it, and the credit its metadata suggests.

        At most 15 s and 600 MB. Raises UnacceptableImage, and nothing else.
        """
        if not data or len(data) > MAX_BYTES:
            inspect(data[: MAX_BYTES + 1], filename)
        answer, _ = self._ask("examine", data, {"filename": filename})
        try:
            return ImageFacts(**answer["facts"]), SuggestedCredit.from_json(answer["suggested"])
        except (KeyError, TypeError, ValueError) as error:
            # What comes out of there is no more to be trusted than what went in.
            raise UnacceptableImage("killed") from error

    def render(self, data: bytes, credit: Credit, focal: Focal = CENTRE) -> list[tuple[str, Rendition]]:
        """Return every rendition of a picture, as `renditions.make_all` makes them.

        At most 60 s and 600 MB. Raises UnacceptableImage, and nothing else.
        """
        answer, joined = self._ask("render", data, {"credit": asdict(credit), "focal": list(focal)})
        made, at = [], 0
        try:
            for row in answer["made"]:
                data = joined[at : at + row["size"]]
                at += row["size"]
                one = Rendition(data, row["width"], row["height"], row["format"], row["sha256"])
                made.append((str(row["name"]), one))
        except (KeyError, TypeError) as error:
            raise UnacceptableImage("killed") from error
        return made

    def close(self) -> None:
        """End the children, if there are any."""
        for caller in self._callers.values():
            caller.close()

    def _ask(self, what: str, data: bytes, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        try:
            answer, more = self._callers[what].ask(data, {"do": what, **job})
        except Late as error:
            raise UnacceptableImage("too-slow", limit=f"{self._seconds[what]:g}") from error
        except Failed as error:
            code = {Busy: "busy", NotStarted: "no-child"}.get(type(error), "killed")
            raise UnacceptableImage(code) from error
        if "fault" in answer:
            log.error("A picture could not be read by a fault of ours:\n%s", answer["fault"])
            raise UnacceptableImage("fault")
        if "refused" in answer:
            code, params = answer["refused"]
            raise UnacceptableImage(code if code in REASONS else "killed", **params)
        return answer, more


_STUDIO = Studio()
examine = _STUDIO.examine
render = _STUDIO.render
close = _STUDIO.close
