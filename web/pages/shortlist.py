"""The page of a shortlist: each record with what an office asks of it, and the list's balance.

In: a snapshot and a `Shortlist`. Out: a `ShortlistPage`: where a record was told before, what its
sources leave open, how the chosen ones are spread; and addresses of files.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb import wording
from kb.newsroom.shortlist import GENDERS, STATES, Mark, gaps, gender
from kb.records import Exemplar, Record, as_type, of_type
from kb.records.codes import KINDS
from kb.search import Snapshot
from kb.text.phrases import quoted
from kb.vocabularies import Vocabularies
from web.address import Shortlist, chosen, is_short, links, packing, read_shortlist
from web.serving import current_snapshot

_LEFT_OUT = "loai"
LONGEST = 2000  # characters of an address that mail and messengers leave whole


@dataclass(frozen=True)
class Row:
    """One record of the list; `used` says where it was told: it is picked again only knowingly.

    `name` stands for it in the form: short, so that a form of sixty is no longer than it must be.
    """

    name: str
    record: Record
    url: str
    details: str
    mark: Mark
    used: str | None
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Unsure:
    """A packed entry that more than one record answers to: what it was, and which those are."""

    what: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Spread:
    """How the records that are not rejected are spread over one property."""

    label: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ShortlistPage:
    """All that the page shows; `lost` says of each entry without a published record what it was.

    `unsure` are entries that two records answer to by now. For scripts there are `plain`, the list
    with all its ids, and `packed`, its address where that is packed.
    """

    shortlist: Shortlist
    rows: tuple[Row, ...]
    lost: tuple[str, ...]
    unsure: tuple[Unsure, ...]
    kept: int
    spreads: tuple[Spread, ...]
    states: dict[str, str]
    link: str
    is_long: bool
    plain: str
    packed: str


def view() -> ResponseReturnValue:
    """A shortlist; what a button asks leads to the address of the list as it then is."""
    snapshot = current_snapshot()
    found = chosen.current(snapshot, read_shortlist(request.args))
    if not (found.is_damaged or is_short(request.args, found)):
        return redirect(links.shortlist_url(found))
    html = render_template("pages/shortlist.html", page=shortlist_page(snapshot, found))
    return html, 400 if found.is_damaged else 200


def shortlist_page(snapshot: Snapshot, shortlist: Shortlist) -> ShortlistPage:
    """Gather the page."""
    records = [record for record in map(snapshot.find, shortlist.ids) if record]
    link = links.absolute_url(links.shortlist_url(shortlist))
    kept = [each for each in records if shortlist.mark(each.id).state != _LEFT_OUT]
    return ShortlistPage(
        shortlist=shortlist,
        rows=tuple(_row(each, shortlist, snapshot.vocabularies) for each in records),
        lost=tuple(_lost(snapshot, shortlist)),
        unsure=tuple(_unsure(snapshot, shortlist)),
        kept=len(kept),
        spreads=tuple(_spreads(kept, snapshot.vocabularies)),
        states=STATES,
        link=link,
        is_long=len(link) > LONGEST,
        plain=urlencode(replace(shortlist, ids=tuple(_named(shortlist))).readable),
        packed=urlencode(shortlist.parameters) if len(shortlist.parameters) == 1 else "",
    )


def kept_ids(snapshot: Snapshot, shortlist: Shortlist) -> tuple[str, ...]:
    """What goes into a file: the records there are, without those rejected."""
    return tuple(
        each
        for each in shortlist.ids
        if snapshot.find(each) and shortlist.mark(each).state != _LEFT_OUT
    )


def _named(shortlist: Shortlist) -> Iterator[str]:
    return (each for each in shortlist.ids if not packing.KEY_RE.fullmatch(each))


def _lost(snapshot: Snapshot, shortlist: Shortlist) -> Iterator[str]:
    """Entries that lead nowhere: an id as it was written, else its place and what was noted."""
    for number, each in enumerate(shortlist.ids, 1):
        if not chosen.meant(snapshot, each):
            yield _noted(number, shortlist.mark(each)) if packing.KEY_RE.fullmatch(each) else each


def _unsure(snapshot: Snapshot, shortlist: Shortlist) -> Iterator[Unsure]:
    for number, each in enumerate(shortlist.ids, 1):
        if len(found := chosen.meant(snapshot, each)) > 1:
            yield Unsure(_noted(number, shortlist.mark(each)), found)


def _noted(number: int, mark: Mark) -> str:
    """What is known of an entry without its record: "mục 5 (ghi chú “hỏi xã”)"."""
    return f"mục {number}" + (f" (ghi chú {quoted(mark.note)})" if mark.note else "")


def _row(record: Record, shortlist: Shortlist, vocabularies: Vocabularies) -> Row:
    exemplar = as_type(Exemplar, record)
    return Row(
        name=record.id if record.id in shortlist.in_full else packing.key_of(record.id),
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
