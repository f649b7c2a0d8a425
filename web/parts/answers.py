"""The exemplars that answer to a document, narrowed by the filters of its address.

In: a snapshot, a document and a question. Out: `Answers`: a page of exemplars, and the properties
by which they can be narrowed further.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.records import Directive, Exemplar, of_type
from kb.search import FacetValue, SearchQuery, Snapshot, narrow
from kb.wording.facets import FACETS
from web.address import links
from web.parts.choices import Choice, choice

# By what the exemplars of a document may be narrowed on its page.
_FACETS = ("kind", "province", "field", "level", "year")
_PAGE_SIZE = 20


@dataclass(frozen=True)
class Narrowing:
    """A property of the exemplars that answer to the document, with counts."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Answers:
    """The exemplars that answer to a document: one page of them, narrowed by the filters."""

    total: int
    found: int
    exemplars: tuple[Exemplar, ...]
    narrowings: tuple[Narrowing, ...]
    more_url: str | None


def answers_to(snapshot: Snapshot, record: Directive, query: SearchQuery) -> Answers:
    """The exemplars that name a document, those of the question's filters, newest first."""
    exemplars = snapshot.relations.exemplars_of(record.id)
    filters = {name: query.filters[name] for name in _FACETS if name in query.filters}
    kept = narrow(snapshot, exemplars, filters)
    end = query.page * _PAGE_SIZE
    narrowed = SearchQuery(filters=filters)
    more = replace(narrowed, page=query.page + 1) if len(kept.records) > end else None
    return Answers(
        total=len(exemplars),
        found=len(kept.records),
        exemplars=of_type(Exemplar, kept.records[:end]),
        narrowings=tuple(_narrowings(record, kept.facets, narrowed)),
        more_url=links.answers_url(record, more) if more else None,
    )


def _narrowings(
    record: Directive, counted: dict[str, tuple[FacetValue, ...]], query: SearchQuery
) -> Iterator[Narrowing]:
    """The properties by which the exemplars differ, or by which they are narrowed now."""
    for name in _FACETS:
        values = counted[name]
        if len(values) < 2 and not any(value.selected for value in values):
            continue
        choices = []
        for value in values:
            chosen = query.filters.get(name, ())
            kept = tuple(each for each in chosen if each != value.value)
            wanted = query.with_filter(name, kept if value.selected else (*chosen, value.value))
            choices.append(choice(value, links.answers_url(record, wanted)))
        yield Narrowing(FACETS[name].label, tuple(choices))
