"""Letters that readers write for one another because they say them alike.

In: a word without marks. Out: the words it may sound like: "chung" and "trung", "sieu" and "xieu",
"chien" and "chieng". Whether such a word exists, and is meant, is decided elsewhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.text.syllable import may_be_syllable

# What is said alike in one part of the country or another.
_BEGINNINGS = (("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi", "r", "v"))
_ENDS = (("n", "ng"), ("c", "t"), ("i", "y"))
_SYLLABLE_RE = re.compile(r"(ngh|ng|nh|gh|gi(?=[aeou])|ch|tr|th|kh|ph|qu|[bcdghklmnpqrstvx]?)(.+)")
_RIME_RE = re.compile(r"([aeiouy]+)(ng|nh|ch|[cmnpt]?)")


@lru_cache(maxsize=4096)
def sound_alikes(word: str) -> frozenset[str]:
    """The syllables, without marks, that are written otherwise but said alike."""
    return frozenset(filter(may_be_syllable, _alikes(word))) - {word}


def _alikes(word: str) -> Iterator[str]:
    syllable = _SYLLABLE_RE.fullmatch(word)
    rime = syllable and _RIME_RE.fullmatch(syllable[2])
    if not (syllable and rime):
        return
    begun = syllable[1]
    ended = [f"{rime[1]}{end}" for end in _others(_ENDS, rime[2])]
    ended += [end for end in _others(_ENDS, syllable[2]) if end in "iy"]
    for beginning in (begun, *_others(_BEGINNINGS, begun)):
        yield beginning + syllable[2]
        yield from (beginning + end for end in ended)


def _others(groups: tuple[tuple[str, ...], ...], letters: str) -> Iterator[str]:
    for group in groups:
        if letters in group:
            yield from (each for each in group if each != letters)
