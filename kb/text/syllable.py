"""What may be a Vietnamese syllable: the table of initials, rimes and tones, declared once.

In: a word. Out: whether it is built like a syllable, with marks or without. A word that is not may
be a slip, keys of Telex or VNI, two words run together, or foreign: the spelling of questions
(`kb.search.spelling`) tells these apart. Nothing here says that a syllable means anything.
"""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

_INITIALS = "- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# What may stand behind the vowels of a rime; "-" is nothing. Finals in k, "ooc" and the open "iê"
# stand in names of places and people: Đắk Lắk, Niê.
_FINALS = {
    "a": "- c ch i k m n ng nh o p t u y", "ă": "c k m n ng p t", "â": "c k m n ng p t u y",
    "e": "- c m n ng o p t", "ê": "- c ch k m n ng nh p t u",
    "i": "- a c ch m n ng nh p t u", "iê": "- c m n ng p t u",
    "y": "- ch m n nh p t", "yê": "- m n ng t u",
    "o": "- c i k m n ng p t", "oo": "c ng", "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t", "oe": "- m n ng o t",
    "ô": "- c i k m n ng p t", "ôô": "c ng", "ơ": "- c i m n ng p t",
    "u": "- a c i k m n ng p t", "uâ": "n ng t y", "uê": "- ch n nh t u", "uơ": "-",
    "uô": "c i m n ng t", "uy": "- a ch n nh p t u", "uyê": "n t",
    "ư": "- a c i k m n ng t u", "ươ": "c i m n ng p t u",
}  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A syllable that ends in one of these bears the tone sắc or nặng.
_STOPS = ("c", "ch", "k", "p", "t")
_STOPPED = "\u0301\u0323"
_FRONT = "eêiy"
_VOWELS = "aăâeêioôơuưy"


def _fits(initial: str, rime: str) -> bool:
    """Whether they are written together: "ngh" before i, e, ê only; "qu" and "gi" hold a vowel."""
    first = rime[0]
    match initial:
        case "gh" | "ngh":
            return first in _FRONT
        case "c":
            return first not in _FRONT
        case "g" | "ng":
            return first not in "eêy"  # "gì", "gìn"; "nghi" is also met as "ngi" in names
        case "qu":
            return first in "aăâeêiyơoô"
        case "gi":
            return first not in "iy"
        case _:
            return True


def _syllables() -> Iterator[str]:
    rimes = [vowels + end for vowels, finals in _FINALS.items() for end in finals.split()]
    for initial in _INITIALS.split():
        for rime in rimes:
            if _fits(initial, rime):
                yield f"{initial}{rime}".replace("-", "")


_WITHOUT_TONE = frozenset(_syllables())


def _bare(text: str) -> str:
    """Without any mark: "đắk" gives "dak"."""
    return "".join(normalize("NFD", char)[0] for char in text.replace("đ", "d"))


_WITHOUT_MARKS = frozenset(map(_bare, _WITHOUT_TONE))


@lru_cache(maxsize=8192)
def may_be_syllable(word: str) -> bool:
    """Whether a word in small letters is built like a Vietnamese one, with marks or without.

    "hoc" and "học" are, "hcoj" and "hòc" are not.
    """
    if word.isascii():
        return word in _WITHOUT_MARKS
    base, tone = without_tone(word)
    is_stopped = base.endswith(_STOPS)
    return base in _WITHOUT_TONE and (not is_stopped or tone in (*_STOPPED,))


def without_tone(word: str) -> tuple[str, str]:
    """A word and its tone, apart: "trường" gives "trương" and the combining huyền."""
    parts = normalize("NFD", word)
    tone = next((part for part in parts if part in _TONES), "")
    return normalize("NFC", parts.replace(tone, "") if tone else parts), tone


def with_tone(base: str, tone: str) -> str:
    """A syllable without tone, given one where it is written: "hoan" and huyền make "hoàn".

    In the new style, "hoà" and "thuý", in which texts are matched.
    """
    place = _toned_letter(base)
    if not tone or place is None:
        return base
    return base[:place] + normalize("NFC", base[place] + tone) + base[place + 1 :]


def _toned_letter(base: str) -> int | None:
    start = 2 if base[:2] in ("qu", "gi") and base[2:3] and base[2] in _VOWELS else 0
    places = [place for place in range(start, len(base)) if base[place] in _VOWELS]
    marked = [place for place in places if base[place] in "ăâêôơư"]
    if marked or len(places) < 2:
        return next(reversed(marked or places), None)
    is_closed = base[-1] not in _VOWELS
    glides = base[places[0]] + base[places[1]] in ("oa", "oe", "uy")
    return places[1] if is_closed or glides or len(places) > 2 else places[0]
