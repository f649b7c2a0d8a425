"""`kb remove ID…` takes records back on purpose; `kb erase ID` ends a withdrawn one for good."""

import click

from kb.cli.options import content_option
from kb.content.folder import load_content
from kb.desk import Desk, take_back
from kb.settings import Settings


@click.command(
    name="remove",
    help="Gỡ hồ sơ khỏi kho có ý: xóa tệp (bản cũ giữ trong kho lưu trữ) và ghi vào removed.yaml. "
    "Người xin rút tên thì đặt status: withdrawn, đừng gỡ.",
)
@click.argument("record_ids", metavar="MÃ…", nargs=-1, required=True)
@content_option
def remove(record_ids: tuple[str, ...], settings: Settings) -> None:
    """All of them or none: an id that nobody bears is told before anything is done."""
    content = load_content(settings.content_dir)
    ids = list(dict.fromkeys(content.find(record_id).record.id for record_id in record_ids))
    for record_id in ids:
        content = load_content(settings.content_dir)
        take_back(content, record_id, settings.content_dir, settings.archive_dir)
        click.echo(f"{record_id}: đã gỡ, ghi vào {settings.content_dir.name}/removed.yaml.")
    click.echo("Chạy kb index để trang thôi hiện.")


@click.command(
    name="erase", help="Xóa hẳn một hồ sơ đã rút: mọi bản trước, ảnh gốc, lý do trong nhật ký."
)
@click.argument("record_id", metavar="MÃ")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@content_option
def erase(record_id: str, yes: bool, settings: Settings) -> None:
    """Say what was removed, and what Git still holds."""
    if not yes:
        click.confirm(f"Xóa hẳn {record_id}? Không hoàn tác được", abort=True)
    erased = Desk(settings).erase(record_id)
    for each in erased.removed:
        click.echo(f"Đã bỏ {each}")
    for each in erased.lists:
        click.echo(
            f"Danh sách {each} trong kho lưu còn dòng của hồ sơ này; "
            "không cần nữa thì bỏ danh sách ấy ở bàn biên tập, mục Nhập bài, danh sách."
        )
    if erased.sent.why:
        click.echo(f"Chưa gửi đi: {erased.sent.why}", err=True)
    if erased.commits:
        click.echo(
            f"Git còn giữ tệp này trong {erased.commits} lần ghi; "
            "chỉ người quản trị kho Git xóa được ở đó, ở mọi bản sao."
        )
