"""Feeds as newspapers write them: RSS or Atom, sound or not. The only module that knows feedparser.

In: the bytes that stand at a feed's address; feedparser never sees the address itself, so it asks
nobody. Out: a `Reading`, or a FeedBroken of one sentence.
"""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from kb.errors import KBError
from kb.fetch import Fetched
from kb.material.pages import address_key, decoded, plain_address
from kb.text.vietnamese import normalise
from kb.watching.values import Entry, Reading

_BIGGEST = 5_000_000  # bytes: columns hold a few dozen entries
_MOST = 200  # entries
_LONGEST = 300  # letters of a summary
_HERE = timezone(timedelta(hours=7))
_DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]*?(?:encoding\s*=\s*[\"']([\w.-]+)[\"'])?[^>]*\?>")
_HTML_RE = re.compile(r"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_OTHER_RE = re.compile(r"<link\b[^>]*application/(?:rss|atom)\+xml[^>]*>", re.I)
_HREF_RE = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_OUR_DAY_RE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_AM_PM_RE = re.compile(r"\b[AP]M\b", re.I)
_ZONE_RE = re.compile(r"(?:[+-]\d\d:?\d\d|\b[A-Z]{1,4}T?|Z)\s*$")
_TAG_RE = re.compile(r"<[^<>]*>")


class FeedBroken(KBError):
    """What stands at the address of a feed is none; the message says what to do."""


def read_feed(page: Fetched, today: date) -> Reading:
    """The entries of a feed; what cannot be read of it is told, what can be is not lost."""
    if len(page.body) > _BIGGEST:
        raise FeedBroken(f"lớn quá {_BIGGEST // 1_000_000} MB, không phải danh sách bài; bỏ qua")
    text = _text(page)
    if not text.strip():
        raise FeedBroken("địa chỉ này trả về trang trắng; hãy mở ra xem, hoặc thử lại sau")
    if _HTML_RE.match(text):
        raise FeedBroken(_told_html(text, page.url))
    parsed = feedparser.parse(
        BytesIO(text.encode()),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": page.url,
        },
    )
    if not parsed.version and not parsed.entries:
        raise FeedBroken("không phải RSS hay Atom; hãy tìm địa chỉ RSS của chuyên mục ở trang báo")
    return _reading(parsed, page.url, today)


def _text(page: Fetched) -> str:
    """Its letters, whatever it says of its charset; the declaration says what is so by now."""
    declared = _DECLARATION_RE.match(page.body[:200].decode("ascii", "replace"))
    named = (declared[1] if declared else "") or page.charset
    text = decoded(page.body, named)
    return _DECLARATION_RE.sub("", text.lstrip("\ufeff"), count=1)


def _told_html(text: str, url: str) -> str:
    other = _OTHER_RE.search(text)
    href = _HREF_RE.search(other[0]) if other else None
    found = plain_address(urljoin(url, unescape(href[1]))) if href else ""
    ask = f"trang ấy ghi RSS ở {found}" if found else "hãy tìm địa chỉ RSS của chuyên mục"
    return f"đây là một trang web thường, không phải RSS; {ask}"


def _reading(parsed: Any, url: str, today: date) -> Reading:
    """Its entries, each address once; and what of them was left out or is not as it should be."""
    found: dict[str, Entry] = {}
    without = later = 0
    for item in parsed.entries[:_MOST]:
        entry = _entry(item, url)
        if entry is None:
            without += 1
            continue
        if entry.day and entry.day > today + timedelta(days=1):
            later += 1
            entry = Entry(entry.url, entry.title, entry.summary)
        found.setdefault(address_key(entry.url), entry)
    remarks = _remarks(parsed, len(found), without, later)
    return Reading(tuple(found.values()), tuple(remarks))


def _remarks(parsed: Any, count: int, without: int, later: int) -> Iterator[str]:
    if parsed.bozo and "encoding" not in type(parsed.bozo_exception).__name__.lower():
        yield "viết hỏng ở giữa, có thể chưa đọc hết; các bài đọc được vẫn lấy"
    if not count and not without:
        yield "chuyên mục không có bài nào"
    if without:
        yield f"{without} mục không có tên bài hay địa chỉ bài, bỏ qua"
    if later:
        yield f"{later} bài ghi ngày chưa tới, nên không lấy ngày"
    if len(parsed.entries) > _MOST:
        yield f"có {len(parsed.entries)} bài, chỉ xem {_MOST} bài đầu"


def _entry(item: Any, url: str) -> Entry | None:
    """One item; None without a title or an address of the web."""
    title = plain_text(item.get("title", ""))
    link = (
        plain_address(urljoin(url, str(item.get("link", "")).strip())) if item.get("link") else ""
    )
    if not title or not link:
        return None
    summary = plain_text(item.get("summary", ""))
    if len(summary) > _LONGEST:
        summary = summary[:_LONGEST].rpartition(" ")[0] + " …"
    return Entry(link, title, "" if summary == title else summary, _day(item))


def _day(item: Any) -> date | None:
    """The day in Vietnam; feedparser gives moments in UTC, and none of a day without a zone.

    "27/11/2026 08:15" is ours, day first; "5/6/2026 8:15 AM" may be two days and is none.
    """
    name = "published" if "published" in item else "updated"
    said = str(dict.get(item, name) or "").strip()
    if ours := _OUR_DAY_RE.match(said):
        return None if _AM_PM_RE.search(said) else _date(int(ours[3]), int(ours[2]), int(ours[1]))
    moment = dict.get(item, f"{name}_parsed") or parsedate(said)
    if not moment:
        return None
    if not _ZONE_RE.search(said):
        return _date(*moment[:3])
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).astimezone(_HERE).date()
    except (ValueError, OverflowError, OSError):
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plain_text(html: str) -> str:
    """What a reader sees of a title or summary, on one line of NFC text.

    >>> plain_text("Gi&amp;#224; l&agrave;ng &lt;b&gt;M&#7851;u&lt;/b&gt;")
    'Già làng Mẫu'
    """
    text = html
    for _ in range(3):  # some feeds escape what was escaped before
        text, before = unescape(text), text
        if text == before:
            break
    return " ".join(normalise(_TAG_RE.sub(" ", text)).split())
