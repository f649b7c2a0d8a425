"""How figures grow with the collection, drawn as SVG: no library is needed to look at it.

In: a `Benchmark`. Out: the text of a picture of several panels, logarithmic both ways, with a title
and a description for those who cannot see it.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from kb.quality.benchmark.candidates import CANDIDATES
from kb.quality.benchmark.results import Benchmark, Measured
from kb.quality.benchmark.tables import number

# Told apart by colour-blind readers too (Okabe and Ito), and by the dashes.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#000000", "#7a7a7a", "#cc79a7", "#8a6d00")
_DASHES = ("", "", "", "6 3", "2 3", "6 3 2 3", "2 3")
_WIDTH, _HEIGHT = 960, 420
_PANEL_WIDTH, _PANEL_HEIGHT = 250, 270
_LEFT, _TOP, _GAP = 60, 60, 60


@dataclass(frozen=True)
class Panel:
    """One figure of an engine, by the size of the collection."""

    title: str
    value: Callable[[Measured], float | None]


def _p95(measured: Measured) -> float | None:
    timing = measured.again.get("short")
    return timing.p95 if timing else None


def _memory(measured: Measured) -> float | None:
    asked = measured.opening.asked if measured.opening else None
    return asked.resident if asked else None


def _disk(measured: Measured) -> float | None:
    return measured.built.disk if measured.built else None


PANELS = (
    Panel("Trả lời 2–6 từ, p95 (ms)", _p95),
    Panel("Bộ nhớ sau khi hỏi (MB)", _memory),
    Panel("Trên đĩa (MB)", _disk),
)


def plot(benchmark: Benchmark) -> str:
    """The whole picture."""
    panels = [_drawn(benchmark, panel, place) for place, panel in enumerate(PANELS)]
    title = "Tốc độ, bộ nhớ và dung lượng theo số bài"
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"',
            ' aria-labelledby="title description" font-family="sans-serif" font-size="12">',
            f'<title id="title">{title}</title>',
            f'<desc id="description">{escape(description(benchmark))}</desc>',
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="{_LEFT}" y="24" font-size="16">{title}</text>',
            *panels,
            *_legend(benchmark),
            "</svg>\n",
        ]
    )


def description(benchmark: Benchmark) -> str:
    """The same figures in words, panel by panel."""
    told = []
    for panel in PANELS:
        lines = []
        for engine in benchmark.engines:
            points = _points(benchmark, engine, panel)
            shown = ", ".join(f"{number(y, 1)} với {number(x)} bài" for x, y in points)
            lines += [f"{CANDIDATES[engine].label}: {shown}"] if shown else []
        told.append(f"{panel.title}. {'; '.join(lines)}.")
    return " ".join(told)


def _points(benchmark: Benchmark, engine: str, panel: Panel) -> list[tuple[float, float]]:
    found = [benchmark.of(engine, size) for size in benchmark.sizes]
    pairs = [(each.size, panel.value(each)) for each in found if each]
    return [(size, value) for size, value in pairs if value]


@dataclass(frozen=True)
class _Scale:
    """Where values between powers of ten stand on a line; `start` is where the least does."""

    least: int
    most: int
    start: float
    length: float

    @classmethod
    def of(cls, values: Sequence[float], start: float, length: float) -> "_Scale":
        logs = [math.log10(value) for value in values] or [0.0]
        least, most = math.floor(min(logs)), math.ceil(max(logs))
        return cls(least, max(most, least + 1), start, length)

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.least) / (self.most - self.least)
        return round(self.start + share * self.length, 1)

    @property
    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.least, self.most + 1)]


def _drawn(benchmark: Benchmark, panel: Panel, place: int) -> str:
    left, bottom = _LEFT + place * (_PANEL_WIDTH + _GAP), _TOP + _PANEL_HEIGHT
    lines = {name: _points(benchmark, name, panel) for name in benchmark.engines}
    ys = [y for points in lines.values() for _, y in points]
    across = _Scale.of(list(benchmark.sizes), left, _PANEL_WIDTH)
    upward = _Scale.of(ys, bottom, -_PANEL_HEIGHT)
    parts = [f'<text x="{left}" y="{_TOP - 10}">{escape(panel.title)}</text>']
    parts += _grid(across, upward, left, bottom)
    for engine, points in lines.items():
        parts += _line(_style(benchmark, engine), [(across.at(x), upward.at(y)) for x, y in points])
    return "\n".join(parts)


def _grid(across: _Scale, upward: _Scale, left: float, bottom: float) -> list[str]:
    parts = []
    for tick in across.ticks:
        x = across.at(tick)
        parts.append(f'<path d="M{x} {_TOP}V{bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{bottom + 16}" text-anchor="middle">{_tick(tick)}</text>')
    for tick in upward.ticks:
        y = upward.at(tick)
        parts.append(f'<path d="M{left} {y}h{_PANEL_WIDTH}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{_tick(tick)}</text>')
    return parts


def _tick(value: float) -> str:
    return number(value, max(0, -round(math.log10(value))))


def _style(benchmark: Benchmark, engine: str) -> str:
    place = benchmark.engines.index(engine) % len(_COLOURS)
    dashes = f' stroke-dasharray="{_DASHES[place]}"' if _DASHES[place] else ""
    return f'stroke="{_COLOURS[place]}" fill="{_COLOURS[place]}"{dashes}'


def _line(style: str, points: Sequence[tuple[float, float]]) -> list[str]:
    path = " ".join(f"{x},{y}" for x, y in points)
    dots = [f'<circle cx="{x}" cy="{y}" r="3" {style}/>' for x, y in points]
    return [f'<polyline points="{path}" {style} fill-opacity="0" stroke-width="2"/>', *dots]


def _legend(benchmark: Benchmark) -> list[str]:
    parts = []
    for place, engine in enumerate(benchmark.engines):
        x, y = _LEFT + place % 4 * 225, _TOP + _PANEL_HEIGHT + 44 + place // 4 * 22
        style = _style(benchmark, engine)
        parts.append(f'<path d="M{x} {y}h26" {style} stroke-width="2"/>')
        parts.append(f'<text x="{x + 32}" y="{y + 4}">{escape(CANDIDATES[engine].label)}</text>')
    return parts
