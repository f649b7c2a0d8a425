"""`kb used ID`: notes in the record's file where it has been told."""

import click

from kb.cli.options import content_option
from kb.content.folder import load_content
from kb.content.uses import with_use
from kb.errors import KBError
from kb.records import USES, Use, read_record
from kb.schema.frontmatter import split
from kb.settings import Settings
from kb.text.vietnamese import normalise


@click.command(help="Ghi vào hồ sơ nơi gương ấy đã được giới thiệu: sách, phim, báo…")
@click.argument("record_id", metavar="MÃ")
@click.option("--kind", type=click.Choice(list(USES)), required=True, help="Loại tác phẩm.")
@click.option("--title", metavar="TÊN", required=True, help="Tên sách, phim, bài báo…")
@click.option("--year", type=click.IntRange(1900, 2100), help="Năm phát hành.")
@content_option
def command(record_id: str, kind: str, title: str, year: int | None, settings: Settings) -> None:
    """Write one line into the file, after reading back that it says what was meant."""
    content = load_content(settings.content_dir)
    file = content.find(record_id)
    use = Use(kind, " ".join(normalise(title).split()), year)
    path = settings.content_dir.parent / file.path
    before = path.read_text("utf-8")
    after = with_use(before, file, use)
    record = read_record(file.record.record_type, file.record.id, split(after), file.path)[0].record
    if getattr(record, "used_in", ()) != (*getattr(file.record, "used_in", ()), use):
        raise KBError(f"{file.path}: không thêm được vào used_in; hãy thêm bằng tay")
    path.write_text(after, "utf-8", newline="\n")
    told = f"{USES[kind]} “{use.title}”" + (f" ({year})" if year else "")
    click.echo(f"{file.path}: đã ghi {told}. Chạy kb index để trang dùng.")
