"""`kb bench`: speed, size and memory of our engines beside others, in one run."""

import json
import sys
import tempfile
import time
from pathlib import Path

import click

from kb.quality.benchmark import (
    CANDIDATES,
    QUESTION_KINDS,
    Benchmark,
    Bounds,
    Options,
    read_benchmark,
    run_benchmark,
    tables,
    usual,
    write_report,
)

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="Đo tốc độ lập chỉ mục và tìm kiếm, dung lượng và bộ nhớ của từng bộ máy tìm kiếm, cạnh "
    "SQLite FTS5 và các thư viện khác, trong cùng một lượt. Đo thử trong một phút: "
    "`--limit 1000 --queries 50`."
)
@click.option(
    "--articles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Các bài viết (JSONL, có thể nén gzip).",
)
@click.option("--limit", type=click.IntRange(1), help="Chỉ lấy chừng này bài.")
@click.option(
    "--size",
    "sizes",
    type=click.IntRange(1),
    multiple=True,
    help="Đo với kho chừng này bài, nêu nhiều lần được; nhiều hơn số bài có thì các bài được "
    "lặp lại với câu xáo trộn.",
)
@click.option(
    "--engine",
    "engines",
    type=click.Choice(list(CANDIDATES)),
    multiple=True,
    help="Chỉ đo bộ máy này, nêu nhiều lần được.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(QUESTION_KINDS)),
    multiple=True,
    help="Chỉ hỏi loại câu hỏi này, nêu nhiều lần được.",
)
@click.option("--queries", type=click.IntRange(1), default=300, help="Số câu hỏi mỗi loại.")
@click.option(
    "--memory",
    type=click.FloatRange(min=0, min_open=True),
    default=Bounds.gigabytes,
    help="Mỗi bộ máy được dùng nhiều nhất chừng này GB bộ nhớ riêng.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    default=Bounds.minutes,
    help="Mỗi lần lập chỉ mục nhiều nhất chừng này phút.",
)
@click.option(
    "--add",
    "earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Thêm vào bảng và hình số đo của lượt trước (tệp của --json), nêu nhiều lần được; không "
    "có --articles thì chỉ viết lại từ các tệp ấy.",
)
@click.option("--json", "json_file", type=_FILE, help="Ghi mọi số đo ra tệp JSON này.")
@click.option("--write", "page", type=_FILE, help="Ghi bảng và hình vào trang Markdown này.")
def command(
    articles: Path | None, limit: int | None, sizes: tuple[int, ...], engines: tuple[str, ...],
    kinds: tuple[str, ...], queries: int, memory: float, minutes: float,
    earlier: tuple[Path, ...], json_file: Path | None, page: Path | None,
) -> None:  # fmt: skip
    """Measure, print the tables, and write them where they were asked for."""
    found = [read_benchmark(each) for each in earlier]
    if articles:
        options = Options(
            articles=articles,
            sizes=sizes or ((limit,) if limit else ()),
            engines=engines or usual(),
            kinds=kinds or tuple(QUESTION_KINDS),
            questions=queries,
            bounds=Bounds(memory, minutes),
        )
        found.insert(0, _measured(options, json_file))
    if not found:
        raise click.UsageError("Hãy nêu --articles để đo, hoặc --add để viết lại số đo đã có.")
    click.echo(tables(*found))
    if page:
        write_report(found, page)


def _measured(options: Options, json_file: Path | None) -> Benchmark:
    """Measure now, and keep the figures if a file was named."""
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        found = run_benchmark(options, Path(folder), _Told())
    if json_file:
        text = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
        json_file.write_text(f"{text}\n", "utf-8")
    return found


class _Told:
    """Says on stderr how far it is: on a terminal in one line, elsewhere when a stage is done."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._stage, self._began, self._last = "", 0.0, 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._last = stage, now, 0.0
        is_over = done >= total
        if self._is_terminal and (is_over or now - self._last > 0.2):
            self._last = now
            click.echo(f"\r\x1b[K{stage}: {done}/{total}", err=True, nl=False)
        if is_over:
            start = "\r\x1b[K" if self._is_terminal else ""
            click.echo(f"{start}{stage}: {total} ({now - self._began:.1f} giây)", err=True)
