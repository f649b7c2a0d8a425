"""A text prepared for reading numbers in it: cleaned, folded, and still able to point back.

The patterns of this package see lower-case letters without marks, single line breaks and one kind
of blank; what they find is then judged on the letters as written ("từ" is not "TU"), and reported
in the positions of the text that was given, which may be decomposed (NFD), come from an old font,
or hold letters that nobody sees.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kb.text.invisible import INVISIBLE

_BLANKS = "\t\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 "
_LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
_MARKS = "\u0300-\u034e\u0350-\u036f"

# Letter for letter: Icelandic eth of old fonts for Đ, the hyphen for every dash there is (Word's
# own among them), full width forms, one blank and one line break for all.
_REPAIRS = {
    **dict.fromkeys(map(ord, "‐‑‒–—−﹘﹣\x1e"), "-"),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys([*map(ord, "\t\r\u00a0\u1680\u202f\u205f\u3000"), *range(0x2000, 0x200B)], " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **{ord("Ð"): "Đ", ord("ð"): "đ"},
}

# What is not read letter for letter: a letter with marks after it, letters that nobody sees, a line
# break with blanks beside it. Eight marks are more than any word has; the limits keep a text made
# of nothing but marks, or blanks, from taking quadratic time.
_MARKED = rf"[^{_MARKS}{INVISIBLE}]?(?:[{INVISIBLE}]{{0,8}}[{_MARKS}]){{1,8}}"
_HIDDEN = rf"[{INVISIBLE}\x1f]+"
_BROKEN = (
    rf"(?<![{_BLANKS}])[{_BLANKS}]++[{_LINE_ENDS}][{_BLANKS}{_LINE_ENDS}]*"
    rf"|[{_LINE_ENDS}][{_BLANKS}][{_BLANKS}{_LINE_ENDS}]*"
)
_ODD_RE = re.compile(rf"{_MARKED}|{_HIDDEN}|{_BROKEN}")
_MAYBE_ODD_RE = re.compile(
    rf"[{_MARKS}{INVISIBLE}\x1f]|[{_BLANKS}][{_LINE_ENDS}]|[{_LINE_ENDS}][{_BLANKS}]"
)
_HIDDEN_RE = re.compile(_HIDDEN)


class _FoldedLetters(dict[int, str]):
    """For str.translate: one letter in, one letter out, worked out once a letter."""

    def __missing__(self, codepoint: int) -> str:
        letter = chr(codepoint)
        base = "d" if letter in "Đđ" else unicodedata.normalize("NFD", letter)[0].lower()
        self[codepoint] = base if len(base) == 1 else letter
        return self[codepoint]


_FOLDED = _FoldedLetters()


def fold(text: str) -> str:
    """Drop marks and capitals, letter for letter: "Số 08-QĐi/TW" becomes "so 08-qdi/tw"."""
    return text.translate(_REPAIRS).translate(_FOLDED)


def compose(text: str) -> str:
    """Put letters and marks together and mend look-alikes: "QÐ" (eth) becomes "QĐ"."""
    return unicodedata.normalize("NFC", text.translate(_REPAIRS))


@dataclass(frozen=True)
class _Places:
    """How positions of the cleaned text stand to those of the text as given.

    From each `at` on, until the next, both run side by side; `to` is the given one at that place.
    """

    at: tuple[int, ...]
    to: tuple[int, ...]

    def of_start(self, position: int) -> int:
        place = bisect_right(self.at, position) - 1
        return self.to[place] + position - self.at[place]

    def of_end(self, position: int) -> int:
        place = max(bisect_left(self.at, position) - 1, 0)
        return self.to[place] + position - self.at[place]


@dataclass(frozen=True)
class Letters:
    """One text three ways: as given, cleaned, and folded. The last two are equally long."""

    given: str
    written: str
    folded: str
    starts: _Places | None = None  # None: the cleaned text is as long as the given one
    ends: _Places | None = None

    @classmethod
    def of(cls, text: str) -> "Letters":
        """Clean: "Kết luận số 21-KL/" above "   TW" is read without the blanks between them."""
        if not _MAYBE_ODD_RE.search(text):
            written = text.translate(_REPAIRS)
            return cls(text, written, written.translate(_FOLDED))
        written, starts, ends = _cleaned(text)
        return cls(text, written, written.translate(_FOLDED), starts, ends)

    def given_start(self, position: int) -> int:
        """Where the letter at a position begins in the text as given."""
        return self.starts.of_start(position) if self.starts else position

    def given_end(self, position: int) -> int:
        """Where a stretch that ends at a position ends in the text as given."""
        return self.ends.of_end(position) if self.ends else position


def _cleaned(text: str) -> tuple[str, _Places, _Places]:
    pieces: list[str] = []
    starts, ends = [(0, 0)], [(0, 0)]
    length = position = 0
    for start, end, piece in _rewritten(text):
        plain = text[position:start].translate(_REPAIRS)
        pieces += (plain, piece)
        length += len(plain) + len(piece)
        starts.append((length, end))
        # A stretch that ends with a letter takes its marks along, but no hidden letter after it.
        ends.append((length - 1, end - 1) if piece else (length, end))
        position = end
    pieces.append(text[position:].translate(_REPAIRS))
    return "".join(pieces), _places(starts), _places(ends)


def _places(pairs: list[tuple[int, int]]) -> _Places:
    return _Places(*map(tuple, zip(*pairs, strict=True)))


def _rewritten(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that are not read letter for letter, and what is read instead."""
    for found in _ODD_RE.finditer(text):
        shown = _HIDDEN_RE.sub("", found[0])
        if shown and not shown.strip():
            breaks = sum(letter in _LINE_ENDS for letter in shown)
            shown = "\n" if breaks == 1 else "\n\n"
        yield found.start(), found.end(), compose(shown)
