"""The tables of a report as they are shown: one column of counts, or two side by side.

In: a `Report`, perhaps with another that it is compared with. Out: `Lines`, the same for page,
Word, Excel and text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kb.newsroom.reports import Report
from kb.newsroom.tables import Table, rank
from kb.text.phrases import inside, joined, sentence

_OF_PLACES, _OF_YEARS = frozenset({"province", "unit", "district"}), frozenset({"year"})


@dataclass(frozen=True)
class Lines:
    """A table with as many counts in each row, and in its totals, as reports are compared."""

    title: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    totals: tuple[int, ...]
    notes: tuple[str, ...]


def compare(report: Report, other: Report) -> Report:
    """The report with another beside it: another place, another period, or both."""
    title = f"{report.title}, so với {names(replace(report, against=other))[1]}"
    return replace(report, title=title, against=other)


def names(report: Report) -> tuple[str, ...]:
    """What the columns of counts are called: by place and period, as far as they differ."""
    other = report.against
    if other is None:
        return ("Số gương",)
    has_places = report.place != other.place
    has_periods = report.period != other.period or not has_places
    return tuple(
        joined(
            (each.place or "mọi nơi") if has_places else None,
            (str(each.period) or "mọi năm") if has_periods else None,
        )
        for each in (report, other)
    )


def lines(report: Report) -> tuple[Lines, ...]:
    """The tables that are shown; side by side only those whose rows both can have."""
    other = report.against
    if other is None:
        return tuple(_beside((table,), ("",)) for table in report.shown)
    wanted = {table.name for table in (*report.shown, *other.shown)}
    if report.place != other.place:
        wanted -= _OF_PLACES
    if report.period != other.period:
        wanted -= _OF_YEARS
    theirs = {table.name: table for table in other.tables}
    return tuple(
        _beside((table, theirs[table.name]), names(report))
        for table in report.tables
        if table.name in wanted
    )


def _beside(tables: tuple[Table, ...], heads: tuple[str, ...]) -> Lines:
    first = tables[0]
    counts = tuple({row.label: row.count for row in table.rows} for table in tables)
    orders = {table.order for table in tables}  # years only differ
    order = orders.pop() if len(orders) == 1 else tuple(sorted({*chain(*orders)}))
    labels = sorted(
        dict.fromkeys(label for held in counts for label in held),
        key=lambda label: rank(label, sum(held.get(label, 0) for held in counts), order),
    )
    return Lines(
        first.title,
        tuple((label, tuple(held.get(label, 0) for held in counts)) for label in labels),
        tuple(table.total for table in tables),
        tuple(dict.fromkeys((*_told(tables, heads), *(t.remark for t in tables if t.remark)))),
    )


def _told(tables: tuple[Table, ...], heads: tuple[str, ...]) -> Iterator[str]:
    for table, head in zip(tables, heads, strict=True):
        if table.note:
            yield _of(head, table.note)


def sides(report: Report) -> tuple[Report, ...]:
    """The report, and the one beside it."""
    return (report, report.against) if report.against else (report,)


def told(report: Report) -> tuple[str, ...]:
    """What both leave out or hold besides; of two places each under its name."""
    if report.against is None:
        return report.told
    if report.place == report.against.place:  # what differs is the period, which each text says
        return tuple(dict.fromkeys((*report.told, *report.against.told)))
    heads = names(report)
    return tuple(
        _of(head, text)
        for side, head in zip(sides(report), heads, strict=True)
        for text in side.told
    )


def _of(head: str, text: str) -> str:
    return f"{sentence(head)}: {inside(text)}" if head else text
