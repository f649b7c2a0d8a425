"""`kb index`: bring the index in line with content/, or go back to the one before."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import click

from kb.citations import PartialDate
from kb.cli.options import content_option, index_option
from kb.content.checks import check_content
from kb.content.folder import load_settled
from kb.index import BuildReport, Source, build_lock, roll_back
from kb.publish import index_content
from kb.schema import Problem
from kb.settings import Settings

LEFT_OUT = 3


@click.command(help="Lập chỉ mục: chỉ đọc lại hồ sơ đã đổi, làm xong mới thay chỉ mục cũ.")
@click.option("--rebuild", is_flag=True, help="Lập lại từ đầu.")
@click.option("--rollback", is_flag=True, help="Quay về bản chỉ mục trước, không lập gì.")
@click.option(
    "--allow-shrink",
    is_flag=True,
    help="Lập cả khi nội dung thiếu nhiều so với chỉ mục đang dùng, hoặc chưa có hồ sơ nào.",
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    metavar="GIÂY",
    default=0,
    help="Đợi tối đa chừng này giây nếu có tiến trình khác đang lập chỉ mục.",
)
@content_option
@index_option
@click.pass_context
def command(
    context: click.Context,
    rebuild: bool,
    rollback: bool,
    allow_shrink: bool,
    wait: float,
    settings: Settings,
) -> None:
    """Do it alone: the content is read under the lock, so the last to build has the newest.

    The exit code is 3 when something is left out and the rest is served.
    """
    if rebuild and rollback:
        raise click.UsageError("--rebuild và --rollback không đi cùng nhau.")
    with build_lock(settings.index_dir, wait):
        if rollback:
            _go_back(settings)
        elif not _build(settings, rebuild, allow_shrink):
            context.exit(LEFT_OUT)


def _go_back(settings: Settings) -> None:
    reader = roll_back(settings.index_dir)
    built = datetime.fromtimestamp(reader.written)
    when = f"{built:%H:%M} {PartialDate.of(built).with_unit()}"
    click.echo(f"Đã quay về bản {reader.folder.name}: {reader.engine.size} hồ sơ, lập lúc {when}.")
    click.echo(
        "Trang đang chạy tự dùng bản này; hồ sơ rút từ đó đến nay vẫn không hiện. "
        "Lần `kb index` sau lại theo nội dung hiện có."
    )


def _build(settings: Settings, rebuild: bool, allow_shrink: bool) -> bool:
    """Index what can be served, say loudly what cannot; whether nothing was left out."""
    started = time.perf_counter()
    if sys.stderr.isatty():  # thousands of files are read before there is a bar
        click.echo("Đang đọc và kiểm tra nội dung…", err=True)
    content, problems = load_settled(settings.content_dir, check_content)
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors:
        click.echo(str(problem), err=True)
    report = index_content(
        content,
        problems,
        settings.index_dir,
        engine=settings.engine,
        rebuild=rebuild,
        allow_shrink=allow_shrink,
        progress=with_bar,
    )
    _tell(report, errors, time.perf_counter() - started)
    return not (errors or report.lost or report.left)


def _tell(report: BuildReport, errors: Sequence[Problem], seconds: float) -> None:
    if errors:
        left_out = len({problem.path for problem in errors})
        click.echo(f"BỎ LẠI {left_out} tệp có lỗi (xem trên); hãy sửa rồi chạy lại.", err=True)
    for lost in report.lost:
        click.echo(f"KHÔNG CÒN PHỤC VỤ {lost}.", err=True)
    for folder in report.left:
        click.echo(
            f"{folder}: bản chỉ mục cũ còn hồ sơ đã rút mà chưa xóa được (một chương trình đang mở "
            "tệp trong đó); trang không dùng bản này, hãy đóng chương trình ấy rồi chạy lại.",
            err=True,
        )
    if not report.total:
        click.echo(f"Chưa có hồ sơ nào đã đăng; trang mở ra còn trống ({seconds:.1f} giây).")
    elif report.is_unchanged and report.is_new:
        told = "hồ sơ không đổi; danh mục hoặc thông tin của kho có đổi, trang dùng bản mới"
        click.echo(f"{report.total} {told} ({seconds:.1f} giây).")
    elif report.is_unchanged:
        click.echo(f"{report.total} hồ sơ, không có gì thay đổi ({seconds:.1f} giây).")
    else:
        click.echo(
            f"{report.total} hồ sơ: ghi {report.written}, bỏ {report.removed} ({seconds:.1f} giây)."
        )


def with_bar(sources: Iterable[Source]) -> Iterator[Source]:
    """On a terminal a bar with the time left, and a word on what comes after; else silence."""
    held = list(sources)
    if not (held and sys.stderr.isatty()):
        yield from held
        return
    with click.progressbar(held, label="Lập chỉ mục", file=sys.stderr) as bar:
        yield from bar
    click.echo("Đang ghi xuống đĩa và kiểm tra chỉ mục mới…", err=True)
