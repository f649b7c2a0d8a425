"""What a mistyped word stands for, judged by how unlike it is and by the words on either side.

In: a word and its neighbours. Out: the likeliest `Guess`. A noisy channel: the cost of the slip
(`kb.search.spelling.lexicon`) against the chance of the word between its neighbours, by the pairs
in the index; marks by how the collection writes such neighbours (`kb.search.spelling.accents`).
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from kb.search.spelling.accents import Accents, accents_of
from kb.search.spelling.cutting import Cutter
from kb.search.spelling.known import Known, Side
from kb.search.spelling.lexicon import Lexicon, marks_apart
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import canonical, fold, has_marks

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
    """A word to search by, and the same as far as its marks are known; `is_cut` when in pieces."""

    score: float
    text: str
    shown: str
    is_cut: bool = False


class Guesser:
    """Guesses for the words of one question; `by_marks` where the reader types marks."""

    def __init__(self, known: Known, *, by_marks: bool) -> None:
        self._known = known
        self._by_marks = by_marks
        self._cutter = Cutter(known)

    @property
    def _lexicon(self) -> Lexicon:
        return self._known.lexicon

    @property
    def _accents(self) -> Accents:
        return accents_of(self._known.snapshot)

    def is_unknown(self, word: str) -> bool:
        """Whether a word stands nowhere, in no spelling, and no vocabulary has it."""
        return not word.isdigit() and not self._known.stands(word)

    def is_slip(self, word: str) -> bool:
        """Whether a word is unknown and no word either: "khogn", "hocsinh"."""
        return not may_be_syllable(fold(word)) and self.is_unknown(word)

    def near(self, word: str, most: float) -> dict[str, float]:
        """The words without marks that are a slip away, each with its cost, which is not more."""
        near = self._lexicon.near(word)
        return {other: cost for other, cost in near.items() if cost <= most}

    def is_unlikely(self, left: Side, word: str, right: Side) -> bool:
        """Whether a word stands nowhere as typed, or never beside its neighbours."""
        if not word.isalpha() or self._known.is_name(word):
            return False
        is_alone = not (left or right)
        if is_alone and self._lexicon.frequencies.get(word):
            return False
        if self._by_marks and self._accents.share(left, word, right) < _RARE:
            return True
        pairs = [
            (fold(one), fold(two)) for one, two in ((left, word), (word, right)) if one and two
        ]
        seen = any(starmap(self._known.together, pairs))
        return self.is_unknown(word) or bool(pairs and not seen)

    def best(
        self, left: Side, word: str, right: Side, leeway: Leeway, typed: str = ""
    ) -> Guess | None:
        """What a word stands for; itself, where that is likeliest; None without any guess.

        `typed` is the word as it was typed, with its capitals.
        """
        guesses = [*self._same(left, word, right), *self._near(left, word, right, leeway)]
        if self.is_unknown(word):
            guesses += self._cut(left, typed or word, right)
        return max(guesses, key=lambda guess: guess.score, default=None)

    def _same(self, left: Side, word: str, right: Side) -> Iterator[Guess]:
        if not self.is_unknown(word):
            yield self._weighed(left, word, 0.0, right)

    def _near(self, left: Side, word: str, right: Side, leeway: Leeway) -> Iterator[Guess]:
        near = self._lexicon.near(word)
        for folded in self._fitting(left, word, near, right, leeway.alone):
            if not self._by_marks:
                yield self._weighed(left, folded, near[folded], right)
                continue
            for text in self._lexicon.spellings[folded][:_WRITTEN]:
                cost = near[folded] + marks_apart(word, text)
                if cost <= leeway.most:
                    yield self._weighed(left, text, cost, right)

    def _fitting(
        self, left: Side, word: str, near: dict[str, float], right: Side, alone: float
    ) -> list[str]:
        """The near words that stand beside a neighbour somewhere, likeliest first.

        In the place of a word that stands somewhere, beside both.
        """
        known, frequency = self._known, self._lexicon.frequency
        one, two = left and fold(left), right and fold(right)
        cheapest = sorted(near, key=lambda each: (near[each], -frequency.get(each, 0)))[:_GUESSES]
        sides = [(one, each) for each in cheapest], [(each, two) for each in cheapest]
        known.ask_pairs((a, b) for a, b in itertools.chain(*sides) if a and b)
        is_unknown, fitting = self.is_unknown(word), []
        for folded in cheapest:
            cost = near[folded]
            beside = [known.together(*pair) for pair in ((one, folded), (folded, two)) if all(pair)]
            agreed = any(beside) if is_unknown else bool(beside) and all(beside)
            is_plain = cost <= _SWAP and len(folded) >= _LONG
            if agreed or is_plain or (cost <= alone and not (one or two)):
                likely = known.chance(one, folded) + known.chance(folded, two) - cost
                fitting.append((likely, folded))
        return [folded for _, folded in sorted(fitting, reverse=True)[:_SPELLED]]

    def _cut(self, left: Side, typed: str, right: Side) -> Iterator[Guess]:
        """Words with the spaces left out: "hocsinh"."""
        pieces = list(map(canonical, self._cutter.cut(typed)))
        if pieces:
            words = [left and fold(left), *map(fold, pieces), right and fold(right)]
            score = sum(itertools.starmap(self._known.chance, itertools.pairwise(words))) - _SPLIT
            is_marked = any(map(has_marks, pieces))
            shown = " ".join(pieces if is_marked else self._accents.restored(pieces))
            is_marked = is_marked or self._by_marks
            yield Guess(score, shown if is_marked else " ".join(map(fold, pieces)), shown, True)

    def _weighed(self, left: Side, text: str, cost: float, right: Side) -> Guess:
        folded, chance = fold(text), self._known.chance
        score = chance(left and fold(left), folded) + chance(folded, right and fold(right)) - cost
        if self._by_marks:
            share = self._accents.share(left, text, right)
            score += math.log(max(share, _LEAST_SHARE))
        return Guess(score, text if self._by_marks else folded, text)
