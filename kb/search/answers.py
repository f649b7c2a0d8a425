"""Search: `SearchQuery` in, `SearchResults` out; our own frozen values, no engine object, no HTML.

The story of one search: the text is read (`kb.search.query`), documents are found and scored
(`kb.search.ranking`), filtered and counted (`kb.search.facets`), and one page of them is shown with
what matched (`kb.search.snippets`).
"""

import time
from dataclasses import dataclass, replace

from kb.citations import parse_number
from kb.question import Filters, SearchQuery
from kb.records import Directive, Record, as_type
from kb.search.direct import resolve
from kb.search.facets import FacetValue, count_facets, filter_masks, kept_by
from kb.search.highlighting import highlight_of
from kb.search.query import ParsedQuery, Understood, parse
from kb.search.ranking import KEYWORDS, Ranking, Step, order, rank
from kb.search.snapshot import Snapshot
from kb.search.snippets import Highlight, Span, mark, snippet
from kb.search.spelling.correction import Correction, correct_doubts, correct_slips


@dataclass(frozen=True)
class Hit:
    """One result; `title` and `snippet` are spans with what matched."""

    record: Record
    score: float
    title: tuple[Span, ...]
    snippet: tuple[Span, ...]

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


@dataclass(frozen=True)
class SearchResults:
    """The answer: one page of hits, counts over all of them, and what was understood.

    `step` tells how far the search went: "all-words", "look-alikes" or "some-words"; the last two
    mean that hits were added that do not hold all the words as typed. `suggestion` is what the
    reader may have meant; with a `correction`, the hits are already those of the suggestion.
    """

    query: SearchQuery
    understood: tuple[Understood, ...]
    total: int
    took_ms: float
    step: Step
    suggestion: str | None
    correction: Correction | None
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]

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


def search(snapshot: Snapshot, query: SearchQuery) -> SearchResults:
    """Answer a question; any text and any numbers give an answer, never an error."""
    started = time.perf_counter()
    query = _within_bounds(query)
    parsed = parse(query.text, snapshot.vocabularies)
    correction = correct_slips(snapshot, query.text, parsed)
    if correction:
        parsed = parse(correction.text, snapshot.vocabularies)
    ranking = rank(snapshot, parsed)
    filters = _merged(query.filters, parsed.filters)
    masks = filter_masks(
        snapshot.index,
        filters,
        query.from_year if query.from_year is not None else parsed.from_year,
        query.to_year if query.to_year is not None else parsed.to_year,
    )
    ids = order(snapshot.index, ranking, kept_by(snapshot.index, masks), query.sort)
    first = (query.page - 1) * query.size
    highlight = highlight_of(snapshot, parsed, look_alikes=ranking.step == "look-alikes")
    hits = tuple(
        _hit(snapshot, int(number), ranking, highlight)
        for number in ids[first : first + query.size]
    )
    return SearchResults(
        query=query,
        understood=_named(snapshot, parsed),
        total=len(ids),
        took_ms=(time.perf_counter() - started) * 1000,
        step=ranking.step,
        suggestion=correction.shown if correction else _better(snapshot, query, parsed, ranking),
        correction=correction,
        hits=hits,
        facets=count_facets(snapshot, ranking.tiers > 0, filters, masks),
    )


def _better(
    snapshot: Snapshot, query: SearchQuery, parsed: ParsedQuery, ranking: Ranking
) -> str | None:
    """What the reader may have meant, when more is found with all of those words."""
    if len(parsed.words) > KEYWORDS or (ranking.step == "all-words" and ranking.tiers.any()):
        return None
    doubt = correct_doubts(snapshot, query.text, parsed)
    if doubt is None:
        return None
    meant = rank(snapshot, parse(doubt.text, snapshot.vocabularies)).tiers
    strictest = max(meant.max(initial=0), ranking.tiers.max(initial=0))
    is_better = (meant == strictest).sum() > (ranking.tiers == strictest).sum()
    return doubt.shown if is_better and strictest > 1 else None


def _within_bounds(query: SearchQuery) -> SearchQuery:
    return replace(
        query,
        page=max(1, query.page),
        size=min(max(1, query.size), SearchQuery.MAX_SIZE),
        sort=query.sort if query.sort in SearchQuery.SORTS else "relevance",
    )


def _merged(asked: Filters, typed: Filters) -> Filters:
    return {
        name: tuple(dict.fromkeys((*asked.get(name, ()), *typed.get(name, ()))))
        for name in (*asked, *(name for name in typed if name not in asked))
    }


def _hit(snapshot: Snapshot, number: int, ranking: Ranking, highlight: Highlight) -> Hit:
    record, text = snapshot.record_and_text(number)
    return Hit(
        record=record,
        score=round(float(ranking.scores[number]), 3),
        title=mark(record.title, highlight),
        snippet=snippet(text, highlight),
    )


def _others(snapshot: Snapshot, found: list[int]) -> str:
    """Says that several documents bear the very same number: " (2 văn bản mang số này)"."""
    keys = [parse_number(snapshot.index.rows[number].number) for number in found]
    same = sum(key is not None and keys[0] is not None and key.key == keys[0].key for key in keys)
    return f" ({same} văn bản mang số này)" if same > 1 else ""


def _named(snapshot: Snapshot, parsed: ParsedQuery) -> tuple[Understood, ...]:
    """Say which document a number was taken for."""
    citations = iter(parsed.citations)
    named = []
    for part in parsed.understood:
        if part.kind == "document":
            citation = next(citations)
            found = resolve(snapshot, citation, parsed)
            record = as_type(Directive, snapshot.record(found[0]) if found else None)
            if record:
                label = f"{record.name}{_others(snapshot, found)}"
                part = replace(part, label=label, id=record.id)
        named.append(part)
    return tuple(named)
