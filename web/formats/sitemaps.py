"""The sitemap (sitemaps.org, protocol 0.9): every record that has a page of its own.

In: a snapshot. Out: `SitemapPage`s in the order of ids, dated by when the index last saw a record
change. Beyond the protocol's limit the one file becomes an index of several.
"""

from dataclasses import dataclass

from kb.records import Figure
from kb.search.snapshot import Snapshot
from web.address import links

MOST_PAGES = 50_000  # the protocol's limit for one file


@dataclass(frozen=True)
class SitemapPage:
    """The address of a record and the day it last changed."""

    url: str
    changed: str


def sitemap(snapshot: Snapshot, most: int = MOST_PAGES) -> tuple[tuple[SitemapPage, ...], ...]:
    """The pages, in as many parts as the limit asks; one empty part for an empty index."""
    records = sorted(snapshot.records, key=lambda record: record.id)
    pages = [
        SitemapPage(
            links.absolute_url(links.record_url(record)),
            snapshot.changed(record.id).isoformat(timespec="seconds"),
        )
        for record in records
        if not isinstance(record, Figure)  # figures stand on one page
    ]
    return tuple(tuple(pages[at : at + most]) for at in range(0, max(len(pages), 1), most))
