"""The columns of an exported list; their heads are the labels that the fields are declared with.

In: a selection. Out: rows of plain one-line texts, one a record, in the order of `COLUMNS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb import wording
from kb.exchange.addresses import record_path
from kb.exports.selection import Selection
from kb.records import KIND_LABELS, Directive, Exemplar, Record
from kb.records.codes import LEVELS
from kb.schema import specs
from kb.text.phrases import joined


@dataclass(frozen=True)
class Column:
    """A column: its head, how wide it is in a workbook, and what a record has in it.

    A document that tells records one by one lists the facts only; the rest has its own place.
    """

    label: str
    width: int
    value: Callable[[Record, Selection], str | None]
    is_fact: bool = True


def rows(selection: Selection) -> Iterator[tuple[str, ...]]:
    """One row a record; a record that lacks a field has an empty cell."""
    columns = columns_of(selection)
    for record in selection.records:
        yield tuple(_one_line(column.value(record, selection)) for column in columns)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def label_of(name: str, cls: type[Record] = Exemplar) -> str:
    """The label that a field is declared with: "honours" is "Khen thưởng"."""
    return next(spec.label for spec in specs(cls) if spec.name == name)


def _attribute(name: str, width: int, cls: type[Record] = Exemplar) -> Column:
    """A field that is written as it stands; empty for a record of the other type."""
    is_fact = name not in ("title", "summary")
    return Column(
        label_of(name, cls), width, lambda record, _: getattr(record, name, None), is_fact
    )


def _kind(record: Record, _: Selection) -> str:
    return KIND_LABELS.get(record.kind, record.kind)


def _issued(record: Record, _: Selection) -> str | None:
    known = isinstance(record, Directive) and record.issued
    return known.vietnamese() if known else None


def _province_today(record: Record, selection: Selection) -> str | None:
    where = selection.vocabularies.where(record.province)
    return where.today.name if where else record.province


def _fields(record: Record, selection: Selection) -> str:
    labels = selection.vocabularies.field_labels
    return joined(*(labels.get(code, code) for code in record.fields))


def _level(record: Record, _: Selection) -> str | None:
    return LEVELS.get(record.level) if record.level else None


def _years(record: Record, _: Selection) -> str:
    return joined(*record.years)


def _honours(record: Record, _: Selection) -> str:
    held = record.honours if isinstance(record, Exemplar) else ()
    return "; ".join(wording.honour(each).text for each in held)


def _directives(record: Record, selection: Selection) -> str:
    named = () if isinstance(record, Directive) else selection.relations.directives_of(record)
    return "; ".join(map(wording.heading, named))


def _sources(record: Record, _: Selection) -> str:
    return "; ".join(wording.source(each).text for each in record.sources)


def record_address(record: Record, selection: Selection) -> str:
    """The page of a record, whole where the site's address is known."""
    return selection.base_url + record_path(record)


COLUMNS = (
    _attribute("title", 45),
    Column(label_of("kind"), 14, _kind),
    _attribute("number", 14, Directive),
    _attribute("issuer", 24, Directive),
    Column(label_of("issued", Directive), 14, _issued),
    _attribute("subject", 30),
    _attribute("role", 24),
    _attribute("province", 18),
    Column("Tỉnh, thành phố hiện nay", 18, _province_today),
    Column(label_of("fields"), 24, _fields),
    Column(label_of("level"), 16, _level),
    Column(label_of("years"), 12, _years),
    Column(label_of("honours"), 40, _honours),
    Column(label_of("directives"), 30, _directives),
    Column(label_of("sources"), 50, _sources, is_fact=False),
    _attribute("summary", 60),
    Column("Địa chỉ", 50, record_address),
)
# Only in a list that somebody has marked.
_STATE = Column("Trạng thái", 14, lambda record, selection: selection.mark(record).label)
_NOTE = Column("Ghi chú", 40, lambda record, selection: selection.mark(record).note)


def columns_of(selection: Selection) -> tuple[Column, ...]:
    """The columns that a selection needs."""
    states = (_STATE,) if selection.has_states else ()
    notes = (_NOTE,) if selection.has_notes else ()
    return (*states, *notes, *COLUMNS)
