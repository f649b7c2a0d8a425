"""What earlier runs measured, read again: a large collection takes a night, a small one a minute.

In: a file that `kb bench --json` wrote. Out: its `Benchmark`; several of them as one, for a picture
across all sizes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from kb.errors import KBError
from kb.quality.benchmark.machine import Machine, Memory
from kb.quality.benchmark.results import Benchmark, Built, Measured, Opening, Timing


def read_benchmark(path: Path) -> Benchmark:
    """The run of a file; KBError when it holds no such thing."""
    try:
        return _benchmark(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KBError(f"{path}: không phải tệp số đo mà `kb bench --json` đã ghi") from error


def together(benchmarks: Sequence[Benchmark]) -> Benchmark:
    """The figures of several runs as if of the first; a size measured twice is that of the first.

    How busy the machine was and on what day is told of each run apart.
    """
    sizes: dict[int, Benchmark] = {}
    for each in benchmarks:
        for size in each.sizes:
            sizes.setdefault(size, each)
    measured = chain.from_iterable(
        (found for found in run.measured if sizes[found.size] is run) for run in benchmarks
    )
    return replace(benchmarks[0], measured=tuple(measured))


def _benchmark(data: Mapping[str, Any]) -> Benchmark:
    machine = data["machine"]
    return Benchmark(
        machine=Machine(**{**machine, "load": tuple(machine["load"])}),
        load=tuple(data["load"]),
        day=data["day"],
        questions=data["questions"],
        measured=tuple(map(_measured, data["measured"])),
    )


def _measured(data: Mapping[str, Any]) -> Measured:
    built, opening = data["built"], data["opening"]
    return Measured(
        engine=data["engine"],
        size=data["size"],
        trouble=data["trouble"],
        built=Built(**{**built, "memory": _memory(built["memory"])}) if built else None,
        opening=_opening(opening) if opening else None,
        first=_timings(data["first"]),
        again=_timings(data["again"]),
        typed=Timing(**data["typed"]) if data["typed"] else None,
    )


def _opening(data: Mapping[str, Any]) -> Opening:
    return Opening(**{**data, "opened": _memory(data["opened"]), "asked": _memory(data["asked"])})


def _timings(data: Mapping[str, Any]) -> dict[str, Timing]:
    return {kind: Timing(**figures) for kind, figures in data.items()}


def _memory(data: Mapping[str, Any] | None) -> Memory | None:
    return Memory(**data) if data else None
