"""What a reader may be typing: suggestions for the unfinished text of a search box.

In: the text, with or without marks. Out: `Suggestion`s as the collection writes them. Every word
typed begins a word of the suggestion: the last one may be unfinished, the others are whole. What
begins with the very text comes first. Sorted arrays and bisection, built once a snapshot: an
answer takes a fraction of a millisecond, whatever is typed.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.search.snapshot import Snapshot
from kb.search.suggestions.entries import Suggestion, entries
from kb.text.vietnamese import canonical, fold, has_marks, lower, normalise

_MOST_CHARS, _MOST_WORDS = 100, 12
_MOST_NUMBERS = 3  # unless a digit is typed: "k" begins every kết luận and kế hoạch
_LOOKED_AT = 40
_LAST = "\uffff"
_WORD_RE = re.compile(r"[^\W_]+")

Mask = NDArray[np.bool_]


def suggest(snapshot: Snapshot, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """What the text may become: "do dau h" is Đỡ đầu học sinh, "CT0" is Chỉ thị số 05-CT/TW."""
    return snapshot.derived(_Catalogue).find(normalise(typed[: _MOST_CHARS * 4]), limit)


class _Catalogue:
    """All suggestions of a collection, best first, to be found with marks and without."""

    def __init__(self, snapshot: Snapshot) -> None:
        every = entries(snapshot)
        self._suggestions = [entry.suggestion for entry in every]
        names = [
            [_words(canonical(name)) for name in (entry.suggestion.text, *entry.names)]
            for entry in every
        ]
        self._marked = _Beginnings(names)
        self._folded = _Beginnings([[fold(name) for name in each] for each in names])

    def find(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` of them; those that have the marks typed go before look-alikes."""
        typed = lower(typed[:_MOST_CHARS])
        # As everywhere "ly" is also "lí"; but "quy" may yet become "quyết".
        forms = {canonical(typed), typed}
        found: dict[int, None] = {}
        if has_marks(typed):
            found |= dict.fromkeys(self._marked.find(forms))
        found |= dict.fromkeys(self._folded.find({fold(form) for form in forms}))
        return tuple(self._chosen(found, limit, by_number=any(map(str.isdigit, typed))))

    def _chosen(self, found: Iterable[int], limit: int, *, by_number: bool) -> Iterator[Suggestion]:
        """The first ones; a record once, and not many numbers when none is being typed."""
        seen: set[object] = set()
        numbers = 0
        for place in found:
            suggestion = self._suggestions[place]
            record = suggestion.record
            goal = record.id if record else (suggestion.text, suggestion.label)
            numbers += suggestion.kind == "number"
            is_one_too_many = (
                suggestion.kind == "number" and numbers > _MOST_NUMBERS and not by_number
            )
            if len(seen) < limit and goal not in seen and not is_one_too_many:
                seen.add(goal)
                yield suggestion


class _Beginnings:
    """Finds entries by how they and their words begin; entries are numbered from the best."""

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        self._size = len(names)
        self._names = [" | ".join(each) for each in names]
        # "thành phố Hà Nội" finds Hà Nội, but does not put it first for "th".
        whole = sorted(
            (f"{name} ", place)
            for place, each in enumerate(names)
            for name in each
            if name == each[0] or each[0] not in name
        )
        self._whole = [name for name, _ in whole]
        self._whole_ids = np.array([place for _, place in whole], np.int32)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(names):
            for word in {word for name in each for word in name.split()}:
                places[word].append(place)
        self._words = sorted(places)
        ids = [places[word] for word in self._words]
        self._ends = np.cumsum([0, *map(len, ids)])
        self._ids = np.array([place for each in ids for place in each], np.int32)

    def find(self, forms: Iterable[str]) -> list[int]:
        """Entries that begin with one of the texts, then those whose words do, best first."""
        starting = np.zeros(self._size, np.bool_)
        holding = np.zeros(self._size, np.bool_)
        phrases = []
        for form in forms:
            words = _words(form)
            if words:
                is_whole = form[-1].isspace()
                phrase = f"{words} " if is_whole else words
                phrases.append(f" {phrase}")
                starting |= self._starting(phrase)
                holding |= self._holding(words.split()[:_MOST_WORDS], is_whole)
        first = np.flatnonzero(starting)[:_LOOKED_AT].tolist()
        others = np.flatnonzero(holding & ~starting)[:_LOOKED_AT].tolist()
        # The words side by side before the words apart; the sort keeps the order otherwise.
        others.sort(key=lambda place: not any(each in self._names[place] for each in phrases))
        return [*first, *others]

    def _starting(self, phrase: str) -> Mask:
        first, last = (bisect_left(self._whole, each) for each in (phrase, phrase + _LAST))
        return self._mask(self._whole_ids[first:last])

    def _holding(self, words: list[str], is_whole: bool) -> Mask:
        held = np.ones(self._size, np.bool_)
        for number, word in enumerate(words):
            is_unfinished = number == len(words) - 1 and not is_whole
            first = bisect_left(self._words, word)
            last = bisect_left(self._words, word + _LAST if is_unfinished else f"{word}\0")
            held &= self._mask(self._ids[self._ends[first] : self._ends[last]])
        return held

    def _mask(self, ids: NDArray[np.int32]) -> Mask:
        mask = np.zeros(self._size, np.bool_)
        mask[ids] = True
        return mask


def _words(text: str) -> str:
    """Words with one blank between: "05-ct/tw" gives "05 ct tw"."""
    return " ".join(_WORD_RE.findall(text))
