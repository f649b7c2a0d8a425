"""`kb index`: bring the index in line with content/."""

import sys
import time
from collections.abc import Iterable, Iterator

import click

from kb.checks import check_content
from kb.cli.options import content_option, index_option
from kb.content import load_content
from kb.engine import Source
from kb.index import index_content
from kb.settings import Settings


@click.command(help="Lập chỉ mục: chỉ đọc lại hồ sơ đã đổi, làm xong mới thay chỉ mục cũ.")
@click.option("--rebuild", is_flag=True, help="Lập lại từ đầu.")
@content_option
@index_option
def command(rebuild: bool, settings: Settings) -> None:
    """Index what can be served, and say loudly what cannot."""
    started = time.perf_counter()
    content = load_content(settings.content_dir)
    problems = check_content(content)
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors:
        click.echo(str(problem), err=True)
    report = index_content(
        content,
        problems,
        settings.index_dir,
        settings.cache_dir,
        rebuild=rebuild,
        progress=with_bar,
    )
    if errors:
        left_out = len({problem.path for problem in errors})
        click.echo(f"BỎ LẠI {left_out} tệp có lỗi (xem trên); hãy sửa rồi chạy lại.", err=True)
    seconds = time.perf_counter() - started
    if report.is_unchanged:
        click.echo(f"{report.total} hồ sơ, không có gì thay đổi ({seconds:.1f} giây).")
    else:
        click.echo(
            f"{report.total} hồ sơ: ghi {report.written}, bỏ {report.removed} ({seconds:.1f} giây)."
        )


def with_bar(sources: Iterable[Source]) -> Iterator[Source]:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield from sources
        return
    with click.progressbar(list(sources), label="Lập chỉ mục", file=sys.stderr) as bar:
        yield from bar
