"""A child for tests, whose reader does to it what hostile files might."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from articles.formats import worker
from articles.formats.parsed import ParsedArticle
from articles.formats.reading import read as really_read


def read(data: bytes, **options: Any) -> ParsedArticle:
    """Do what the bytes say; read what says nothing of the kind."""
    match data.decode().split():
        case ["hang"]:
            while True:
                pass
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["eat"]:
            hoard = [bytearray(b"x" * 10_000_000)]
            while True:
                hoard.append(hoard[0][:])
        case ["grow"]:
            # As a library that leaks.
            globals()["kept"] = bytearray(b"x") * 190_000_000
        case ["die", number]:
            signal.raise_signal(getattr(signal, number))
        case ["exit"]:
            os._exit(0)
        case ["crash"]:
            raise KeyError("a fault of ours")
        case ["print"]:
            print("noise", flush=True)
            os.write(1, b"noise")
        case ["connect"]:
            socket.create_connection(("127.0.0.1", 9))
        case ["run"]:
            subprocess.run(["/bin/true"], check=True)
        case ["write", path]:
            Path(path).write_text("written")
        case ["secrets"]:
            return ParsedArticle(headline=" ".join(sorted(os.environ)))
    return really_read(b"Title\nBy Jane Doe\nText.\n" if len(data) < 40 else data, **options)


if __name__ == "__main__":
    worker.serve(read)
