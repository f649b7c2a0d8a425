"""`kb new`: a commented file to fill in."""

import click

from kb.cli.options import content_option
from kb.content.drafts import blank_form, free_id, texts_on_disk, write_new
from kb.content.folder import load_content
from kb.errors import KBError
from kb.records import RECORD_CLASSES
from kb.schema import SLUG_RE
from kb.settings import Settings
from kb.text.vietnamese import slug

_UNTITLED = {"exemplar": "guong-moi", "directive": "van-ban-moi"}


_FILES = [name for name, cls in RECORD_CLASSES.items() if cls.about.is_file]


@click.command(name="new", help="Tạo một tệp hồ sơ có lời dặn từng trường; không ghi đè tệp nào.")
@click.argument("record_type", metavar="[exemplar|directive]", type=click.Choice(_FILES))
@click.option("--id", "record_id", metavar="MÃ", help="Mã hồ sơ, cũng là tên tệp.")
@click.option("--title", metavar="TÊN", default="", help="Tên gương, hoặc trích yếu văn bản.")
@content_option
def command(record_type: str, record_id: str | None, title: str, settings: Settings) -> None:
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
