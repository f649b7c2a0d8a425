"""`kb init`, `kb edit`, `kb serve`: a collection of one's own, the desk over it, its public site.

In: a folder; where to listen. Out: a collection on disk, or a web program that runs until it is
interrupted: started by its entry point, nothing of it is imported.
"""

import os
import runpy
import sys
from pathlib import Path

import click

from kb.content.beginnings import EXAMPLE, UNNAMED, begin
from kb.content.folder import load_content


@click.command(
    help="Tạo một kho mới trong thư mục trống: lĩnh vực, địa danh, cơ quan, ngày kỷ niệm, "
    "từ đồng nghĩa, site.yaml và một hồ sơ mẫu. Không đụng tới tệp nào đã có."
)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option("--name", metavar="TÊN", default=UNNAMED, help="Tên kho, đứng ở đầu mọi trang.")
def init(folder: Path, name: str) -> None:
    """Make it, and say what it holds and what comes next."""
    begin(folder, name)
    lists = load_content(folder / "content").vocabularies
    click.echo(f"Đã tạo kho “{lists.site.name}” ở {folder.resolve()}:")
    click.echo(
        f"  {len(lists.fields)} lĩnh vực, {len(lists.places)} tỉnh, thành phố (kèm tên cũ), "
        f"{len(lists.organisations)} cơ quan, {len(lists.anniversaries)} ngày kỷ niệm, "
        f"{len(lists.synonyms)} nhóm từ đồng nghĩa"
    )
    click.echo("  content/site.yaml: tên, cơ quan, biểu trưng, màu của kho")
    click.echo(f"  content/exemplars/{EXAMPLE}.md: hồ sơ mẫu, bịa, bản nháp; xem xong thì xóa")
    click.echo(f"\nTiếp theo:\n  cd {_shown(folder)}\n  kb edit")


def _shown(folder: Path) -> str:
    """A path as one types it."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


@click.command(help="Mở bàn biên tập trong trình duyệt: thêm, sửa, xem trước, đăng, rút hồ sơ.")
@click.option("--host", metavar="ĐỊA_CHỈ", help="Nơi bàn lắng nghe; mặc định chỉ máy này.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="CỔNG", help="Mặc định 8010.")
@click.option("--no-browser", is_flag=True, help="Chỉ in địa chỉ, không mở trình duyệt.")
@click.option("--password", is_flag=True, help="Đặt mật khẩu cho bàn mở ra ngoài máy này.")
def edit(host: str | None, port: int | None, no_browser: bool, password: bool) -> None:
    """Flags win over the environment."""
    program = "web.editing.password" if password else "web.editing"
    flags = ["--no-browser"] if no_browser else []
    _run(program, "kb edit", flags, KB_EDIT_HOST=host, KB_EDIT_PORT=port)


@click.command(help="Mở trang cho bạn đọc, từ chỉ mục đã lập (kb index, hoặc Đăng ở bàn biên tập).")
@click.option("--host", metavar="ĐỊA_CHỈ", help="Nơi trang lắng nghe; mặc định chỉ máy này.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="CỔNG", help="Mặc định 8000.")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="SỐ", help="Số tiến trình; mặc định một."
)
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Flags win over the environment."""
    _run("web", "kb serve", [], KB_HOST=host, PORT=port, KB_WORKERS=workers)


def _run(program: str, name: str, flags: list[str], **settings: str | int | None) -> None:
    os.environ.update({key: str(value) for key, value in settings.items() if value})
    sys.argv = [name, *flags]
    runpy.run_module(program, run_name="__main__", alter_sys=False)
