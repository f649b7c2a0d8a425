"""A word written as it is said: "dương hiếu chung" for Dương Hiếu Trung, "xiêu thị" for siêu thị.

In: the words of a short question. Out: one of them replaced, where no record has the words side by
side as typed, and one has them so with that word as it is written. Never a guess: what is put right
stands in the collection, word by word.
"""

import itertools
from collections.abc import Iterator, Sequence

from kb.index.engine import PAIRS, All, Term
from kb.search.spelling.accents import accents_of
from kb.search.spelling.known import Known
from kb.search.spelling.rewriting import Place
from kb.text.sounds import sound_alikes
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold

_MOST = 6  # words of a question that may be the beginning of a name


def write_as_meant(known: Known, places: Sequence[Place], *, by_marks: bool) -> bool:
    """Put what one word was meant to be into its place; whether there was such a word."""
    words = [fold(place.word) for place in places]
    is_plain = len({place.run for place in places}) == 1 and all(map(may_be_syllable, words))
    if not (is_plain and 2 <= len(words) <= _MOST) or _stand(known, words):
        return False
    for number, meant in _choices(known, words):
        if _stand(known, [*words[:number], meant, *words[number + 1 :]]):
            place = places[number]
            place.new = place.shown = _marked(known, places, number, meant) if by_marks else meant
            return True
    return False


def _choices(known: Known, words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each word with what it sounds like, where that stands beside its neighbours."""
    alikes = [(number, each) for number, word in enumerate(words) for each in sound_alikes(word)]
    around = [None, *words, None]
    pairs = {(number, each): _beside(around, number, each) for number, each in alikes}
    known.ask_pairs(itertools.chain.from_iterable(pairs.values()))
    found = [key for key, beside in pairs.items() if all(known.together(*pair) for pair in beside)]
    yield from sorted(found, key=lambda key: (-known.lexicon.frequency.get(key[1], 0), key))


def _beside(around: Sequence[str | None], number: int, word: str) -> list[tuple[str, str]]:
    left, right = around[number], around[number + 2]
    return ([(left, word)] if left else []) + ([(word, right)] if right else [])


def _stand(known: Known, words: Sequence[str]) -> bool:
    """Whether one record has the words side by side."""
    pairs = list(itertools.pairwise(words))
    known.ask_pairs(pairs)
    if not all(known.together(*pair) for pair in pairs):
        return False
    clause = All(tuple(Term(PAIRS, f"{left} {right}") for left, right in pairs))
    return bool(known.snapshot.holding(clause, most=1))


def _marked(known: Known, places: Sequence[Place], number: int, meant: str) -> str:
    """The word with the marks that it bears between its neighbours."""
    choices = [[place.word] for place in places]
    choices[number] = list(known.lexicon.spellings[meant])
    return accents_of(known.snapshot).likeliest(choices)[number]
