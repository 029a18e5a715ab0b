"""Real servers on this machine, which count who connects and answer whatever a test wants to send."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Handler = Callable[["Request", socket.socket], None]
CERTIFICATE = Path(__file__).parent / "certificate.pem"  # for localhost, signed by itself, valid to 2125


class Request:
    """A request's head."""

    def __init__(self, head: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.target = first.split(" ")[1] if first.count(" ") == 2 else ""
        self.headers = {
            name.lower(): value for line in lines if ": " in line for name, value in [line.split(": ", 1)]
        }


class Server:
    """A server on 127.0.0.1: `port`, `connections` it accepted, `requests` it read."""

    def __init__(self, handler: Handler, *, tls: bool = False) -> None:
        self.handler = handler
        self.connections = 0
        self.requests: list[Request] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.closing = threading.Event()
        self._context = None
        if tls:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATE)
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def host(self) -> str:
        """What NET_ALLOWED_HOSTS calls it."""
        return f"127.0.0.1:{self.port}"

    def at(self, path: str = "/", *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a path here."""
        return f"{scheme}://{host}:{self.port}{path}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            if self.closing.is_set():
                connection.close()
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        # A client that goes away in the middle is what most of these tests want.
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            request = Request(head)
            self.requests.append(request)
            self.handler(request, connection)
            connection.close()

    def close(self) -> None:
        """Stop, and wait for every connection's end."""
        self.closing.set()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            pass
        for thread in self._threads:
            thread.join(10)
        self._socket.close()


@contextlib.contextmanager
def serving(handler: Handler | bytes, *, tls: bool = False) -> Iterator[Server]:
    """A server for the time of a `with`; bytes are what it sends to everybody."""
    if isinstance(handler, bytes):
        sent = handler

        def handler(request: Request, connection: socket.socket) -> None:
            connection.sendall(sent)

    server = Server(handler, tls=tls)
    try:
        yield server
    finally:
        server.close()


def answer(body: bytes = b"", status: str = "200 OK", **headers: Any) -> bytes:
    """A whole answer; `content_type` and the like are its headers."""
    fields = {"Content-Length": len(body), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """An answer that sends on."""
    return answer(status=status, Location=location)


def pages(table: dict[str, bytes]) -> Handler:
    """A handler that answers paths with whole answers, and 404 else."""

    def handle(request: Request, connection: socket.socket) -> None:
        connection.sendall(table.get(request.target, answer(status="404 Not Found")))

    return handle
