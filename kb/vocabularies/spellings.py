"""How a place's name may be written, by rule, beside the spellings that are listed.

In: a name, "Đắk Lắk". Out: its other spellings in matching form. What normalising equates (case,
tone placement, kỹ/kĩ, hyphens) needs no rule.
"""

import itertools
from collections.abc import Iterator, Sequence

from kb.text.vietnamese import canonical, fold, syllable_texts

# What may be written before a name: "tỉnh Cao Bằng", "TP. Huế", "T.P Huế".
PREFIXES = (("tỉnh",), ("thành", "phố"), ("tp",), ("t", "p"), ("thủ", "đô"))
_CITY = "tp"
_BACK_VOWELS = "aou"  # before them C is the usual letter, K that of foreign names
_BREVES = ("ắ", "ă", "a")  # "Đắk", "Đăk", "Đak"


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in every spelling: "Bắc Kạn" also "bắc", "cạn", and "bắckạn"."""
    ways = [tuple(dict.fromkeys(_ways(word))) for word in syllable_texts(name)]
    for words in itertools.product(*ways):
        yield words
        if len(words) > 1:
            yield (canonical("".join(words)),)


def _ways(word: str) -> Iterator[str]:
    """The ways to write one word: "đắk" also "đắc", "đăk", "đăc", "đak"; "kạn" also "cạn"."""
    yield word
    base = fold(word)
    if base[0] == "k" and base[1:2] in _BACK_VOWELS:
        yield f"c{word[1:]}"
    if base[-1] == "k" and len(base) > 1:
        for vowel, end in itertools.product(_BREVES, "kc"):
            yield f"{_with_vowel(word[:-1], vowel)}{end}"


def _with_vowel(word: str, vowel: str) -> str:
    return word[:-1] + vowel if word[-1] in _BREVES else word


def without_prefix(words: Sequence[str]) -> Sequence[str]:
    """The name behind what it is: "tỉnh", "cao", "bằng" and "tphuế"; marks may lack."""
    for prefix in PREFIXES:
        said = words[: len(prefix)]
        if len(words) > len(prefix) and all(map(_is_said, prefix, said)):
            return words[len(prefix) :]
    if words[0].startswith(_CITY) and words[0] != _CITY:
        return (words[0].removeprefix(_CITY), *words[1:])
    return words


def _is_said(word: str, typed: str) -> bool:
    return typed in (word, fold(word))
