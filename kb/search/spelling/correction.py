"""Did-you-mean: a question with its unlikely words replaced by what the collection writes there.

In: a question as read. Out: a `Correction`, or None. Keys of Telex and VNI are read as a run; a
word that stands nowhere in the collection and is built like no Vietnamese word is a slip, or words
run together, and is corrected at once where its neighbours agree, as is a word written by ear,
where one record has the words so (`kb.search.spelling.rows`); a word that stands nowhere as
typed, or never beside these neighbours, is a doubt: the reader is asked, if the question so
corrected finds more (`kb.search.answers` looks). Numbers, phrases in quotes, filters, abbreviations
in capitals and names that the vocabularies know stay as typed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot
from kb.search.spelling.accents import Accents, accents_of
from kb.search.spelling.foreign import write_foreign
from kb.search.spelling.guessing import Guesser, Leeway
from kb.search.spelling.keystrokes import KeyReader
from kb.search.spelling.known import Known, Side
from kb.search.spelling.rewriting import (
    Correction,
    CorrectionKind,
    Place,
    places_of,
    quoted,
    with_words,
)
from kb.search.spelling.rows import as_written, mark_as_in_a_row, stand, write_as_in_a_row
from kb.text.sounds import sound_alikes
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold, has_marks, normalise

AT_ONCE = Leeway(most=9.0, alone=3.0)
ASKED = Leeway(most=6.5, alone=3.5)
_WEIGHED = 6  # words of one question, whatever is typed
_BY_EAR = 2.5  # what marks may cost beside what only sounds otherwise
_LEAST = 3  # letters of a word that is a slip
# Words of a question that may be a name; a longer one may be the beginning of a title.
_NAME, _LONGEST_NAME = 3, 5
# What a slip may cost in a word that is known, and in one of so many letters.
_LIKELY, _WRONG, _LONG = 3.5, 4.5, 4
_SHORT = 3  # letters of an abbreviation in which some are small
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
# Of what is written like a word, but for marks, between its neighbours, so much has none.
_WHOLE = 0.2


def correct_slips(snapshot: Snapshot, text: str, query: ParsedQuery) -> Correction | None:
    """Read keys, cut what is run together, replace words that nobody wrote or wrote by ear."""
    places, known, text = places_of(query), Known(snapshot), normalise(text)
    if not any(_is_odd(place.word) for place in places):
        if not write_as_in_a_row(known, places, partial(_said_alike, known), _BY_EAR):
            places = write_foreign(known, places)
        return _correction(known, text, query, places)
    known.ask_words(place.word for place in places)
    if all(known.stands(place.word) for place in places if _is_odd(place.word)):
        return None
    guesser = Guesser(known, by_marks=query.has_marks)
    is_in_a_row = write_as_in_a_row(known, places, partial(_slips, guesser, text), AT_ONCE.most)
    read = places_of(query)
    if KeyReader(known, text).read(read) and not (is_in_a_row and _differ(known, places, read)):
        return _read(known, text, read)
    if not is_in_a_row:
        places = write_foreign(known, places)

        def is_slip(_: Side, word: str, __: Side) -> bool:
            return len(word) >= _LEAST and guesser.is_slip(word)

        _correct(text, places, guesser, is_slip, AT_ONCE)
    return _correction(known, text, query, places)


def _differ(known: Known, places: Sequence[Place], read: Sequence[Place]) -> bool:
    """Whether the keys say something that no record has in a row, unlike the slips."""
    words = fold(" ".join(place.new for place in read)).split()
    return words != [fold(place.new) for place in places] and not stand(known, words)


def _said_alike(known: Known, place: Place) -> Mapping[str, float]:
    words = sound_alikes(fold(place.word))
    return dict.fromkeys(words & known.lexicon.spellings.keys(), 0.0)


def _slips(guesser: Guesser, text: str, place: Place) -> Mapping[str, float]:
    """What a word that is none may be meant for."""
    if _is_abbreviation(text[place.start : place.end], text) or not guesser.is_slip(place.word):
        return {}
    return guesser.near(place.word, ASKED.most)


def correct_row(snapshot: Snapshot, text: str, query: ParsedQuery) -> Correction | None:
    """Replace a word, or marks, so that one record has in a row what none has as typed."""
    known, places, text = Known(snapshot), places_of(query), normalise(text)
    known.ask_words(place.word for place in places)
    guesser = Guesser(known, by_marks=query.has_marks)
    is_known = all(known.stands(place.word) for place in places)
    is_name = len(places) >= _NAME and (len(places) <= _LONGEST_NAME or not is_known)
    is_mended = is_name and (
        write_as_in_a_row(known, places, partial(_likely, guesser, text), ASKED.most)
        or mark_as_in_a_row(known, places)
    )
    return _correction(known, text, query, places) if is_mended else None


def _likely(guesser: Guesser, text: str, place: Place) -> Mapping[str, float]:
    """What a word may be meant for; one that is known only with a likely slip."""
    word, typed = place.word, text[place.start : place.end]
    is_unknown = guesser.is_unknown(word)
    if not word.isalpha() or (_is_abbreviation(typed, text) and not is_unknown):
        return {}
    most = ASKED.most if is_unknown else _WRONG if len(word) >= _LONG else _LIKELY
    return guesser.near(word, most)


def correct_doubts(snapshot: Snapshot, text: str, query: ParsedQuery) -> Correction | None:
    """Replace the words that do not go with their neighbours, for the reader to decide."""
    known, places, text = Known(snapshot), places_of(query), normalise(text)
    known.ask_words(place.word for place in places)
    guesser = Guesser(known, by_marks=query.has_marks)
    _correct(text, places, guesser, guesser.is_unlikely, ASKED)
    return _correction(known, text, query, places)


def _is_odd(word: str) -> bool:
    """Whether a word is neither a number nor built like a Vietnamese one."""
    return not word.isdigit() and not may_be_syllable(fold(word))


def _correct(
    text: str,
    places: Sequence[Place],
    guesser: Guesser,
    is_wrong: Callable[[Side, str, Side], bool],
    leeway: Leeway,
) -> None:
    """Replace every wrong word that can be, from the left."""
    weighed = 0
    for number, place in enumerate(places):
        left, right = _sides(places, number)
        typed = text[place.start : place.end]
        is_kept = place.is_changed or weighed >= _WEIGHED or _is_abbreviation(typed, text)
        if not is_kept and is_wrong(left, place.word, right):
            weighed += 1
            if best := guesser.best(left, place.word, right, leeway, typed):
                place.new, place.shown, place.is_read = best.text, best.shown, best.is_cut


def _is_abbreviation(typed: str, text: str) -> bool:
    """Whether a word is in capitals among others that are not, or has no vowel: "KCN", "ThS", "hs".

    A word without vowel that has letters foreign to Vietnamese is a slip: "thj".
    """
    is_loud = text.isupper() and " " in text.strip()
    is_short = len(typed) <= _SHORT and sum(map(str.isupper, typed)) > 1
    has_only = _CONSONANTS.issuperset(typed.lower())
    return has_only or ((typed.isupper() or is_short) and not is_loud)


def _sides(places: Sequence[Place], number: int) -> tuple[Side, Side]:
    """The words on either side in the same run, as corrected so far."""
    sides: list[Side] = []
    for other, end in ((number - 1, -1), (number + 1, 0)):
        is_near = 0 <= other < len(places) and places[other].run == places[number].run
        sides.append(places[other].new.split()[end] if is_near else None)
    return sides[0], sides[1]


def _read(known: Known, text: str, places: Sequence[Place]) -> Correction:
    """What was read of the keys; where the other words lack their marks, it is searched without."""
    accents = accents_of(known.snapshot)
    changed = [place for place in places if place.is_changed]
    words = [word for place in places for word in place.new.split()]
    completed = _in_a_row(known, words) or _completed(accents, words)
    written = map(accents.written, completed)
    for place in places:
        place.shown = " ".join(next(written) for _ in place.new.split())
    shown = with_words(text, places, [place.shown for place in places])
    searched = shown if completed == words else fold(shown)
    return Correction(searched, shown, quoted(text, changed), "reading")


def _in_a_row(known: Known, words: Sequence[str]) -> list[str]:
    """The words as one record writes them side by side, if those with marks stand so there."""
    _, written = as_written(known, list(map(fold, words)), words) if words[1:] else (0, [])
    agree = all(word.isascii() or word == each for word, each in zip(words, written, strict=False))
    return written if agree else []


def _completed(accents: Accents, words: Sequence[str]) -> list[str]:
    """Words read, and those beside them with their marks, if they lack any where they stand."""
    around = [None, *words, None]
    whole = [
        not word.isascii() or accents.share(around[place], word, around[place + 2]) >= _WHOLE
        for place, word in enumerate(words)
    ]
    return accents.restored(words, kept=whole)


def _correction(
    known: Known, text: str, query: ParsedQuery, places: Sequence[Place]
) -> Correction | None:
    changed = [place for place in places if place.is_changed]
    if not changed:
        return None
    written = accents_of(known.snapshot).written
    new = [" ".join(map(written, place.new.split())) for place in changed]
    if query.has_marks or any(map(has_marks, new)):
        shown = with_words(text, changed, new)
    else:
        shown = with_words(text, places, _restored(known, places))
    kind: CorrectionKind = "reading" if all(place.is_read for place in changed) else "slip"
    return Correction(with_words(text, changed, new), shown, quoted(text, changed), kind)


def _restored(known: Known, places: Sequence[Place]) -> list[str]:
    """Every word with the marks it likely bears, run by run."""
    accents = accents_of(known.snapshot)
    restored: list[str] = []
    for number in dict.fromkeys(place.run for place in places):
        here = [place for place in places if place.run == number]
        run = [place.shown.split() for place in here]
        row = _in_a_row(known, [word for place in here for word in place.new.split()])
        marked = iter(row or accents.restored([word for each in run for word in each]))
        restored += [" ".join(accents.written(next(marked)) for _ in each) for each in run]
    return restored
