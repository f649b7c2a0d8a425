"""Looks at addresses one after the other, and keeps what was seen of each before the next.

In: addresses that records name. Out: a `Checked` for each that was due. One that was seen lately is
not asked again, but for those that could not be read.
"""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kb.fetch import Fetched, Fetcher, FetchError, Trouble, Version
from kb.sources.cited import Cited
from kb.sources.copies import keep_copies
from kb.sources.ledger import Checked, Ledger
from kb.sources.outcomes import BY_TROUBLE, Outcome
from kb.text.vietnamese import fold, normalise

_OFFLINE_AFTER = 5  # hosts that did not answer, and none that did


def due(cited: Iterable[Cited], ledger: Ledger, today: date, days: int) -> list[Cited]:
    """The addresses to look at: not seen for so many days, or not readable the last time."""
    since = today - timedelta(days)

    def is_due(each: Cited) -> bool:
        last = ledger.last.get(each.url)
        return last is None or last.outcome.is_passing or last.day <= since

    return [each for each in cited if is_due(each)]


def check_sources(
    cited: Iterable[Cited], fetcher: Fetcher, ledger: Ledger, archive_dir: Path, today: date
) -> Iterator[Checked]:
    """What was seen of each; FetchError once it looks as if this machine had no network."""
    silent: set[str] = set()
    has_answer = False
    for each in cited:
        last = ledger.last.get(each.url)
        checked = _look(each, fetcher, last, archive_dir, today)
        ledger.add(checked)
        yield checked
        has_answer = has_answer or checked.outcome is not Outcome.AWAY
        silent.add(urlsplit(each.url).netloc)
        if not has_answer and len(silent) >= _OFFLINE_AFTER:
            raise FetchError(
                Trouble.AWAY,
                f"{len(silent)} trang đầu tiên đều không trả lời, có lẽ máy này không ra mạng; "
                "hãy xem mạng rồi chạy lại, những gì đã kiểm tra vẫn giữ",
            )


def _look(
    cited: Cited, fetcher: Fetcher, last: Checked | None, archive_dir: Path, today: date
) -> Checked:
    known = last.version if last and last.copies else Version()
    try:
        page = fetcher.get(cited.url, known)
    except FetchError as error:
        copies = last.copies if last else ()
        return Checked(cited.url, today, BY_TROUBLE[error.trouble], str(error), copies=copies)
    outcome, copies = _seen(cited, page, last), last.copies if last else ()
    if outcome is not Outcome.FRONT and not page.is_unchanged:
        copies = tuple(dict.fromkeys((*copies, *keep_copies(archive_dir, cited.ids, page, today))))
    return Checked(
        cited.url, today, outcome, moved_to=page.moved_to, copies=copies, version=page.version
    )


def _seen(cited: Cited, page: Fetched, last: Checked | None) -> Outcome:
    """What an answer says about the page that was once read there."""
    if page.is_unchanged and last:
        return last.outcome
    if urlsplit(page.url).path in ("", "/") and urlsplit(cited.url).path not in ("", "/"):
        return Outcome.FRONT
    if cited.titles and _is_text(page) and not _bears_title(page, cited.titles):
        return Outcome.OTHER
    return Outcome.MOVED if page.moved_to else Outcome.FINE


def _is_text(page: Fetched) -> bool:
    return page.media_type in ("text/html", "application/xhtml+xml", "text/plain", "")


def _bears_title(page: Fetched, titles: Iterable[str]) -> bool:
    """Whether one of the titles stands in it, letters and figures alone compared."""
    try:
        text = page.body.decode(page.charset or "utf-8", "replace")
    except LookupError:  # a charset that nobody knows
        text = page.body.decode("utf-8", "replace")
    words = _letters(html.unescape(re.sub(r"<[^>]*>", " ", text)) + html.unescape(text))
    return any(_letters(title) in words for title in titles)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", fold(normalise(text)).casefold())
