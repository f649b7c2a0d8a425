"""One run: every engine is built and opened, then all are asked in turn.

In: articles, sizes, engines, kinds of question. Out: a `Benchmark`. The engines answer the same
questions a few at a time, one engine after another and each time another one first: a machine that
is busy for a while is so for all.
"""

import itertools
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kb.quality.benchmark.candidates import CANDIDATES, candidate, usual
from kb.quality.benchmark.corpus import Corpus
from kb.quality.benchmark.machine import this_machine
from kb.quality.benchmark.process import Answers, Bounds, Failed, Server, build
from kb.quality.benchmark.questions import (
    QUESTION_KINDS,
    Question,
    first_question,
    questions_of,
    typed_beginnings,
)
from kb.quality.benchmark.results import Benchmark, Measured, Opening, Timing

_AT_ONCE = 10  # questions, before another engine has its turn

Progress = Callable[[str, int, int], None]  # what is done, how far, of how much


@dataclass(frozen=True)
class Options:
    """What is measured: sizes of the collection (nothing: all articles once), by which engines."""

    articles: Path
    sizes: tuple[int, ...] = ()
    engines: tuple[str, ...] = field(default_factory=usual)
    kinds: tuple[str, ...] = tuple(QUESTION_KINDS)
    questions: int = 300
    bounds: Bounds = field(default_factory=Bounds)


@dataclass
class _Entrant:
    """An engine in the run of one size; out of it once there is a trouble."""

    name: str
    measured: Measured
    server: Server | None = None
    answers: dict[tuple[int, str], Answers] = field(default_factory=lambda: defaultdict(list))

    def fail(self, error: Failed) -> None:
        """Say why, and take no part any more."""
        self.measured = replace(self.measured, trouble=str(error))
        self.close()

    def close(self) -> None:
        """Close the process."""
        if self.server:
            self.server.end()
        self.server = None


def run_benchmark(options: Options, work_dir: Path, progress: Progress) -> Benchmark:
    """Measure one size after another; who fails at one is not tried with a larger one."""
    measured: list[Measured] = []
    before = this_machine()
    for size in sorted(options.sizes) or [len(Corpus(options.articles))]:
        lost = {each.engine: each.trouble for each in measured if each.trouble}
        names = [name for name in options.engines if name not in lost]
        found = _Round(replace(options, engines=tuple(names)), size, work_dir, progress)
        measured += found.run()
        measured += (Measured(name, size, trouble) for name, trouble in lost.items())
    day = date.today().isoformat()
    return Benchmark(before, this_machine().load, day, options.questions, tuple(measured))


class _Round:
    """The engines with one size of the collection."""

    def __init__(self, options: Options, size: int, work_dir: Path, progress: Progress) -> None:
        self._options, self._size, self._progress = options, size, progress
        self._folder = work_dir / str(size)
        corpus = Corpus(options.articles, size)
        self._asked = questions_of(corpus, options.questions, options.kinds)
        self._first = first_question(corpus)
        self._typed = typed_beginnings(corpus, options.questions)
        self._entrants = [_Entrant(name, Measured(name, size)) for name in options.engines]

    def run(self) -> tuple[Measured, ...]:
        """Build, open and ask; what was built is removed again."""
        try:
            for each in self._entrants:
                with _failing(each):
                    self._build(each)
                    self._open(each)
            self._ask()
            return tuple(map(self._figures, self._entrants))
        finally:
            for each in self._entrants:
                each.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _build(self, each: _Entrant) -> None:
        folder = self._folder / each.name
        folder.mkdir(parents=True)
        told = f"{CANDIDATES[each.name].label}: lập chỉ mục"
        self._progress(told, 0, self._size)
        built = build(
            *(each.name, self._options.articles, self._size, folder),
            *(self._options.bounds, lambda done: self._progress(told, done, self._size)),
        )
        self._progress(told, self._size, self._size)
        each.measured = replace(each.measured, built=built)

    def _open(self, each: _Entrant) -> None:
        """Open, ask once, suggest once; what is loaded on first use is part of these."""
        each.server = Server(each.name, self._folder / each.name, self._options.bounds)
        opened = each.server.open()
        memory = each.server.memory()
        (took, _), *_ = each.server.ask([self._first])
        suggestions = None
        if candidate(each.name).suggests:
            (suggestions, _), *_ = each.server.suggest(self._typed[:1])
        opening = Opening(opened, took, suggestions, opened=memory)
        each.measured = replace(each.measured, opening=opening)

    def _ask(self) -> None:
        """Every kind twice over, the engines by turns."""
        for number, (kind, questions) in itertools.product((1, 2), self._asked.items()):
            told = f"{QUESTION_KINDS[kind]}, lượt {number}"
            for done in range(0, len(questions), _AT_ONCE):
                self._progress(told, done, len(questions))
                self._turn(number, kind, questions[done : done + _AT_ONCE], done // _AT_ONCE)
            self._progress(told, len(questions), len(questions))

    def _turn(self, number: int, kind: str, questions: Sequence[Question], turn: int) -> None:
        first = turn % max(1, len(self._entrants))
        for each in (*self._entrants[first:], *self._entrants[:first]):
            if each.server and kind in candidate(each.name).kinds:
                with _failing(each):
                    each.answers[number, kind] += each.server.ask(questions)

    def _figures(self, each: _Entrant) -> Measured:
        measured = each.measured
        with _failing(each):
            if each.server and measured.opening:
                typed = each.server.suggest(self._typed) if candidate(each.name).suggests else []
                measured = replace(
                    measured,
                    opening=replace(measured.opening, asked=each.server.memory()),
                    typed=Timing.of(typed) if typed else None,
                )
        first, again = (
            {kind: Timing.of(found) for (n, kind), found in each.answers.items() if n == number}
            for number in (1, 2)
        )
        return replace(measured, trouble=each.measured.trouble, first=first, again=again)


@contextmanager
def _failing(each: _Entrant) -> Iterator[None]:
    """An engine that fails is noted, and the others go on."""
    try:
        yield
    except Failed as error:
        each.fail(error)
