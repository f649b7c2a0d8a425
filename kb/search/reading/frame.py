"""The text as it is read: parts that are understood are blotted out, letter for letter.

In: plain text (`kb.text.pasted`) and the vocabularies. Out: a `Frame`, which each stage of reading
is given in turn: it looks into `text`, tells what it understood, and leaves the rest to later ones.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kb.search.reading.values import ParsedQuery, Understood, Word
from kb.text.vietnamese import Syllable, has_marks, syllables
from kb.vocabularies import Vocabularies

# What was understood becomes line breaks: the words on either side are not neighbours.
BLOT = "\n"


class Frame:
    """A text being read: `written` as it was, `text` with the parts blotted out, `parsed` so far.

    It is cut into syllables once; what is taken of it later takes of these.
    """

    def __init__(self, text: str, vocabularies: Vocabularies) -> None:
        self.text = self.written = text
        self.vocabularies = vocabularies
        self.parsed = ParsedQuery(text)
        self._syllables = list(syllables(text))
        self._is_loud = len(self._syllables) > 1 and text.isupper()

    def cut(self, end: int) -> None:
        """Read nothing behind this place."""
        self.text = self.text[:end]
        self._syllables = list(syllables(self.text))

    def note(self, part: Understood, **found: Any) -> None:
        """Something was understood; `found` are fields of the `ParsedQuery`. The text stays."""
        understood = (*self.parsed.understood, part)
        self.parsed = replace(self.parsed, understood=understood, **found)

    def take(self, part: Understood, start: int, end: int, **found: Any) -> None:
        """Something was understood at text[start:end]: it is blotted out for later stages."""
        self.text = self.text[:start] + BLOT * (end - start) + self.text[end:]
        self.note(part, **found)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words of a stretch that are left."""
        return tuple(map(self.word, self.left(start, end)))

    def word(self, syllable: Syllable) -> Word:
        """A syllable as a word asked for."""
        written = self.written[syllable.start : syllable.end]
        is_capital = written.isupper() and not self._is_loud
        return Word(syllable.text, has_marks(syllable.text), is_capital)

    def left(self, start: int = 0, end: int | None = None) -> list[Syllable]:
        """The syllables of a stretch that nothing was understood by."""
        last = len(self.text) if end is None else end
        inside = (each for each in self._syllables if start <= each.start and each.end <= last)
        return [part for each in inside for part in self._uncut(each)]

    def stretches(self) -> list[list[Syllable]]:
        """What is left, cut where something was understood in between: rows of neighbours."""
        rows: list[list[Syllable]] = []
        for each in self.left():
            if not rows or BLOT in self.text[rows[-1][-1].end : each.start]:
                rows.append([])
            rows[-1].append(each)
        return rows

    def _uncut(self, syllable: Syllable) -> Iterator[Syllable]:
        """What is left of a syllable: of "2016nam", when a day was read up to there, "nam"."""
        left = self.text[syllable.start : syllable.end]
        if BLOT not in left:
            yield syllable
            return
        for part in syllables(left):
            yield Syllable(part.text, syllable.start + part.start, syllable.start + part.end)
