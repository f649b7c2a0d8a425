"""What was measured, as values.

In: milliseconds of answers. Out: frozen figures, and how they stand in JSON.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from kb.quality.benchmark.machine import Machine, Memory


@dataclass(frozen=True)
class Timing:
    """Milliseconds of the answers to questions of one kind, and how many documents each found."""

    p50: float
    p95: float
    p99: float
    slowest: float
    found: float

    @classmethod
    def of(cls, answers: Sequence[tuple[float, int]]) -> "Timing":
        """Of times with what was found."""
        times, found = zip(*answers, strict=True)
        p50, p95, p99 = (round(float(each), 3) for each in np.percentile(times, [50, 95, 99]))
        return cls(p50, p95, p99, round(max(times), 3), round(sum(found) / len(found), 1))


@dataclass(frozen=True)
class Built:
    """A build: seconds from articles to files, megabytes on disk and of memory."""

    seconds: float
    disk: float
    memory: Memory | None


@dataclass(frozen=True)
class Opening:
    """From nothing to the first answers, in milliseconds; the memory after each step."""

    open: float
    first: float
    suggestions: float | None
    opened: Memory | None = None
    asked: Memory | None = None


@dataclass(frozen=True)
class Measured:
    """One engine with one size of collection; `trouble` says why something is missing.

    `first` are questions that were never asked before, `again` the same ones asked again.
    """

    engine: str
    size: int
    trouble: str = ""
    built: Built | None = None
    opening: Opening | None = None
    first: Mapping[str, Timing] = field(default_factory=dict)
    again: Mapping[str, Timing] = field(default_factory=dict)
    typed: Timing | None = None


@dataclass(frozen=True)
class Benchmark:
    """All that was measured in one run, by size and then by engine.

    `load` is how busy the machine was at the end; that of `machine` is from the beginning.
    """

    machine: Machine
    load: tuple[float, ...]
    day: str
    questions: int
    measured: tuple[Measured, ...]

    def of(self, engine: str, size: int) -> Measured | None:
        """The figures of one engine with one size."""
        found = (each for each in self.measured if (each.engine, each.size) == (engine, size))
        return next(found, None)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of the collection, the smallest first."""
        return tuple(sorted({each.size for each in self.measured}))

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines, in the order in which they were measured."""
        return tuple(dict.fromkeys(each.engine for each in self.measured))

    def as_json(self) -> dict[str, Any]:
        """What `kb bench --json` writes."""
        return asdict(self)
