"""`kb sources`: whether the addresses of sources still stand, and what must be done about some.

`kb watch`: new articles in newspapers' columns that look like the story of an exemplar.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

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
from kb.watching import FeedLedger, Found, Ranked, known_addresses, look_at_feeds, ranked

T = TypeVar("T")


@click.command(
    name="sources",
    help="Xem địa chỉ các nguồn còn đọc được không: đọc mỗi trang một lần, mỗi máy mỗi giây "
    "một trang, giữ một bản trong kho lưu; ngắt giữa chừng thì lần sau làm tiếp.",
)
@click.option("--province", metavar="TỈNH", help="Chỉ hồ sơ của một tỉnh, thành phố, nay hoặc cũ.")
@click.option(
    "--days", type=click.IntRange(0), default=30, help="Bỏ qua trang đã xem trong chừng này ngày."
)
@click.option("--known", is_flag=True, help="Không đọc trang nào, chỉ in điều lần trước đã thấy.")
@content_option
def sources(province: str | None, days: int, known: bool, settings: Settings) -> None:
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
        for _ in _with_bar(looks, len(waiting), "Đọc các nguồn"):
            pass
    except FetchError as error:
        return error
    except KeyboardInterrupt:
        return KBError("Đã ngắt; lần sau `kb sources` làm tiếp từ chỗ này.")
    return None


def _with_bar(looks: Iterable[T], count: int, label: str) -> Iterator[T]:
    if not (count and sys.stderr.isatty()):
        yield from looks
        return
    with click.progressbar(looks, length=count, label=label, file=sys.stderr) as bar:
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


@click.command(
    name="watch",
    help="Xem các chuyên mục báo ở content/feeds.yaml có bài nào mới giống chuyện về gương mà kho "
    "chưa có. Không có --write thì không ghi gì; không bao giờ tự lập bản nháp.",
)
@click.option(
    "--write", is_flag=True, help="Nhớ bài đã thấy: bàn biên tập liệt kê, lần sau bỏ qua."
)
@click.option("--all", "shows_all", is_flag=True, help="In cả những bài ít giống chuyện về gương.")
@content_option
def watch(write: bool, shows_all: bool, settings: Settings) -> None:
    """Look at each feed, then print what is new in it, the likeliest first."""
    content = load_content(settings.content_dir)
    feeds = content.vocabularies.feeds
    spoilt = _tell_spoilt(content)
    if not feeds and not spoilt:
        click.echo(
            "Chưa có chuyên mục nào ở content/feeds.yaml; hãy ghi tên và địa chỉ RSS vào đó."
        )
        return
    looks = look_at_feeds(
        feeds,
        fetcher_for(settings),
        FeedLedger(settings.archive_dir),
        known_addresses(file.record for file in content.files),
        date.today(),
        keeps=write,
    )
    counts = [0, 0]
    for found in _with_bar(looks, len(feeds), "Xem các báo"):
        articles = ranked(found.new, content.vocabularies.fields)
        likely = [each for each in articles if each.score.is_likely]
        _tell_feed(found, articles if shows_all else likely)
        counts = [counts[0] + len(likely), counts[1] + len(articles) - len(likely)]
    _tell_watched(counts[0], counts[1], shows_all=shows_all, kept=write)


def _tell_spoilt(content: Content) -> bool:
    """Whether lines of the list cannot be read; they are told, for nobody watches those columns."""
    told = [each for each in content.problems if Path(each.path).name == "feeds.yaml"]
    for problem in told:
        click.echo(str(problem), err=True)
    return bool(told)


def _tell_feed(found: Found, articles: Sequence[Ranked]) -> None:
    click.secho(f"\n{found.feed.name}", bold=True)
    for remark in found.remarks:
        click.echo(f"  {'' if found.is_read else 'không đọc được: '}{remark}")
    if found.is_unchanged:
        click.echo("  không có gì mới từ lần xem trước")
    for each in articles:
        entry = each.seen.entry
        day = f"{entry.day:%d/%m/%Y}  " if entry.day else ""
        click.echo(f"  {each.score.points:4.1f}  {day}{entry.title}")
        click.echo(f"        {entry.url}")
        if each.score.reasons:
            click.echo(f"        vì: {', '.join(each.score.reasons)}")


def _tell_watched(likely: int, others: int, *, shows_all: bool, kept: bool) -> None:
    rest = f", {others} bài khác{'' if shows_all else ' (--all để xem)'}" if others else ""
    click.echo(f"\n{likely} bài mới giống chuyện về gương{rest}.")
    if kept:
        click.echo("Đã nhớ; mở “Bài mới” ở bàn biên tập để lập bản nháp.")
    elif likely or others:
        click.echo("Chưa ghi gì; thêm --write để nhớ và để bàn biên tập liệt kê.")
