"""How the parent of several processes learns that one of them hangs.

In: a server, once it listens. Out: a byte on standard output every few seconds, each carried
through the server's loop and one of its threads: none comes while all threads are stuck, while
something holds Python's lock, or while the process is stopped.
"""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from web.serving import server

BEAT = b"\n"
_OUTPUT = 1  # what the parent listens to
_LONGEST = 5.0  # seconds between two beats
_BEATS = 4  # within the time after which a process counts as hanging

Carry = Callable[[Callable[[], None]], None]


class Heart:
    """Beats by itself while the index is opened, then only through the server."""

    def __init__(self, timeout: float) -> None:
        self._pause = min(_LONGEST, timeout / _BEATS) if timeout else _LONGEST
        self._carry: Carry = lambda beat: beat()
        self._has_arrived = threading.Event()
        self._has_arrived.set()

    def start(self) -> None:
        """Beat from now on, to the end of the process."""
        threading.Thread(target=self._beat, daemon=True).start()

    def go_through(self, listening: Any) -> None:
        """From now on beat only as long as this server works off what it is given."""
        self._carry = lambda beat: server.carry(listening, beat)

    def _beat(self) -> None:
        while True:
            self._has_arrived.wait()
            self._has_arrived.clear()
            self._carry(self._arrive)
            time.sleep(self._pause)

    def _arrive(self) -> None:
        with suppress(OSError):  # the parent is gone, and so shall we be
            os.write(_OUTPUT, BEAT)
        self._has_arrived.set()
