"""`kb remove ID…`: takes records back on purpose."""

import click

from kb.cli.options import content_option
from kb.content.folder import load_content
from kb.desk import take_back
from kb.settings import Settings


@click.command(
    help="Gỡ hồ sơ khỏi kho có ý: xóa tệp (bản cũ giữ trong kho lưu trữ) và ghi vào removed.yaml. "
    "Người xin rút tên thì đặt status: withdrawn, đừng gỡ."
)
@click.argument("record_ids", metavar="MÃ…", nargs=-1, required=True)
@content_option
def command(record_ids: tuple[str, ...], settings: Settings) -> None:
    """All of them or none: an id that nobody bears is told before anything is done."""
    content = load_content(settings.content_dir)
    ids = list(dict.fromkeys(content.find(record_id).record.id for record_id in record_ids))
    for record_id in ids:
        content = load_content(settings.content_dir)
        take_back(content, record_id, settings.content_dir, settings.archive_dir)
        click.echo(f"{record_id}: đã gỡ, ghi vào {settings.content_dir.name}/removed.yaml.")
    click.echo("Chạy kb index để trang thôi hiện.")
