"""The answer to a question, as values: hits, counts, what was understood, what is to be said.

In: nothing. Out: `SearchResults`, which page, API and command line show; no engine object, no HTML.
"""

from dataclasses import dataclass

from kb.question import SearchQuery
from kb.records import Record
from kb.search.facets import FacetValue
from kb.search.facts import Answer
from kb.search.planning import Step
from kb.search.reading import Understood
from kb.search.snippets import Span
from kb.search.spelling.rewriting import Correction
from kb.vocabularies import Anniversary


@dataclass(frozen=True)
class Hit:
    """One result; `title` and `snippet` are spans with what matched.

    `is_elsewhere`: it is of another place than those asked for, which have too little.
    """

    record: Record
    score: float
    title: tuple[Span, ...]
    snippet: tuple[Span, ...]
    is_elsewhere: bool = False

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


@dataclass(frozen=True)
class SearchResults:
    """The answer: one page of hits, counts over all of them, and what was understood.

    `step` tells how far the search went: "all-words", "near-words", "look-alikes", "elsewhere" or
    "some-words"; all but the first mean that hits were added that do not hold all the words as
    typed. `notices` are sentences that say such things. `suggestion` is what the reader may have
    meant; with a `correction`, the hits are already those of the suggestion. `answer` is what a
    record says to a question of fact; `days` are those of the calendar that were named.
    """

    query: SearchQuery
    understood: tuple[Understood, ...]
    total: int
    took_ms: float
    step: Step
    notices: tuple[str, ...]
    suggestion: str | None
    correction: Correction | None
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    answer: Answer | None = None
    days: tuple[Anniversary, ...] = ()

    @property
    def searched(self) -> str:
        """The text that was searched: as typed, or corrected."""
        return self.correction.text if self.correction else self.query.text

    @property
    def is_relaxed(self) -> bool:
        """Whether hits were added that do not hold all the words as typed."""
        return self.step != "all-words"

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.query.size)
