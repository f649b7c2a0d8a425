"""Sites that several processes serve: started, looked into, stopped and let go on one by one."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any

from tests.support.commands import environment


def free_port() -> int:
    """A port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def children(pid: int) -> set[int]:
    """The processes that a process has started and that live."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = file.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue  # ended meanwhile
        if int(parent) == pid and state != "Z":
            found.add(int(file.parent.name))
    return found


def _holder(port: int, peer: int, pids: set[int]) -> int | None:
    """Which of these processes holds the connection between the ports."""
    for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]:
        _, here, there, *_, inode = row.split()[:10]
        if here.endswith(f":{port:04X}") and there.endswith(f":{peer:04X}"):
            holders = (pid for pid in pids if f"socket:[{inode}]" in _open_files(pid))
            return next(holders, None)
    return None


def _open_files(pid: int) -> set[str]:
    found = set()
    for file in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            found.add(os.readlink(file))
    return found


class Site:
    """`python -m web` by several processes, and what it says.

    Who complains much is given a file to do so: a pipe that nobody reads would stop it.
    """

    def __init__(
        self,
        index: Path,
        workers: int,
        stderr: int | IO[str] = subprocess.PIPE,
        **settings: object,
    ) -> None:
        self.port, self.index = free_port(), index
        named = {"KB_RATE_LIMIT": 0, "PORT": self.port, "KB_WORKERS": workers} | settings
        self.process = subprocess.Popen(
            [sys.executable, "-m", "web"],
            env=environment(None, index, **named),
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
        )
        assert self.process.stdout
        self.told = self.process.stdout.readline()
        self.asked = 0
        self.seen: set[int | None] = set()

    @property
    def workers(self) -> set[int]:
        """The processes that serve now."""
        return children(self.process.pid)

    def ask(self, address: str) -> tuple[int | None, str]:
        """Which process answered, and what."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        with closing(connection):
            connection.request("GET", address)
            body = connection.getresponse().read().decode()
            pid = _holder(self.port, connection.sock.getsockname()[1], self.workers)
        self.asked += 1
        return pid, body

    def of(self, pid: int, address: str) -> str:
        """What this process answers: asked until the kernel takes us there."""
        found: dict[int | None, str] = {}
        until(lambda: found.update([self.ask(address)]) or pid in found)
        return found[pid]

    def is_up(self) -> bool:
        """Whether every process answers."""
        self.seen.add(self.ask("/healthz")[0])
        return self.workers <= self.seen

    def generation(self, pid: int) -> str:
        """The generation that this process has."""
        return str(json.loads(self.of(pid, "/healthz"))["generation"])

    def status(self, address: str) -> int:
        """With what status an address is answered."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", address)
            return connection.getresponse().status

    @property
    def served(self) -> str:
        """The generation that it has now, if any; for a site of one process."""
        return str(json.loads(self.ask("/healthz")[1]).get("generation"))

    def end(self, how: signal.Signals = signal.SIGTERM) -> str:
        """End it and return what it said on stderr, if that was not given a file."""
        self.process.send_signal(how)
        try:
            return self.process.communicate(timeout=60)[1] or ""
        finally:
            self.process.kill()


@contextmanager
def served_by(workers: int, index: Path, **settings: Any) -> Iterator[Site]:
    """A site that is open meanwhile."""
    site = Site(index, workers, **settings)
    try:
        yield site
    finally:
        site.end()


def until(holds: Callable[[], object]) -> None:
    """Ask until it holds; give up after a minute or so."""
    for _ in range(3_000):
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it never held")
