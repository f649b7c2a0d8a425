"""Feeds as newspapers write them, well and badly; every article in them is invented."""

import unicodedata
from datetime import date
from html import escape
from pathlib import Path

from kb.watching import Entry, Fate, FeedLedger, Looked, Seen
from tests.support.web_servers import Said

XML = {"Content-Type": "application/rss+xml; charset=utf-8"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def rss(*items: str, declared: str = "utf-8") -> str:
    """A feed of RSS 2.0."""
    return (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>'
        f"<title>Báo Mẫu</title>{''.join(items)}</channel></rss>"
    )


def item(
    title: str, link: str, date: str = "Fri, 27 Nov 2026 08:15:00 +0700", more: str = ""
) -> str:
    """An entry of RSS; `more` is XML."""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{escape(title)}</title><link>{escape(link)}</link>{dated}{more}</item>"


def atom(title: str, link: str, updated: str) -> str:
    """A feed of Atom with one entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Mẫu</title><entry>'
        f'<title type="html">{escape(title)}</title><link href="{link}"/>'
        f"<updated>{updated}</updated></entry></feed>"
    )


def windows_1258(text: str) -> bytes:
    """As old Vietnamese sites write: letters with their hats, tones behind them."""
    said = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        hat = "".join(each for each in parts if each not in _TONES)
        tone = "".join(each for each in parts if each in _TONES)
        said.append(unicodedata.normalize("NFC", hat) + tone)
    return "".join(said).encode("cp1258")


def answer(text: str, **headers: str) -> Said:
    """What a host says at the address of a feed."""
    return Said(200, text.encode(), XML | headers)


def seen_before(content_dir: Path, archive_dir: Path) -> None:
    """Two columns, one of them broken, whose articles were seen: likely, unlikely, left out."""
    feeds = '- {name: "Báo Mẫu: Gương sáng", url: "https://bao.example/rss"}\n'
    feeds += '- {name: Báo Cũ, url: "https://bao.example/cu"}\n'
    (content_dir / "feeds.yaml").write_text(feeds, "utf-8")
    day = date(2026, 11, 28)
    told = (
        ("hien-dat", "Cựu chiến binh Mẫu hiến hơn 1.000 m2 đất mở đường"),
        ("lop-hoc", "Bà giáo Thử về hưu và lớp học tình thương bên bờ sông Thí Dụ"),
        ("vang", "Giá vàng hôm nay giảm"),
    )
    articles = [
        Seen(Entry(f"https://bao.example/{name}", title, f"{title}. " * 3, day), "Báo Mẫu", day)
        for name, title in told
    ]
    ledger = FeedLedger(archive_dir)
    ledger.add("https://bao.example/rss", Looked(day), articles)
    ledger.add("https://bao.example/cu", Looked(day, said=("không phải RSS",), is_read=False), ())
    ledger.decide(articles[1].key, Fate.DISMISSED)
