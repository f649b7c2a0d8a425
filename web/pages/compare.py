"""Two or three records side by side: what they share, where they differ, what nobody wrote down.

In: a snapshot and the ids of an address. Out: a `ComparePage`: a row for each field, a cell for
each record. What a record lacks is told as "chưa ghi", never filled in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from kb import wording
from kb.newsroom.shortlist import gaps
from kb.records import Exemplar, Record, as_type
from kb.search import Snapshot, relatives
from kb.text.phrases import listed, sentence
from kb.wording.facts import applies
from web.address import Shortlist, chosen, links, named_ids, read_shortlist
from web.parts import Item, Value, facts
from web.serving import current_snapshot

MOST = 3
# Told of every record, filled in or not; the others where at least one has them.
_ALWAYS = ("kind", "honours", "directives", "used_in")


@dataclass(frozen=True)
class Cell:
    """What one record says in a row; nothing where it says nothing. Short values share a line.

    `applies` is false where such a record cannot have the field.
    """

    values: tuple[Value, ...] = ()
    is_short: bool = False
    applies: bool = True


@dataclass(frozen=True)
class Row:
    """A field; `verdict` says in words how the records stand to each other in it."""

    label: str
    cells: tuple[Cell, ...]
    verdict: str = ""
    lacking: str = "chưa ghi"


@dataclass(frozen=True)
class ComparePage:
    """All that the page shows; `asked` are all the records of the address, more than fit or not.

    `is_damaged`: the address held a packed list that cannot be read.
    """

    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    lost: tuple[str, ...]
    asked: tuple[str, ...]
    near: tuple[Item, ...]
    list_url: str
    link: str
    is_damaged: bool = False


def view() -> ResponseReturnValue:
    """The page; records ticked on a shortlist and old ids lead to its one short address."""
    snapshot = current_snapshot()
    given = request.args.getlist("compare") or request.args.getlist("id")
    packed = read_shortlist(MultiDict(("list", each) for each in request.args.getlist("list")))
    if packed.is_damaged:
        page = replace(compare_page(snapshot, ()), is_damaged=True)
        return render_template("pages/compare.html", page=page), 400
    named = (*packed.ids, *named_ids(" ".join(given)))
    ids = tuple(dict.fromkeys(chosen.named_now(snapshot, each) for each in named))
    if [*request.args.items(multi=True)] != [("id", each) for each in ids]:
        return redirect(links.compare_url(ids))
    return render_template("pages/compare.html", page=compare_page(snapshot, ids))


def compare_page(snapshot: Snapshot, ids: tuple[str, ...]) -> ComparePage:
    """Gather the page."""
    found = {each: snapshot.find(each) for each in ids}
    there = tuple(record for record in found.values() if record)
    records = there[:MOST]
    return ComparePage(
        records=records,
        rows=tuple(_rows(snapshot, records)) if len(records) > 1 else (),
        lost=tuple(each for each, record in found.items() if record is None),
        asked=tuple(each.id for each in there),
        near=tuple(_near(snapshot, *records)) if len(records) == 1 else (),
        list_url=links.shortlist_url(Shortlist(ids=tuple(each.id for each in there))),
        link=links.absolute_url(links.compare_url(ids)),
    )


def _near(snapshot: Snapshot, record: Record) -> Iterator[Item]:
    """Where one record alone may be laid beside another: its relatives."""
    for each in relatives(snapshot, record):
        url = links.compare_url((record.id, each.record.id))
        yield Item(wording.full_title(each.record), url=url)


def _rows(snapshot: Snapshot, records: tuple[Record, ...]) -> Iterator[Row]:
    told = [_told(snapshot, each) for each in records]
    labels = {name: fact.label for each in told for name, fact in each.items()}
    yield Row("Tóm tắt", tuple(_lines(each.summary or "") for each in records))
    for name, label in labels.items():
        found = [each.get(name) for each in told]
        cells = tuple(
            _cell(snapshot, fact) if fact and fact.values else Cell(applies=applies(record, name))
            for record, fact in zip(records, found, strict=True)
        )
        pairs = zip(cells, found, strict=True)
        yield Row(label, cells, verdict([_texts(fact) if c.applies else None for c, fact in pairs]))
    yield Row("Còn để ngỏ", tuple(map(_open, records)), lacking="không có")
    yield Row("Nguồn", tuple(map(_sources, records)))


def _told(snapshot: Snapshot, record: Record) -> dict[str, wording.Fact]:
    """What a record says, by field, with what it lacks of the fields that are always told."""
    documents = snapshot.relations.directives_of(record)
    shown = wording.facts(record, snapshot.vocabularies, documents)
    further = (wording.fact(record, each, snapshot.vocabularies, documents) for each in _ALWAYS)
    found = {fact.name: fact for fact in (*shown, *further) if fact}
    return {name: found[name] for name in sorted(found, key=lambda each: each != "kind")}


def _cell(snapshot: Snapshot, fact: wording.Fact) -> Cell:
    """The values of a field, each where it leads; sentences one by one, short ones in a row."""
    if fact.name == "directives":
        found = [snapshot.record(each.key) for each in fact.values]
        return Cell(tuple(Value(wording.heading(each), links.record_url(each)) for each in found))
    if fact.separator == "; ":
        linked = facts.linked(fact, snapshot.vocabularies)
        return Cell(linked) if linked[0].url else _lines(*_texts(fact))
    return Cell(facts.linked(fact, snapshot.vocabularies), is_short=True)


def _texts(fact: wording.Fact | None) -> list[str]:
    return [each.text for each in fact.values] if fact else []


def verdict(said: list[list[str] | None]) -> str:
    """How records stand in a field: "Giống nhau", "Chung: Y tế", "Hồ sơ 2 chưa ghi".

    None stands for a record that cannot have the field: nothing is said of it.
    """
    told = {str(number): each for number, each in enumerate(said, 1) if each}
    lacking = [str(number) for number, each in enumerate(said, 1) if each == []]
    if not told and None not in said:
        return "Chưa hồ sơ nào ghi"
    parts = list(_among(told)) if len(told) > 1 else []
    if lacking:
        parts.append(f"hồ sơ {listed(lacking)} chưa ghi")
    return sentence("; ".join(parts))


def _among(told: Mapping[str, list[str]]) -> Iterator[str]:
    """What those that say something have in common: all of it, a value, a value of two of three."""
    holders: dict[str, list[str]] = {}
    for number, texts in told.items():
        for text in texts:
            holders.setdefault(text, []).append(number)
    shared = {text: numbers for text, numbers in holders.items() if len(numbers) > 1}
    common = [text for text, numbers in shared.items() if len(numbers) == len(told)]
    if len(common) == len(holders):
        yield "giống nhau"
        return
    if common:
        yield f"chung: {', '.join(common)}"
    yield from (f"hồ sơ {listed(shared[text])}: {text}" for text in shared if text not in common)
    if not shared:
        yield "khác nhau"


def _lines(*texts: str) -> Cell:
    return Cell(tuple(Value(each) for each in texts if each))


def _open(record: Record) -> Cell:
    exemplar = as_type(Exemplar, record)
    return _lines(*map(sentence, gaps(exemplar))) if exemplar else Cell()


def _sources(record: Record) -> Cell:
    items = map(facts.source_item, record.sources)
    return Cell(tuple(Value(f"{each.title}, {each.details}", each.url) for each in items))
