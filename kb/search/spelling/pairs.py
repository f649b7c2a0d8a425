"""How often words stand side by side, to be asked by both without marks: sorted arrays.

In: words in the order of texts, and rows of words with their counts. Out: for two words the pairs
that are written like them but for marks, and how often. A pair takes sixteen bytes.
"""

import itertools
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.text.vietnamese import fold

_BITS = 31  # of a key for each of two words
_APART = -1  # between two texts

_Numbers = NDArray[np.int64]


class Pairs:
    """The pairs of a collection."""

    def __init__(self, rows: Mapping[str, int], texts: Iterable[Sequence[str]]) -> None:
        numbers: dict[str, int] = {}
        running, weights = array("i"), array("i")
        for words, count in itertools.chain(
            ((row.split(), count) for row, count in rows.items()), ((text, 1) for text in texts)
        ):
            running.extend(numbers.setdefault(word, len(numbers)) for word in words)
            running.append(_APART)
            weights.extend(itertools.repeat(count, len(words) + 1))
        self._words = tuple(numbers)
        self._folded: dict[str, int] = {}
        alike = [self._folded.setdefault(fold(word), len(self._folded)) for word in self._words]
        pairs, self._counts = _counted(np.array(running, np.int64), np.array(weights, np.int64))
        left, right = pairs >> _BITS, pairs & ((1 << _BITS) - 1)
        keys = _joined(np.array(alike, np.int64)[left], np.array(alike, np.int64)[right])
        order = np.argsort(keys, kind="stable")
        self._keys, self._counts = keys[order], self._counts[order].astype(np.int32)
        self._left, self._right = (side[order].astype(np.int32) for side in (left, right))

    def written_like(self, left: str, right: str) -> Iterator[tuple[tuple[str, str], int]]:
        """Every pair that is these two but for marks, with how often it stands."""
        one, two = self._folded.get(fold(left)), self._folded.get(fold(right))
        if one is not None and two is not None:
            key = np.int64((one << _BITS) | two)
            first, last = self._keys.searchsorted(key), self._keys.searchsorted(key, "right")
            for place in range(first, last):
                pair = self._words[self._left[place]], self._words[self._right[place]]
                yield pair, int(self._counts[place])


def _counted(running: _Numbers, weights: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Each pair of neighbours once, and how often it stands."""
    left, right, weights = running[:-1], running[1:], weights[:-1]
    is_pair = (left != _APART) & (right != _APART)
    pairs, place = np.unique(_joined(left[is_pair], right[is_pair]), return_inverse=True)
    counts = np.zeros(len(pairs), np.int64)
    np.add.at(counts, place, weights[is_pair])
    return pairs, counts


def _joined(left: _Numbers, right: _Numbers) -> _Numbers:
    joined: _Numbers = (left << _BITS) | right
    return joined
