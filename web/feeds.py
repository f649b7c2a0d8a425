"""A search as an Atom feed (RFC 4287), to be told of what is new in it.

In: a snapshot and a `SearchQuery`. Out: a `Feed`, the same for the same index: the identifiers hang
on nothing but the question and the records, the times on the records and on the index.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from kb.query import KIND_LABELS, SearchQuery
from kb.records import Directive, Record
from kb.snapshot import Snapshot
from web import links, words
from web.results import results_page

_NAMES = uuid.UUID("6f1d7c1e-6a0b-5a44-9d0e-2f6f2f3c9b51")  # ours, drawn once, never to change
_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Entry:
    """A record in a feed."""

    id: str
    title: str
    updated: str
    url: str
    summary: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """All that a feed says; `pages` are its links to other pages: (relation, address)."""

    id: str
    title: str
    updated: str
    text: str
    page_url: str
    url: str
    pages: tuple[tuple[str, str], ...]
    total: int
    first: int
    size: int
    entries: tuple[Entry, ...]


def feed(snapshot: Snapshot, query: SearchQuery) -> Feed:
    """Newest first: the most relevant is no order for news. Another order is kept if asked for."""
    order = "newest" if query.sort == "relevance" else query.sort
    page = results_page(snapshot, replace(query, sort=order))
    query = replace(page.results.query, sort=query.sort)
    question = replace(query, page=1, size=SearchQuery().size)
    return Feed(
        id=_urn("feed", links.feed_url(question)),
        title=f"Gương Sáng: {page.question}",
        updated=_stamp(snapshot.built),
        text=query.text,
        page_url=links.absolute_url(links.search_url(query)),
        url=links.absolute_url(links.feed_url(query)),
        pages=tuple(_pages(query, page.results.pages)),
        total=page.results.total,
        first=(query.page - 1) * query.size + 1 if page.results.hits else 0,
        size=query.size,
        entries=tuple(_entry(hit.record, snapshot) for hit in page.results.hits),
    )


def _pages(query: SearchQuery, last: int) -> Iterator[tuple[str, str]]:
    """Pages of a feed are linked as RFC 5005 asks."""
    numbers = {"first": 1, "previous": query.page - 1, "next": query.page + 1, "last": last}
    for relation, number in numbers.items():
        if last > 1 and 1 <= number <= last:
            address = links.feed_url(replace(query, page=number))
            yield relation, links.absolute_url(address)


def _entry(record: Record, snapshot: Snapshot) -> Entry:
    where = snapshot.vocabularies.where(record.province) if record.province else None
    fields = (snapshot.vocabularies.field_labels.get(code, code) for code in record.fields)
    return Entry(
        id=_urn("record", record.id),
        title=words.full_title(record),
        updated=_stamp(_moment(record) or snapshot.built),
        url=links.absolute_url(links.record_url(record)),
        summary=record.summary or "",
        categories=(
            KIND_LABELS.get(record.kind, record.kind),
            *fields,
            *((where.name,) if where else ()),
        ),
    )


def _moment(record: Record) -> datetime | None:
    """The day a document was issued, or the latest source of an exemplar appeared."""
    dates = [source.date for source in record.sources if source.date]
    known = record.issued if isinstance(record, Directive) or not dates else max(dates)
    if known is None:
        return None
    return datetime(known.year, known.month or 1, known.day or 1, tzinfo=_VIETNAM)


def _stamp(moment: datetime) -> str:
    """RFC 3339 in Vietnam's time, where a record of 2025 does not begin on 31-12-2024."""
    return moment.astimezone(_VIETNAM).isoformat(timespec="seconds")


def _urn(kind: str, name: str) -> str:
    return uuid.uuid5(_NAMES, f"{kind}:{name}").urn
