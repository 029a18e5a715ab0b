"""A line that can be cut: between a browser and the server, as a train's is."""

import contextlib
import socket
import threading


class Tunnel:
    """A line to the server that can be cut, and be there again under the same address."""

    def __init__(self, upstream: tuple[str, int]) -> None:
        self.upstream, self.open = upstream, True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._live: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if not self.open:
                client.close()
                continue
            server = socket.create_connection(self.upstream)
            self._live |= {client, server}
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._copy, args=(source, target), daemon=True).start()

    def _copy(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for end in (source, target):
            end.close()
            self._live.discard(end)

    def cut(self) -> None:
        """The train is in the tunnel."""
        self.open = False
        for end in list(self._live):
            # What waits in recv must wake up too.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """And out of it."""
        self.open = True

    def close(self) -> None:
        self.cut()
        self._listener.close()
