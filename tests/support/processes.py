"""Sites that several processes serve: started, looked into, stopped and let go on one by one."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

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


class Site:
    """`python -m web` by several processes, and what it says."""

    def __init__(self, index: Path, workers: int, **settings: object) -> None:
        self.port = free_port()
        named = {"KB_RATE_LIMIT": 0, "PORT": self.port, "KB_WORKERS": workers} | settings
        self.process = subprocess.Popen(
            [sys.executable, "-m", "web"],
            env=environment(index=index, **named),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout
        self.told = self.process.stdout.readline()

    @property
    def workers(self) -> set[int]:
        """The processes that serve now."""
        return children(self.process.pid)

    def read(self, address: str) -> str:
        """A page, over a connection of its own, from whoever takes it."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=60) as answer:
            return str(answer.read().decode())

    def generation(self) -> str:
        """The generation that whoever answers has."""
        return str(json.loads(self.read("/healthz"))["generation"])

    @contextmanager
    def only(self, pid: int) -> Iterator[None]:
        """Let no other process answer meanwhile."""
        with ExitStack() as resting:
            for other in self.workers - {pid}:
                os.kill(other, signal.SIGSTOP)
                resting.callback(os.kill, other, signal.SIGCONT)
            yield

    def end(self, how: signal.Signals = signal.SIGTERM) -> str:
        """End it and return what it said on stderr."""
        self.process.send_signal(how)
        return self.process.communicate()[1]


@contextmanager
def served_by(workers: int, index: Path, **settings: object) -> Iterator[Site]:
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
