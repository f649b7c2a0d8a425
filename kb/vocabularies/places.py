"""Provinces and cities, as they are and as they were, known by any usual spelling.

In: items of content/places.yaml. Out: `Where`s, which know today's unit (34 since 1 July 2025):
records keep the name of their time, a reader may ask by today's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.citations import PartialDate
from kb.schema import Part, declare
from kb.schema.types import Code, Date, ListOf, Slug, Text
from kb.text.vietnamese import fold, has_marks, match_key
from kb.vocabularies.spellings import spellings, without_prefix

PROVINCE_KINDS = {"tinh": "Tỉnh", "thanh-pho": "Thành phố"}
_LONGEST = 6  # words: "Thành phố Bà Rịa - Vũng Tàu"


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
    borders: tuple[str, ...] = declare(
        "Giáp với", "tên các tỉnh, thành phố giáp ranh hiện nay", ListOf(Text())
    )
    city_since: PartialDate | None = declare(
        "Là thành phố từ", "ngày tỉnh thành thành phố trực thuộc Trung ương", Date()
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

    @property
    def found_by(self) -> str:
        """The slug that all records of the place bear, then and now.

        Thừa Thiên Huế is the Huế of today under another name; Bắc Kạn is a part of Thái Nguyên.
        """
        is_whole = len(self.today.predecessors) < 2
        return self.today.slug if is_whole else self.slug


@dataclass(frozen=True)
class Spelled:
    """A place and the words by which its name is written; one with marks must be one of them."""

    where: Where
    words: frozenset[str]

    def allows(self, words: Sequence[str]) -> bool:
        """Whether what was typed may be this name: "Hạ Giang" is not Hà Giang, "Ha Giang" is."""
        return all(word in self.words or not has_marks(word) for word in words)


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


def by_rule(places: Iterable[Where]) -> Mapping[str, Spelled]:
    """Every place by each way to write one of its spellings, folded: "daklak" is Đắk Lắk."""
    found: dict[str, Spelled] = {}
    for where in dict.fromkeys(places):
        written = [words for name in where.spellings for words in spellings(name)]
        spelled = Spelled(where, frozenset(word for words in written for word in words))
        for words in written:
            found.setdefault(fold(" ".join(words)), spelled)
    return found


def place_said(words: Sequence[str], places: Mapping[str, Spelled]) -> Where | None:
    """The place that words in matching form name, with or without what it is.

    "tỉnh", "bắc", "cạn" is Bắc Kạn; marks count where they are typed.
    """
    names = (words, bare, ("tp", *bare)) if (bare := without_prefix(words)) != words else (words,)
    for name in names:
        spelled = places.get(_key(name))
        if spelled and spelled.allows(name):
            return spelled.where
    return None


def _key(words: Sequence[str]) -> str:
    return fold(" ".join(words))


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
