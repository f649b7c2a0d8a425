"""A search as an Atom feed (RFC 4287), to be told of what is new in it.

In: the parameters of the results page. Out: Atom, the same for the same index: the identifiers hang
on nothing but the question and the records, the times on the records and on the index. An entry is
its record whole, so that nobody need come back to read it (`web.formats.entries`). The feed of
everything also tells what was corrected, first of all, and what was withdrawn (RFC 6721: a name and
a time, and nothing of the content).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from flask import Blueprint, Response, render_template, request

from kb import wording
from kb.citations import PartialDate
from kb.exchange.urns import record_urn, urn
from kb.records import KIND_LABELS, Directive, Record
from kb.search import SearchQuery, Snapshot
from kb.text.invisible import writable
from web.address import links, search_query
from web.formats.entries import Picture, content, pictures
from web.pages import results_page
from web.serving import VIETNAM, Policy, current_snapshot

feed = Blueprint("feed", __name__)
_MOST_CORRECTIONS = 20


@dataclass(frozen=True)
class Entry:
    """A record in a feed."""

    id: str
    title: str
    updated: str
    url: str
    summary: str
    categories: tuple[str, ...]
    content: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Tombstone:
    """A record that was withdrawn."""

    id: str
    when: str


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
    withdrawn: tuple[Tombstone, ...]


@feed.get("/feed.atom")
@Policy(cost=1, is_kept=False)
def atom() -> Response:
    """The Atom feed of a search."""
    found = feed_of(current_snapshot(), search_query(request.args))
    text = render_template("formats/feed.xml", feed=found)
    return Response(writable(text), content_type="application/atom+xml; charset=utf-8")


def feed_of(snapshot: Snapshot, query: SearchQuery) -> Feed:
    """Newest first: the most relevant is no order for news. Another order is kept if asked for."""
    order = "newest" if query.sort == "relevance" else query.sort
    page = results_page(snapshot, replace(query, sort=order))
    query = replace(page.results.query, sort=query.sort)
    question = replace(query, page=1, size=SearchQuery().size)
    records = [hit.record for hit in page.results.hits]
    is_everything = _asks_everything(query)
    if is_everything:
        records = list({each.id: each for each in (*_corrected(snapshot), *records)}.values())
    return Feed(
        id=urn("feed", links.feed_url(question)),
        title=f"{snapshot.vocabularies.site.name}: {page.question}",
        updated=_stamp(snapshot.history.built),
        text=query.text,
        page_url=links.absolute_url(links.search_url(query)),
        url=links.absolute_url(links.feed_url(query)),
        pages=tuple(_pages(query, page.results.pages)),
        total=page.results.total,
        first=(query.page - 1) * query.size + 1 if page.results.hits else 0,
        size=query.size,
        entries=tuple(_entry(each, snapshot) for each in records),
        withdrawn=tuple(_withdrawn(snapshot)) if is_everything else (),
    )


def _asks_everything(query: SearchQuery) -> bool:
    """The first page of the feed of everything: tombstones have no place among hits of a search."""
    return replace(query, sort="relevance", size=SearchQuery().size) == SearchQuery()


def _corrected(snapshot: Snapshot) -> list[Record]:
    """The latest corrections, however old the record is: a reader takes the first page only."""
    moments = {each: snapshot.history.corrected(each) for each in snapshot.engine.listing()}
    known = {each: moment for each, moment in moments.items() if moment}
    latest = sorted(known, key=lambda each: (known[each], each), reverse=True)
    return [snapshot.record(each) for each in latest[:_MOST_CORRECTIONS]]


def _withdrawn(snapshot: Snapshot) -> Iterator[Tombstone]:
    """The latest first."""
    moments = {each: snapshot.history.changed(each) for each in snapshot.history.gone_ids}
    for record_id in sorted(moments, key=lambda each: (moments[each], each), reverse=True):
        yield Tombstone(record_urn(record_id), _stamp(moments[record_id]))


def _pages(query: SearchQuery, last: int) -> Iterator[tuple[str, str]]:
    """Pages of a feed are linked as RFC 5005 asks."""
    numbers = {"first": 1, "previous": query.page - 1, "next": query.page + 1, "last": last}
    for relation, number in numbers.items():
        if last > 1 and 1 <= number <= last:
            address = links.feed_url(replace(query, page=number))
            yield relation, links.absolute_url(address)


def _entry(record: Record, snapshot: Snapshot) -> Entry:
    history, shown = snapshot.history, pictures(record, snapshot)
    where = snapshot.vocabularies.where(record.province)
    fields = (snapshot.vocabularies.field_labels.get(code, code) for code in record.fields)
    return Entry(
        id=record_urn(record.id),
        title=wording.full_title(record),
        updated=_stamp(history.corrected(record.id) or _moment(record) or history.built),
        url=links.absolute_url(links.record_url(record)),
        summary=record.summary or "",
        categories=(
            KIND_LABELS.get(record.kind, record.kind),
            *fields,
            *((where.name,) if where else ()),
        ),
        content=content(record, shown),
        pictures=shown,
    )


@singledispatch
def _date(record: Record) -> PartialDate | None:
    """When a record became known: with its latest source."""
    return max((source.date for source in record.sources if source.date), default=None)


@_date.register
def _issue(record: Directive) -> PartialDate | None:
    return record.issued


def _moment(record: Record) -> datetime | None:
    known = _date(record)
    if known is None:
        return None
    return datetime(known.year, known.month or 1, known.day or 1, tzinfo=VIETNAM)


def _stamp(moment: datetime) -> str:
    """RFC 3339 in Vietnam's time, where a record of 2025 does not begin on 31-12-2024."""
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")
