"""`kb used ID`: notes in the record's file where it has been told."""

from dataclasses import replace

import click

from kb import wording
from kb.cli.options import content_option
from kb.content.edits import edited
from kb.content.folder import load_content
from kb.errors import KBError
from kb.records import Exemplar, Record, as_type, read_record
from kb.records.codes import USES
from kb.records.parts import Use
from kb.schema import specs, to_plain
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
    before = path.read_bytes().decode("utf-8")
    wanted = _with_use(file.record, use, file.path)
    names = [spec.name for spec in specs(type(file.record))]
    used_in = {"used_in": to_plain(wanted)["used_in"]}
    after = edited(before, used_in, names, None)
    reread, _ = read_record(wanted.record_type, wanted.id, split(normalise(after)), file.path)
    if reread.record != wanted:
        raise KBError(f"{file.path}: không thêm được vào used_in; hãy thêm bằng tay")
    path.write_bytes(after.encode("utf-8"))
    click.echo(f"{file.path}: đã ghi {wording.entry(use).text}. Chạy kb index để trang dùng.")


def _with_use(record: Record, use: Use, path: str) -> Exemplar:
    """The record that has been told there as well; KBError when that cannot be said."""
    exemplar = as_type(Exemplar, record)
    if exemplar is None:
        raise KBError(f'"{record.id}" không phải là gương điển hình nên không có nơi đã giới thiệu')
    if use in exemplar.used_in:
        raise KBError(f'"{record.id}" đã ghi tác phẩm này ở {path}')
    return replace(exemplar, used_in=(*exemplar.used_in, use))
