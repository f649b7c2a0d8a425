"""The page of a shortlist: each record with what an office asks of it, and the list's balance.

In: a snapshot and a `Shortlist`. Out: a `ShortlistPage`: where a record was told before, what its
sources leave open, how the chosen ones are spread; and addresses of files.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb import wording
from kb.newsroom.shortlist import GENDERS, STATES, Mark, gaps, gender
from kb.records import Exemplar, Record, as_type, of_type
from kb.records.codes import KINDS
from kb.search import Snapshot
from kb.vocabularies import Vocabularies
from web.address import Shortlist, is_short, links, read_shortlist
from web.serving import current_snapshot

_LEFT_OUT = "loai"


@dataclass(frozen=True)
class Row:
    """One record of the list; `used` says where it was told: it is picked again only knowingly."""

    record: Record
    url: str
    details: str
    mark: Mark
    used: str | None
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """How the records that are not rejected are spread over one property."""

    label: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ShortlistPage:
    """All that the page shows; `lost` are ids that lead to no published record."""

    shortlist: Shortlist
    rows: tuple[Row, ...]
    lost: tuple[str, ...]
    kept: int
    spreads: tuple[Spread, ...]
    states: dict[str, str]
    link: str


def view() -> ResponseReturnValue:
    """A shortlist; what a button asks leads to the address of the list as it then is."""
    snapshot = current_snapshot()
    found = current(snapshot, read_shortlist(request.args))
    if not is_short(request.args, found):
        return redirect(links.shortlist_url(found))
    return render_template("pages/shortlist.html", page=shortlist_page(snapshot, found))


def shortlist_page(snapshot: Snapshot, shortlist: Shortlist) -> ShortlistPage:
    """Gather the page."""
    found = [(each, snapshot.find(each)) for each in shortlist.ids]
    records = [record for _, record in found if record]
    kept = [each for each in records if shortlist.mark(each.id).state != _LEFT_OUT]
    return ShortlistPage(
        shortlist=shortlist,
        rows=tuple(_row(each, shortlist, snapshot.vocabularies) for each in records),
        lost=tuple(record_id for record_id, record in found if record is None),
        kept=len(kept),
        spreads=tuple(_spreads(kept, snapshot.vocabularies)),
        states=STATES,
        link=links.absolute_url(links.shortlist_url(shortlist)),
    )


def current(snapshot: Snapshot, shortlist: Shortlist) -> Shortlist:
    """The list under the ids that records bear now; what is lost stays, so that it can be told."""
    names = {each: snapshot.aliases.get(each, each) for each in shortlist.ids}
    ids = tuple(dict.fromkeys(names.values()))
    marks = {names[each]: mark for each, mark in shortlist.marks.items() if each in names}
    return Shortlist(shortlist.name, ids, marks)


def kept_ids(snapshot: Snapshot, shortlist: Shortlist) -> tuple[str, ...]:
    """What goes into a file: the records there are, without those rejected."""
    return tuple(
        each
        for each in shortlist.ids
        if snapshot.find(each) and shortlist.mark(each).state != _LEFT_OUT
    )


def _row(record: Record, shortlist: Shortlist, vocabularies: Vocabularies) -> Row:
    exemplar = as_type(Exemplar, record)
    return Row(
        record=record,
        url=links.record_url(record),
        details=wording.brief(record, vocabularies),
        mark=shortlist.mark(record.id),
        used=wording.uses(exemplar) or None if exemplar else None,
        gaps=gaps(exemplar) if exemplar else (),
    )


def _spreads(records: list[Record], vocabularies: Vocabularies) -> Iterator[Spread]:
    exemplars = of_type(Exemplar, records)
    if not exemplars:
        return
    labels = vocabularies.field_labels
    fields = (labels.get(code, code) for each in exemplars for code in each.fields)
    places = (_today(each, vocabularies) for each in exemplars)
    yield _spread("Loại hình", (KINDS[each.kind] for each in exemplars))
    yield _spread("Nam, nữ, tập thể", map(_who, exemplars))
    yield _spread("Tỉnh, thành phố hiện nay", places)
    yield _spread("Lĩnh vực", fields)


def _spread(label: str, values: Iterator[str]) -> Spread:
    return Spread(label, tuple(Counter(values).most_common()))


def _today(record: Exemplar, vocabularies: Vocabularies) -> str:
    where = vocabularies.where(record.province)
    return where.today.name if where else "Chưa rõ"


def _who(record: Exemplar) -> str:
    """A person as the record calls them; collectives and models as what they are."""
    if record.kind != "ca-nhan":
        return KINDS[record.kind]
    return GENDERS.get(gender(record) or "", "Cá nhân, hồ sơ không nói nam hay nữ")
