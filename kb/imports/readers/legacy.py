"""Recognises text in TCVN3 (ABC) or VNI and turns it into Unicode.

In: text as it came out of a cell or an 8-bit file taken for Windows-1252. Out: Unicode, NFC. The
reading whose words are Vietnamese syllables wins; where several are ("Lê" and "Lờ"), the whole
file's majority decides. Text with letters that only Unicode has ("ă", "ạ") is left as it is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from kb.imports.readers.legacy_tables import (
    ONSETS,
    RHYMES,
    STOPS,
    TCVN3_OTHERS,
    TCVN3_VOWELS,
    TONES,
    VNI_OTHERS,
    VNI_VOWELS,
)

_SPLIT_RE = re.compile(r"[\s!-/:-@\[-`{-~“”‘’…–—0-9]+")
# Letters that no 8-bit encoding of ours shows as: their presence means Unicode.
_UNICODE_RE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u0300-\u0323Ạ-ỹ]")
# How the first bytes of UTF-8's Vietnamese letters look in Windows-1252 and -1258.
_DOUBLED_RE = re.compile("[\u00c3\u00c4\u00c5\u00c6\u00e1\u00e2\u0102][^\x00-\x7f]")
_WORD_RE = re.compile(r"[^\W\d_]+")


def _compose(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


def _tcvn3() -> dict[str, str]:
    table = {code: letter for letter, code in TCVN3_OTHERS.items()}
    for vowel, codes in TCVN3_VOWELS.items():
        for tone, code in zip(TONES, codes, strict=True):
            table[code] = _compose(vowel, tone)
    return table


def _vni() -> dict[str, str]:
    table = {code: letter for letter, code in VNI_OTHERS.items()}
    for vowel, (base, marks) in VNI_VOWELS.items():
        for tone, mark in zip(TONES, marks, strict=False):
            table[base + mark] = _compose(vowel, tone)
    capitals = {}
    for code, letter in table.items():
        capitals[code.upper()] = letter.upper()
        capitals[code[0].upper() + code[1:]] = letter.upper()
    return table | capitals


TCVN3 = {code: letter for code, letter in _tcvn3().items() if code != letter}
VNI = {code: letter for code, letter in _vni().items() if code != letter}
_TCVN3_MAP = str.maketrans(TCVN3)
_VNI_RE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """TCVN3 to Unicode: "NguyÔn V¨n A" gives "Nguyễn Văn A", "CéNG HßA" gives "CỘNG HÒA"."""
    return _WORD_RE.sub(_recased(text), text.translate(_TCVN3_MAP))


def _recased(original: str) -> Callable[[re.Match[str]], str]:
    """Capitals with a tone are small letters in TCVN3; the plain letters around tell them."""
    plain = [char for char in original if char.isascii() and char.isalpha()]
    in_capitals = len(plain) > 2 and all(char.isupper() for char in plain)
    in_capitals = in_capitals and re.search("[A-Z]{2}", original) is not None

    def recase(match: re.Match[str]) -> str:
        letters = [char for char in match[0] if char.isascii()]
        many = len(letters) > 1 and all(char.isupper() for char in letters)
        return match[0].upper() if in_capitals or many else match[0]

    return recase


def from_vni(text: str) -> str:
    """VNI to Unicode: "Nguyeãn Vaên A" gives "Nguyễn Văn A"."""
    return _VNI_RE.sub(lambda match: VNI[match[0]], text)


READINGS: dict[str, Callable[[str], str]] = {
    "unicode": lambda text: text,
    "tcvn3": from_tcvn3,
    "vni": from_vni,
}


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: "nguyễn" could, "nguyôn" and "v¨n" could not."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [part for part in parts if part in TONES[1:]]
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES[1:]))
    if len(tones) > 1:
        return False
    for onset in ONSETS:
        rhyme = bare[len(onset) :]
        if bare.startswith(onset) and rhyme in RHYMES:
            return not rhyme.endswith(STOPS) or (tones != [] and tones[0] in "\u0301\u0323")
    return bare in ("gi", "gin")


def evidence(text: str) -> tuple[int, int]:
    """How many of the words with non-ASCII letters are Vietnamese syllables, and of how many."""
    words = [word for word in _SPLIT_RE.split(text) if not word.isascii()]
    return sum(is_syllable(word) for word in words), len(words)


def majority(texts: Iterable[str]) -> str:
    """The encoding that most of these texts are in: "unicode", "tcvn3" or "vni"."""
    votes: Counter[str] = Counter()
    for text in texts:
        if text.isascii():
            continue
        if _UNICODE_RE.search(text):
            votes["unicode"] += evidence(text)[1]
            continue
        for name, reading in READINGS.items():
            votes[name] += evidence(reading(text))[0]
    return max(READINGS, key=lambda name: votes[name])


def to_unicode(text: str, likely: str = "unicode", font: str | None = None) -> str:
    """One text in Unicode, NFC, whatever it was in.

    `likely` is the majority of its file; the name of its font, when known, settles doubts.
    """
    if text.isascii() or _UNICODE_RE.search(text):
        return unicodedata.normalize("NFC", text)
    likely = _encoding_of(font) or likely
    order = sorted(READINGS, key=lambda name: name != likely)
    best = max(order, key=lambda name: evidence(READINGS[name](text))[0])
    return unicodedata.normalize("NFC", READINGS[best](text))


def undoubled(text: str) -> str | None:
    """Text that was UTF-8, taken for Windows-1252 or -1258 and saved as UTF-8 again, put right.

    "Nguyá»…n VÄƒn" gives "Nguyễn Văn"; None for text that is as it should be.
    """
    if not _DOUBLED_RE.search(text):
        return None
    for encoding in ("cp1252", "cp1258"):
        try:
            mended = b"".join(_byte(char, encoding) for char in text).decode("utf-8")
        except UnicodeError:
            continue
        right, of = evidence(mended)
        if of and right * 2 > of:
            return undoubled(mended) or mended
    return None


@lru_cache(maxsize=1024)
def _byte(char: str, encoding: str) -> bytes:
    """The byte that a program showed as this letter; a byte without a letter stays itself."""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _encoding_of(font: str | None) -> str | None:
    name = (font or "").lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else None
