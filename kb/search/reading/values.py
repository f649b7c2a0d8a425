"""What the box says, once read.

In: nothing. Out: the values that the stages of reading fill and that planning takes: a
`ParsedQuery` of words, phrases, exclusions, document numbers, filters, and what was `Understood`.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, get_args

from kb.citations import Citation
from kb.index.engine import BODIES
from kb.question import Filters
from kb.text.vietnamese import fold
from kb.vocabularies import Anniversary

PLACE = "province"
UnderstoodKind = Literal[
    "document",
    "phrase",
    "any",
    "exclude",
    "filter",
    "years",
    "day",
    "place",
    "organisation",
    "field",
    "kind",
    "level",
    "cut",
]


@dataclass(frozen=True)
class Understood:
    """A part of the box's text that means more than its words, and the text that stands for it."""

    KINDS: ClassVar[tuple[str, ...]] = get_args(UnderstoodKind)

    kind: UnderstoodKind
    text: str
    label: str
    id: str | None = None

    @property
    def is_filter(self) -> bool:
        """Whether it narrows what is found, as `nam:2021` does and "năm 2021" does not."""
        return self.kind in ("filter", "years") and ":" in self.text


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
class Time:
    """Words of the box that mean a time: a span of years, a date by its keys, days of the calendar.

    `start` and `end` are places in the normalised text; the words stay words.
    """

    start: int
    end: int
    years: tuple[int | None, int | None] | None = None
    date: str | None = None
    days: tuple[Anniversary, ...] = ()

    def covers(self, token: Token) -> bool:
        """Whether a word is one of those that mean it."""
        return self.start <= token.start and token.end <= self.end


@dataclass(frozen=True)
class Named:
    """Words of the box that name what records bear: one of the values of a facet, or of bodies.

    `names` are those by which texts may call it, the usual one first. A record of one of `nearby`
    nearly bears it. What may as well be meant as words is not sure:
    "hòa bình". `start` and `end` are places in the normalised text; the words stay words.
    """

    facet: str
    names: tuple[str, ...]
    values: tuple[str, ...]
    start: int
    end: int
    is_sure: bool = True
    nearby: tuple[str, ...] = ()

    @property
    def is_proper(self) -> bool:
        """Whether it is the name of one place or body, not a common word: a field, a level."""
        return self.facet in (PLACE, BODIES)

    def covers(self, token: Token) -> bool:
        """Whether a word is one of those that name it."""
        return self.start <= token.start and token.end <= self.end


Meaning = Time | Named


@dataclass(frozen=True)
class ParsedQuery:
    """The text of the box, read; places of `tokens` are places in `text`.

    `runs` are the stretches of neighbouring words, in `tokens`. Of each of `choices` one must be
    held. `addresses` are words of titles and forms of address before a name, and
    those that only lead to a place or a day.
    """

    text: str = ""
    tokens: tuple[Token, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    choices: tuple[tuple[tuple[Word, ...], ...], ...] = ()
    excluded: tuple[tuple[Word, ...], ...] = ()
    citations: tuple[Citation, ...] = ()
    filters: Filters = field(default_factory=dict)
    from_year: int | None = None
    to_year: int | None = None
    addresses: frozenset[Word] = frozenset()
    times: tuple[Time, ...] = ()
    named: tuple[Named, ...] = ()
    understood: tuple[Understood, ...] = ()

    @cached_property
    def runs(self) -> tuple[tuple[Word, ...], ...]:
        """The words that are neither in phrases nor understood otherwise, by stretches."""
        found = itertools.groupby(self.tokens, lambda token: token.run)
        return tuple(tuple(token.word for token in tokens) for _, tokens in found)

    @cached_property
    def pieces(self) -> tuple[tuple[tuple[Word, ...], Meaning | None], ...]:
        """The runs, cut so that words which mean a time or name something stand apart with it."""

        def piece(token: Token) -> tuple[int, Meaning | None]:
            names = (each for each in self.named if each.is_proper)
            meanings: tuple[Meaning, ...] = (*self.times, *names)
            return token.run, next((each for each in meanings if each.covers(token)), None)

        found = itertools.groupby(self.tokens, piece)
        return tuple((tuple(each.word for each in tokens), what) for (_, what), tokens in found)

    @cached_property
    def labels(self) -> Mapping[tuple[Word, ...], Named]:
        """What is named by common words, by these words: a field, a kind, a level."""
        return {
            tuple(token.word for token in self.tokens if named.covers(token)): named
            for named in self.named
            if not named.is_proper
        }

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The distinct words to be found in the order typed; those of phrases, choices included."""
        rows = (*self.runs, *self.phrases, *itertools.chain.from_iterable(self.choices))
        return tuple(dict.fromkeys(word for row in rows for word in row))

    @cached_property
    def has_marks(self) -> bool:
        """Whether the reader types marks at all; then an unmarked "ban" means "ban"."""
        return any(word.has_marks for word in self.words)

    @property
    def places(self) -> tuple[Named, ...]:
        """The places that are named and can only be meant as places."""
        return tuple(each for each in self.named if each.facet == PLACE and each.is_sure)

    @property
    def is_all_named(self) -> bool:
        """Whether the box holds nothing but what is named."""
        covered = (any(each.covers(token) for each in self.named) for token in self.tokens)
        return not (self.phrases or self.choices or self.citations) and all(covered)

    @property
    def days(self) -> tuple[Anniversary, ...]:
        """The days of the calendar that are meant."""
        return tuple(dict.fromkeys(day for time in self.times for day in time.days))

    @property
    def is_empty(self) -> bool:
        """Nothing to look for by words: every record matches, filters apart."""
        return not self.words and not self.citations
