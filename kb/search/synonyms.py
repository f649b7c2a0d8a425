"""Other names of what was asked for, and near words: abbreviations both ways, names through time.

In: a run of words, the groups of content/synonyms.yaml and near_words.yaml. Out: the run cut into
`Unit`s, each a stretch of words with the other terms of its groups. Longest stretch first, so
"TP. Hồ Chí Minh" is the city and not the President; whether marks count is decided as everywhere
else (a word typed with marks means them). An abbreviation of several groups means any of them:
"HS" is "học sinh" or "hồ sơ".
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.index.engine import Clause
from kb.search.reading import Named, Word
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold, has_marks, syllable_texts
from kb.vocabularies import Synonyms

Words = tuple[Word, ...]
# Abbreviation and number in one: "QK5".
_NUMBERED_RE = re.compile(r"([^\W\d_]+)(\d+)")
# So many readings of two abbreviations in one are looked for.
_MOST_READINGS = 4


@dataclass(frozen=True)
class Unit:
    """What one part of a query asks for: these words, or any of the other terms in a row.

    `near` are terms that mean something near: for when little is found. `meant` is what a record
    may bear instead, of a time or of what is `named`; then the words may have to stand `in_a_row`.
    """

    words: Words
    others: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()
    meant: tuple[Clause, ...] = ()
    in_a_row: bool = False
    named: Named | None = None


@dataclass(frozen=True)
class Name:
    """A term as written in a group, and the other terms of the group.

    One that is like a word without capitals ("CA") is meant only in capitals, and a single letter
    ("f") only before a number; neither is another name of anything.
    """

    term: tuple[str, ...]
    others: tuple[Words, ...]
    in_capitals: bool


@dataclass(frozen=True)
class Table:
    """Names by the folded words of a term, the longest of which has so many words."""

    names: Mapping[tuple[str, ...], tuple[Name, ...]]
    longest: int


def synonym_table(groups: Sequence[Synonyms]) -> Table:
    """The groups, to be looked up by any of their terms."""
    table: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for group in groups:
        words = {term: words_of(term) for term in group.terms}
        found = {term: each for term, each in words.items() if not _is_like_a_word(term)}
        for term, own in words.items():
            others = tuple(each for each in found.values() if each != own)
            texts = tuple(word.text for word in own)
            table[tuple(map(fold, texts))].append(Name(texts, others, _is_like_a_word(term)))
    names = {key: tuple(names) for key, names in table.items()}
    return Table(names, max(map(len, names), default=0))


def words_of(term: str) -> Words:
    """The words of a name as written."""
    return tuple(Word(text, has_marks(text)) for text in syllable_texts(term))


def _is_like_a_word(term: str) -> bool:
    """Whether an abbreviation in small letters is a word: "TƯ", "CA", "f"."""
    is_short = len(term) == 1 or (term.isupper() and term.isalpha())
    return is_short and (len(term) == 1 or may_be_syllable(fold(term).lower()))


def units_of(
    run: Words, table: Table, near: Table, whole: frozenset[Words] = frozenset()
) -> list[Unit]:
    """Cut a run: "UBND xã" gives UBND (or "ủy ban nhân dân" in a row) and xã.

    `whole` are words that are one unit, unless they are part of a longer one.
    """
    folded = tuple(word.folded for word in run)
    longest = max(table.longest, near.longest, *map(len, whole))
    units = []
    start = 0
    while start < len(run):
        ends = range(min(start + longest, len(run)), start, -1)
        cut = (_unit(run[start:end], folded[start:end], table, near, whole) for end in ends)
        unit = next((each for each in cut if each), Unit(run[start : start + 1]))
        units.append(unit)
        start += len(unit.words)
    return units


def _unit(
    words: Words, folded: tuple[str, ...], table: Table, near: Table, whole: frozenset[Words]
) -> Unit | None:
    """The words as one unit, if they are whole, have another name or near words."""
    if words in whole:
        return Unit(words, _others(words, folded, table), _others(words, folded, near))
    if len(words) > 1 and folded not in table.names and folded not in near.names:
        return None
    unit = Unit(words, _others(words, folded, table), _others(words, folded, near))
    return unit if unit.others or unit.near else None


def _others(words: Words, folded: tuple[str, ...], table: Table) -> tuple[Words, ...]:
    """The other names of what these words may be."""
    names = table.names.get(folded, ())
    others = [other for name in names if _means(words, name) for other in name.others]
    if not others and len(words) == 1:
        others = [*_numbered(words[0], table), *_joined(words[0], table)]
    return tuple(dict.fromkeys(others))


def _means(words: Words, name: Name) -> bool:
    """Whether what was typed may be this term: words with marks agree with it exactly."""
    if name.in_capitals and not (len(words[0].text) > 1 and words[0].is_capital):
        return False
    return all(
        word.text == text or not word.has_marks for word, text in zip(words, name.term, strict=True)
    )


def _numbered(word: Word, table: Table) -> Iterator[Words]:
    """An abbreviation with a number: "QK5" is "quân khu 5", "f324" is "sư đoàn 324"."""
    if match := _NUMBERED_RE.fullmatch(word.text):
        number = Word(match[2], has_marks=False)
        names = table.names.get((fold(match[1]),), ())
        for name in names:
            if name.term[0] == match[1] or not has_marks(match[1]):
                yield (Word(match[1], has_marks(match[1])), number)
                yield from ((*other, number) for other in name.others)


def _joined(word: Word, table: Table) -> Iterator[Words]:
    """Two abbreviations in one: "NQĐH" is "nghị quyết đại hội"; of words nothing is cut."""
    if may_be_syllable(word.folded):
        return
    cuts = ((word.text[:at], word.text[at:]) for at in range(2, len(word.text) - 1))
    for first, second in cuts:
        readings = itertools.product(_whole_names(first, table), _whole_names(second, table))
        yield from itertools.islice(map(_together, readings), _MOST_READINGS)


def _whole_names(text: str, table: Table) -> Iterator[Words]:
    word = Word(text, has_marks(text), is_capital=True)
    for name in table.names.get((word.folded,), ()):
        if _means((word,), name):
            yield from (other for other in name.others if len(other) > 1)


def _together(parts: Iterable[Words]) -> Words:
    return tuple(itertools.chain.from_iterable(parts))
