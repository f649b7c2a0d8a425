"""`kb report`: counts of the exemplars in content/, for a sơ kết; drafts count, and are told."""

from datetime import date, datetime, time
from functools import partial
from pathlib import Path

import click

from kb.cli.files import fitting_format, format_options, refuse_on_screen, write_out
from kb.cli.options import content_option, named_place
from kb.content.folder import load_content
from kb.errors import KBError
from kb.exports import REPORT_FORMATS
from kb.newsroom.comparing import compare
from kb.newsroom.periods import Period
from kb.newsroom.reports import report
from kb.settings import Settings
from kb.vocabularies import Vocabularies, Where

_FORMS = "2023, 2023-H1 (6 tháng đầu năm), 2023-Q3 (quý III)"


class _PeriodType(click.ParamType[Period]):
    """A period, or one end of it, as it is typed: "2023", "2023-H1"."""

    name = "kỳ"

    def __init__(self, *, is_end: bool) -> None:
        self.is_end = is_end

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """The period; a usage error shows how one is written."""
        found = Period.read(value)
        if found is None or (self.is_end and found.first != found.last):
            forms = _FORMS if self.is_end else f"{_FORMS}, 2021..2023"
            self.fail(f'"{value}" không phải là một kỳ; hãy viết như {forms}', param, ctx)
        return found


_END, _PERIOD = _PeriodType(is_end=True), _PeriodType(is_end=False)


@click.command(help="Đếm gương điển hình theo loại hình, cấp, lĩnh vực, nơi, năm, khen thưởng.")
@click.option("--period", type=_PERIOD, metavar="KỲ", help=f"Trong một kỳ: {_FORMS}, 2021..2023.")
@click.option("--from", "first", type=_END, metavar="NĂM", help="Từ năm (hay nửa năm, quý).")
@click.option("--to", "last", type=_END, metavar="NĂM", help="Đến hết năm (hay nửa năm, quý).")
@click.option("--province", metavar="TỈNH", help="Chỉ một tỉnh, thành phố, nay hoặc cũ.")
@click.option("--against", metavar="KỲ|TỈNH", help="Đặt cạnh một kỳ khác, hoặc một tỉnh khác.")
@click.option("--published", is_flag=True, help="Chỉ hồ sơ đã đăng, không đếm bản nháp.")
@click.option("--format", "name", type=click.Choice(list(REPORT_FORMATS)), default="text")
@format_options(REPORT_FORMATS)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp ghi ra.")
@content_option
def command(
    period: Period | None,
    first: Period | None,
    last: Period | None,
    province: str | None,
    against: str | None,
    published: bool,
    name: str,
    output: Path | None,
    settings: Settings,
    **asked: str | None,
) -> None:
    """Print, or write to a file."""
    chosen = REPORT_FORMATS[fitting_format(REPORT_FORMATS, name, asked, name)]
    refuse_on_screen(chosen, output)
    within = _within(period, first, last)
    content = load_content(settings.content_dir)
    where = named_place(province, content.vocabularies)
    counted = ("published",) if published else ("published", "draft")
    records = [each.record for each in content.files if each.record.status in counted]
    day = datetime.combine(date.today(), time())
    count = partial(report, records, content.vocabularies, day, base_url=settings.base_url)
    found = count(within, where)
    if against:
        found = compare(found, count(*_beside(against, within, where, content.vocabularies)))
    write_out(chosen, found, asked, output)
    if output:
        click.echo(f"{output}: {found.total} gương trong kho này.", err=True)


def _within(period: Period | None, first: Period | None, last: Period | None) -> Period:
    """One period out of what was asked; KBError where the flags contradict each other."""
    if period and (first or last):
        raise KBError("--period không đi cùng --from, --to; hãy giữ một cách")
    found = period or Period(
        first.first if first else None,
        last.last if last else None,
        (first.months[0] if first else 1, last.months[1] if last else 12),
    )
    if found.is_backwards:
        raise KBError(f"{found}: kỳ kết thúc trước khi bắt đầu; hãy đổi chỗ hai đầu")
    return found


def _beside(
    text: str, period: Period, where: Where | None, vocabularies: Vocabularies
) -> tuple[Period, Where | None]:
    """What the report is compared with: another period of the place, or the period elsewhere."""
    if other := Period.read(text):
        return _within(other, None, None), where
    if text[:1].isdigit():
        raise KBError(
            f'--against: "{text}" không phải là một kỳ; hãy viết như {_FORMS}, 2021..2023'
        )
    return period, named_place(text, vocabularies, "--against")
