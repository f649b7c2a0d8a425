"""What was measured as tables of text: read on a terminal, and in Markdown.

In: a `Benchmark`. Out: Markdown whose columns stand under each other, numbers as Vietnamese writes
them: 1234.5 is "1.234,5".
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from kb.quality.benchmark.candidates import CANDIDATES
from kb.quality.benchmark.machine import Memory
from kb.quality.benchmark.questions import QUESTION_KINDS
from kb.quality.benchmark.results import Benchmark, Measured, Timing

_NONE = "–"
_PEER = "fts5"
_BUILDING = ("bộ máy", "lập, giây", "bộ nhớ khi lập, MB", "trên đĩa, MB")
_OPENING = (
    "bộ máy", "mở, giây", "câu đầu, ms", "gợi ý sẵn sàng, giây", "bộ nhớ khi mở, MB",
    "sau khi hỏi, MB",
)  # fmt: skip
_ASKING = ("bộ máy", "p50", "p95", "p99", "so FTS5", "lần đầu p95", "so FTS5")


def number(value: float | None, digits: int = 0) -> str:
    """As Vietnamese writes it; nothing is a dash."""
    if value is None:
        return _NONE
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def tables(*benchmarks: Benchmark) -> str:
    """Everything, run after run, the largest collection first, with what it was measured on."""
    parts = []
    for each in benchmarks:
        parts.append(machine_line(each))
        for size in reversed(each.sizes):
            parts += [f"### {number(size)} bài", *_of_size(each, size)]
    parts.append(_works(dict.fromkeys(chain.from_iterable(each.engines for each in benchmarks))))
    return "\n\n".join(parts) + "\n"


def machine_line(benchmark: Benchmark) -> str:
    """When, where, and with what."""
    machine = benchmark.machine
    versions = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
    return (
        f"Đo ngày {benchmark.day}: {machine.processor}, {machine.cores} nhân, "
        f"{number(machine.memory_gb, 1)} GB bộ nhớ, {machine.system}; tải của máy (1, 5, 15 phút) "
        f"lúc đầu {_load(machine.load)}, lúc cuối {_load(benchmark.load)}. {versions}. "
        f"Mỗi loại {benchmark.questions} câu hỏi, hỏi hai lượt; mọi bộ máy trả lời xen kẽ nhau."
    )


def _load(load: Sequence[float]) -> str:
    return " / ".join(number(each, 1) for each in load) or "không rõ"


def _of_size(benchmark: Benchmark, size: int) -> list[str]:
    found = [each for each in benchmark.measured if each.size == size]
    peer = benchmark.of(_PEER, size) or Measured(_PEER, size)
    parts = [
        _table([_BUILDING, *map(_building_row, found)]),
        _table([_OPENING, *map(_opening_row, found)]),
        "Mỗi câu trả lời, mili giây; “so FTS5” là p95 bằng mấy lần p95 của SQLite FTS5:",
    ]
    for kind, label in QUESTION_KINDS.items():
        rows = [_asking_row(each, kind, peer) for each in found if kind in each.again]
        parts += [f"**{label}**", _table([_ASKING, *rows])] if rows else []
    typed = [
        f"{_label(each)} {number(each.typed.p50, 2)} / {number(each.typed.p95, 2)}"
        for each in found
        if each.typed
    ]
    parts += [f"Gợi ý khi gõ, ms (p50 / p95): {'; '.join(typed)}."] if typed else []
    troubles = [f"- {_label(each)}: {each.trouble}." for each in found if each.trouble]
    return [*parts, *(["\n".join(["Không đo được:", "", *troubles])] if troubles else [])]


def _building_row(measured: Measured) -> Sequence[str]:
    built = measured.built
    return (
        _label(measured),
        number(built.seconds if built else None, 1),
        number(built.memory.peak if built and built.memory else None),
        number(built.disk if built else None, 1),
    )


def _opening_row(measured: Measured) -> Sequence[str]:
    opening = measured.opening
    if opening is None:
        return (_label(measured), *([_NONE] * (len(_OPENING) - 1)))
    ready = None if opening.suggestions is None else opening.open + opening.suggestions
    return (
        _label(measured),
        number(opening.open / 1000, 2),
        number(opening.first, 1),
        number(None if ready is None else ready / 1000, 2),
        _memory(opening.opened),
        _memory(opening.asked),
    )


def _memory(memory: Memory | None) -> str:
    """All of it, and what of that is the process's own."""
    if memory is None:
        return _NONE
    return f"{number(memory.resident)} (riêng {number(memory.private)})"


def _asking_row(measured: Measured, kind: str, peer: Measured) -> Sequence[str]:
    again, first = measured.again[kind], measured.first[kind]
    shown = (number(each, 1) for each in (again.p50, again.p95, again.p99))
    return (
        _label(measured),
        *shown,
        _ratio(again, peer.again.get(kind)),
        number(first.p95, 1),
        _ratio(first, peer.first.get(kind)),
    )


def _ratio(timing: Timing, peer: Timing | None) -> str:
    return f"{number(timing.p95 / peer.p95, 2)}×" if peer and peer.p95 else _NONE


def _label(measured: Measured) -> str:
    return CANDIDATES[measured.engine].label


def _works(engines: Iterable[str]) -> str:
    """What each of them does for an answer."""
    lines = (f"- {CANDIDATES[name].label}: {CANDIDATES[name].work}." for name in engines)
    return "\n".join(["Một câu trả lời gồm:", "", *lines])


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Markdown with padded columns, the first row above all."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([lines[0], rule, *lines[1:]])
