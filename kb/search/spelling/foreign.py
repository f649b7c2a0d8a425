"""Foreign words written by ear: "kowalewskaya", "Cô-va-lép-xcai-a" for Kovalevskaia.

In: the words of a question. Out: those that together sound like a foreign word of the collection,
and stand nowhere themselves, as that word.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kb.search.snapshot import Snapshot
from kb.search.spelling.known import Known
from kb.search.spelling.lexicon import LONGEST
from kb.search.spelling.rewriting import Place
from kb.text.sounds import heard
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold

_PIECES = 6  # a foreign word is cut into so many at most
_LEAST = 5  # letters, and sounds, of a foreign word that may be known by ear


def write_foreign(known: Known, places: Sequence[Place]) -> list[Place]:
    """The places, those of a foreign word made one, which becomes the word as it is written."""
    found: list[Place] = []
    at = 0
    while at < len(places):
        size, word = next(_foreign(known, places, at), (1, ""))
        place = places[at]
        if word:
            end = places[at + size - 1].end
            place = replace(place, end=end, new=word, shown=word)
        found.append(place)
        at += size
    return found


def _foreign(known: Known, places: Sequence[Place], at: int) -> Iterator[tuple[int, str]]:
    """How many words from here on are which foreign word; the longest first."""
    run = list(itertools.takewhile(lambda each: each.run == places[at].run, places[at:]))[:_PIECES]
    words = [fold(place.word) for place in run]
    if not all(map(str.isalpha, words)):
        return
    for size in range(len(words), 0, -1):
        joined = "".join(words[:size])
        is_long = _LEAST <= len(joined) <= LONGEST
        # All foreign words are listed only when one may be meant.
        is_asked = is_long and _is_unwritten(known, words[:size])
        if is_asked and (word := _words(known).get(heard(joined))):
            yield size, word


def _is_unwritten(known: Known, words: Sequence[str]) -> bool:
    """Whether a word stands nowhere and is none; or no two stand side by side anywhere."""
    if any(not may_be_syllable(word) and not known.stands(word) for word in words):
        return True
    pairs = list(itertools.pairwise(words))
    known.ask_pairs(pairs)
    return bool(pairs) and not any(known.together(*pair) for pair in pairs)


def _words(known: Known) -> Mapping[str, str]:
    return known.snapshot.learnt(_by_sound)


def _by_sound(snapshot: Snapshot) -> Mapping[str, str]:
    """The foreign words of a collection by what is heard of them; of two the commoner."""
    frequency = Known(snapshot).lexicon.frequency
    foreign = [word for word in frequency if len(word) >= _LEAST and not may_be_syllable(word)]
    sounds = ((heard(word), word) for word in sorted(foreign, key=lambda word: frequency[word]))
    return {sound: word for sound, word in sounds if len(sound) >= _LEAST}
