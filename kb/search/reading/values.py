"""What the box says, once read.

In: nothing. Out: the values that the stages of reading fill and that planning takes: a
`ParsedQuery` of words, phrases, exclusions, document numbers, filters, and what was `Understood`.
"""

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, get_args

from kb.citations import Citation
from kb.question import Filters
from kb.text.vietnamese import fold

UnderstoodKind = Literal["document", "phrase", "exclude", "filter", "years", "place", "cut"]


@dataclass(frozen=True)
class Understood:
    """A part of the box's text that means more than its words, and the text that stands for it."""

    KINDS: ClassVar[tuple[str, ...]] = get_args(UnderstoodKind)

    kind: UnderstoodKind
    text: str
    label: str
    id: str | None = None


@dataclass(frozen=True)
class Word:
    """One word asked for: its matching form, and whether it was typed with marks.

    One in capitals among others that are not may be an abbreviation: "CA" is not "ca".
    """

    text: str
    has_marks: bool
    is_capital: bool = field(default=False, compare=False)

    @property
    def folded(self) -> str:
        """Without marks: the form in which look-alikes agree."""
        return fold(self.text)


@dataclass(frozen=True)
class Token:
    """A word where it stands in the normalised text; of one run are neighbours."""

    word: Word
    start: int
    end: int
    run: int


@dataclass(frozen=True)
class ParsedQuery:
    """The text of the box, read; places of `tokens` are places in `text`.

    `runs` are the stretches of neighbouring words, in `tokens`. `addresses` are words of titles and
    forms of address before a name.
    """

    text: str = ""
    tokens: tuple[Token, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[tuple[Word, ...], ...] = ()
    citations: tuple[Citation, ...] = ()
    filters: Filters = field(default_factory=dict)
    from_year: int | None = None
    to_year: int | None = None
    addresses: frozenset[Word] = frozenset()
    understood: tuple[Understood, ...] = ()

    @cached_property
    def runs(self) -> tuple[tuple[Word, ...], ...]:
        """The words that are neither in phrases nor understood otherwise, by stretches."""
        found = itertools.groupby(self.tokens, lambda token: token.run)
        return tuple(tuple(token.word for token in tokens) for _, tokens in found)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The distinct words to be found, in the order typed, those of phrases included."""
        return tuple(dict.fromkeys(word for run in (*self.runs, *self.phrases) for word in run))

    @cached_property
    def has_marks(self) -> bool:
        """Whether the reader types marks at all; then an unmarked "ban" means "ban"."""
        return any(word.has_marks for word in self.words)

    @property
    def is_empty(self) -> bool:
        """Nothing to look for by words: every record matches, filters apart."""
        return not self.words and not self.citations
