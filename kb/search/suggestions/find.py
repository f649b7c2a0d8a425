"""What a reader may be typing: suggestions for the unfinished text of a search box.

In: the text, with or without marks. Out: `Suggestion`s as the collection writes them. Every word
typed begins a word of the suggestion: the last one may be unfinished, the others are whole. What
begins with the very text comes first. From the fourth letter on, a text that begins nothing is read
as keys of Telex or VNI, then without its blanks, then with a slip in each word.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from kb.search.snapshot import Snapshot
from kb.search.suggestions.beginnings import MOST_WORDS, Beginnings
from kb.search.suggestions.entries import Known, entries, known_of
from kb.search.suggestions.goals import Goal, Suggestion
from kb.search.suggestions.slips import near, readings
from kb.text.vietnamese import canonical, fold, lower, normalise

_MOST_CHARS = 100
# Numbers and days, while little is typed: "k" begins every kết luận and kế hoạch, "1" many a day.
_MOST_OF_A_KIND = 3
_LITTLE = 2  # words
_FORGIVEN = 4  # letters from which a text may have slips
_WORD_RE = re.compile(r"[^\W_]+")


def suggest(snapshot: Snapshot, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """What the text may become: "do dau h" is Đỡ đầu học sinh, "CT0" is Chỉ thị số 05-CT/TW."""
    found = snapshot.learnt(_Catalogue).find(normalise(typed[: _MOST_CHARS * 4]), limit)
    return tuple(_shown(snapshot, goal) for goal in found)


def _shown(snapshot: Snapshot, goal: Goal) -> Suggestion:
    record = snapshot.record(goal.record_id) if goal.record_id else None
    return Suggestion(goal.text, goal.kind, goal.label, record, goal.question, goal.day)


class _Catalogue:
    """All suggestions of a collection, best first, to be found with marks and without."""

    def __init__(self, snapshot: Snapshot) -> None:
        former = snapshot.former(_Catalogue)
        self._known: dict[str, Known] = known_of(snapshot, former._known if former else {})
        every = entries(snapshot, self._known)
        self._goals = [entry.goal for entry in every]
        self._others = {place: entry.names for place, entry in enumerate(every) if entry.names}
        self._names = Beginnings(len(every), self._names_of)

    def _names_of(self, place: int) -> list[str]:
        names = (self._goals[place].text, *self._others.get(place, ()))
        return [_words(canonical(name)) for name in names]

    def find(self, typed: str, limit: int) -> Iterable[Goal]:
        """At most `limit` of them; those that have the marks typed go before look-alikes."""
        typed = lower(typed[:_MOST_CHARS])
        is_whole = typed[-1:].isspace()
        words = _words(typed).split()[:MOST_WORDS]
        found = self._begun(typed, is_whole)
        if not found and sum(map(len, words)) >= _FORGIVEN:
            found = self._forgiven(words, is_whole)
        unlimited = {
            "number": len(words) > _LITTLE or any(map(str.isdigit, typed)),
            "day": len(words) > 1,
        }
        return self._chosen(
            found, limit, {kind for kind, all_of in unlimited.items() if not all_of}
        )

    def _begun(self, typed: str, is_whole: bool) -> list[int]:
        # As everywhere "ly" is also "lí"; but "quy" may yet become "quyết".
        return self._names.find({_words(canonical(typed)), _words(typed)}, is_whole=is_whole)

    def _forgiven(self, words: Sequence[str], is_whole: bool) -> list[int]:
        """What was meant by a text that begins nothing: the first way of reading it that does."""
        return next(filter(None, self._ways(words, is_whole)), [])

    def _ways(self, words: Sequence[str], is_whole: bool) -> Iterator[list[int]]:
        """As keys of what stands written so, without blanks, as keys of anything, with slips."""

        def is_written(number: int, word: str) -> bool:
            return self._names.has_word(word, begun=is_begun(number), as_written=True)

        def is_known(number: int, word: str) -> bool:
            return self._names.has_word(fold(word), begun=is_begun(number))

        def is_begun(number: int) -> bool:
            return number == len(words) - 1 and not is_whole

        bare = [fold(word) for word in words]
        for reading in readings(words, is_known, is_written):
            yield self._begun(reading, is_whole)
        yield self._names.find_squeezed("".join(bare))
        for reading in readings(words, is_known, is_known):
            yield self._begun(reading, is_whole)
        if choices := near(bare, is_known):
            yield self._names.find_near(choices, is_whole=is_whole)

    def _chosen(self, found: Iterable[int], limit: int, rare: Container[str]) -> Iterator[Goal]:
        """The first ones; one thing once, and few of each kind that is to be rare."""
        seen: set[object] = set()
        kinds: Counter[str] = Counter()
        for place in found:
            goal = self._goals[place]
            kinds[goal.kind] += 1
            is_one_too_many = goal.kind in rare and kinds[goal.kind] > _MOST_OF_A_KIND
            if len(seen) < limit and goal.key not in seen and not is_one_too_many:
                seen.add(goal.key)
                yield goal


def _words(text: str) -> str:
    """Words with one blank between: "05-ct/tw" gives "05 ct tw"."""
    return " ".join(_WORD_RE.findall(text))
