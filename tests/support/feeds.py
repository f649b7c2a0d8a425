"""Feeds as newspapers write them, well and badly; every article in them is invented."""

import unicodedata
from html import escape

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
