"""`kb sources`: whether the addresses of sources still stand, and what must be done about some."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import click

from kb.cli.options import content_option, named_place
from kb.content.folder import Content, load_content
from kb.errors import KBError
from kb.fetch import FetchError, fetcher_for
from kb.newsroom.reports import is_in
from kb.records import Record
from kb.settings import Settings
from kb.sources import (
    Checked,
    Cited,
    Ledger,
    Outcome,
    by_outcome,
    check_sources,
    cited_addresses,
    due,
)


@click.command(
    help="Xem địa chỉ các nguồn còn đọc được không: đọc mỗi trang một lần, mỗi máy mỗi giây "
    "một trang, giữ một bản trong kho lưu; ngắt giữa chừng thì lần sau làm tiếp."
)
@click.option("--province", metavar="TỈNH", help="Chỉ hồ sơ của một tỉnh, thành phố, nay hoặc cũ.")
@click.option(
    "--days", type=click.IntRange(0), default=30, help="Bỏ qua trang đã xem trong chừng này ngày."
)
@click.option("--known", is_flag=True, help="Không đọc trang nào, chỉ in điều lần trước đã thấy.")
@content_option
def command(province: str | None, days: int, known: bool, settings: Settings) -> None:
    """Look at what is due, then print what editors have to do."""
    cited = cited_addresses(_records(load_content(settings.content_dir), province))
    ledger = Ledger(settings.archive_dir)
    waiting = [] if known else due(cited, ledger, date.today(), days)
    trouble = _look(waiting, ledger, settings)
    _tell(cited, ledger)
    if trouble:
        raise trouble


def _records(content: Content, province: str | None) -> Iterator[Record]:
    """Those of the place, by its name then or now."""
    where = named_place(province, content.vocabularies)
    records = (file.record for file in content.files)
    return (each for each in records if is_in(each, where, content.vocabularies))


def _look(waiting: Sequence[Cited], ledger: Ledger, settings: Settings) -> KBError | None:
    """Look at each, with a bar on a terminal; what ended it early, if something did."""
    fetcher = fetcher_for(settings)
    looks = check_sources(waiting, fetcher, ledger, settings.archive_dir, date.today())
    try:
        for _ in _with_bar(looks, len(waiting)):
            pass
    except FetchError as error:
        return error
    except KeyboardInterrupt:
        return KBError("Đã ngắt; lần sau `kb sources` làm tiếp từ chỗ này.")
    return None


def _with_bar(looks: Iterable[Checked], count: int) -> Iterator[Checked]:
    if not (count and sys.stderr.isatty()):
        yield from looks
        return
    with click.progressbar(looks, length=count, label="Đọc các nguồn", file=sys.stderr) as bar:
        yield from bar


def _tell(cited: Sequence[Cited], ledger: Ledger) -> None:
    """What was seen of each address, those first that somebody must mend."""
    found = by_outcome(cited, ledger)
    for outcome in Outcome:
        if found[outcome] and outcome is not Outcome.FINE:
            click.echo(f"\n{outcome.heading} ({len(found[outcome])}):")
            for each in found[outcome]:
                click.echo(_line(each, ledger.last[each.url]))
    seen, fine = sum(map(len, found.values())), len(found[Outcome.FINE])
    click.echo(
        f"\n{len(cited)} địa chỉ: còn nguyên {fine}, cần xem lại {seen - fine}, "
        f"chưa xem {len(cited) - seen}."
    )


def _line(cited: Cited, checked: Checked) -> str:
    when = f"xem ngày {checked.day:%d/%m/%Y}"
    moved = f"\n    nay ở {checked.moved_to}" if checked.moved_to else ""
    return f"  {cited.url}\n    hồ sơ {', '.join(cited.ids)}; {when}{moved}"
