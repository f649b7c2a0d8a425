"""`kb picture add ID FILE`: brings a picture into a record, cleaned of all that is not picture."""

from dataclasses import replace
from pathlib import Path

import click

from kb.citations import PartialDate
from kb.cli.options import content_option
from kb.content.edits import edited
from kb.content.folder import load_content
from kb.errors import KBError
from kb.pictures import MOST_BYTES, cleaned, home_of, keep
from kb.records import Exemplar, Picture, Record, RecordFile, as_type, read_record
from kb.schema import specs, to_plain
from kb.schema.frontmatter import split
from kb.settings import Settings
from kb.text.vietnamese import normalise


@click.group(name="picture", help="Ảnh của hồ sơ.")
def command() -> None:
    """Pictures of records."""


@command.command(help="Đưa một ảnh vào hồ sơ: dựng thẳng, bỏ vị trí chụp và mọi thông tin riêng.")
@click.argument("record_id", metavar="MÃ")
@click.argument("path", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--alt", metavar="LỜI", required=True, help="Trong ảnh có gì.")
@click.option("--credit", metavar="TÊN", required=True, help="Người chụp, hoặc nơi cho ảnh.")
@click.option("--permission", metavar="LỜI", required=True, help="Ai cho phép dùng, khi nào.")
@click.option("--caption", metavar="LỜI", help="Lời dưới ảnh.")
@click.option("--date", metavar="NGÀY", help="Ngày chụp: 2023-11-20, 2023-11 hoặc 2023.")
@content_option
def add(
    record_id: str,
    path: Path,
    alt: str,
    credit: str,
    permission: str,
    caption: str | None,
    date: str | None,
    settings: Settings,
) -> None:
    """Clean it, keep it, and write one line into the record, read back before it counts."""
    file = load_content(settings.content_dir).find(record_id)
    exemplar = _exemplar(file.record)
    picture = cleaned(path.name, _read(path))
    said = [_said(each) for each in (alt, credit, permission, caption or "")]
    if not all(said[:3]):
        raise KBError("Ảnh phải có mô tả, người chụp và phép dùng; đừng để trống.")
    home = home_of(settings.content_dir, exemplar.id)
    before = set(home.glob("*"))
    name = keep(settings.content_dir, exemplar.id, picture)
    try:
        shown = Picture(name, said[0], said[3] or None, said[1], said[2], _date(date))
        _write(settings.content_dir.parent / file.path, file, _with(exemplar, shown))
    except KBError:
        if home / name not in before:
            (home / name).unlink()
        raise
    size = f"{picture.width} × {picture.height}"
    click.echo(f"{file.path}: đã thêm ảnh {name} ({size}). Chạy kb index để trang dùng.")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KBError(f"{path}: không đọc được tệp này") from error


def _said(text: str) -> str:
    return " ".join(normalise(text).split())


def _date(written: str | None) -> PartialDate | None:
    found = PartialDate.parse_iso(written) if written else None
    if written and found is None:
        raise KBError(f'--date: "{written}" không phải là ngày; hãy viết 2023-11-20')
    return found


def _exemplar(record: Record) -> Exemplar:
    exemplar = as_type(Exemplar, record)
    if exemplar is None:
        raise KBError(f'"{record.id}" không phải là gương điển hình nên không có ảnh')
    return exemplar


def _with(exemplar: Exemplar, picture: Picture) -> Exemplar:
    if any(each.file == picture.file for each in exemplar.pictures):
        raise KBError(f'"{exemplar.id}" đã có ảnh này')
    return replace(exemplar, pictures=(*exemplar.pictures, picture))


def _write(path: Path, file: RecordFile, wanted: Exemplar) -> None:
    names = [spec.name for spec in specs(Exemplar)]
    pictures = {"pictures": to_plain(wanted)["pictures"]}
    after = edited(path.read_bytes().decode("utf-8"), pictures, names, None)
    reread, _ = read_record(wanted.record_type, wanted.id, split(normalise(after)), file.path)
    if reread.record != wanted:
        raise KBError(f"{file.path}: không thêm được vào pictures; hãy thêm bằng tay")
    path.write_bytes(after.encode("utf-8"))
