"""Vietnamese text: one function per job, used by index, query, facets and highlighter alike.

In: any text. Out: text of the same length (for normalised input), so that a position found in a
matching form is the same position in the original; or syllables with their positions.
Knows no engine and no segmenter (`kb.index.segmentation`); everything here is tested with strings.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kb.text.invisible import visible

_MARKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # order of the tones
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# Old and new placement differ only in oa, oe and uy; the new style (which pyvi's word list has)
# is the form for matching, and of "voọc" and "vọoc" the first. Readers always see what was written.
_TONE_PLACEMENT = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "òo": "oò", "óo": "oó", "ỏo": "oỏ", "õo": "oõ", "ọo": "oọ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONE_PLACEMENT_RE = re.compile("[òóỏõọùúủũụ][aeoy]")

# kỹ/kĩ, lý/lí, mỹ/mĩ, sỹ/sĩ, tỷ/tỉ, hy/hi, quý/quí are pairs of spellings of one word.
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
# Looked for from its rarest letter: much faster over a long text than from its beginning.
_FINAL_Y_RE = re.compile(
    r"[yỳýỷỹỵ](?![^\W\d_])(?:(?<=[hklmst].)(?<![^\W\d_]{2}.)|(?<=qu.)(?<![^\W\d_]{3}.))"
)

# All but the line break.
_CONTROL_RE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

# A number with thousands separators is one token; so is a run of letters and digits.
_TOKEN_RE = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\.?\w)|[^\W_]+")


def normalise(text: str) -> str:
    """Bring any input to NFC, with no control characters: the form that everything else takes.

    "Đ" + "o" + "̂" + "̉" + "i" becomes "Đổi"; a tab or NUL becomes a space; what nobody sees, such as
    a soft hyphen, is gone. Line breaks stay.
    """
    return _CONTROL_RE.sub(" ", unicodedata.normalize("NFC", visible(text)))


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def lower(text: str) -> str:
    """Lower case, letter for letter ("İ".lower() has two letters: such a letter stays)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_lower, text))


def canonical(text: str) -> str:
    """The form for matching: lower case, one tone placement, one i/y spelling; marks stay.

    "Ủy ban", "UỶ BAN" and "uỷ ban" all become "uỷ ban"; "kỹ sư" and "kĩ sư" become "kĩ sư".
    Letter for letter, so positions are those of the original. Never shown to a reader.
    """
    text = _TONE_PLACEMENT_RE.sub(_placed, lower(text))
    return _FINAL_Y_RE.sub(lambda match: match[0].translate(_Y_TO_I), text)


def _placed(match: re.Match[str]) -> str:
    return _TONE_PLACEMENT.get(match[0], match[0])


def _fold_table() -> dict[int, str]:
    """Base letters of all precomposed Latin letters, from Unicode itself: no list made by hand."""
    latin = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    table = {code: unicodedata.normalize("NFD", chr(code))[0] for code in latin}
    return table | {ord("đ"): "d", ord("Đ"): "D"}


_FOLD = _fold_table()
# The same as an array over all of Unicode: ten times as fast for a long text.
_FOLD_CODES = np.arange(sys.maxunicode + 1, dtype=np.uint32)
_FOLD_CODES[list(_FOLD)] = [ord(base) for base in _FOLD.values()]
_LONG = 200

_APART_RE = re.compile(r"[\W_]")
# The same for what texts here are made of, as an array.
_APART_CODES = np.array(
    [ord(chr(code) if chr(code).isalnum() else " ") for code in range(0x2E80)], np.uint32
)


def fold(text: str) -> str:
    """Drop tones and marks, letter for letter: "Đổi mới" becomes "Doi moi".

    Readers often type without marks. One letter in, one letter out: a position found in the
    folded text is the same position in the original (for NFC text).
    """
    if text.isascii():
        return text
    if len(text) < _LONG:
        return text.translate(_FOLD)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return _FOLD_CODES[codes].tobytes().decode("utf-32-le")


def words_apart(text: str) -> str:
    """Whatever is no letter and no digit as a blank, letter for letter: "bà, con" is "bà  con".

    So that a word is found whole by looking for it between blanks.
    """
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    if not len(codes) or codes.max() >= len(_APART_CODES):
        return _APART_RE.sub(" ", text)
    return _APART_CODES[codes].tobytes().decode("utf-32-le")


def has_marks(text: str) -> bool:
    """Whether the writer typed any Vietnamese mark: "đường" did, "duong" did not."""
    return fold(text) != text


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable or number of a text: its matching form and where it stands (end exclusive)."""

    text: str
    start: int
    end: int


def syllables(text: str) -> Iterator[Syllable]:
    """Cut NFC text into syllables in matching form, with positions in the text as given.

    "Ủy ban, 1.008 hộ" gives uỷ(0-2) ban(3-6) 1008(8-13) hộ(14-16).
    """
    matching = canonical(text)
    for match in _TOKEN_RE.finditer(matching):
        yield Syllable(match[0].replace(".", ""), match.start(), match.end())


def syllable_texts(text: str) -> list[str]:
    """Only the matching forms of `syllables`: "Ủy ban" gives ["uỷ", "ban"]."""
    return [match.replace(".", "") for match in _TOKEN_RE.findall(canonical(text))]


def spellings(text: str) -> tuple[list[str], list[str]]:
    """The matching forms of `syllables`, and the same as written, in small letters.

    "Ủy ban" gives ["uỷ", "ban"] and ["ủy", "ban"].
    """
    written = lower(text)
    found = (_TOKEN_RE.findall(canonical(written)), _TOKEN_RE.findall(written))
    matching, as_written = ([each.replace(".", "") for each in side] for side in found)
    return matching, as_written


def match_key(text: str) -> str:
    """The text without marks, case and punctuation: "Bữa cơm!" becomes "bua com"."""
    return " ".join(syllable_texts(fold(normalise(text))))


def slug(text: str) -> str:
    """An ASCII name for addresses and codes: "TP. Hồ Chí Minh" becomes "tp-ho-chi-minh"."""
    return "-".join(re.findall(r"[a-z0-9]+", lower(fold(normalise(text)))))


SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def sort_key(text: str) -> SortKey:
    """Vietnamese dictionary order: syllable by syllable, letters (a ă â … d đ …) before tones.

    The order of tones is ngang, huyền, hỏi, ngã, sắc, nặng. Tone placement does not count.
    """
    keys = []
    for syllable in syllables(normalise(text)):
        letters, tones = zip(*(_letter_and_tone(char) for char in syllable.text), strict=True)
        keys.append((letters, tones))
    return tuple(keys)


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[int, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_MARKS[part] for part in parts if part in _MARKS), 0)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _MARKS))
    place = _ALPHABET.find(letter)
    return (place + 100 if place >= 0 else ord(letter[0]) if letter.isascii() else 1000, tone)
