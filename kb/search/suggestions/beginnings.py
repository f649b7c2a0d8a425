"""Names found by how they and their words begin: sorted arrays and bisection, built once.

In: the names of every entry, in matching form, best entry first. Out: numbers of entries, best
first. All is compared without marks; who typed some gets what bears them before look-alikes.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.text.vietnamese import fold, has_marks

MOST_WORDS = 12
_LAST = "\uffff"
_LOOKED_AT = 2_000  # entries whose names are read, the best of those that have the words
_BETWEEN = "| "  # names of one entry

Mask = NDArray[np.bool_]
# For each word typed the words that it may be, by what that costs; None is anything that begins so.
Choices = Sequence[dict[str, int]]


class Beginnings:
    """Finds entries; they are numbered from the best, and `names_of` tells each one's names."""

    def __init__(self, size: int, names_of: Callable[[int], Sequence[str]]) -> None:
        self._size = size
        self._names_of = names_of
        names = [names_of(place) for place in range(size)]
        self._names = [fold(_BETWEEN.join(f"{name} " for name in each)) for each in names]
        # A name's entry, sorted by the name: of the first name of each, which begins its string …
        self._first = sorted(range(self._size), key=self._names.__getitem__)
        # … and of others. "thành phố Hà Nội" finds Hà Nội, but does not put it first for "th".
        self._others = sorted(
            (f"{fold(name)} ", place)
            for place, each in enumerate(names)
            for name in each[1:]
            if each[0] not in name
        )
        self._read_words(names)
        squeezed = [name.replace(" ", "") for name in self._names]
        self._squeezed = "".join(squeezed)
        self._squeezed_ends = list(itertools.accumulate(map(len, squeezed)))

    def _read_words(self, names: Sequence[Sequence[str]]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for word in set(name.replace("|", " ").split()):
                places[word].append(place)
        self._words = sorted(places)
        self._written = sorted({word for each in names for name in each for word in name.split()})
        ids = [places[word] for word in self._words]
        self._ends = np.cumsum([0, *map(len, ids)])
        self._ids = np.fromiter(itertools.chain.from_iterable(ids), np.int32, self._ends[-1])

    def has_word(self, word: str, *, begun: bool, as_written: bool = False) -> bool:
        """Whether a word stands in some name, or with `begun` whether one begins so.

        Without marks, or `as_written` with those it has.
        """
        words = self._written if as_written else self._words
        place = bisect_left(words, word)
        found = words[place] if place < len(words) else ""
        return found.startswith(word) if begun else found == word

    def find(self, forms: Iterable[str], *, is_whole: bool) -> list[int]:
        """Entries in which every word typed begins one: the last may be unfinished.

        First those that have the marks typed; among them those that begin with the text, then
        those that have the words side by side, then the others, each best first.
        """
        typed = [form.split()[:MOST_WORDS] for form in forms]
        bare = {fold(" ".join(words)) + " " * is_whole for words in typed if words}
        starting, holding = np.zeros((2, self._size), np.bool_)
        for phrase in bare:
            self._mark_starting(starting, phrase)
            holding |= self._holding([{word: 0} for word in phrase.split()], is_whole)
        first = np.flatnonzero(starting)[:_LOOKED_AT].tolist()
        others = np.flatnonzero(holding & ~starting)[:_LOOKED_AT].tolist()
        inside = [f" {phrase}" for phrase in bare]
        others.sort(key=lambda place: not any(each in self._names[place] for each in inside))
        found: list[int] = [*first, *others]
        if any(has_marks(word) for words in typed for word in words):
            found.sort(key=lambda place: not self._has_marks(place, typed, is_whole))
        return found

    def find_squeezed(self, letters: str) -> list[int]:
        """Entries that have these letters from the beginning of a word on, wherever blanks are."""
        apart_re = re.compile(r"(?:^|(?<= ))" + " ?".join(map(re.escape, letters)))
        found: set[int] = set()
        at = self._squeezed.find(letters)
        while at >= 0 and len(found) < _LOOKED_AT:
            place = bisect_right(self._squeezed_ends, at)
            if apart_re.search(self._names[place]):
                found.add(place)
            at = self._squeezed.find(letters, self._squeezed_ends[place])
        return sorted(found, key=lambda place: (not apart_re.match(self._names[place]), place))

    def find_near(self, choices: Choices, *, is_whole: bool) -> list[int]:
        """Entries in which each word is one of its choices, side by side and cheapest first."""
        held = np.flatnonzero(self._holding(choices, is_whole))[:_LOOKED_AT].tolist()
        ends = [r"(?= )"] * (len(choices) - 1) + [r"(?= )" if is_whole else ""]
        side_by_side_re = re.compile(
            r"(?:^|(?<= ))"
            + " ".join(
                f"({'|'.join(sorted(each, key=lambda word: (each[word], -len(word))))}){end}"
                for each, end in zip(choices, ends, strict=True)
            )
        )
        orders: dict[int, tuple[int, bool]] = {}
        for place in held:
            if match := side_by_side_re.search(self._names[place]):
                cost = sum(each[word] for each, word in zip(choices, match.groups(), strict=True))
                orders[place] = (cost, match.start() > 0)
        return sorted(orders, key=lambda place: (*orders[place], place))

    def _has_marks(self, place: int, typed: Iterable[Sequence[str]], is_whole: bool) -> bool:
        name = f" {_BETWEEN.join(f'{name} ' for name in self._names_of(place))}"
        return any(
            all(f" {word} " in name for word in words[: None if is_whole else -1])
            and f" {words[-1]}" in name
            for words in typed
            if words
        )

    def _mark_starting(self, mask: Mask, phrase: str) -> None:
        names = self._names
        first = bisect_left(self._first, phrase, key=names.__getitem__)
        last = bisect_left(self._first, phrase + _LAST, key=names.__getitem__)
        mask[self._first[first:last]] = True
        first, last = (bisect_left(self._others, (each,)) for each in (phrase, phrase + _LAST))
        mask[[place for _, place in self._others[first:last]]] = True

    def _holding(self, choices: Choices, is_whole: bool) -> Mask:
        held = np.ones(self._size, np.bool_)
        for number, words in enumerate(choices):
            is_unfinished = number == len(choices) - 1 and not is_whole
            mask = np.zeros(self._size, np.bool_)
            for word in words:
                first = bisect_left(self._words, word)
                last = bisect_left(self._words, word + _LAST if is_unfinished else f"{word}\0")
                mask[self._ids[self._ends[first] : self._ends[last]]] = True
            held &= mask
        return held
