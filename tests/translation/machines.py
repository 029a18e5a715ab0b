"""A real server on this machine that speaks as DeepL and as OpenAI do, well and badly."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Machines:
    """What it was asked, and how it shall answer: "well", a status, "garbage", "taglost" or "hang"."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.mood: str | int = "well"
        self.asked: list[tuple[str, dict, dict]] = []


def said(html: str) -> str:
    """« fr: » in front of the words, every tag where it was."""
    return re.sub(r"^((?:<[^>]+>)*)", r"\1fr: ", html, count=1)


@contextmanager
def serving() -> Iterator[Machines]:
    """The server, on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            machines.asked.append((self.path, dict(self.headers), sent))
            if machines.mood == "hang":
                time.sleep(3)
            if isinstance(machines.mood, int):
                self._answer(machines.mood, b"secret words of the machine")
            elif machines.mood == "garbage":
                chatter = [{"message": {"content": "Sure! Here you are:"}}]
                self._json({"choices": chatter, "translations": 7})
            elif self.path == "/v2/translate":
                self._json({"translations": [{"text": self._said(text)} for text in sent["text"]]})
            else:
                items = json.loads(sent["messages"][1]["content"])["items"]
                rows = [{"id": one["id"], "html": self._said(one["html"])} for one in items]
                content = f"```json\n{json.dumps({'translations': rows})}\n```"
                self._json({"choices": [{"message": {"content": content}}]})

        @staticmethod
        def _said(html: str) -> str:
            return re.sub("<[^>]+>", "", html) if machines.mood == "taglost" else said(html)

        def _json(self, answer: dict) -> None:
            self._answer(200, json.dumps(answer).encode())

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            # Who hung up does not hear it.
            with suppress(BrokenPipeError):
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    machines = Machines(f"127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield machines
    finally:
        server.shutdown()
        server.server_close()
