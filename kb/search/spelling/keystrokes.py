"""A question typed in Telex or VNI with the input method off, read as a run.

In: the words of a question. Out: the same words as the keys meant them, or nothing: never half of
them. A run is read when each word is a reading of its keys or stands as it is ("05", "UBND", a
word without marks, a foreign one that the collection knows), when a word has keys that no
Vietnamese word has and nobody wrote it so, and when what is read stands in the collection.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.search.spelling.accents import accents_of
from kb.search.spelling.cutting import Cutter
from kb.search.spelling.known import Known
from kb.search.spelling.rewriting import Place
from kb.text.keystrokes import METHODS, typed_letters
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold, has_marks

# A word with one key, whose neighbours do not agree, must stand in so many records, and in this
# share of them: "max" is no "mã", but "viets" may be a "viết".
_RECORDS, _SHARE = 5, 0.01
_LEAST = 3  # letters of a word that is mended before its keys are read, or has one key only
# A word that bears its number at the end may be a word and a number: "lop5".
_NUMBERED_RE = re.compile(r"([^\W\d_]+)(\d)")


@dataclass(frozen=True)
class _Option:
    """What one word of the run may be read as; `is_keyed` when by its keys."""

    texts: tuple[str, ...]
    is_keyed: bool = False


class KeyReader:
    """Reads the keys of one question's words; `all_capitals` when nothing is in small letters."""

    def __init__(self, known: Known, text: str) -> None:
        self._known = known
        self._text = text
        self._cutter = Cutter(known)
        self._is_loud = text.isupper()

    def read(self, places: Sequence[Place]) -> bool:
        """Put what the keys meant into the places; whether there was anything to read."""
        for method in METHODS:
            options = [self._option(place, method) for place in places]
            if all(options) and any(option.is_keyed for option in options if option):
                words = self._likeliest([option.texts for option in options if option])
                if self._is_borne_out(places, options, words):
                    _put(places, words)
                    return True
        return False

    def _option(self, place: Place, method: str) -> _Option | None:
        """How a word may be read; None when it is neither keys nor anything else."""
        word, typed = place.word, self._text[place.start : place.end]
        if self._is_kept(word, typed):
            return _Option((word,))
        if read := self._readings(word, method):
            return _Option(tuple(read), True)
        if may_be_syllable(word) or word.isdigit() or self._known.stands(word):
            return _Option((word,))
        if read := list(self._mended(word, method)):
            return _Option(tuple(dict.fromkeys(read)), True)
        pieces = self._cutter.cut(typed)
        return _Option((" ".join(pieces).lower(),)) if pieces else None

    def _is_kept(self, word: str, typed: str) -> bool:
        """Whether a word is never keys: an abbreviation, or one that somebody wrote so."""
        is_abbreviation = typed.isupper() and not self._is_loud
        return is_abbreviation or self._known.stands(word)

    def _readings(self, keys: str, method: str) -> list[str]:
        """The words that keys may give: syllables, or what the collection writes so ("Kpă")."""
        known = self._known.lexicon.frequencies
        found = typed_letters(keys, method)
        read = [each for each in found if each in known]
        return sorted(read or filter(may_be_syllable, found))

    def _mended(self, word: str, method: str) -> Iterator[str]:
        """What the collection has of the keys with one slip put right: "hcoj" for "hocj"."""
        known = self._known.lexicon.frequencies
        if len(word) > _LEAST:
            for keys in _slips(word):
                read = typed_letters(keys, method)
                yield from sorted(each for each in read if each in known and has_marks(each))

    def _likeliest(self, choices: Sequence[Sequence[str]]) -> list[str]:
        return accents_of(self._known.snapshot).likeliest(choices)

    def _is_borne_out(
        self, places: Sequence[Place], options: Sequence[_Option | None], words: Sequence[str]
    ) -> bool:
        """Whether the collection has what is read; one word must stand by its neighbours."""
        frequencies = self._known.lexicon.frequencies
        keyed = [place for place, option in enumerate(options) if option and option.is_keyed]
        found = [place for place in keyed if frequencies.get(words[place])]
        if len(keyed) > 1:
            return bool(found)
        return any(
            self._stands_beside(words, place) or self._is_common(places[place].word, words[place])
            for place in found
        )

    def _is_common(self, keys: str, word: str) -> bool:
        """Whether a word read needs no neighbour: it has several keys, or many records have it."""
        if self._is_numbered(keys) or len(keys) < _LEAST:
            return False
        known = self._known
        least = max(_RECORDS, _SHARE * known.snapshot.size)
        return len(keys) > len(word) + 1 or known.lexicon.frequencies[word] >= least

    def _stands_beside(self, words: Sequence[str], place: int) -> bool:
        pairs = list(itertools.pairwise(fold(" ".join(words)).split()))
        self._known.ask_pairs(pairs)
        word = fold(words[place])
        return any(word in pair and self._known.together(*pair) for pair in pairs)

    def _is_numbered(self, word: str) -> bool:
        """Whether it rather is a word and its number: "lop5" where there is a "lớp 5"."""
        match = _NUMBERED_RE.fullmatch(word)
        return bool(match and self._known.together(fold(match[1]), match[2]))


def _put(places: Sequence[Place], words: Sequence[str]) -> None:
    for place, word in zip(places, words, strict=True):
        if word != place.word:
            place.new = place.shown = word
            place.is_read = True


def _slips(keys: str) -> Iterator[str]:
    """The keys with two neighbours swapped, or one left out: "hcoj" for "hocj"."""
    for place in range(len(keys) - 1):
        yield keys[:place] + keys[place + 1] + keys[place] + keys[place + 2 :]
    for place in range(len(keys)):
        yield keys[:place] + keys[place + 1 :]
