"""Counts of exemplars for a summary (sơ kết): by kind, level, field, place, year, honours.

In: records, vocabularies, a period and a place. Out: a `Report`: tables of counts, what could not
be counted, and the sentence that officials write. Everything is of our own records and says so;
published figures of others are no part of it and are never added.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from kb.newsroom.periods import Period, moments
from kb.newsroom.tables import Table, former_units, tables_of
from kb.records import Exemplar, Record, of_type
from kb.records.codes import KINDS, LEVELS
from kb.text.phrases import format_number, inside, joined, listed
from kb.vocabularies import Site, Vocabularies, Where
from kb.wording import level_phrase, unit

# How the sentence names a level; the highest comes first.
_LEVEL_PHRASES = {
    level: level_phrase(level) + (" và tương đương" if level in ("tinh", "huyen", "co-so") else "")
    for level in reversed(LEVELS)
}
_KIND_ORDER = ("tap-the", "ca-nhan", "mo-hinh", "cach-lam")


@dataclass(frozen=True)
class Report:
    """All counts of one period and place; `drafts` of the `total` are not published.

    `told` are sentences on what could not be counted, or is counted otherwise than one may think.
    `counted` is the moment of the content that was counted, `base_url` where the site is.
    """

    title: str
    period: Period
    place: str | None
    total: int
    drafts: int
    sentence: str
    holding: str
    told: tuple[str, ...]
    tables: tuple[Table, ...]
    counted: datetime
    base_url: str
    site: Site = field(default_factory=Site)
    against: "Report | None" = None

    @property
    def scope(self) -> str:
        """Place and period: "Cao Bằng, giai đoạn 2021 - 2023"; "" for all there is."""
        return joined(self.place, str(self.period))

    @property
    def shown(self) -> tuple[Table, ...]:
        """The tables that say something: of one province no provinces, of one year no years."""
        idle = {"province"} if self.place else set()
        if self.period.first == self.period.last is not None:
            idle.add("year")
        return tuple(table for table in self.tables if table.rows and table.name not in idle)


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
    asked = [each for each in of_type(Exemplar, records) if is_in(each, where, vocabularies)]
    chosen = [each for each in asked if _falls_into(each, period)]
    place = where.name if where else None
    scope = joined(place, str(period))
    return Report(
        title="Gương điển hình" + (f": {scope}" if scope else ""),
        period=period,
        place=place,
        total=len(chosen),
        drafts=sum(each.status == "draft" for each in chosen),
        sentence=_sentence(chosen, period, place),
        holding=_holding(chosen, period, place, vocabularies.site),
        told=tuple(_told(asked, period, where)),
        tables=tuple(tables_of(chosen, vocabularies, period, where)),
        counted=counted,
        base_url=base_url,
        site=vocabularies.site,
    )


def is_in(record: Record, where: Where | None, vocabularies: Vocabularies) -> bool:
    """Whether a record is from a place: today's unit has what its predecessors recorded too."""
    if where is None:
        return True
    own = vocabularies.where(record.province)
    return own is not None and where.slug in (own.slug, own.today.slug)


def _falls_into(record: Exemplar, period: Period) -> bool:
    return period.is_open or any(map(period.holds, moments(record)))


def _told(records: list[Exemplar], period: Period, where: Where | None) -> Iterator[str]:
    """What the counts leave out, and what they hold that their heading does not say."""
    if where and (former := former_units(where)):
        yield f"Tính cả hồ sơ của {listed(former)}, nay thuộc {unit(where)}."
    if period.is_open:
        return
    left = [each for each in records if not _falls_into(each, period)]
    undated = sum(not moments(each) for each in left)
    unplaced = sum(any(map(period.may_hold, moments(each))) for each in left)
    if unplaced:
        number = format_number(unplaced)
        yield f"{number} hồ sơ trong kho này chỉ ghi năm, không tính vào {period}."
    if undated:
        number = format_number(undated)
        yield f"{number} hồ sơ trong kho này chưa ghi năm nào, không tính vào {period}."


def _sentence(records: list[Exemplar], period: Period, place: str | None) -> str:
    """As officials write it, headed by what it is true of.

    "Theo danh sách trong kho này: đến hết năm 2023, Cao Bằng đăng ký xây dựng 113 điển hình cấp
    huyện và tương đương (49 tập thể, 64 cá nhân); 1.008 điển hình cấp cơ sở và tương đương …"
    """
    parts = []
    for level in (*_LEVEL_PHRASES, None):
        of_level = [each for each in records if each.level == level]
        if of_level:
            phrase = _LEVEL_PHRASES.get(level or "", "chưa ghi cấp")
            number = format_number(len(of_level))
            parts.append(f"{number} điển hình {phrase} ({_by_kind(of_level)})")
    who = joined(str(period), place or "các địa phương, đơn vị")
    what = f"đăng ký xây dựng {'; '.join(parts)}" if parts else "chưa có điển hình nào"
    return f"Theo danh sách trong kho này: {who} {what}."


def _by_kind(records: list[Exemplar]) -> str:
    kinds = Counter(each.kind for each in records)
    named = (f"{format_number(kinds[k])} {inside(KINDS[k])}" for k in _KIND_ORDER if kinds[k])
    return ", ".join(named)


def _holding(records: list[Exemplar], period: Period, place: str | None, site: Site) -> str:
    """What the collection holds: "Kho Gương Sáng hiện có 3 gương điển hình ở Cao Bằng: …"."""
    scope = joined(f"ở {place}" if place else "", str(period))
    rest = f"{' ' if place else ', '}{scope}" if scope else ""
    if not records:
        return f"Kho {site.name} chưa có gương điển hình nào{rest}."
    number = format_number(len(records))
    return f"Kho {site.name} hiện có {number} gương điển hình{rest}: {_by_kind(records)}."
