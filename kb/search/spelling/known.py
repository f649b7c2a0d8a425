"""What the collection knows of words and of pairs of them, asked of its index.

In: words without marks. Out: how often they stand there, alone and side by side, and how likely
one comes after the other. One `Known` serves one question; what it asks it asks at once.
"""

import math
from collections.abc import Iterable

from kb.index.engine import FOLDED, PAIRS, Term
from kb.search.snapshot import Snapshot
from kb.search.spelling.lexicon import Lexicon, lexicon_of
from kb.text.vietnamese import fold, normalise, syllable_texts

Side = str | None  # a neighbour, if there is one


class Known:
    """The words and pairs of one collection."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._names = snapshot.derived(_names)
        self._frequencies: dict[Term, int] = {}

    @property
    def lexicon(self) -> Lexicon:
        """All its words, read when a word is first doubted."""
        return lexicon_of(self.snapshot)

    def ask_words(self, words: Iterable[str]) -> None:
        """Look these words up together."""
        self._ask(Term(FOLDED, fold(word)) for word in words)

    def ask_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Look these pairs up together."""
        self._ask(Term(PAIRS, f"{left} {right}") for left, right in pairs)

    def is_name(self, word: str) -> bool:
        """Whether a place or a synonym has the word so: known, though no record may have it."""
        return word in self._names

    def stands(self, word: str) -> bool:
        """Whether a word stands in a record or a vocabulary, with whatever marks."""
        return fold(word) in self._names or bool(self._frequency(Term(FOLDED, fold(word))))

    def together(self, left: Side, right: Side) -> int:
        """In how many documents two words without marks stand side by side."""
        if not (left and right):
            return 0
        return self._frequency(Term(PAIRS, f"{left} {right}"))

    def chance(self, left: Side, right: Side) -> float:
        """How likely the right word comes after the left one, in nats; both without marks."""
        if right is None:
            return 0.0
        frequency = self.lexicon.frequency
        chance = 0.1 * (frequency.get(right, 0) + 0.5) / max(self.snapshot.size, 1)
        if left:
            chance += 0.9 * self.together(left, right) / frequency.get(left, 1)
        return math.log(chance)

    def _frequency(self, term: Term) -> int:
        if term not in self._frequencies:
            self._ask([term])
        return self._frequencies[term]

    def _ask(self, terms: Iterable[Term]) -> None:
        new = [term for term in dict.fromkeys(terms) if term not in self._frequencies]
        if new:
            self._frequencies |= self.snapshot.engine.frequencies(new)


def _names(snapshot: Snapshot) -> frozenset[str]:
    """Words of places and synonyms, with and without marks."""
    written: list[str] = []
    for place in snapshot.vocabularies.places:
        written += [place.name, *place.aliases, *place.former_names]
        written += [alias for unit in place.predecessors for alias in unit.aliases]
    written += [term for group in snapshot.vocabularies.synonyms for term in group.terms]
    words = {word for each in written for word in syllable_texts(normalise(each))}
    return frozenset(words | set(map(fold, words)))
