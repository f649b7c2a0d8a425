"""Provinces and cities, as they are and as they were, known by any usual spelling.

In: items of content/places.yaml. Out: `Where`s, which know today's unit (34 since 1 July 2025):
records keep the name of their time, a reader may ask by today's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.citations import PartialDate
from kb.schema import Part, declare
from kb.schema.types import Code, Date, ListOf, Slug, Text
from kb.text.vietnamese import match_key

PROVINCE_KINDS = {"tinh": "Tỉnh", "thanh-pho": "Thành phố"}
_LONGEST = 5  # words: "Thành phố Hồ Chí Minh"


@dataclass(frozen=True)
class FormerProvince:
    """A unit that went into one of today's."""

    slug: str = declare("Mã", "mã đơn vị", Slug(), required=True)
    name: str = declare("Tên", "tên đơn vị", Text(), required=True)
    aliases: tuple[str, ...] = declare(
        "Cách viết khác", "cách gọi, cách viết tên ấy", ListOf(Text())
    )


@dataclass(frozen=True)
class Province:
    """One of today's provinces and cities, with the former units that form it."""

    slug: str = declare("Mã", "mã đơn vị", Slug(), required=True)
    name: str = declare("Tên", "tên đơn vị", Text(), required=True)
    kind: str = declare("Loại", "loại đơn vị", Code(PROVINCE_KINDS), required=True)
    since: PartialDate | None = declare("Từ ngày", "ngày thành lập do sắp xếp lại", Date())
    predecessors: tuple[FormerProvince, ...] = declare(
        "Đơn vị trước", "các đơn vị hợp thành", ListOf(Part(FormerProvince))
    )
    aliases: tuple[str, ...] = declare(
        "Cách viết khác", "cách gọi, cách viết tên ấy", ListOf(Text())
    )

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names other than today's: ("Bắc Kạn",) for Thái Nguyên."""
        return tuple(unit.name for unit in self.predecessors if unit.slug != self.slug)


@dataclass(frozen=True)
class Where:
    """A place as a record names it, beside today's unit."""

    slug: str
    name: str
    today: Province
    spellings: tuple[str, ...] = ()


def by_spelling(provinces: Iterable[Province]) -> Mapping[str, Where]:
    """Every place, then and now, by each spelling, folded."""
    found: dict[str, Where] = {}
    for province in provinces:
        units: list[Province | FormerProvince] = [*province.predecessors, province]
        for unit in units:
            where = Where(unit.slug, unit.name, province, (unit.name, *unit.aliases))
            for spelling in (unit.slug, *where.spellings):
                found[match_key(spelling)] = where
    return found


def places_in(
    words: Sequence[str], read: Callable[[Sequence[str]], Where | None]
) -> Iterator[tuple[int, int, Where]]:
    """The places that stand in a row of words, the longest first at each: (2, 4, Cao Bằng).

    `read` decides whether a few words name a place; the numbers are those of its words.
    """
    start = 0
    while start < len(words):
        sizes = range(min(_LONGEST, len(words) - start), 0, -1)
        found = ((size, read(words[start : start + size])) for size in sizes)
        size, where = next(((size, where) for size, where in found if where), (1, None))
        if where:
            yield start, start + size, where
        start += size
