"""Other names of what was asked for: abbreviations both ways, names through time.

In: a run of words and the groups of content/synonyms.yaml. Out: the run cut into `Unit`s, each a
stretch of words with the other terms of its group. Longest stretch first, so "TP. Hồ Chí Minh"
is the city and not the President; whether marks count is decided as everywhere else (a word typed
with marks means them).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.search.reading import Word
from kb.text.vietnamese import fold, has_marks, syllable_texts
from kb.vocabularies import Synonyms

Words = tuple[Word, ...]
# By the folded words of a term: the term as written, and all terms of its group.
Table = Mapping[tuple[str, ...], tuple[tuple[str, ...], tuple[Words, ...]]]


@dataclass(frozen=True)
class Unit:
    """What one part of a query asks for: these words, or any of the other terms in a row."""

    words: Words
    others: tuple[Words, ...] = ()


def synonym_table(groups: Sequence[Synonyms]) -> Table:
    """The groups, to be looked up by any of their terms."""
    table = {}
    for group in groups:
        terms = [tuple(syllable_texts(term)) for term in group.terms]
        words = [tuple(Word(text, has_marks(text)) for text in term) for term in terms]
        for term in terms:
            others = tuple(each for each in words if tuple(word.text for word in each) != term)
            table[tuple(map(fold, term))] = (term, others)
    return table


def units_of(run: Sequence[Word], table: Table) -> list[Unit]:
    """Cut a run: "UBND xã" gives UBND (or "ủy ban nhân dân" in a row) and xã."""
    longest = max(map(len, table), default=0)
    units = []
    start = 0
    while start < len(run):
        for size in range(min(longest, len(run) - start), 0, -1):
            words = tuple(run[start : start + size])
            found = table.get(tuple(word.folded for word in words))
            if found and _means(words, found[0]):
                units.append(Unit(words, found[1]))
                break
        else:
            size = 1
            units.append(Unit((run[start],)))
        start += size
    return units


def _means(words: Words, term: tuple[str, ...]) -> bool:
    """Whether what was typed may be this term: words with marks agree with it exactly."""
    return all(
        word.text == text or not word.has_marks for word, text in zip(words, term, strict=True)
    )
