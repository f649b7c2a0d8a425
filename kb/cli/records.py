"""`kb new` makes a record's file to fill in, `kb used` notes in one where it has been told."""

from dataclasses import replace

import click

from kb import wording
from kb.cli.options import content_option
from kb.content.drafts import blank_form, free_id, texts_on_disk, write_new
from kb.content.edits import edited
from kb.content.folder import load_content
from kb.errors import KBError
from kb.records import RECORD_CLASSES, Exemplar, Record, as_type, read_record
from kb.records.codes import USES
from kb.records.parts import Use
from kb.schema import SLUG_RE, specs, to_plain
from kb.schema.frontmatter import split
from kb.settings import Settings
from kb.text.vietnamese import normalise, slug

_UNTITLED = {"exemplar": "guong-moi", "directive": "van-ban-moi"}
_FILES = [name for name, cls in RECORD_CLASSES.items() if cls.about.is_file]


@click.command(name="new", help="Tạo một tệp hồ sơ có lời dặn từng trường; không ghi đè tệp nào.")
@click.argument("record_type", metavar="[exemplar|directive]", type=click.Choice(_FILES))
@click.option("--id", "record_id", metavar="MÃ", help="Mã hồ sơ, cũng là tên tệp.")
@click.option("--title", metavar="TÊN", default="", help="Tên gương, hoặc trích yếu văn bản.")
@content_option
def new(record_type: str, record_id: str | None, title: str, settings: Settings) -> None:
    """Write the form and print its path."""
    if record_id and not SLUG_RE.fullmatch(record_id):
        likely = slug(record_id) or _UNTITLED[record_type]
        raise KBError(f'--id: "{record_id}" không phải là mã; hãy viết {likely}')
    content = load_content(settings.content_dir)
    taken = set(texts_on_disk(settings.content_dir))
    for file in content.files:
        taken |= {file.record.id, *file.record.aliases}
    wanted = record_id or free_id(title or _UNTITLED[record_type], None, () if title else taken)
    try:
        if wanted in taken:
            raise FileExistsError
        path = write_new(settings.content_dir, record_type, wanted, blank_form(record_type, title))
    except FileExistsError as error:
        remedy = "hãy xem bằng `kb show`, hoặc chọn mã khác bằng --id"
        raise KBError(f'Đã có hồ sơ "{wanted}"; {remedy}') from error
    click.echo(path)


@click.command(name="used", help="Ghi vào hồ sơ nơi gương ấy đã được giới thiệu: sách, phim, báo…")
@click.argument("record_id", metavar="MÃ")
@click.option("--kind", type=click.Choice(list(USES)), required=True, help="Loại tác phẩm.")
@click.option("--title", metavar="TÊN", required=True, help="Tên sách, phim, bài báo…")
@click.option("--year", type=click.IntRange(1900, 2100), help="Năm phát hành.")
@content_option
def used(record_id: str, kind: str, title: str, year: int | None, settings: Settings) -> None:
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
