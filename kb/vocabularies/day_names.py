"""What a day of the calendar is called: "ngày nhà giáo", "thương binh liệt sĩ", "giỗ tổ".

In: days. Out: their names as syllables without marks, each with the days it may mean; apart from
these, which names mean a day only after "ngày" ("môi trường").
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.text.vietnamese import fold, lower, syllable_texts
from kb.vocabularies.days import Anniversary

_DAY_RE = re.compile(r"^(?:ngày hội|ngày)\s+")
_PIECES_RE = re.compile(r"[()“”]|(?:,|\bvà)\s+(?=ngày)")
# What many names begin or end with, and people leave out.
_LEADS = (
    *("truyền thống ngành", "truyền thống lực lượng", "truyền thống công tác", "truyền thống"),
    *("thành lập", "toàn dân", "chiến thắng"),
)
_TAILS = (
    *("nước cộng hòa xã hội chủ nghĩa việt nam", "việt nam", "của cả nước", "của đảng"),
    *("thế giới", "quốc gia", "toàn dân"),
)
_FEWEST = 2  # syllables


@dataclass(frozen=True)
class DayName:
    """A name, its syllables with marks, and the days called so.

    One that is not `is_whole` is no name of a day unless "ngày" stands before it.
    """

    words: tuple[str, ...]
    days: tuple[Anniversary, ...]
    is_whole: bool


def names_of_days(days: Iterable[Anniversary]) -> Mapping[tuple[str, ...], DayName]:
    """Every name, by its syllables without marks; of a name of two days the whole one counts."""
    found: dict[tuple[str, ...], list[tuple[Anniversary, bool]]] = defaultdict(list)
    for day in days:
        for name, is_whole in dict(sorted(_names(day), key=lambda each: each[1])).items():
            found[name].append((day, is_whole))
    return {tuple(map(fold, name)): _named(name, meant) for name, meant in found.items()}


def _named(name: tuple[str, ...], meant: list[tuple[Anniversary, bool]]) -> DayName:
    whole = tuple(day for day, is_whole in meant if is_whole)
    return DayName(name, whole or tuple(day for day, _ in meant), bool(whole))


def _names(day: Anniversary) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The names of one day: as its title says them, what is left of these, and its other names."""
    for piece in map(str.strip, _PIECES_RE.split(lower(day.title))):
        whole = _DAY_RE.sub("", piece)
        for name in (whole, *_shorter(whole)):
            words = tuple(syllable_texts(name))
            if len(words) >= _FEWEST:
                yield words, name == whole
    for other in map(lower, day.names):
        name = _DAY_RE.sub("", other)
        yield tuple(syllable_texts(name)), name == other


def _shorter(name: str) -> Iterator[str]:
    """A name without what stands before or behind it in many; with "và" left out."""
    heads = dict.fromkeys((name, *(name.removeprefix(f"{lead} ") for lead in _LEADS)))
    for head, tail in itertools.product(heads, ("", *_TAILS)):
        short = head.removesuffix(f" {tail}")
        yield short
        yield short.replace(" và ", " ")
