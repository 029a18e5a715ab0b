"""The process in which pictures are read and made: `python -m articles.imaging.worker`, told what by pipe.

`apart.py` is the other end.
"""

from collections.abc import Callable
from dataclasses import asdict
from io import BytesIO
from typing import Any

from PIL import Image

from articles.imaging.credits import Credit
from articles.imaging.messages import UnacceptableImage
from articles.imaging.metadata import suggested_credit
from articles.imaging.renditions import make_all
from articles.imaging.validation import inspect
from articles.processes import serving

# 60 megapixels are 240 MB, and turning them upright takes as much again.
MOST_HEAP = 560 * 1024 * 1024
MOST_SECONDS = 40


def examine(data: bytes, job: dict[str, Any]) -> serving.Answer:
    """Say what a file is and what it says of its credit."""
    facts = inspect(data, job["filename"])
    return {"facts": asdict(facts), "suggested": suggested_credit(data).as_json()}, b""


def render(data: bytes, job: dict[str, Any]) -> serving.Answer:
    """Make every rendition; their bytes stand one behind the other."""
    credit = Credit(**job["credit"] | {"creators": tuple(job["credit"]["creators"])})
    x, y = job["focal"]
    made = list(make_all(data, credit=credit, focal=(x, y)))
    listed = [
        {
            "name": name,
            "format": one.format,
            "width": one.width,
            "height": one.height,
            "sha256": one.sha256,
            "size": len(one.bytes),
        }
        for name, one in made
    ]
    return {"made": listed}, b"".join(one.bytes for _, one in made)


JOBS: dict[str, Callable[[bytes, dict[str, Any]], serving.Answer]] = {"examine": examine, "render": render}


def do(data: bytes, job: dict[str, Any]) -> serving.Answer:
    """Do one job by its name; a file that is not taken is an answer."""
    try:
        return JOBS[job["do"]](data, job)
    except UnacceptableImage as error:
        return {
            "refused": [error.code, {name: str(value) for name, value in error.message.params.items()}]
        }, b""


def warm_up() -> None:
    """Load Pillow's readers and writers, so that nobody waits for them."""
    sample = Image.new("RGB", (64, 48), "teal")
    for format in ("JPEG", "PNG", "TIFF", "GIF", "AVIF", "WEBP"):
        target = BytesIO()
        sample.save(target, format)
        examine(target.getvalue(), {"filename": ""})


def serve(do: Callable[[bytes, dict[str, Any]], serving.Answer] = do) -> None:
    """Do what comes, until nobody asks any more."""
    serving.serve(
        do,
        heap=MOST_HEAP,
        seconds=MOST_SECONDS,
        out_of_memory={"refused": ["too-large-inside", {}]},
        warm_up=warm_up,
    )


if __name__ == "__main__":
    serve()
