"""Whether a title, with its summary, looks like the story of an exemplar; and by which words.

In: text, and the fields of work of the collection. Out: a `Score`: a number, and its reasons in
Vietnamese. It only puts articles in an order for an editor; it states nothing of anybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.text.vietnamese import fold, has_marks, normalise, syllable_texts
from kb.vocabularies import Field
from kb.watching.signs import COLUMN, FIELD, LIKELY, SIGNS

GAP = "…"
_WIDEST = 4  # syllables in a gap
_IN_SUMMARY = 2  # words of a summary weigh half
_MARKED, _BARE = 0, 1


@dataclass(frozen=True)
class Score:
    """How much speaks for an article, by what, and against it, by what."""

    points: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether an editor should look."""
        return self.points >= LIKELY


@dataclass(frozen=True)
class _Phrase:
    """A phrase of a sign as syllables in matching form; GAP stands for a few of any kind."""

    weight: float
    reason: str
    words: tuple[str, ...]
    is_first: bool  # only at the beginning of a title

    def stands_at(self, place: int, said: Sequence[str]) -> bool:
        """Whether it begins at this syllable; its first one is known to be there."""
        return (place == 0 or not self.is_first) and _goes_on(self.words[1:], said, place + 1)


# Phrases by their first syllable, with marks and without.
_Signs = tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]


def score(title: str, summary: str = "", column: str = "", fields: Iterable[Field] = ()) -> Score:
    """What speaks for an article and against it; `column` is the name of the feed it stands in."""
    return _score(title, summary, column, tuple((each.label, each.scope) for each in fields))


@lru_cache(maxsize=20_000)  # the same articles are listed again and again
def _score(title: str, summary: str, column: str, fields: tuple[tuple[str, str], ...]) -> Score:
    signs = (_of_table(), _of_fields(fields))
    told = _found(signs, title)
    aside = {} if not summary else _found(signs, summary)
    told |= {reason: each / _IN_SUMMARY for reason, each in aside.items() if reason not in told}
    if column and any(each >= LIKELY for each in _found(signs[:1], column).values()):
        told["chuyên mục của báo"] = COLUMN
    heaviest = sorted(told.items(), key=lambda each: -abs(each[1]))
    return Score(
        points=sum(told.values()),
        reasons=tuple(reason for reason, weight in heaviest if weight > 0),
        against=tuple(reason for reason, weight in heaviest if weight < 0),
    )


def _found(signs: Iterable[_Signs], text: str) -> dict[str, float]:
    """The reasons that a text gives, each once with its heaviest phrase."""
    said = syllable_texts(normalise(text))
    spelling = _MARKED if any(map(has_marks, said)) else _BARE
    found: dict[str, float] = {}
    for place, word in enumerate(said):
        for phrase in (each for held in signs for each in held[spelling].get(word, ())):
            if abs(phrase.weight) > abs(found.get(phrase.reason, 0)) and phrase.stands_at(
                place, said
            ):
                found[phrase.reason] = phrase.weight
    return found


def _goes_on(words: Sequence[str], said: Sequence[str], place: int) -> bool:
    """Whether these words follow at a place; as few as can be stand in a gap."""
    for number, word in enumerate(words):
        if word == GAP:
            rest = words[number + 1 :]
            return any(_goes_on(rest, said, place + skipped) for skipped in range(_WIDEST + 1))
        if place >= len(said) or said[place] != word:
            return False
        place += 1
    return True


@lru_cache(maxsize=1)
def _of_table() -> _Signs:
    return _signs(SIGNS)


@lru_cache(maxsize=8)
def _of_fields(fields: tuple[tuple[str, str], ...]) -> _Signs:
    """What the collection says of its fields of work: "Hiến đất, làm đường, …"."""
    return _signs(
        (FIELD, label.lower(), [words for words in scope.split(",") if " " in words.strip()])
        for label, scope in fields
    )


def _signs(rows: Iterable[tuple[float, str, Iterable[str]]]) -> _Signs:
    """The phrases by their first syllable, as they are written with marks and without."""
    found: _Signs = ({}, {})
    for weight, reason, phrases in rows:
        for phrase in phrases:
            words = [GAP if each == GAP else _syllable(each) for each in phrase.strip("^ ").split()]
            for spelled, held in zip((words, map(fold, words)), found, strict=True):
                sign = _Phrase(weight, reason, tuple(spelled), phrase.startswith("^"))
                held.setdefault(sign.words[0], []).append(sign)
    return found


def _syllable(word: str) -> str:
    return " ".join(syllable_texts(normalise(word)))
