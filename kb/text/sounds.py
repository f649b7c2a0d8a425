"""Letters that readers write for one another because they say them alike.

In: a word without marks. Out: the words it may sound like: "chung" and "trung", "sieu" and "xieu",
"chien" and "chieng"; with the vowels of another part of the country "binh" and "benh"; and of a
foreign word what is heard of it. Whether such a word exists, and is meant, is decided elsewhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.text.syllable import may_be_syllable

# What is said alike in one part of the country or another.
_BEGINNINGS = (("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi", "r", "v"))
_ENDS = (("n", "ng"), ("c", "t"), ("i", "y"))
# Rimes of one word in two parts of the country: bệnh and bịnh, chính and chánh, hưu and hiêu, võ
# and vũ, phúc and phước, nhân and nhơn, nhất and nhứt; and what is heard for one another.
_RIMES = (
    ("inh", "enh", "anh", "in"), ("inh", "ieng"), ("an", "anh", "on"), ("ach", "at", "ut"),
    ("en", "enh"), ("et", "ech"), ("it", "ich"), ("iu", "ieu", "uu", "uou"), ("im", "iem"),
    ("ip", "iep"), ("ao", "au"), ("ai", "ay", "oai"), ("oi", "ui", "uoi"), ("uc", "uoc"),
    ("um", "uom"), ("o", "u"),
)  # fmt: skip
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


@lru_cache(maxsize=4096)
def regional_alikes(word: str) -> frozenset[str]:
    """The syllables, without marks, with a rime of another part of the country.

    "binh" may be "benh", "chanh" may be "chinh".
    """
    syllable = _SYLLABLE_RE.fullmatch(word)
    found = (syllable[1] + each for each in _others(_RIMES, syllable[2])) if syllable else ()
    return frozenset(filter(may_be_syllable, found))


# Letters of foreign words by what Vietnamese ears make of them, in the order they are looked for.
_HEARD = (
    ("ph|[bfvw]", "p"), ("kh|ck|ch|[cq]", "k"), ("sh|[xz]", "s"), ("th|d", "t"), ("ng|nh", "n"),
    ("h", ""), ("[iyj]", "e"), ("o", "a"), ("([aeu])[aeu]+", r"\1"), (r"(.)\1+", r"\1"),
)  # fmt: skip
_HEARD_RES = [(re.compile(letters), sound) for letters, sound in _HEARD]


def heard(word: str) -> str:
    """What is heard of a foreign word without marks.

    "kovalevskaia", "kowalewskaya" and "covalepxcaia" all give "kapalepska".
    """
    for letters_re, sound in _HEARD_RES:
        word = letters_re.sub(sound, word)
    return word


def _others(groups: tuple[tuple[str, ...], ...], letters: str) -> Iterator[str]:
    for group in groups:
        if letters in group:
            yield from (each for each in group if each != letters)
