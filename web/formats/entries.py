"""What a feed tells of a record, whole: its text, its pictures with their credits, its sources.

In: a record and a snapshot. Out: safe HTML in which every address is absolute, so that it can be
read away from the site.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from flask import render_template

from kb.pictures import Shown
from kb.records import Record
from kb.search import Snapshot
from kb.text.markup import to_html
from web.address import links
from web.parts import Item, facts

_MOST_PICTURES = 4
_LINK_RE = re.compile(r'(?<= href=")[^"]*(?=")')


@dataclass(frozen=True)
class Picture:
    """A picture, its largest file: where that is, its size in bytes."""

    shown: Shown
    url: str
    length: int | None

    @property
    def width(self) -> int:
        """How wide the largest file is."""
        return self.shown.rendered.widths[-1]

    @property
    def height(self) -> int:
        """How high the largest file is."""
        return self.shown.rendered.height_at(self.width)


def pictures(record: Record, snapshot: Snapshot) -> tuple[Picture, ...]:
    """The first pictures of a record, in its own order."""
    shown = snapshot.gallery.of(record)[:_MOST_PICTURES]
    return tuple(
        Picture(each, links.large_picture_url(each.rendered), snapshot.gallery.length(each))
        for each in shown
    )


def content(record: Record, shown: tuple[Picture, ...]) -> str:
    """The whole of a record as HTML."""
    return render_template(
        "formats/entry.html",
        summary=record.summary,
        body=absolute(to_html(record.body), links.absolute_url(links.record_url(record))),
        pictures=shown,
        sources=_sources(record),
    )


def _sources(record: Record) -> tuple[Item, ...]:
    return tuple(map(facts.source_item, record.sources))


def absolute(html: str, page_url: str) -> str:
    """HTML whose links hold away from the page: "/guong/x" is "https://guong.example/guong/x"."""
    return _LINK_RE.sub(lambda link: urljoin(page_url, link[0]), html)
