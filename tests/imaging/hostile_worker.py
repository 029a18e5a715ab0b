"""A child for tests, which does to itself what hostile pictures might."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from articles.imaging import worker


def do(data: bytes, job: dict[str, Any]) -> Any:
    """Do what the bytes say; read what says nothing of the kind."""
    match data[:40].decode("latin-1").split():
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["eat"]:
            hoard = [bytearray(b"x" * 10_000_000)]
            while True:
                hoard.append(hoard[0][:])
        case ["die", number]:
            signal.raise_signal(getattr(signal, number))
        case ["exit"]:
            os._exit(0)
        case ["crash"]:
            raise KeyError("a fault of ours")
        case ["lie"]:
            return {"facts": {"width": 1}, "suggested": {}, "made": [{"name": "body"}]}, b""
        case ["write", path]:
            Path(path).write_text("written")
    return worker.do(data, job)


if __name__ == "__main__":
    worker.serve(do)
