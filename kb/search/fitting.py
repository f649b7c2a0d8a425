"""Which exemplars fit a day of the calendar: those of its field, its place, its keywords.

In: a day and a snapshot. Out: clauses, each with how much it counts; and the exemplars that fit the
day best, those that have not been told before first.
"""

from kb.index.engine import All, Any, Clause, Plan, Scored, Term, Tier
from kb.records import Exemplar, of_type
from kb.records.codes import UNUSED
from kb.search.clauses import holding
from kb.search.snapshot import Snapshot
from kb.vocabularies import Anniversary, Vocabularies

_FIELD, _KEYWORD, _PLACE, _UNTOLD = 2, 3, 2, 1
_SHOWN = 6


def fits(vocabularies: Vocabularies, day: Anniversary) -> tuple[tuple[int, Clause], ...]:
    """What makes an exemplar fit the day, and how much; of a local day only for those from there.

    Nothing when the day names neither field nor keyword nor place.
    """
    here = _here(vocabularies, day)
    among = (Term("type", Exemplar.record_type), *here)
    fitting: list[tuple[int, Clause]] = [(_PLACE, each) for each in here]
    fitting += [(_FIELD, Term("field", code)) for code in day.fields]
    fitting += [(_KEYWORD, holding(keyword)) for keyword in day.keywords]
    return tuple((weight, All((*among, clause))) for weight, clause in fitting)


def fitting_day(snapshot: Snapshot, day: Anniversary, most: int = _SHOWN) -> tuple[Exemplar, ...]:
    """The exemplars that fit a day; none when it names neither field nor keyword nor place."""
    found = fits(snapshot.vocabularies, day)
    page = snapshot.engine.execute(
        Plan(
            tiers=(Tier("fitting", Any(tuple(clause for _, clause in found))),),
            scored=(
                *(Scored(weight, where=clause) for weight, clause in found),
                Scored(_UNTOLD, where=Term("used", UNUSED)),
            ),
            ties="newest",
            size=most,
        )
    )
    return of_type(Exemplar, (snapshot.record(hit.id) for hit in page.hits))


def _here(vocabularies: Vocabularies, day: Anniversary) -> tuple[Term, ...]:
    """The place of a local day."""
    if not day.province:
        return ()
    where = vocabularies.where(day.province)
    return (Term("province", where.slug if where else ""),)
