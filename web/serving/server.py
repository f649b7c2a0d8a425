"""The server in front of the application: waitress, which also runs on Windows.

In: a WSGI application and the settings. Out: answers, until it is interrupted.
"""

import importlib
import logging
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Any

from waitress.adjustments import Adjustments
from waitress.server import MultiSocketServer
from waitress.task import ThreadedTaskDispatcher
from waitress.trigger import trigger

from kb.settings import Settings
from web.serving.connections import BoundedServer, FairQueue

resource = importlib.import_module("resource") if os.name == "posix" else None
# Windows can wait for no more than 512 sockets at once; readers have 480 of them.
_SELECTED = 500
_MOST_HEADERS = 131_072  # an address may hold a shortlist of 64 kB
_FILES = 4096
_IN_MEMORY = 262_144  # of an answer or a body; more of it stands in a file
_NEVER = 1 << 50  # bytes ahead of a reader at which a thread would wait


@dataclass(frozen=True)
class Bounds:
    """A body of `most_body` bytes is refused; one asker has at most this `share` of the threads."""

    most_body: int
    share: float


# Harvesters send their question as a body, of 16 kB at most.
PUBLIC = Bounds(most_body=65_536, share=0.5)


def listen(
    app: object,
    settings: Settings,
    sockets: Sequence[socket.socket] = (),
    bounds: Bounds = PUBLIC,
) -> Any:
    """waitress at sockets that are bound already, else at the address of the settings.

    Not yet running; OSError when the address is taken.
    """
    # One line for every request that waits would bury what matters.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    _open_more_files()
    if os.name == "nt":
        BoundedServer.set_reuse_addr = _share_no_port
    place: dict[str, Any] = {"host": settings.host, "port": settings.port}
    adjustments = Adjustments(
        **({"sockets": list(sockets)} if sockets else place),
        threads=settings.threads,
        connection_limit=_SELECTED,
        ident=None,
        max_request_body_size=bounds.most_body,
        inbuf_overflow=_IN_MEMORY,
        outbuf_overflow=_IN_MEMORY,
        outbuf_high_watermark=_NEVER,
        max_request_header_size=_MOST_HEADERS,
        asyncore_use_poll=hasattr(select, "poll"),
        # Kept for ProxyFix, which believes as many of them as there are proxies.
        clear_untrusted_proxy_headers=not settings.trusted_proxies,
    )
    most_each = max(1, int(settings.threads * bounds.share))
    servers = _servers(app, adjustments, FairQueue(most_each))
    for each in servers:
        each.trusted_proxies = settings.trusted_proxies
    if len(servers) == 1:
        return servers[0]
    places = [(each.effective_host, each.effective_port) for each in servers]
    return MultiSocketServer(servers[0]._map, adjustments, places, servers[0].task_dispatcher)


def _servers(app: object, adjustments: Any, queue: FairQueue) -> list[BoundedServer]:
    """One server for each socket; they share connections, queue and threads."""
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.queue = queue
    dispatcher.set_thread_count(adjustments.threads)
    held: dict[int, Any] = {}
    given = [(each, _told(each)) for each in adjustments.sockets]
    return [
        BoundedServer(
            app,
            held,
            _sock=bound,
            dispatcher=dispatcher,
            adj=adjustments,
            sockinfo=place,
            bind_socket=bound is None,
        )
        for bound, place in given or [(None, place) for place in adjustments.listen]
    ]


def _open_more_files() -> None:
    """Each connection may hold a file beside its socket; many systems allow 1024 of both."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _told(made: socket.socket) -> tuple[Any, ...]:
    return made.family, made.type, made.proto, made.getsockname()


class _Carried:
    """A task between those of readers."""

    asker = ""

    def __init__(self, done: Callable[[], None]) -> None:
        self.service = done

    def cancel(self) -> None:
        """The server ends first."""


def carry(listening: Any, done: Callable[[], None]) -> None:
    """Have this called as a reader is answered: by the loop of a server, then by a thread."""
    held = listening.map if hasattr(listening, "map") else listening._map
    awaken = next(each for each in held.values() if each.__class__ is trigger)
    dispatcher = listening.task_dispatcher
    awaken.pull_trigger(lambda: dispatcher.add_task(_Carried(done)))


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
    if settings.trusted_proxies and not settings.base_url:
        print(
            "Chưa đặt KB_BASE_URL: nguồn tin, sơ đồ trang và tệp tải về ghi địa chỉ của máy này, "
            "không phải tên miền mà bạn đọc biết."
        )
    print("Nhấn Ctrl+C để dừng.", flush=True)
