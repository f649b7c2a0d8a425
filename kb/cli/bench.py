"""`kb bench`: speed side by side with SQLite FTS5, in one run."""

import tempfile
from pathlib import Path

import click

from kb.cli.index import with_bar
from kb.quality import read_jsonl, run_benchmark
from kb.settings import load_settings


@click.command(help="Đo tốc độ lập chỉ mục và tìm kiếm, cạnh SQLite FTS5, trong cùng một lượt.")
@click.option(
    "--articles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="Các bài viết (JSONL, có thể nén gzip).",
)
@click.option("--limit", type=click.IntRange(1), help="Chỉ lấy chừng này bài.")
@click.option("--queries", type=click.IntRange(1), default=300, help="Số câu hỏi.")
def command(articles: Path, limit: int | None, queries: int) -> None:
    """Print articles a second and milliseconds a search."""
    read = list(read_jsonl(articles, limit))
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        result = run_benchmark(read, queries, Path(folder), with_bar, settings.engine)
    click.echo(f"Lập chỉ mục: {result.build_rate:.0f} bài/giây ({result.articles} bài).")
    peer = result.timings[0]
    for timing in result.timings:
        click.echo(
            f"{timing.name}: p50 {timing.p50:.1f} ms, p95 {timing.p95:.1f} ms, "
            f"chậm nhất {timing.slowest:.1f} ms, p95 bằng {timing.p95 / peer.p95:.2f} lần FTS5"
        )
