"""What a mistyped word stands for, judged by how unlike it is and by the words on either side.

In: a word and its neighbours. Out: the likeliest `Guess`. A noisy channel: the cost of the slip
(`kb.search.spelling.lexicon`) against the chance of the word between its neighbours, by the pairs
in the index; marks by how the collection writes such neighbours (`kb.search.spelling.accents`).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from kb.index.engine import FOLDED, PAIRS, SYLLABLES, Term
from kb.search.snapshot import Snapshot
from kb.search.spelling.accents import accents_of
from kb.search.spelling.lexicon import Lexicon, marks_apart
from kb.text.vietnamese import fold, may_be_syllable, normalise, syllable_texts

Side = str | None  # a neighbour, if there is one

_SWAP, _LONG = 2.0, 5
_SPLIT = 3.0  # what a space left out costs
# How many near words are looked at, and spelled with marks, and in how many ways.
_GUESSES, _SPELLED, _WRITTEN = 24, 5, 10
_LEAST_SHARE = 1e-4
_RARE = 0.1  # marks that so few of the look-alikes bear, here, are doubted


@dataclass(frozen=True)
class Leeway:
    """How unlike a word a guess may be, in nats: at most, and with no neighbour to agree."""

    most: float
    alone: float


@dataclass(frozen=True)
class Guess:
    """A word to search by, and the same as far as its marks are known."""

    score: float
    text: str
    shown: str


class Guesser:
    """Guesses for the words of one question; `by_marks` where the reader types marks."""

    def __init__(self, snapshot: Snapshot, *, by_marks: bool) -> None:
        self._snapshot = snapshot
        self._by_marks = by_marks
        self._names = snapshot.derived(_names)
        self._known: dict[Term, int] = {}

    @property
    def _lexicon(self) -> Lexicon:
        return self._snapshot.derived(_lexicon)

    def is_unknown(self, word: str) -> bool:
        """Whether a word stands nowhere, in no spelling, and no vocabulary has it."""
        folded = fold(word)
        is_told = word.isalpha() and folded not in self._names
        return is_told and not self._frequency(Term(FOLDED, folded))

    def is_slip(self, word: str) -> bool:
        """Whether a word is unknown and no word either: "khogn", or "khoong" as Telex has it."""
        if not self.is_unknown(word):
            return False
        telex = self._lexicon.typed_in_telex(word)
        return bool(telex) or not may_be_syllable(fold(word))

    def is_unlikely(self, left: Side, word: str, right: Side) -> bool:
        """Whether a word stands nowhere as typed, or never beside its neighbours."""
        if not word.isalpha() or word in self._names:
            return False
        if self._by_marks and accents_of(self._snapshot).share(left, word, right) < _RARE:
            return True
        pairs = [
            (fold(one), fold(two)) for one, two in ((left, word), (word, right)) if one and two
        ]
        return self.is_unknown(word) or bool(pairs and not any(starmap(self._together, pairs)))

    def best(self, left: Side, word: str, right: Side, leeway: Leeway) -> Guess | None:
        """What a word stands for; itself, where that is likeliest; None without any guess."""
        guesses = [
            *self._same(left, word, right),
            *self._near(left, word, right, leeway),
            *self._split(left, word, right),
        ]
        return max(guesses, key=lambda guess: guess.score, default=None)

    def _same(self, left: Side, word: str, right: Side) -> Iterator[Guess]:
        if not self.is_unknown(word):
            yield self._weighed(left, word, 0.0, right)

    def _near(self, left: Side, word: str, right: Side, leeway: Leeway) -> Iterator[Guess]:
        telex = self._lexicon.typed_in_telex(word)
        near = self._lexicon.near(word) | {folded: cost for folded, (_, cost) in telex.items()}
        for folded in self._fitting(left, word, near, right, leeway.alone):
            if folded in telex:
                yield self._weighed(left, *telex[folded], right)
            elif not self._by_marks:
                yield self._weighed(left, folded, near[folded], right)
            else:
                for text in self._lexicon.spellings[folded][:_WRITTEN]:
                    cost = near[folded] + marks_apart(word, text)
                    if cost <= leeway.most:
                        yield self._weighed(left, text, cost, right)

    def _fitting(
        self, left: Side, word: str, near: dict[str, float], right: Side, alone: float
    ) -> list[str]:
        """The near words that stand beside a neighbour somewhere, likeliest first."""
        lexicon = self._lexicon
        one, two = left and fold(left), right and fold(right)
        cheapest = sorted(near, key=lambda each: (near[each], -lexicon.frequency.get(each, 0)))
        fitting = []
        for folded in cheapest[:_GUESSES]:
            cost = near[folded]
            agreed = self._together(one, folded) or self._together(folded, two)
            if agreed or (cost <= alone and not (one or two)) or _is_plain(word, folded, cost):
                likely = self._chance(one, folded) + self._chance(folded, two) - cost
                fitting.append((likely, folded))
        return [folded for _, folded in sorted(fitting, reverse=True)[:_SPELLED]]

    def _split(self, left: Side, word: str, right: Side) -> Iterator[Guess]:
        """Two words with the space left out: "hocsinh"."""
        if self.is_unknown(word):
            for cut in range(2, len(word) - 1):
                one, two = word[:cut], word[cut:]
                if self._together(fold(one), fold(two)):
                    first, second = (fold(each) for each in (one, two))
                    score = self._chance(left and fold(left), first) + self._chance(first, second)
                    score += self._chance(second, right and fold(right)) - _SPLIT
                    shown = " ".join(accents_of(self._snapshot).restored([one, two]))
                    yield Guess(score, shown if self._by_marks else f"{first} {second}", shown)

    def _weighed(self, left: Side, text: str, cost: float, right: Side) -> Guess:
        folded = fold(text)
        score = self._chance(left and fold(left), folded) - cost
        score += self._chance(folded, right and fold(right))
        if self._by_marks:
            share = accents_of(self._snapshot).share(left, text, right)
            score += math.log(max(share, _LEAST_SHARE))
        return Guess(score, text if self._by_marks else folded, text)

    def _chance(self, left: Side, right: Side) -> float:
        """How likely the right word comes after the left one, in nats; both without marks."""
        if right is None:
            return 0.0
        frequency = self._lexicon.frequency
        chance = 0.1 * (frequency.get(right, 0) + 0.5) / max(self._snapshot.size, 1)
        if left:
            chance += 0.9 * self._together(left, right) / frequency.get(left, 1)
        return math.log(chance)

    def _together(self, left: Side, right: Side) -> int:
        """In how many documents two words stand side by side."""
        if not (left and right):
            return 0
        return self._frequency(Term(PAIRS, f"{left} {right}"))

    def _frequency(self, term: Term) -> int:
        if term not in self._known:
            self._known |= self._snapshot.engine.frequencies([term])
        return self._known[term]


def _is_plain(word: str, folded: str, cost: float) -> bool:
    """Whether no neighbour needs to agree: Telex with two keys that are no letters of the word,
    or only two letters that changed places in a long word (a name, as a rule).
    """
    return (cost == 0 and len(word) >= len(folded) + 2) or (cost <= _SWAP and len(folded) >= _LONG)


def _lexicon(snapshot: Snapshot) -> Lexicon:
    return Lexicon(snapshot.engine.lexicon(SYLLABLES))


def _names(snapshot: Snapshot) -> frozenset[str]:
    """Words of places and synonyms, with and without marks: known, though no record has them."""
    written: list[str] = []
    for place in snapshot.vocabularies.places:
        written += [place.name, *place.aliases, *place.former_names]
        written += [alias for unit in place.predecessors for alias in unit.aliases]
    written += [term for group in snapshot.vocabularies.synonyms for term in group.terms]
    words = {word for each in written for word in syllable_texts(normalise(each))}
    return frozenset(words | set(map(fold, words)))
