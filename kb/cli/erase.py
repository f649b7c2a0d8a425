"""`kb erase ID`: the end of a withdrawn record, archive and pictures included."""

import click

from kb.cli.options import content_option
from kb.desk import Desk
from kb.settings import Settings


@click.command(help="Xóa hẳn một hồ sơ đã rút: mọi bản trước, ảnh gốc, lý do trong nhật ký.")
@click.argument("record_id", metavar="MÃ")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@content_option
def command(record_id: str, yes: bool, settings: Settings) -> None:
    """Say what was removed, and what Git still holds."""
    if not yes:
        click.confirm(f"Xóa hẳn {record_id}? Không hoàn tác được", abort=True)
    erased = Desk(settings).erase(record_id)
    for each in erased.removed:
        click.echo(f"Đã bỏ {each}")
    for each in erased.lists:
        click.echo(
            f"Danh sách {each} trong kho lưu còn dòng của hồ sơ này; "
            "không cần nữa thì bỏ danh sách ấy ở bàn biên tập, mục Nhập danh sách."
        )
    if erased.sent.why:
        click.echo(f"Chưa gửi đi: {erased.sent.why}", err=True)
    if erased.commits:
        click.echo(
            f"Git còn giữ tệp này trong {erased.commits} lần ghi; "
            "chỉ người quản trị kho Git xóa được ở đó, ở mọi bản sao."
        )
