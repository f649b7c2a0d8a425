"""Several processes at one port: a parent that answers nobody keeps so many of them serving.

In: settings with KB_WORKERS. Out: answers, until the parent is interrupted. The parent holds the
port without listening; each process is a whole `python -m web` of its own (`web.serving.worker`)
that listens there once it has opened the index, and the kernel deals readers out among those that
listen (SO_REUSEPORT). A process tells by one line on its output what it found when it opened, and
then by beats that it answers; one that is silent for too long is killed, and another one takes its
place. What it writes to stderr passes through the parent, whole lines at a time, so that lines
never mix.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from typing import IO

from kb.settings import Settings
from web.serving import observing, server, worker
from web.serving.opening import Opening, tell

_GRACE = 10.0  # seconds to end in; waitress gives answers under way five
_SHORT, _LONGEST = 10.0, 60.0  # seconds: a life that was none, and the longest pause after one
_TO_TELL = 1.0  # seconds
_TO_START = 120  # seconds until its first word, before which it imports
_WRITING = threading.Lock()

Process = subprocess.Popen[bytes]


def are_possible() -> bool:
    """Whether processes can share a port here; says so where they cannot."""
    if hasattr(socket, "SO_REUSEPORT"):
        return True
    print("KB_WORKERS: trên Windows trang chạy bằng một tiến trình.", file=sys.stderr)
    return False


def supervise(settings: Settings) -> int:
    """Serve by so many processes until interrupted; 1 when the first of them cannot."""
    try:
        reserved = _reserve(settings)
    except OSError as error:
        return server.say_taken(settings, error)
    with tempfile.TemporaryDirectory(prefix="guong-sang-") as figures:
        crew = Crew(settings, figures)
        try:
            server.end_when_asked()
            return crew.run()
        except KeyboardInterrupt:
            return 0
        finally:
            crew.end()
            for each in reserved:
                each.close()


def _reserve(settings: Settings) -> list[socket.socket]:
    """Hold the port, without listening: OSError when somebody listens there, be it one of ours."""
    for each in server.bound(settings, is_shared=False):
        each.listen()
        each.close()
    return server.bound(settings, is_shared=True)


class Crew:
    """The processes of one parent: started, replaced when they end unasked, ended together."""

    def __init__(self, settings: Settings, figures: str) -> None:
        self._settings, self._figures = settings, figures
        # The same modules as here, whatever lies in the folder that this is run in.
        found = {"PYTHONPATH": os.pathsep.join(sys.path), observing.FIGURES_DIR: figures}
        self._environment = os.environ | found
        self._ending = threading.Event()
        self._starting = threading.Lock()
        self._running: dict[int, Process] = {}
        self._said = ""

    def run(self) -> int:
        """Open one process, then the others; 1 when the first finds nothing to serve."""
        first = self._start(0)
        opening = self._hear(0, first) if first else None
        if opening is None or not opening.is_servable:
            return 1
        for number in range(self._settings.workers):
            process = first if number == 0 else None
            threading.Thread(target=self._keep, args=(number, process), daemon=True).start()
        self._announce(opening)
        # Not one long wait: a signal that comes just before it would not wake us.
        while not self._ending.wait(1.0):
            pass
        return 0

    def _announce(self, opening: Opening) -> None:
        count = self._settings.workers
        server.announce(
            self._settings, opening.name, opening.count, how=f" bằng {count} tiến trình"
        )
        if not opening.shares_memory:
            print(
                f"Mỗi tiến trình giữ riêng một bản chỉ mục trong bộ nhớ ({count} bản); "
                "chỉ mục do tantivy lập (KB_ENGINE=tantivy) thì dùng chung.",
                flush=True,
            )

    def _keep(self, number: int, process: Process | None) -> None:
        """See to it that there is a process of this number; wait longer after each short life."""
        pause = 0.0
        while not self._ending.wait(pause):
            began = time.monotonic()
            if process is None and (process := self._start(number)):
                self._hear(number, process)
            if process is None:
                return
            while self._next(number, process):
                pass
            code = process.wait()
            observing.forget_process(process.pid, self._figures)
            if not self._ending.is_set():
                _tell_end(number, process.pid, code)
            is_short = time.monotonic() - began < _SHORT
            pause = min(max(1.0, 2 * pause), _LONGEST) if is_short else 0.0
            process = None

    def _start(self, number: int) -> Process | None:
        """A process at our port, in a session of its own: Ctrl+C is for its parent alone."""
        with self._starting:
            if self._ending.is_set():
                return None
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "web", worker.FLAG],
                env=self._environment,
                start_new_session=True,
                stdin=subprocess.PIPE,  # closed when we are gone, however that comes
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
            )
            self._running[number] = process
        threading.Thread(target=_pass_on, args=(process.stderr,), daemon=True).start()
        return process

    def _hear(self, number: int, process: Process) -> Opening | None:
        """What it found when it opened, None when it ended first; a trouble is said once."""
        said = b""
        while b"}\n" not in said:
            piece = self._next(number, process, at_least=0 if said else _TO_START)
            if not piece:
                return None
            said += piece
        (line,) = (each for each in said.splitlines() if each.startswith(b"{"))
        opening = Opening(**json.loads(line))
        if opening.trouble != self._said:
            self._said = opening.trouble
            tell(opening)
        return opening

    def _next(self, number: int, process: Process, at_least: int = 0) -> bytes:
        """What it says next, nothing when it has ended; after too long a silence it is ended."""
        assert process.stdout
        timeout = self._settings.worker_timeout
        longest = max(timeout, at_least) if timeout else None
        heard, _, _ = select.select([process.stdout], [], [], longest)
        if not heard and not self._ending.is_set():
            _write(
                f"Tiến trình {number + 1} (pid {process.pid}) không trả lời đã {longest} giây: "
                "dừng hẳn. Nó đang ở:\n".encode()
            )
            process.send_signal(worker.ASK_WHERE)
            time.sleep(_TO_TELL)
            process.kill()
        return os.read(process.stdout.fileno(), 65_536)

    def end(self) -> None:
        """End all: those that do not within a time are killed."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        with self._starting:
            self._ending.set()
        for process in self._running.values():
            process.terminate()
        latest = time.monotonic() + _GRACE
        for process in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, latest - time.monotonic()))
            process.kill()
            process.wait()


def _tell_end(number: int, pid: int, code: int) -> None:
    """One line for those who keep the site running."""
    how = f"tín hiệu {-code}" if code < 0 else f"mã {code}"
    _write(f"Tiến trình {number + 1} (pid {pid}) đã dừng, {how}; đang mở lại.\n".encode())


def _pass_on(stream: IO[bytes]) -> None:
    """Write what a process says, whole lines at a time."""
    rest = b""
    while piece := os.read(stream.fileno(), 65_536):
        lines, end, rest = (rest + piece).rpartition(b"\n")
        _write(lines + end)
    _write(rest)


def _write(lines: bytes) -> None:
    with _WRITING, suppress(OSError):  # nobody listens any more: the site answers all the same
        sys.stderr.buffer.write(lines)
        sys.stderr.buffer.flush()
