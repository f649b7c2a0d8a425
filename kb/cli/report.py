"""`kb report`: counts of the exemplars in content/, for a sơ kết; drafts count, and are told."""

from datetime import date, datetime, time
from pathlib import Path

import click

from kb.cli.files import fitting_format, format_options, refuse_on_screen, write_out
from kb.cli.options import content_option, named_place
from kb.content.folder import load_content
from kb.exports import REPORT_FORMATS
from kb.newsroom.reports import Period, report
from kb.settings import Settings

_YEAR = click.IntRange(1900, 2100)


@click.command(help="Đếm gương điển hình theo loại hình, cấp, lĩnh vực, nơi, năm, khen thưởng.")
@click.option("--from", "first", type=_YEAR, metavar="NĂM", help="Từ năm.")
@click.option("--to", "last", type=_YEAR, metavar="NĂM", help="Đến hết năm.")
@click.option("--province", metavar="TỈNH", help="Chỉ một tỉnh, thành phố, nay hoặc cũ.")
@click.option("--published", is_flag=True, help="Chỉ hồ sơ đã đăng, không đếm bản nháp.")
@click.option("--format", "name", type=click.Choice(list(REPORT_FORMATS)), default="text")
@format_options(REPORT_FORMATS)
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
    **asked: str | None,
) -> None:
    """Print, or write to a file."""
    chosen = REPORT_FORMATS[fitting_format(REPORT_FORMATS, name, asked, name)]
    refuse_on_screen(chosen, output)
    content = load_content(settings.content_dir)
    where = named_place(province, content.vocabularies)
    counted = ("published",) if published else ("published", "draft")
    records = [each.record for each in content.files if each.record.status in counted]
    day = datetime.combine(date.today(), time())
    found = report(
        records, content.vocabularies, day, Period(first, last), where, settings.base_url
    )
    write_out(chosen, found, asked, output)
    if output:
        click.echo(f"{output}: {found.total} gương.", err=True)
