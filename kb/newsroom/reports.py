"""Counts of exemplars for a summary (sơ kết): by kind, level, field, place, year, honours.

In: records, vocabularies, a period and a place. Out: a `Report`: tables of counts and the sentence
that officials write. Published figures of others are no part of it and are never added.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kb.records import Exemplar, Record, of_type
from kb.records.codes import KINDS, LEVELS
from kb.text.phrases import format_number, inside, sentence
from kb.text.vietnamese import SortKey, sort_key
from kb.vocabularies import Site, Vocabularies, Where
from kb.wording import level_phrase

# How the sentence names a level; the highest comes first.
_LEVEL_PHRASES = {
    level: level_phrase(level) + (" và tương đương" if level in ("tinh", "huyen", "co-so") else "")
    for level in reversed(LEVELS)
}
_KIND_ORDER = ("tap-the", "ca-nhan", "mo-hinh", "cach-lam")
_HONOUR_FORMS = (
    *("Huân chương", "Huy chương", "Anh hùng", "Bằng khen", "Giấy khen", "Kỷ niệm chương"),
    *("Huy hiệu", "Danh hiệu", "Giải thưởng", "Thư khen", "Tuyên dương", "Biểu dương"),
)
_OTHER = "Hình thức khác"
_UNKNOWN = "Chưa ghi"


@dataclass(frozen=True)
class Period:
    """Years from first to last, both counted; None is open."""

    first: int | None = None
    last: int | None = None

    def holds(self, years: Iterable[int]) -> bool:
        """Whether one of the years falls into it; a record without a year only when it is open."""
        first, last = self.first or 0, self.last or 9999
        is_open = self.first is None and self.last is None
        return is_open or any(first <= year <= last for year in years)

    def __str__(self) -> str:
        """As a heading says it: "năm 2023", "giai đoạn 2021 - 2025", "đến hết năm 2023"."""
        if self.first == self.last:
            return f"năm {self.first}" if self.first else ""
        if self.first and self.last:
            return f"giai đoạn {self.first} - {self.last}"
        return f"từ năm {self.first}" if self.first else f"đến hết năm {self.last}"


@dataclass(frozen=True)
class Count:
    """One line of a table."""

    label: str
    count: int


@dataclass(frozen=True)
class Table:
    """Counts by one property; a record with two fields stands in two lines."""

    name: str
    title: str
    rows: tuple[Count, ...]


@dataclass(frozen=True)
class Report:
    """All counts of one period and place; `drafts` of the `total` are not published.

    `counted` is the moment of the content that was counted, `base_url` where the site is.
    """

    title: str
    period: Period
    place: str | None
    total: int
    drafts: int
    sentence: str
    tables: tuple[Table, ...]
    counted: datetime
    base_url: str
    site: Site = field(default_factory=Site)


def report(
    records: Iterable[Record],
    vocabularies: Vocabularies,
    counted: datetime,
    period: Period | None = None,
    where: Where | None = None,
    base_url: str = "",
) -> Report:
    """Count the exemplars of a period and a place (today's unit with its predecessors)."""
    period = period or Period()
    chosen = [
        each
        for each in of_type(Exemplar, records)
        if period.holds(each.years) and (where is None or _is_in(each, where, vocabularies))
    ]
    place = where.name if where else None
    heading = ", ".join(part for part in (place or "", str(period)) if part)
    return Report(
        title="Gương điển hình" + (f": {heading}" if heading else ""),
        period=period,
        place=place,
        total=len(chosen),
        drafts=sum(each.status == "draft" for each in chosen),
        sentence=_sentence(chosen, period, place),
        tables=tuple(_tables(chosen, vocabularies, period)),
        counted=counted,
        base_url=base_url,
        site=vocabularies.site,
    )


def _is_in(record: Exemplar, where: Where, vocabularies: Vocabularies) -> bool:
    own = vocabularies.where(record.province)
    return own is not None and where.slug in (own.slug, own.today.slug)


def _sentence(records: list[Exemplar], period: Period, place: str | None) -> str:
    """As officials write it.

    "Đến hết năm 2023, Cao Bằng xây dựng 113 điển hình cấp huyện và tương đương (49 tập thể,
    64 cá nhân); 1.008 điển hình cấp cơ sở và tương đương (456 tập thể, 552 cá nhân)."
    """
    parts = []
    for level in (*_LEVEL_PHRASES, None):
        of_level = [each for each in records if each.level == level]
        if of_level:
            phrase = _LEVEL_PHRASES.get(level or "", "chưa ghi cấp")
            kinds = Counter(each.kind for each in of_level)
            named = (
                f"{format_number(kinds[k])} {inside(KINDS[k])}" for k in _KIND_ORDER if kinds[k]
            )
            parts.append(f"{format_number(len(of_level))} điển hình {phrase} ({', '.join(named)})")
    if not parts:
        return "Chưa có điển hình nào trong khoảng này."
    who = place or "các địa phương, đơn vị"
    when = str(period)
    start = sentence(f"{when}, {who}" if when else who)
    return f"{start} xây dựng {'; '.join(parts)}."


def _tables(records: list[Exemplar], vocabularies: Vocabularies, period: Period) -> Iterable[Table]:
    def today(record: Exemplar) -> str:
        where = vocabularies.where(record.province)
        return where.today.name if where else _UNKNOWN

    labels = vocabularies.field_labels
    levels = {code: LEVELS[code] for code in _LEVEL_PHRASES}
    yield _table("kind", "Loại hình", records, lambda each: [KINDS[each.kind]], KINDS.values())
    yield _table(
        *("level", "Cấp ghi nhận"),
        records,
        lambda each: [levels.get(each.level or "", _UNKNOWN)],
        levels.values(),
    )
    yield _table(
        "field", "Lĩnh vực", records, lambda each: [labels.get(code, code) for code in each.fields]
    )
    yield _table("province", "Tỉnh, thành phố hiện nay", records, lambda each: [today(each)])
    years = _table(
        "year", "Năm", records, lambda each: [str(y) for y in each.years if period.holds([y])]
    )
    yield Table("year", "Năm", tuple(sorted(years.rows, key=lambda row: row.label)))
    yield _table(
        "honours",
        "Hình thức khen thưởng",
        records,
        lambda each: [_form(honour.title) for honour in each.honours],
    )


def _table(
    name: str,
    title: str,
    records: list[Exemplar],
    values: Callable[[Exemplar], list[str]],
    order: Iterable[str] = (),
) -> Table:
    """Counts in the order given, the rest by count and name, other and unknown last.

    No record counts twice in a line.
    """
    counts = Counter(value for each in records for value in dict.fromkeys(values(each)))
    places = {label: place for place, label in enumerate(order)}

    def rank(label: str) -> tuple[bool, int, int, SortKey]:
        is_last = label in (_OTHER, _UNKNOWN)
        return is_last, places.get(label, len(places)), -counts[label], sort_key(label)

    labels = sorted(counts, key=rank)
    return Table(name, title, tuple(Count(label, counts[label]) for label in labels))


def _form(title: str) -> str:
    """The form of an honour: "Bằng khen của Thủ tướng" is a "Bằng khen"."""
    found = re.match("|".join(_HONOUR_FORMS), title, re.IGNORECASE)
    return found[0].capitalize() if found else _OTHER


def compared(
    one: Report, other: Report
) -> tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...]:
    """Two reports side by side: for each table its title and (label, count, other count)."""
    return tuple(
        (
            table.title,
            tuple(
                (label, _count(table, label), _count(against, label))
                for label in dict.fromkeys(row.label for row in (*table.rows, *against.rows))
            ),
        )
        for table, against in zip(one.tables, other.tables, strict=True)
    )


def _count(table: Table, label: str) -> int:
    return next((row.count for row in table.rows if row.label == label), 0)
