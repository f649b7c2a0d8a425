"""Cuts the paragraphs of an article into sentences, as newspapers write them.

In: a `Material`. Out: `Sentence`s: each word for word as it stands in its paragraph, and in the
form for reading (NFC). A dot after "TP" or "PGS", in "20.11" or "1.500" ends none; what is no text
of the article (bylines, captions of pictures) has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.imports.writeups.lines import CLOSING, HEAD, Kind, lines_of
from kb.material.suggesting.words import CAPITAL, either, whole, words
from kb.material.values import Material
from kb.text.vietnamese import canonical, normalise

_CLOSERS = r"[”’\"'»)\]]{0,4}+"
_OPENERS = r"[“‘\"'«(\[–—•*-]"
# An end: stops, what closes, then a blank and what begins like a sentence, or the line's end.
_END_RE = re.compile(
    rf"(?<![.!?…])[.!?…]++{_CLOSERS}"
    rf"(?=\s+(?:{_OPENERS}\s*){{0,4}}[{CAPITAL}\d]|[“\"]?[{CAPITAL}][^\W\d_]*\s)|\n"
)
_ABBREVIATED_RE = re.compile(
    rf"(?<![\w.])(?:{either(*map(re.escape, words('sentences', 'abbreviations')))}"
    rf"|(?:[{CAPITAL}][{CAPITAL}a-z]{{0,4}}\.)+[{CAPITAL}][{CAPITAL}a-z]{{0,4}}|[{CAPITAL}])$"
)
_CLUSTER_RE = re.compile(r"[\s\S][\u0300-\u036f]*")
_BYLINE = either(*map(canonical, words("sentences", "bylines")))
_BYLINE_RE = re.compile(rf"[\W_]*(?:{_BYLINE})\s*:")
_CREDIT_RE = re.compile(rf"[{CAPITAL}][^\W\d_]*(?:[ .&-]+[{CAPITAL}][^\W\d_]*){{0,7}}\W*")
_CAPTION_RE = re.compile(r"(?:[-–—(.]\s*|^)(?i:ảnh)\s*:[^\n]{0,60}$")
_OF_PAPER = HEAD | CLOSING | {Kind.POSITION, Kind.ADDRESSEE}  # of a report, not of its text
_LONGEST = 1_500  # letters; what is longer is a table or a list, and no statement
_LEAST_AFTER = 3  # paragraphs above a byline


@dataclass(frozen=True)
class Sentence:
    """A sentence: `text` in NFC, to be read; `given` word for word in paragraph `paragraph`."""

    text: str
    given: str
    paragraph: int


def sentences_of(material: Material) -> tuple[Sentence, ...]:
    """The sentences of an article, in order, without bylines, captions and endless lists."""
    last = len(material.paragraphs) - 1
    return tuple(
        Sentence(text, given, number)
        for number, paragraph in enumerate(material.paragraphs)
        if not _is_byline(normalise(paragraph.text), number, last)
        for text, given in split_sentences(paragraph.text)
        if len(text) <= _LONGEST and not _CAPTION_RE.search(text)
    )


def _is_byline(text: str, number: int, last: int) -> bool:
    """Whether a paragraph says who wrote or where from: "Bài, ảnh: Lê Văn Viết", a letterhead."""
    if len(text) < 200 and _BYLINE_RE.match(canonical(text)):
        return True
    if all(line.kind in _OF_PAPER for line in lines_of(text)):
        return True
    is_below = number >= _LEAST_AFTER and number >= last - 2
    return is_below and len(text) < 60 and _CREDIT_RE.fullmatch(text) is not None


def split_sentences(paragraph: str) -> Iterator[tuple[str, str]]:
    """Each sentence of a paragraph in NFC, and as it was given.

    "TP. HCM có 1.500 hộ. Ông kể: “Vui lắm!” Rồi ông đi." gives three.
    """
    text = normalise(paragraph)
    places = range(len(text) + 1) if text == paragraph else _places(paragraph)
    start = 0
    for end in [*_ends(text), len(text)]:
        piece = text[start:end]
        bare = piece.strip()
        if re.search(r"\w", bare):
            first = start + len(piece) - len(piece.lstrip())
            given = paragraph[places[first] : places[first + len(bare)]]
            yield bare, given.strip()
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END_RE.finditer(text):
        if match[0] == "\n" or not _goes_on(text, match):
            yield match.end()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a stop is part of a word: "TP. Huế", "PGS.TS. Lê", "ông Lê Văn T. kể"."""
    if match[0] != ".":
        return False
    before = text[max(match.start() - 24, 0) : match.start()]
    short = _ABBREVIATED_RE.search(before)
    if short is None:
        return False
    word = short[0]
    if word in ("I", "V", "X"):
        ahead = canonical(before[: short.start()]).split()[-1:]
        return not (ahead and whole("sentences", "before_numerals").fullmatch(ahead[0]))
    return True


def _places(given: str) -> list[int]:
    """Where each letter of the text in NFC begins in the text as given, and where that ends."""
    places = [match.start() for match in _CLUSTER_RE.finditer(given) for _ in normalise(match[0])]
    return [*places, len(given)]
