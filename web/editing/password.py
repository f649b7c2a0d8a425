"""The password of a desk that is open beyond its own machine: set in a terminal, kept as a hash.

In: a password typed twice. Out: a file that only its owner reads, with werkzeug's salted hash of
it; and whether a password is the right one, asked seldom.
"""

import getpass
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from werkzeug.security import check_password_hash, generate_password_hash

from kb.errors import KBError
from kb.settings import load_settings

SHORTEST = 12
_MOST_TRIES, _PAUSE = 10, 600.0


class Password:
    """A password file; after too many wrong tries nobody is asked for a while."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = path, clock
        self._wrong: list[float] = []
        self._lock = threading.Lock()

    @property
    def is_set(self) -> bool:
        """Whether there is a password to ask for."""
        return self._path.is_file()

    @property
    def is_paused(self) -> bool:
        """Whether there were too many wrong tries of late."""
        with self._lock:
            now = self._clock()
            self._wrong = [each for each in self._wrong if now - each < _PAUSE]
            return len(self._wrong) >= _MOST_TRIES

    def is_right(self, password: str) -> bool:
        """Whether this is the password; counted when it is not."""
        known = self._path.read_text("utf-8").strip()
        if check_password_hash(known, password[:1000]):
            return True
        with self._lock:
            self._wrong.append(self._clock())
        return False


def write_password(path: Path, password: str) -> None:
    """Keep a password; KBError when it is too short to withstand guessing."""
    if len(password) < SHORTEST:
        raise KBError(f"Mật khẩu cần ít nhất {SHORTEST} ký tự; vài từ ghép lại thì dễ nhớ.")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(generate_password_hash(password) + "\n")


def main() -> int:
    """Ask for a new password twice, and keep it."""
    path = load_settings().edit_password_file
    try:
        first = getpass.getpass(f"Mật khẩu mới (ít nhất {SHORTEST} ký tự, không hiện khi gõ): ")
        if getpass.getpass("Gõ lại lần nữa: ") != first:
            raise KBError("Hai lần gõ không giống nhau; chưa đổi gì.")
        write_password(path, first)
    except (KBError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã ghi mật khẩu vào {path} (chỉ lưu dạng đã băm).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
