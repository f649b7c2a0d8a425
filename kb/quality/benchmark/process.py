"""An engine at work in a process of its own, so that its memory is its own.

In: the name of a candidate, a folder, and what to do. Out: figures, over a pipe. What a process
cannot do, be it for want of memory, comes back as a `Failed`.
"""

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kb.errors import KBError
from kb.quality.benchmark.candidates import Opened, candidate
from kb.quality.benchmark.corpus import Corpus
from kb.quality.benchmark.machine import Memory, bound_memory, own_memory
from kb.quality.benchmark.questions import Question
from kb.quality.benchmark.results import Built

Tell = Callable[[int], None]  # how many documents are written
Answers = list[tuple[float, int]]  # milliseconds, documents found

_TOLD_EVERY = 0.5  # seconds
_GRACE = 2.0


class Failed(KBError):
    """A process that could not do its part."""


@dataclass(frozen=True)
class Bounds:
    """What one engine may take: gigabytes of memory of its own, minutes to build."""

    gigabytes: float = 8.0
    minutes: float = 60.0


class Process:
    """A function that is given one end of a pipe; here is the other."""

    def __init__(self, work: Callable[..., None], *arguments: Any, bounds: Bounds) -> None:
        self._bounds = bounds
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        # No daemon, since it may begin processes of its own; it ends when its pipe is closed.
        self._process = context.Process(
            target=_run, args=(work, there, bounds.gigabytes, *arguments)
        )
        self._process.start()
        there.close()

    def hear(self, latest: float | None = None) -> Any:
        """What it says next; Failed when it says that it cannot, ends, or takes too long."""
        left = None if latest is None else max(0.0, latest - time.monotonic())
        try:
            if not self._here.poll(left):
                raise Failed(f"chưa xong sau {self._bounds.minutes:g} phút")
            said = self._here.recv()
        except (EOFError, OSError) as error:
            self._process.join()
            raise Failed(f"tiến trình dừng (mã {self._process.exitcode})") from error
        if isinstance(said, Failed):
            raise said
        return said

    def ask(self, *message: Any) -> Any:
        """Say something and hear the answer."""
        try:
            self._here.send(message)
        except OSError as error:
            raise Failed("tiến trình đã dừng") from error
        return self.hear()

    def end(self) -> None:
        """End it: in order when it listens, else whatever it is doing."""
        self._here.close()
        self._process.join(_GRACE)
        self._process.kill()
        self._process.join()


def _run(work: Callable[..., None], pipe: Connection, gigabytes: float, *arguments: Any) -> None:
    bound_memory(gigabytes)
    try:
        work(pipe, *arguments)
    except MemoryError:
        pipe.send(Failed(f"cần hơn {gigabytes:g} GB bộ nhớ"))
    except KBError as error:
        pipe.send(Failed(str(error)))
    except (EOFError, BrokenPipeError):  # nobody listens any more
        return


def build(name: str, articles: Path, size: int, folder: Path, bounds: Bounds, tell: Tell) -> Built:
    """Build in a process of its own; Failed when that takes too much."""
    process = Process(_build, name, articles, size, folder, bounds=bounds)
    latest = time.monotonic() + 60 * bounds.minutes
    try:
        while not isinstance(said := process.hear(latest), Built):
            tell(said)
        return said
    finally:
        process.end()


def _build(pipe: Connection, name: str, articles: Path, size: int, folder: Path) -> None:
    corpus = Corpus(articles, size)
    found = candidate(name)

    def told(records: Iterable[Any]) -> Iterator[Any]:
        last = 0.0
        for number, record in enumerate(records):
            if time.monotonic() - last > _TOLD_EVERY:
                last = time.monotonic()
                pipe.send(number)
            yield record

    started = time.perf_counter()
    found.build(corpus, folder, told)
    seconds = time.perf_counter() - started
    files = (each.stat().st_size for each in folder.rglob("*") if each.is_file())
    pipe.send(Built(round(seconds, 2), round(sum(files) / 1e6, 3), own_memory()))


class Server:
    """An index opened in a process of its own, which answers one message after another."""

    def __init__(self, name: str, folder: Path, bounds: Bounds) -> None:
        self._process = Process(_serve, name, folder, bounds=bounds)
        self._process.hear()

    def open(self) -> float:
        """Open it; milliseconds."""
        return float(self._process.ask("open"))

    def ask(self, questions: Sequence[Question]) -> Answers:
        """Answer questions one after another."""
        found: Answers = self._process.ask("ask", questions)
        return found

    def suggest(self, typed: Sequence[str]) -> Answers:
        """Suggest for each text."""
        found: Answers = self._process.ask("suggest", typed)
        return found

    def memory(self) -> Memory | None:
        """What it takes now."""
        found: Memory | None = self._process.ask("memory")
        return found

    def end(self) -> None:
        """Close the process."""
        self._process.end()


def _serve(pipe: Connection, name: str, folder: Path) -> None:
    found = candidate(name)
    pipe.send("ready")
    pipe.recv()
    started = time.perf_counter()
    opened = found.open(folder)
    pipe.send(_since(started))
    with closing(opened):
        while True:
            pipe.send(_answered(opened, pipe.recv()))


def _answered(opened: Opened, message: tuple[str, Any]) -> Answers | Memory | None:
    match message:
        case ("ask", questions):
            return [_timed(opened.ask, each) for each in questions]
        case ("suggest", typed):
            return [_timed(_suggesting(opened), each) for each in typed]
        case _:
            return own_memory()


def _suggesting(opened: Opened) -> Callable[[str], int]:
    def suggest(typed: str) -> int:
        opened.suggest(typed)
        return 0

    return suggest


def _timed(answer: Callable[[Any], int], asked: Any) -> tuple[float, int]:
    started = time.perf_counter()
    found = answer(asked)
    return _since(started), found


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
