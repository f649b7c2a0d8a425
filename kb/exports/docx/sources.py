"""Where what is written comes from, a line a source, so that a reader can go and check.

In: the sources of records. Out: stretches, with the address as a link.
"""

from urllib.parse import urlsplit

from kb.exports.docx.text import Stretch, link_target, readable_url
from kb.records import Source
from kb.text.phrases import joined
from kb.wording import entry


def in_full(source: Source) -> list[Stretch]:
    """For paper: "Mỗi thầy cô một học sinh, Báo Ví Dụ, 20/11/2023, https://vi-du.example/…"."""
    return _described(source, readable_url(source.url) if source.url else entry(source).where)


def in_short(source: Source) -> list[Stretch]:
    """For a narrow place: the site of an address, the link leads to its page; no name of a file."""
    target = link_target(source.url or "")
    host = urlsplit(target).hostname or "" if target else source.url or ""
    return _described(source, host.removeprefix("www."))


def _described(source: Source, address: str) -> list[Stretch]:
    name = source.name if source.name != source.url else None
    words = joined(name, entry(source).details)
    where = [Stretch(address, url=source.url)] if address else []
    return [Stretch(f"{words}, " if where else words), *where] if words else where
