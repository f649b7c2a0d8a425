"""How people misspell: one slip of a kind in a text, at a place that the text itself decides.

In: a text. Out: the same with one word, or the blank between two, written wrong; None where no word
can be written wrong so. Written from what people do, not from the code that puts it right.
"""

import re
import unicodedata
import zlib

from kb.text.syllable import with_tone, without_tone

_LEAST = 4  # letters of a word in which one is wrong
_KEYS = {
    "a": "s", "e": "r", "g": "h", "h": "g", "i": "o", "m": "n", "n": "b", "o": "p", "t": "r",
    "u": "y", "c": "v", "y": "t",
}  # fmt: skip
_HOI, _NGA = "\u0309", "\u0303"
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def dropped(word):
    place = _place(word, first=1)
    return word[:place] + word[place + 1 :]


def doubled(word):
    place = _place(word)
    return word[: place + 1] + word[place:]


def swapped(word):
    place = _place(word[:-1])
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def mistyped(word):
    place = _place(word, first=1)
    letter = unicodedata.normalize("NFD", word[place])[0]
    return word[:place] + _KEYS.get(letter, letter) + word[place + 1 :]


def exchanged(*pairs):
    """A beginning written for another: exchanged(("tr", "ch"))."""

    def misspell(word):
        for one, other in (*pairs, *(pair[::-1] for pair in pairs)):
            if re.match(one, word):
                return re.sub(one, re.sub(r"\W.*", "", other), word, count=1)
        return word

    return misspell


def hoi_for_nga(word):
    base, tone = without_tone(word)
    return with_tone(base, {_HOI: _NGA, _NGA: _HOI}.get(tone, tone))


def toned_otherwise(word):
    base, tone = without_tone(word)
    others = [each for each in _TONES if each != tone]
    return with_tone(base, others[_place("0123")]) if tone else word


def toneless(word):
    return without_tone(word)[0]


# Kinds of one word: long ones get a wrong letter, any may be written by ear or lose its tone.
LETTERS = {
    "dropped": dropped, "doubled": doubled, "swapped": swapped, "mistyped": mistyped,
}  # fmt: skip
SOUNDS = {
    "s-x": exchanged(("s", "x")),
    "tr-ch": exchanged(("tr", "ch")),
    "l-n": exchanged(("l", "n(?![gh])")),
    "d-gi-r": exchanged(("d", "gi(?=[aeou])"), ("d(?![iy])", "r")),
}
TONES = {"hoi-nga": hoi_for_nga, "another": toned_otherwise, "none": toneless}


def misspelt(text, kind):
    """The text, in small letters, with one word misspelt; None when none can be."""
    words = text.lower().split()
    least = _LEAST if kind in LETTERS.values() else 2
    wrong = [
        " ".join([*words[:at], kind(word), *words[at + 1 :]])
        for at, word in enumerate(words)
        if len(word) >= least and word.isalpha() and kind(word) != word
    ]
    return wrong[_place(wrong)] if wrong else None


def run_together(text):
    """The text, in small letters, with one blank left out."""
    words = text.lower().split()
    at = _place(words[:-1])
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _place(letters, first=0):
    """A place among these, always the same for the same."""
    size = len(letters) - first
    return first + zlib.crc32("".join(letters).encode()) % size if size > 0 else 0
