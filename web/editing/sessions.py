"""Who may work at the desk: one-time codes that open a session, and sessions that end.

In: codes and session ids that browsers send. Out: a `Session` with a secret of its own for forms,
or None. Held in memory only: when the desk is closed, all sessions end.
"""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

HOURS = 12
_SECONDS = HOURS * 3600.0
_MOST = 200
_CODES = 20


@dataclass
class Session:
    """Somebody at a browser: the secret that forms must send back, and when it was last used."""

    secret: str
    used: float


class Sessions:
    """The sessions of a running desk."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._codes: list[str] = []
        self._lock = threading.Lock()

    def new_code(self) -> str:
        """A code that opens one session, once."""
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._codes = [*self._codes, code][-_CODES:]
        return code

    def open_with(self, code: str) -> str | None:
        """The id of a new session for a code that was not used yet."""
        with self._lock:
            found = next((each for each in self._codes if _same(each, code)), None)
            if found is None:
                return None
            self._codes.remove(found)
        return self.open()

    def open(self) -> str:
        """The id of a new session."""
        session_id = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[session_id] = Session(secrets.token_urlsafe(24), self._clock())
            while len(self._sessions) > _MOST:
                del self._sessions[next(iter(self._sessions))]
        return session_id

    def find(self, session_id: str) -> Session | None:
        """A session that goes on; it ends when nobody has used it for hours."""
        with self._lock:
            found = self._sessions.get(session_id)
            if found and self._clock() - found.used > _SECONDS:
                del self._sessions[session_id]
                return None
            if found:
                found.used = self._clock()
            return found


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())
