"""Whether the letters of a PDF are what a reader of its pages sees.

In: the pieces of all pages. Out: the pieces in Unicode, whatever encoding their fonts had, and a
`Layer` that says what was turned, and what is broken: letters apart from each other, letters
without meaning, lost marks.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.imports.readers.legacy import evidence, is_syllable, majority, to_unicode
from kb.imports.readers.pdf.pieces import Piece
from kb.text.vietnamese import has_marks

_FONTS = (".vn", "vni-")
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_LIGATURE_RE = re.compile("|".join(_LIGATURES))
_MEANINGLESS_RE = re.compile(
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f]|\\(cid:\\d+\\)|/g\\d+"
)
_WORD_RE = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 20


@dataclass(frozen=True)
class Layer:
    """`turned` is the old encoding that the text was in; `broken` says in words what is wrong."""

    turned: str = ""
    broken: str = ""


def trusted(pages: Sequence[Sequence[Piece]]) -> tuple[list[list[Piece]], Layer]:
    """The same pieces in Unicode, and what is to be thought of them."""
    texts = [piece.text for page in pages for piece in page]
    likely = majority(texts)
    fresh = [[_in_unicode(piece, likely) for piece in page] for page in pages]
    is_old = any(piece.font.lower().startswith(_FONTS) for page in pages for piece in page)
    turned = likely if likely != "unicode" else _by_font(pages) if is_old else ""
    return fresh, Layer(_NAMES.get(turned, ""), _broken(piece for page in fresh for piece in page))


def _in_unicode(piece: Piece, likely: str) -> Piece:
    text = _LIGATURE_RE.sub(lambda match: _LIGATURES[match[0]], piece.text)
    return replace(piece, text=unicodedata.normalize("NFC", to_unicode(text, likely, piece.font)))


def _by_font(pages: Sequence[Sequence[Piece]]) -> str:
    fonts = [piece.font.lower() for page in pages for piece in page]
    return "tcvn3" if sum(font.startswith(".vn") for font in fonts) * 2 >= len(fonts) else "vni"


def _broken(pieces: Iterable[Piece]) -> str:
    """What is wrong with a text as a whole; "" for nothing."""
    text = " ".join(piece.text for piece in pieces)
    words = _WORD_RE.findall(text)
    if len(words) < _LEAST_WORDS:
        return "có ký tự không đọc được" if len(_MEANINGLESS_RE.findall(text)) > 2 else ""
    if len(_MEANINGLESS_RE.findall(text)) * 50 > len(words):
        return "có nhiều ký tự không đọc được"
    if sum(len(word) == 1 for word in words) * 2 > len(words):
        return "các chữ cái rời nhau"
    right, of = evidence(text)
    if of and right * 10 < of * 7:
        return "nhiều chữ sai dấu hoặc sai chữ cái"
    if sum(map(has_marks, words)) * 10 < len(words) and _is_vietnamese(words):
        return "mất dấu tiếng Việt"
    return ""


def _is_vietnamese(words: Sequence[str]) -> bool:
    """Whether words without marks are Vietnamese ones that lost theirs."""
    return sum(is_syllable(word) for word in words) * 10 > len(words) * 7
