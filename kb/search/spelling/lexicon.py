"""The words a collection knows, and those of them that a mistyped word may stand for.

In: every syllable of an index with its frequency. Out: for a word nobody wrote, the written ones
it is nearest to, a slip away (a letter missing, doubled, wrong, or two neighbours swapped). Slips
are looked for among words without marks; where the reader typed marks, they tell the candidates
apart. Numbers are never corrected: 05 is not 03. Which candidate fits its neighbours is decided in
`kb.search.spelling.guessing`.
"""

import itertools
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np

from kb.index.engine import SYLLABLES
from kb.search.snapshot import Snapshot
from kb.text.sounds import regional_alikes, sound_alikes
from kb.text.vietnamese import fold

# A longer word may hold two slips; a Vietnamese syllable has at most seven letters.
TWO_SLIPS = 7
LONGEST = 20
_LEAST = 3  # of a shorter one every letter may be another: "ốm" is no "mô"
# How unlike two spellings are, in nats: a cost of 3 makes a guess twenty times less likely.
_SWAPPED, _DOUBLED, _MISSING, _EXTRA, _WRONG, _FIRST = 2.0, 2.0, 3.0, 3.5, 4.5, 2.0
_MARK, _OTHER_MARK, _HOI_NGA = 2.5, 4.0, 1.5  # one too many or too few; another; the usual doubt
_SOUND, _REGION, _SECOND_SLIP = 1.5, 2.5, 5.0
_DOUBT = Counter("\u0309\u0303")


class Lexicon:
    """All syllables of a collection, ready to be guessed from.

    `spellings` are the words by their form without marks, commonest first; `frequency` is how
    often they stand in any of them.
    """

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self.frequencies = frequencies
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for text in frequencies:
            if text.isalpha() and len(text) <= LONGEST:
                spellings[fold(text)].append(text)
        self.spellings = {
            folded: tuple(sorted(texts, key=lambda text: (-frequencies[text], text)))
            for folded, texts in spellings.items()
        }
        self.frequency = {
            folded: sum(frequencies[text] for text in texts)
            for folded, texts in self.spellings.items()
        }
        # Each word under the hash of itself, and of itself without one letter: two sorted arrays.
        self._words = tuple(self.spellings)
        hashes, numbers = array("I"), array("I")
        for number, folded in enumerate(self._words):
            shorter = {folded, *_shortened(folded)}
            hashes.extend(map(_hash, shorter))
            numbers.extend(itertools.repeat(number, len(shorter)))
        order = np.argsort(np.frombuffer(hashes, np.uint32), kind="stable")
        self._hashes = np.frombuffer(hashes, np.uint32)[order]
        self._numbers = np.frombuffer(numbers, np.uint32)[order]

    def near(self, word: str) -> dict[str, float]:
        """The words, without marks, that are a slip away, each with its cost in nats.

        "khogn" gives {"khong": 2.0, "khoan": 4.5, …}; a word that is itself known costs nothing.
        """
        if not 2 <= len(word) <= LONGEST or not word.isalpha():
            return {}
        folded = fold(word)
        near = {folded: 0.0} if folded in self.spellings else {}
        if len(folded) >= _LEAST:
            self._add_near(near, folded, 0.0)
        for alikes, cost in (sound_alikes(folded), _SOUND), (regional_alikes(folded), _REGION):
            for alike in alikes & self.spellings.keys():
                near[alike] = min(near.get(alike, cost), cost)
        if "y" in folded[-2:]:  # "qyu": the collection's "quy" is kept as "qui"
            self._add_near(near, folded.replace("y", "i"), 0.0)
        if not near and len(folded) >= TWO_SLIPS:
            for shorter in set(_shortened(folded)):
                self._add_near(near, shorter, _SECOND_SLIP)
        return near

    def _add_near(self, near: dict[str, float], folded: str, cost: float) -> None:
        for form in {folded, *_shortened(folded)}:
            for term in self._having(form):
                slip = _slip(folded, term)
                if slip is not None:
                    near[term] = min(near.get(term, 99.0), cost + slip)

    def _having(self, form: str) -> Iterator[str]:
        """The words that are this form, or have it when one letter is left out."""
        hashed = np.uint32(_hash(form))
        first = np.searchsorted(self._hashes, hashed)
        last = np.searchsorted(self._hashes, hashed, "right")
        yield from (self._words[number] for number in self._numbers[first:last])


def lexicon_of(snapshot: Snapshot) -> Lexicon:
    """The words of a collection, read when first asked for."""
    return snapshot.learnt(_read)


def _read(snapshot: Snapshot) -> Lexicon:
    return Lexicon(snapshot.engine.lexicon(SYLLABLES))


def _hash(form: str) -> int:
    """The same of two forms now and then: a slip between them is looked at in any case."""
    return zlib.crc32(form.encode())


def _shortened(word: str) -> list[str]:
    """The word with one letter left out, in every way."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _slip(typed: str, meant: str) -> float | None:
    """What the one slip between two words costs; None for more than one, or none at all."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    mine, theirs = typed[start:], meant[start:]
    first = _FIRST if start == 0 else 0.0
    if mine[:1] + theirs[:1] == "":
        return None
    if mine[1:] == theirs:
        return _DOUBLED if start and mine[0] == typed[start - 1] else _EXTRA + first
    if mine == theirs[1:]:
        return _MISSING + first
    if mine[1:] == theirs[1:]:
        return _WRONG + first
    if mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]:
        return _SWAPPED
    return None


def marks_apart(typed: str, meant: str) -> float:
    """What the marks cost that only one of two words has; "đưcợ" and "được" differ in none."""
    mine, theirs = _marks(typed), _marks(meant)
    lost, gained = mine - theirs, theirs - mine
    if lost | gained == _DOUBT and len(lost) == 1:
        return _HOI_NGA
    exchanged = min(lost.total(), gained.total())
    return _OTHER_MARK * exchanged + _MARK * abs(lost.total() - gained.total())


@lru_cache(maxsize=8192)
def _marks(word: str) -> Counter[str]:
    """Marks and đ, wherever they stand."""
    parts = unicodedata.normalize("NFD", word)
    return Counter(part for part in parts if unicodedata.combining(part) or part == "đ")
