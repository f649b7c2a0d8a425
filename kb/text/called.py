"""What things are called in running text, to be found there by their syllables.

In: names, each with what it stands for. Out: `Called`s by the syllables of a name without marks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kb.text.vietnamese import fold, has_marks, syllable_texts

K = TypeVar("K")

_FEWEST = 2  # syllables: one may be any word


@dataclass(frozen=True)
class Called:
    """A name, its syllables with marks, and the value that it stands for, with its usual label."""

    words: tuple[str, ...]
    value: str
    label: str

    def allows(self, words: Sequence[str]) -> bool:
        """Whether what was typed is this name: each word with marks is the one of the name."""
        pairs = zip(words, self.words, strict=True)
        return all(word == own or not has_marks(word) for word, own in pairs)


Names = Mapping[tuple[str, ...], Called]


def called(names: Iterable[tuple[str, str, str]]) -> Names:
    """Look-up of names, each with its value and label: ("Y tế", "y-te", "Y tế")."""
    found: dict[tuple[str, ...], Called] = {}
    for name, value, label in names:
        words = tuple(syllable_texts(name))
        if len(words) >= _FEWEST:
            found.setdefault(tuple(map(fold, words)), Called(words, value, label))
    return found


def names_in(
    words: Sequence[str], tables: Mapping[K, Names]
) -> Iterator[tuple[int, int, K, Called]]:
    """The names that stand in a row of words, the longest first at each, with their tables' keys.

    The numbers are those of the first word and of the one behind the last.
    """
    longest = max((len(key) for names in tables.values() for key in names), default=0)
    folded = tuple(map(fold, words))
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + longest), start, -1)
        found = (
            (start, end, key, name)
            for end in ends
            for key, names in tables.items()
            if (name := names.get(folded[start:end])) and name.allows(words[start:end])
        )
        first = next(found, None)
        if first:
            yield first
        start = first[1] if first else start + 1
