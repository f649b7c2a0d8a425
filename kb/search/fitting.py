"""Which exemplars fit a day of the calendar, and how well.

In: a day and a snapshot. Out: the clause that an exemplar must meet, what makes it fit better, and
those that fit, best first, with counts of what they may be narrowed by.

The bar: all that the day names must hold, its place, one of its fields, one of its keywords; a
keyword counts where the exemplar says what it is about (title, subject, role, summary), not where
its story comes by. What a day leaves blank asks nothing; a day that names nothing is fitted by
nobody. The order: 3 for each keyword, 2 for each field, 1 where nothing notes that it was told; of
equals the newest first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.index.analysis import head_terms
from kb.index.engine import HEADS, All, Any, Clause, Plan, Scored, Term, Tier
from kb.question import Filters
from kb.records import Exemplar, of_type
from kb.records.codes import UNUSED
from kb.search.facets import FacetValue, labelled
from kb.search.snapshot import Snapshot
from kb.vocabularies import Anniversary, Vocabularies

_KEYWORD, _FIELD, _UNTOLD = 3, 2, 1
_SHOWN = 6
_NARROWED_BY = ("province", "field", "used")


@dataclass(frozen=True)
class Fitting:
    """Those that fit a day, best first; how many there are in all, and of which values."""

    exemplars: tuple[Exemplar, ...]
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]]


def fitting_day(
    snapshot: Snapshot, day: Anniversary, most: int = _SHOWN, filters: Filters | None = None
) -> Fitting:
    """The exemplars that fit a day, of those that the filters let through: at most so many."""
    page = snapshot.engine.execute(
        Plan(
            tiers=(Tier("fitting", bar(snapshot.vocabularies, day)),),
            scored=(
                *(Scored(weight, where=clause) for weight, clause in _merits(day)),
                Scored(_UNTOLD, where=Term("used", UNUSED)),
            ),
            filters=filters or {},
            facets=_NARROWED_BY,
            ties="newest",
            size=most,
        )
    )
    found = of_type(Exemplar, (snapshot.record(hit.id) for hit in page.hits))
    return Fitting(found, page.total, labelled(snapshot, page.facets, filters or {}))


def bar(vocabularies: Vocabularies, day: Anniversary) -> Clause:
    """What an exemplar must meet to fit the day."""
    where = vocabularies.where(day.province)
    here = (Term("province", where.slug if where else ""),) if day.province else ()
    fields = tuple(Term("field", code) for code in day.fields)
    keywords = tuple(map(_about, day.keywords))
    named = (*here, *(Any(each) for each in (fields, keywords) if each))
    return All((Term("type", Exemplar.record_type), *named)) if named else Any(())


def fits(vocabularies: Vocabularies, day: Anniversary) -> tuple[tuple[int, Clause], ...]:
    """What makes an exemplar that meets the bar fit better, and how much each counts."""
    asked = bar(vocabularies, day)
    return tuple((weight, All((asked, clause))) for weight, clause in _merits(day))


def _merits(day: Anniversary) -> tuple[tuple[int, Clause], ...]:
    return (
        *((_KEYWORD, _about(keyword)) for keyword in day.keywords),
        *((_FIELD, Term("field", code)) for code in day.fields),
    )


def _about(keyword: str) -> All:
    """Where an exemplar says that it is about this: the words as written, side by side."""
    return All(tuple(Term(HEADS, term) for term in head_terms(keyword)))
