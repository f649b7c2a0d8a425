"""How often one host is asked: not more than once in so many seconds, whoever asks here."""

import time
from threading import Lock


class Pace:
    """Keeps the next moment for each host; safe among threads."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, host: str, seconds: float = 0.0) -> None:
        """Returns when the host may be asked; `seconds` where it wishes a longer pause."""
        with self._lock:
            now = time.monotonic()
            mine = max(now, self._next.get(host, now))
            self._next[host] = mine + max(self._seconds, seconds)
        time.sleep(mine - now)
