"""Where what is written comes from, a line a source, so that a reader can go and check.

In: the sources of records. Out: stretches, with the address as a link.
"""

from urllib.parse import urlsplit

from kb.exports.docx.text import Stretch, link_target, readable_url
from kb.records import Source


def in_full(source: Source) -> list[Stretch]:
    """For paper: "Mỗi thầy cô một học sinh, Báo Ví Dụ, 20/11/2023, https://vi-du.example/…"."""
    if source.url:
        return _described(source, readable_url(source.url))
    is_named = source.file and source.file != source.name
    return _described(source, f"tài liệu {source.file}" if is_named else "")


def in_short(source: Source) -> list[Stretch]:
    """For a narrow place: the site of an address, the link leads to its page; no name of a file."""
    target = link_target(source.url or "")
    host = urlsplit(target).hostname or "" if target else source.url or ""
    return _described(source, host.removeprefix("www."))


def _described(source: Source, address: str) -> list[Stretch]:
    name = source.name if source.name != source.url else None
    publisher = source.publisher if source.publisher != name else None
    date = source.date.vietnamese() if source.date else None
    words = ", ".join(part for part in (name, publisher, date) if part)
    where = [Stretch(address, url=source.url)] if address else []
    return [Stretch(f"{words}, " if where else words), *where] if words else where
