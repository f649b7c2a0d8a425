"""A text prepared for reading numbers in it: composed, folded, and still able to point back.

The patterns of this package see lower-case letters without marks; what they find is then
judged on the letters as written ("từ" is not "TU"), and reported in the positions of the
text that was given, which may be decomposed (NFD) or come from an old font.
"""

import re
import unicodedata
from dataclasses import dataclass

# A letter with the marks that follow it. Eight marks are more than any word has; the limit
# keeps a text made of nothing but marks from taking quadratic time.
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{0,8}|[\u0300-\u036f]{1,8}", re.DOTALL)

# Old fonts and word processors: Icelandic eth for Đ, and every dash there is for the hyphen.
_REPAIRS = str.maketrans("Ðð‐‑‒–—−", "Đđ------")


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
    return unicodedata.normalize("NFC", text).translate(_REPAIRS)


@dataclass(frozen=True)
class Letters:
    """One text three ways: as given, composed, and folded. The last two are equally long."""

    given: str
    written: str
    folded: str
    offsets: tuple[int, ...] | None  # where each composed letter starts in the given text

    @classmethod
    def of(cls, text: str) -> "Letters":
        if unicodedata.is_normalized("NFC", text):
            written, offsets = text.translate(_REPAIRS), None
        else:
            written, offsets = _compose_with_offsets(text)
        return cls(text, written, written.translate(_FOLDED), offsets)

    def given_offset(self, position: int) -> int:
        return position if self.offsets is None else self.offsets[position]


def _compose_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = compose(cluster[0])
        pieces.append(piece)
        # A letter and a mark that do not combine stay two; both point at the cluster.
        offsets += [cluster.start()] * len(piece)
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)
