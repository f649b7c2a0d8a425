"""Looks at feeds one after the other; each is asked once, and not sent where it is unchanged.

In: feeds, what the ledger and the collection know. Out: a `Found` for each feed: what is new in it,
or why it could not be read; one that is broken stops no other.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from kb.fetch import Fetched, Fetcher, FetchError, Trouble, Version
from kb.records import Record
from kb.vocabularies import Feed
from kb.watching.feeds import FeedBroken, read_feed
from kb.watching.ledger import FeedLedger, Looked, Seen, digest_of
from kb.watching.values import Reading

_OFFLINE_AFTER = 3  # hosts that did not answer, and none that did


@dataclass(frozen=True)
class Found:
    """What a look at a feed gave: new articles in its order, and what is to be said of it."""

    feed: Feed
    new: tuple[Seen, ...] = ()
    remarks: tuple[str, ...] = ()
    is_read: bool = True
    is_unchanged: bool = False


def known_addresses(records: Iterable[Record]) -> dict[str, str]:
    """The articles that records rest on, withdrawn ones too, and the record of each."""
    return {
        digest_of(source.url): record.id
        for record in records
        for source in record.sources
        if source.url
    }


def look_at_feeds(
    feeds: Iterable[Feed],
    fetcher: Fetcher,
    ledger: FeedLedger,
    known: Collection[str],
    today: date,
    *,
    keeps: bool,
) -> Iterator[Found]:
    """What each feed has that is not known; kept in the ledger, if wished, before the next feed.

    FetchError once it looks as if this machine had no network.
    """
    silent: set[str] = set()
    told: set[str] = set()
    has_answer = False
    for feed in {each.url: each for each in feeds}.values():
        page = _fetched(feed, fetcher, ledger)
        if isinstance(page, FetchError):
            found, version = (
                Found(feed, remarks=(_without_address(page, feed),), is_read=False),
                None,
            )
            has_answer = has_answer or page.trouble not in (Trouble.AWAY, Trouble.SLOW)
            silent.add(urlsplit(feed.url).netloc)
        else:
            found, version = _found(feed, page, ledger, {*known, *told}, today), page.version
            has_answer = True
        told |= {each.key for each in found.new}
        if keeps:
            ledger.add(feed.url, _looked(found, version, ledger, today), found.new)
        yield found
        if not has_answer and len(silent) >= _OFFLINE_AFTER:
            raise FetchError(
                Trouble.AWAY,
                f"{len(silent)} báo đầu tiên đều không trả lời, có lẽ máy này không ra mạng; "
                "hãy xem mạng rồi chạy lại",
            )


def _fetched(feed: Feed, fetcher: Fetcher, ledger: FeedLedger) -> Fetched | FetchError:
    last = ledger.looks.get(feed.url)
    try:
        return fetcher.get(feed.url, last.version if last else Version())
    except FetchError as error:
        return error


def _without_address(error: FetchError, feed: Feed) -> str:
    """The sentence without the address that it begins with: the feed's name stands before it."""
    return str(error).removeprefix(f"{feed.url}: ")


def _found(
    feed: Feed, page: Fetched, ledger: FeedLedger, known: Collection[str], today: date
) -> Found:
    if page.is_unchanged:
        return Found(feed, is_unchanged=True)
    try:
        reading = read_feed(page, today)
    except FeedBroken as error:
        return Found(feed, remarks=(str(error),), is_read=False)
    moved = (
        f"đã chuyển hẳn sang {page.moved_to}; hãy ghi địa chỉ mới vào feeds.yaml"
        if page.moved_to
        else ""
    )
    remarks = (*filter(None, (moved,)), *reading.remarks)
    return Found(feed, tuple(_new(reading, feed, ledger, known, today)), remarks)


def _new(
    reading: Reading, feed: Feed, ledger: FeedLedger, known: Collection[str], today: date
) -> Iterator[Seen]:
    for entry in reading.entries:
        seen = Seen(entry, feed.name, today)
        if seen.key not in known and not ledger.knows(entry.url):
            yield seen


def _looked(found: Found, version: Version | None, ledger: FeedLedger, today: date) -> Looked:
    """A broken answer is asked for anew: its version is not kept."""
    last = ledger.looks.get(found.feed.url)
    if found.is_unchanged and last:
        return Looked(today, last.version, last.said, last.is_read)
    kept = version if version and found.is_read else Version()
    return Looked(today, kept, found.remarks, found.is_read)
