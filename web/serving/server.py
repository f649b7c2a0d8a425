"""The server in front of the application: waitress, which also runs on Windows.

In: a WSGI application and the settings. Out: answers, until it is interrupted.

While a thread sends what it has written, waitress (3.0.2) finds that connection writable again and
again, cannot send, and spins: with a hundred readers its loop takes a whole processor from the
threads, and a tenth of the answers get out. The loop has nothing to send before the thread is done,
unless so much has gathered that the thread waits for the loop. `QuietChannel` tells it so.
"""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import waitress
import waitress.trigger
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from kb.settings import Settings

# A browser keeps several connections open; Windows can wait for no more than 512 at once.
_CONNECTIONS = 500


class QuietChannel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    """A connection that tells the loop that it can write only when that is the loop's to do."""

    def writable(self) -> bool:
        """What waitress says, but not while a thread answers and has room to write."""
        is_closing = self.will_close or self.close_when_flushed
        has_room = self.total_outbufs_len <= self.adj.outbuf_high_watermark
        return bool(super().writable()) and (is_closing or not self.requests or not has_room)


def listen(app: object, settings: Settings, sockets: Sequence[socket.socket] = ()) -> Any:
    """waitress at sockets that are bound already, else at the address of the settings.

    Not yet running; OSError when the address is taken.
    """
    # One line for every request that waits would bury what matters.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    BaseWSGIServer.channel_class = QuietChannel
    if os.name == "nt":
        BaseWSGIServer.set_reuse_addr = _share_no_port
    place: dict[str, Any] = {"host": settings.host, "port": settings.port}
    return waitress.create_server(
        app,
        **({"sockets": list(sockets)} if sockets else place),
        threads=settings.threads,
        connection_limit=_CONNECTIONS,
        ident=None,
        # Kept for ProxyFix, which believes as many of them as there are proxies.
        clear_untrusted_proxy_headers=not settings.trusted_proxies,
    )


class _Carried:
    """A task between those of readers."""

    def __init__(self, done: Callable[[], None]) -> None:
        self.service = done

    def cancel(self) -> None:
        """The server ends first."""


def carry(listening: Any, done: Callable[[], None]) -> None:
    """Have this called as a reader is answered: by the loop of a server, then by a thread."""
    held = listening.map if hasattr(listening, "map") else listening._map
    trigger = next(each for each in held.values() if isinstance(each, waitress.trigger.trigger))
    dispatcher = listening.task_dispatcher
    trigger.pull_trigger(lambda: dispatcher.add_task(_Carried(done)))


def bound(settings: Settings, is_shared: bool) -> list[socket.socket]:
    """Sockets at all addresses that the host has ("localhost" may have two), not yet listening.

    OSError when one is taken; those that are shared may be bound by several processes.
    """
    found = socket.getaddrinfo(
        settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    addresses = dict.fromkeys((family, address) for family, *_, address in found)
    return [_bound(family, address, is_shared) for family, address in addresses]


def _bound(family: int, address: Any, is_shared: bool) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    made.bind(address)
    return made


def _share_no_port(server: Any) -> None:
    """Windows takes waitress's SO_REUSEADDR for leave to have one port twice, and tells nobody."""


def end_when_asked() -> None:
    """Let a request to end, or a closed window, end the server as Ctrl+C does: in order.

    Ctrl+C itself, too: what a shell starts in the background is born deaf to it.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if number := getattr(signal, name, None):
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def serve(app: object, settings: Settings, name: str, count: int) -> int:
    """Answer requests; the address is printed once the port is ours."""
    try:
        server = listen(app, settings)
    except OSError as error:
        return say_taken(settings, error)
    announce(settings, name, count)
    end_when_asked()
    server.run()
    return 0


def say_taken(settings: Settings, error: OSError) -> int:
    """The address cannot be had: what to do, and the code to end with."""
    where = f"{settings.host}:{settings.port}"
    print(
        f"Không dùng được {where} ({error.strerror}); hãy đặt PORT khác, ví dụ PORT=8001",
        file=sys.stderr,
    )
    return 1


def announce(settings: Settings, name: str, count: int, how: str = "") -> None:
    """Where the site is, printed once readers can come."""
    print(f"{name} phục vụ {count} hồ sơ tại http://{settings.host}:{settings.port}{how}")
    print("Nhấn Ctrl+C để dừng.", flush=True)
