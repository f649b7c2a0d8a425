"""The address by which the next browser comes in: kept where only this user reads it.

In: a new code whenever the last one was used. Out: a file beside the desk's indexes, so that
whoever opens the desk a second time is led to the one that is open already.
"""

import contextlib
import http.client
import os
from collections.abc import Callable
from pathlib import Path

from kb.settings import Settings

_FILE = "desk/address"


class Invitation:
    """The one-time address of a running desk."""

    def __init__(self, settings: Settings, base: str, new_code: Callable[[], str]) -> None:
        self._path, self._base, self._new_code = settings.cache_dir / _FILE, base, new_code

    def renew(self) -> str:
        """Another address; a disk that refuses to keep it is no reason to stop."""
        address = f"{self._base}/vao?ma={self._new_code()}"
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(address)
        return address


def standing_invitation(settings: Settings) -> str | None:
    """The address of a desk that is open already, by this user, at the same port."""
    path: Path = settings.cache_dir / _FILE
    try:
        address = path.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    is_of_port = f":{settings.edit_port}/vao?ma=" in address
    return address if is_of_port and _is_answered(settings.edit_port) else None


def _is_answered(port: int) -> bool:
    """Whether a desk answers there: a file of one that ended leads to whoever has the port now."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/vao")
        answer = connection.getresponse()
        return answer.status == 403 and answer.headers["X-Frame-Options"] == "DENY"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
