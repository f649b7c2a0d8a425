"""One connection. In: bytes of a reader. Out: answers; no thread ever waits for the reader.

While a thread sends what it has written, waitress (3.0.2) finds that connection writable again and
again, cannot send, and spins: with a hundred readers its loop takes a whole processor from the
threads, and a tenth of the answers get out. Here the loop sends once the thread is done.
"""

import socket
import time
from contextlib import suppress
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

from web.serving.connections.parsing import RequestParser
from web.serving.connections.refusals import Refusal
from web.serving.limits import asker

LOCAL_ADDRESS = "guong_sang.local_address"
_PATIENCE = 20.0  # seconds without progress
_KEPT = 120.0  # seconds that a reader who was answered may stay for more
# Requests on their way; browsers send one, and then wait. And what is read before a look at it.
_MOST_AHEAD, _SLICE = 4, 256
_BYTES_A_SECOND = 10_000  # of a body, at least
# What is let pass after a refusal, and for how many seconds.
_PIECE, _MOST_DISCARDED, _LINGERING = 65_536, 1_000_000, 2.0


class _Task(WSGITask):  # type: ignore[misc]  # waitress ships no types
    """A request for the application, which learns which of our addresses it came to."""

    def get_environment(self) -> dict[str, Any]:
        """waitress's, and the address."""
        environment: dict[str, Any] = super().get_environment()
        environment[LOCAL_ADDRESS] = self.channel.local_address
        return environment


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    """waitress's; its next request waits until the answer before has left, and no thread does."""

    task_class = _Task
    error_task_class = Refusal
    parser_class = RequestParser

    def __init__(self, server: Any, sock: Any, addr: Any, *rest: Any, **named: Any) -> None:
        self.local_address = str(sock.getsockname()[0])
        self.owner = asker(str(addr[0]))
        self.is_refused = self._is_lingering = False
        self._discarded = 0
        self.is_parked = self.is_worked_at = False
        self._began = 0.0
        self._was_answered = False
        super().__init__(server, sock, addr, *rest, **named)

    @property
    def is_answering(self) -> bool:
        """Whether a thread works at a request of it, or will."""
        return bool(self.requests) and not self.is_parked

    def writable(self) -> bool:
        """What waitress says, but not while a thread answers."""
        is_closing = self.will_close or self.close_when_flushed
        return bool(super().writable()) and (is_closing or not self.is_answering)

    def handle_write(self) -> None:
        """Send; once all is out, the next request may be answered."""
        super().handle_write()
        if self.is_parked and not self.total_outbufs_len and self.connected:
            self.is_parked = False
            self.server.add_task(self)

    def readable(self) -> bool:
        """What waitress says; after a refusal all that still comes is let pass."""
        return self._is_lingering or bool(super().readable())

    def handle_read(self) -> None:
        """Take bytes, or let them pass."""
        if not self._is_lingering:
            super().handle_read()
            return
        self._discarded += len(self.recv(_PIECE))
        if self._discarded > _MOST_DISCARDED:
            self.handle_close()

    def handle_close(self) -> None:
        """Close; after a refusal not yet: what is still on its way would make it unreadable."""
        if not self.is_refused or not self.connected:
            super().handle_close()
            return
        self.is_refused, self._is_lingering = False, True
        self.will_close = self.close_when_flushed = False
        with suppress(OSError):  # gone already, which the loop will notice
            self.socket.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        """Close at once."""
        self.is_refused = False
        self.handle_close()

    def received(self, data: bytes) -> bool:
        """Take bytes, note when a request began; of many requests at once the first are answered.

        To read hundreds of them would hold up the loop.
        """
        if self.request is None:
            self._began = time.time()
        is_taken = False
        while data:
            size = max(_SLICE, self._body_to_come())
            is_taken = bool(super().received(data[:size]))
            data = data[size:] if is_taken and not self._has_many() else b""
        return is_taken

    def _body_to_come(self) -> int:
        """How many bytes of a body are still to come, as far as that was announced."""
        receiver = self.request.body_rcv if self.request else None
        return int(getattr(receiver, "remain", 0))

    def _has_many(self) -> bool:
        """Whether more is asked than is answered; then the connection ends after that."""
        with self.requests_lock:
            if len(self.requests) <= _MOST_AHEAD:
                return False
            del self.requests[_MOST_AHEAD:]
            self.requests[-1].headers["CONNECTION"] = "close"
            return True

    def service(self) -> None:
        """Answer one request."""
        self.is_worked_at = True
        try:
            super().service()
        finally:
            self.is_worked_at, self._was_answered = False, True

    def is_overdue(self, now: float) -> bool:
        """Whether nothing moves here, and nothing of ours is the cause."""
        if self.is_answering:
            return False
        if self._is_lingering:
            return bool(now - self.last_activity > _LINGERING)
        if self.total_outbufs_len or self.close_when_flushed:
            return bool(now - self.last_activity > _PATIENCE)
        if self.request is not None:
            body_seconds = self.request.body_bytes_received / _BYTES_A_SECOND
            return bool(now - self._began > _PATIENCE + body_seconds)
        return bool(now - self.last_activity > (_KEPT if self._was_answered else _PATIENCE))
