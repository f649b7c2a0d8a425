"""Did-you-mean: a question with its unlikely words replaced by what the collection writes there.

In: a question as read. Out: a `Correction`, or None. A word that stands nowhere in the collection
and is built like no Vietnamese word is a slip, and is corrected at once where its neighbours agree;
a word that stands nowhere as typed, or never beside these neighbours, is a doubt: the reader is
asked, if the question so corrected finds more (`kb.search.answers` looks). Numbers, phrases in
quotes, filters and names that the vocabularies know stay as typed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot
from kb.search.spelling.accents import accents_of
from kb.search.spelling.guessing import Guesser, Leeway, Side
from kb.text.vietnamese import normalise

AT_ONCE = Leeway(most=9.0, alone=3.0)
ASKED = Leeway(most=6.5, alone=3.5)
_WEIGHED = 6  # words of one question, whatever is typed


@dataclass(frozen=True)
class Correction:
    """A question corrected: as it is searched, as it is shown, and how to ask for what was typed.

    For "chuyen xe khogn dong" these are "chuyen xe khong dong", "chuyến xe không đồng" and
    `chuyen xe "khogn" dong`: a guess about marks is shown but never searched by.
    """

    text: str
    shown: str
    literal: str


@dataclass
class _Place:
    """A word of the question: where it stands, and what it becomes (`shown` has its marks)."""

    start: int
    end: int
    run: int
    word: str
    new: str
    shown: str


def correct_slips(snapshot: Snapshot, text: str, query: ParsedQuery) -> Correction | None:
    """Replace the words that nobody wrote, where it is plain what was meant."""
    guesser = Guesser(snapshot, by_marks=query.has_marks)

    def is_slip(_: Side, word: str, __: Side) -> bool:
        return guesser.is_slip(word)

    places = _corrected(query, guesser, is_slip, AT_ONCE)
    return _correction(snapshot, normalise(text), query, places)


def correct_doubts(snapshot: Snapshot, text: str, query: ParsedQuery) -> Correction | None:
    """Replace the words that do not go with their neighbours, for the reader to decide."""
    guesser = Guesser(snapshot, by_marks=query.has_marks)
    places = _corrected(query, guesser, guesser.is_unlikely, ASKED)
    return _correction(snapshot, normalise(text), query, places)


def _corrected(
    query: ParsedQuery,
    guesser: Guesser,
    is_wrong: Callable[[Side, str, Side], bool],
    leeway: Leeway,
) -> list[_Place]:
    """The words of the question, with every wrong one replaced that can be, from the left."""
    places = [
        _Place(each.start, each.end, each.run, *[each.word.text] * 3) for each in query.tokens
    ]
    weighed = 0
    for number, place in enumerate(places):
        left, right = _sides(places, number)
        if weighed < _WEIGHED and is_wrong(left, place.word, right):
            weighed += 1
            if best := guesser.best(left, place.word, right, leeway):
                place.new, place.shown = best.text, best.shown
    return places


def _sides(places: list[_Place], number: int) -> tuple[Side, Side]:
    """The words on either side in the same run, as corrected so far."""
    sides: list[Side] = []
    for other, end in ((number - 1, -1), (number + 1, 0)):
        is_near = 0 <= other < len(places) and places[other].run == places[number].run
        sides.append(places[other].new.split()[end] if is_near else None)
    return sides[0], sides[1]


def _correction(
    snapshot: Snapshot, text: str, query: ParsedQuery, places: list[_Place]
) -> Correction | None:
    changed = [place for place in places if place.new != place.word]
    if not changed:
        return None
    written = accents_of(snapshot).written
    new = [" ".join(map(written, place.new.split())) for place in changed]
    if query.has_marks:
        shown = _with(text, changed, new)
    else:
        shown = _with(text, places, _restored(snapshot, places))
    typed = [f'"{text[place.start : place.end]}"' for place in changed]
    return Correction(_with(text, changed, new), shown, _with(text, changed, typed))


def _restored(snapshot: Snapshot, places: list[_Place]) -> list[str]:
    """Every word with the marks it likely bears, run by run."""
    accents = accents_of(snapshot)
    restored: list[str] = []
    for number in dict.fromkeys(place.run for place in places):
        run = [place.shown.split() for place in places if place.run == number]
        words = iter(accents.restored([word for each in run for word in each]))
        restored += [" ".join(accents.written(next(words)) for _ in each) for each in run]
    return restored


def _with(text: str, places: list[_Place], new: list[str]) -> str:
    """The text with new words at these places, in capitals where the old ones are."""
    for place, word in reversed(list(zip(places, new, strict=True))):
        old = text[place.start : place.end]
        if old.isupper() and len(old) > 1:
            word = word.upper()
        elif old[:1].isupper():
            word = word[:1].upper() + word[1:]
        text = text[: place.start] + word + text[place.end :]
    return text
