"""Words put right because some record has them in a row: "dương hiếu chung", "le quoc phon".

In: the words of a short question, and what each may be meant for. Out: one of them replaced, where
no record has all the words side by side as typed, and one has them so; marks are the record's.
Never a guess: what is put right stands in the collection, word by word.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from kb.index.analysis import texts_of
from kb.index.engine import PAIRS, All, Term
from kb.search.spelling.known import Known
from kb.search.spelling.lexicon import marks_apart
from kb.search.spelling.rewriting import Place
from kb.text.vietnamese import fold, syllable_texts

_MOST = 8  # words of a question that may be a name or the beginning of a title
_MARKED = 3  # of which one may lack its marks
_ROWS, _RECORDS = 8, 5  # that are looked at

# What a word without marks may be meant for, by what that costs.
Choices = Callable[[Place], Mapping[str, float]]
_Change = tuple[int, str, float]  # which word, what it becomes, and the cost


def write_as_in_a_row(known: Known, places: Sequence[Place], meant: Choices, most: float) -> bool:
    """Put words into their places as one record has them, one of them changed; whether any was.

    What is changed, and marks where the reader types any, cost so much at most.
    """
    words = [fold(place.word) for place in places]
    is_one_run = len({place.run for place in places}) == 1
    if not is_one_run or not 2 <= len(words) <= _MOST or stand(known, words):
        return False
    cheapest, best = most, list[str]()
    for number, word, cost in itertools.islice(_changes(known, words, places, meant), _ROWS):
        if cost <= cheapest:
            row = [*words[:number], word, *words[number + 1 :]]
            unlike, written = as_written(known, row, [place.word for place in places])
            if written and cost + unlike < cheapest + (not best):
                cheapest, best = cost + unlike, written
    if best:
        _put(places, best)
    return bool(best)


def mark_as_in_a_row(known: Known, places: Sequence[Place]) -> bool:
    """Put the marks of a record on words that none has in a row with those typed; whether any."""
    typed = [place.word for place in places]
    row = list(map(fold, typed))
    is_one_run = len({place.run for place in places}) == 1
    if not is_one_run or not _MARKED <= len(row) <= _MOST or row == typed:
        return False
    _, written = as_written(known, row, typed)
    if not written or written == typed:
        return False
    _put(places, written)
    return True


def stand(known: Known, words: Sequence[str]) -> bool:
    """Whether one record has each two neighbours side by side; words without marks."""
    return bool(_having(known, words, most=1))


def as_written(known: Known, row: Sequence[str], typed: Sequence[str]) -> tuple[float, list[str]]:
    """A row of words as a record writes it, with marks as near as can be to those typed.

    And what those that differ cost, where the reader types any.
    """
    rows = (_row_of(known, each, row) for each in _having(known, row, most=_RECORDS))
    unlike = ((_unlike(written, typed), written) for written in rows if written)
    return min(unlike, default=(0.0, []))


def _having(known: Known, words: Sequence[str], most: int) -> tuple[str, ...]:
    pairs = list(itertools.pairwise(words))
    known.ask_pairs(pairs)
    if not all(known.together(*pair) for pair in pairs):
        return ()
    clause = All(tuple(Term(PAIRS, f"{left} {right}") for left, right in pairs))
    return known.snapshot.holding(clause, most)


def _changes(
    known: Known, words: Sequence[str], places: Sequence[Place], meant: Choices
) -> Iterator[_Change]:
    """Each word with what it may be, where that stands beside its neighbours; cheapest first."""
    pairs = list(itertools.pairwise(words))
    unseen = [{at, at + 1} for at, pair in enumerate(pairs) if not known.together(*pair)]
    wrong = set(range(len(words))).intersection(*unseen)  # one change must mend all
    costs = {(at, word): cost for at in sorted(wrong) for word, cost in meant(places[at]).items()}
    around = [None, *words, None]
    beside = {(at, word): _beside(around, at, word) for at, word in costs if word != words[at]}
    known.ask_pairs(itertools.chain.from_iterable(beside.values()))
    fitting = [key for key, pairs in beside.items() if all(known.together(*p) for p in pairs)]
    frequency = known.lexicon.frequency
    fitting.sort(key=lambda key: (costs[key], -frequency.get(key[1], 0), key))
    yield from ((*key, costs[key]) for key in fitting)


def _beside(around: Sequence[str | None], number: int, word: str) -> list[tuple[str, str]]:
    left, right = around[number], around[number + 2]
    return ([(left, word)] if left else []) + ([(word, right)] if right else [])


def _row_of(known: Known, record_id: str, row: Sequence[str]) -> list[str]:
    """The row as a record has it in one of its texts, in matching form."""
    record, text = known.snapshot.record_and_text(record_id)
    size, first = len(row), list(row)
    for each, _ in texts_of(record, known.snapshot.vocabularies, text):
        words = syllable_texts(each or "")
        folded = list(map(fold, words))
        for start in range(len(words) - size + 1):
            if folded[start : start + size] == first:
                return words[start : start + size]
    return []


def _unlike(written: Sequence[str], typed: Sequence[str]) -> float:
    if all(map(str.isascii, typed)):
        return 0.0
    return sum(itertools.starmap(marks_apart, zip(typed, written, strict=True)))


def _put(places: Sequence[Place], written: Sequence[str]) -> None:
    """Where the reader types marks, all words as written; else only what has other letters."""
    by_marks = any(not place.word.isascii() for place in places)
    for place, word in zip(places, written, strict=True):
        place.shown = word
        if by_marks or fold(word) != place.word:
            place.new = word if by_marks else fold(word)
