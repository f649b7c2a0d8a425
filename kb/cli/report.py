"""`kb report`: counts of the exemplars in content/, for a sơ kết; drafts count, and are told."""

from pathlib import Path

import click

from kb.cli.options import content_option
from kb.cli.output import refuse_on_screen, write_out
from kb.content import load_content
from kb.errors import KBError
from kb.exports.reporting import REPORT_FORMATS
from kb.reports import Period, report
from kb.settings import Settings

_YEAR = click.IntRange(1900, 2100)


@click.command(help="Đếm gương điển hình theo loại hình, cấp, lĩnh vực, nơi, năm, khen thưởng.")
@click.option("--from", "first", type=_YEAR, metavar="NĂM", help="Từ năm.")
@click.option("--to", "last", type=_YEAR, metavar="NĂM", help="Đến hết năm.")
@click.option("--province", metavar="TỈNH", help="Chỉ một tỉnh, thành phố, nay hoặc cũ.")
@click.option("--published", is_flag=True, help="Chỉ hồ sơ đã đăng, không đếm bản nháp.")
@click.option("--format", "name", type=click.Choice(list(REPORT_FORMATS)), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp ghi ra.")
@content_option
def command(
    first: int | None,
    last: int | None,
    province: str | None,
    published: bool,
    name: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Print, or write to a file."""
    content = load_content(settings.content_dir)
    where = content.vocabularies.where(province) if province else None
    if province and where is None:
        raise KBError(f'--province: không có tỉnh, thành phố "{province}"')
    counted = ("published",) if published else ("published", "draft")
    records = [each.record for each in content.files if each.record.status in counted]
    found = report(records, content.vocabularies, Period(first, last), where)
    if name in ("docx", "xlsx"):
        refuse_on_screen(REPORT_FORMATS[name].label, output)
    data = REPORT_FORMATS[name].write(found)
    write_out(data, output)
    if output:
        click.echo(f"{output}: {found.total} gương.", err=True)
