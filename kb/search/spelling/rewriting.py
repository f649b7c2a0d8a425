"""A question written anew: some of its words replaced, with the way back to what was typed.

In: the text, its words, and what some become. Out: a `Correction`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from kb.search.reading import ParsedQuery
from kb.text.vietnamese import fold, lower

# A slip put right; keys or words run together read as what was meant.
CorrectionKind = Literal["slip", "reading"]


@dataclass(frozen=True)
class Correction:
    """A question corrected: as it is searched, as it is shown, and how to ask for what was typed.

    For "chuyen xe khogn dong" these are "chuyen xe khong dong", "chuyến xe không đồng" and
    `chuyen xe "khogn" dong`: a guess about marks is shown but never searched by. `SAID` are the
    words that go before what is shown.
    """

    SAID: ClassVar[Mapping[CorrectionKind, str]] = {
        "slip": "Hiển thị kết quả cho",
        "reading": "Đã đọc là",
    }

    text: str
    shown: str
    literal: str
    kind: CorrectionKind = "slip"

    @property
    def said(self) -> str:
        """What was done, in words."""
        return self.SAID[self.kind]


@dataclass
class Place:
    """A word of the question: where it stands, and what it becomes (`shown` has its marks)."""

    start: int
    end: int
    run: int
    word: str
    new: str
    shown: str
    is_read: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether it becomes something else."""
        return self.new != self.word


def places_of(query: ParsedQuery) -> list[Place]:
    """The words of a question, none changed yet."""
    return [
        Place(each.start, each.end, each.run, each.word.text, each.word.text, each.word.text)
        for each in query.tokens
    ]


def with_words(text: str, places: Sequence[Place], new: Sequence[str]) -> str:
    """The text with new words at these places, in capitals where the old ones are."""
    for place, word in reversed(list(zip(places, new, strict=True))):
        text = text[: place.start] + _cased(text[place.start : place.end], word) + text[place.end :]
    return text


def quoted(text: str, places: Sequence[Place]) -> str:
    """The text with these words as phrases, which are looked for to the letter."""
    return with_words(text, places, [f'"{text[each.start : each.end]}"' for each in places])


def _cased(old: str, new: str) -> str:
    if fold(new).replace(" ", "") == fold(lower(old)):  # cut only: capitals stay where they are
        letters = iter(old)
        return "".join(
            char if char == " " or next(letters).islower() else char.upper() for char in new
        )
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
