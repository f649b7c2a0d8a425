"""The tables of counts of exemplars: by kind, level, field, place, year, honours.

In: records of a period and a place. Out: `Table`s that account for every record: what one does not
say is a line of its own, and what stands in several lines is told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kb.newsroom.periods import Period, moments
from kb.records import Exemplar
from kb.records.codes import KINDS, LEVELS
from kb.text.phrases import format_number, joined
from kb.text.vietnamese import SortKey, sort_key
from kb.vocabularies import Vocabularies, Where

_HONOUR_FORMS = (
    *("Huân chương", "Huy chương", "Anh hùng", "Bằng khen", "Giấy khen", "Kỷ niệm chương"),
    *("Huy hiệu", "Danh hiệu", "Giải thưởng", "Thư khen", "Tuyên dương", "Biểu dương"),
)
_OTHER, _UNKNOWN = "Hình thức khác", "Chưa ghi"
_ANOTHER_TIME = "Được khen lúc khác, hoặc không ghi năm"
_LAST = (_OTHER, _ANOTHER_TIME, _UNKNOWN)
# Why a record can stand in several rows, by the name of the table.
_SEVERAL = {
    "field": "thuộc nhiều lĩnh vực",
    "year": "ghi nhiều năm",
    "honours": "có nhiều hình thức khen thưởng",
}
_HIGHEST = "Cấp cao nhất mà hồ sơ nêu, kể cả khi được ghi nhận vào lúc khác."
_Value = tuple[str, str]  # what a row is called, and the value of the facet by which it is searched
_Values = Callable[[Exemplar], Iterable[_Value]]


@dataclass(frozen=True)
class Count:
    """One line of a table; `value` is that of the facet which finds its records, "" for none."""

    label: str
    count: int
    value: str = ""


@dataclass(frozen=True)
class Table:
    """Counts of the `total` records by one property; `name` is that of the facet, where one is.

    Every record stands in a line. `several` of them stand in more than one, and only then the
    lines add up to more than the total. `order` are labels that come in an order of their own,
    `remark` says what the property is, where its name does not.
    """

    name: str
    title: str
    rows: tuple[Count, ...]
    total: int
    several: int = 0
    order: tuple[str, ...] = ()
    remark: str = ""

    @property
    def facet(self) -> str:
        """The facet that its values are of."""
        return "province" if self.name == "unit" else self.name

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said below it."""
        return tuple(text for text in (self.note, self.remark) if text)

    @property
    def note(self) -> str:
        """Why the lines add up to more than the total; "" where they do not."""
        if not self.several:
            return ""
        several, total = format_number(self.several), format_number(self.total)
        return (
            f"{several} trong {total} gương {_SEVERAL[self.name]} và được đếm ở nhiều dòng, nên "
            "các dòng cộng lại nhiều hơn tổng số."
        )


def former_units(where: Where) -> tuple[str, ...]:
    """The former units that are counted with a place: ("Bắc Kạn",) with today's Thái Nguyên."""
    return where.today.former_names if where.slug == where.today.slug else ()


def tables_of(
    records: list[Exemplar], vocabularies: Vocabularies, period: Period, where: Where | None
) -> Iterator[Table]:
    """All tables of these records; `name`s of facets, or else of our own."""
    labels = vocabularies.field_labels
    years = tuple(map(str, sorted({m.year for each in records for m in moments(each)})))

    def table(name: str, title: str, values: _Values, order: Iterable[str] = ()) -> Table:
        return _table(name, title, records, values, tuple(order))

    yield table("kind", "Loại hình", lambda each: [(KINDS[each.kind], each.kind)], KINDS.values())
    by_level = table(
        *("level", "Cấp ghi nhận"),
        lambda each: [(LEVELS[each.level], each.level)] if each.level else [],
        (LEVELS[level] for level in reversed(LEVELS)),
    )
    yield by_level if period.is_open else replace(by_level, remark=_HIGHEST)
    yield table(
        "field", "Lĩnh vực", lambda each: [(labels.get(code, code), code) for code in each.fields]
    )
    yield table("province", "Tỉnh, thành phố hiện nay", lambda each: _today(each, vocabularies))
    if where and former_units(where):
        yield table("unit", "Tỉnh, thành phố khi ấy", lambda each: _then(each, vocabularies))
    if where:
        yield table("district", "Huyện, quận, thị xã", lambda each: _district(each, where))
    yield table("year", "Năm", lambda each: _years(each, period), years)
    yield table("honours", "Hình thức khen thưởng", lambda each: _forms(each, period))


def _table(
    name: str, title: str, records: list[Exemplar], values: _Values, order: tuple[str, ...]
) -> Table:
    """Every record in one line at least, and in none of them twice."""
    held = [dict.fromkeys(values(each)) or {(_UNKNOWN, ""): None} for each in records]
    counts = Counter(chain.from_iterable(held))
    found = sorted(counts, key=lambda value: rank(value[0], counts[value], order))
    rows = tuple(Count(label, counts[label, value], value) for label, value in found)
    return Table(name, title, rows, len(records), sum(len(each) > 1 for each in held), order)


def rank(label: str, count: int, order: tuple[str, ...]) -> tuple[int, int, int, SortKey]:
    """Where a line stands: in the order given, the rest by count and name, other, unknown last."""
    last = _LAST.index(label) + 1 if label in _LAST else 0
    return last, order.index(label) if label in order else len(order), -count, sort_key(label)


def _today(record: Exemplar, vocabularies: Vocabularies) -> Iterator[_Value]:
    if where := vocabularies.where(record.province):
        yield where.today.name, where.today.slug


def _then(record: Exemplar, vocabularies: Vocabularies) -> Iterator[_Value]:
    """The unit of its time; one that is called as today's cannot be searched apart."""
    if where := vocabularies.where(record.province):
        yield where.name, where.slug if where.slug != where.today.slug else ""


def _district(record: Exemplar, where: Where) -> Iterator[_Value]:
    """As recorded; with its province where several are counted, as two may have one such name."""
    if record.district:
        yield joined(record.district, record.province if former_units(where) else None), ""


def _years(record: Exemplar, period: Period) -> Iterator[_Value]:
    for moment in sorted(moments(record)):
        if period.holds(moment):
            yield str(moment.year), str(moment.year)


def _forms(record: Exemplar, period: Period) -> Iterator[_Value]:
    """The forms of the honours of a period: "Bằng khen của Thủ tướng" is a "Bằng khen"."""
    of_period = [
        honour
        for honour in record.honours
        if period.is_open or (honour.when and period.holds(honour.when))
    ]
    for honour in of_period:
        found = re.match("|".join(_HONOUR_FORMS), honour.title, re.IGNORECASE)
        yield (found[0].capitalize() if found else _OTHER), ""
    if record.honours and not of_period:
        yield _ANOTHER_TIME, ""
