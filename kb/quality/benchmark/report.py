"""What was measured, written where people look it up: a Markdown page and its picture.

In: the `Benchmark`s of one run or several, and the path of a page. Out: the part of the page
between its two marks, written anew, and an SVG of the same name beside it; what people wrote around
the marks stays.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from kb.errors import OutputUnusable, disk_trouble
from kb.quality.benchmark.earlier import together
from kb.quality.benchmark.plot import description, plot
from kb.quality.benchmark.results import Benchmark
from kb.quality.benchmark.tables import tables

_BEGIN, _END = "<!-- đo bằng kb bench -->", "<!-- hết -->"
_BLOCK_RE = re.compile(rf"{_BEGIN}\n.*?{_END}", re.DOTALL)


def write_report(benchmarks: Sequence[Benchmark], page: Path) -> None:
    """Write page and picture; a page that is not there yet has nothing but the figures."""
    picture, whole = page.with_suffix(".svg"), together(benchmarks)
    shown = f"![{description(whole)}]({picture.name})"
    block = f"{_BEGIN}\n{shown}\n\n{tables(*benchmarks)}{_END}"
    text = page.read_text("utf-8") if page.is_file() else f"# Số đo\n\n{_BEGIN}\n{_END}\n"
    if not _BLOCK_RE.search(text):
        raise OutputUnusable(f"{page}: không có chỗ để ghi; hãy thêm hai dòng {_BEGIN} và {_END}")
    try:
        page.write_text(_BLOCK_RE.sub(lambda _: block, text), "utf-8", newline="\n")
        picture.write_text(plot(whole), "utf-8", newline="\n")
    except OSError as error:
        raise OutputUnusable(f"{page}: không ghi được, {disk_trouble(error)}") from error
