"""The site's own server over any application, in this process, and strangers who connect to it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from kb.settings import load_settings
from tests.support.processes import free_port, until
from web.serving.connections import Channel
from web.serving.server import PUBLIC, Bounds, listen

STRANGER, READER = "127.0.0.1", "127.0.0.2"


class Listening:
    """A running server; whoever connects through it is hung up on at the end."""

    def __init__(self, server: Any, port: int, opened: ExitStack) -> None:
        self.server, self.port, self._opened = server, port, opened

    def connect(self, sent: bytes = b"", source: str = STRANGER) -> socket.socket:
        """A connection from an address, after it has sent something."""
        made = self._opened.enter_context(socket.socket())
        made.settimeout(10)
        made.bind((source, 0))
        made.connect(("127.0.0.1", self.port))
        made.sendall(sent)
        return made

    def ask(self, path: str, source: str = READER, **headers: str) -> bytes:
        """The whole answer to a reader, who is patient for ten seconds."""
        named = {"Host": "127.0.0.1", "Connection": "close"} | headers
        lines = "".join(f"{name.replace('_', '-')}: {text}\r\n" for name, text in named.items())
        return read(self.connect(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode(), source))

    def pass_time(self, seconds: float) -> None:
        """Have the server look at its connections as if it were later, once all is answered."""
        until(lambda: not any(each.is_answering for each in channels(self.server)))
        looked = threading.Event()

        def look() -> None:
            self.server.maintenance(time.time() + seconds)
            looked.set()

        self.server.trigger.pull_trigger(look)
        assert looked.wait(20)


def channels(server: Any) -> list[Channel]:
    """The connections that a server has."""
    return [each for each in list(server._map.values()) if isinstance(each, Channel)]


def read(connection: socket.socket) -> bytes:
    """All that comes until the other side closes; what came before a reset, too."""
    received = bytearray()
    try:
        while piece := connection.recv(65_536):
            received += piece
    except ConnectionResetError:
        pass
    return bytes(received)


@contextmanager
def listening(app: Any, bounds: Bounds = PUBLIC, **settings: str) -> Iterator[Listening]:
    """A server that answers meanwhile."""
    port = free_port()
    server = listen(app, load_settings({"PORT": str(port)} | settings), bounds=bounds)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with ExitStack() as opened:
            yield Listening(server, port, opened)
    finally:
        end(server, thread)


def end(server: Any, thread: threading.Thread) -> None:
    """End a server as its loop would: a socket that another thread closes fails the loop's wait."""

    def close_all() -> None:
        for each in channels(server):
            each.cut()
        server.close()

    server.trigger.pull_trigger(close_all)
    thread.join()
    server.task_dispatcher.shutdown()
