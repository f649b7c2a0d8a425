"""What a newsroom or an office of a place asks of it: its days, deadlines, models of others.

In: a snapshot, a place as it is or was, a day. Out: a few `Occasion`s that are kept there or that
somebody from there fits; what must be done there next; models of other places. Which places border
on which nobody knows here: only the units that form one of today's are near one another.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from kb.index.engine import All, Any, Plan, Scored, Term, Tier
from kb.newsroom.calendar import WEEKS, Occasion, days_of
from kb.newsroom.requirements import Duty
from kb.question import Filters
from kb.records import Exemplar, of_type
from kb.search import Snapshot, fitting_day
from kb.vocabularies import Anniversary, Vocabularies, Where

_A_YEAR = timedelta(days=366)
_MODELS = ("mo-hinh", "cach-lam")
_NEAR = 1


def holds(where: Where, province: str | None, vocabularies: Vocabularies) -> bool:
    """Whether what names a province is of a place; today's unit has all of its former ones."""
    own = vocabularies.where(province)
    return own is not None and where.slug in (own.slug, own.today.slug)


def days_here(snapshot: Snapshot, where: Where, first: date, most: int) -> tuple[Occasion, ...]:
    """The next local days of a year, and the days of twelve weeks that somebody from here fits."""
    own: Filters = {"province": (where.slug,)}
    found: list[Occasion] = []
    for day, each in _ahead(snapshot.vocabularies, where, first):
        if len(found) == most:
            break
        fitting = fitting_day(snapshot, each, 1, own).exemplars
        if fitting or each.province:
            found.append(Occasion(each, day, fitting))
    return tuple(found)


def _ahead(vocabularies: Vocabularies, where: Where, first: date) -> list[tuple[date, Anniversary]]:
    """When the days of everywhere and of the place next come, in order."""
    held = [
        (next(days_of(each, first, first + _span(each)), None), each)
        for each in vocabularies.anniversaries
        if each.province is None or holds(where, each.province, vocabularies)
    ]
    return sorted(
        ((day, each) for day, each in held if day), key=lambda pair: (pair[0], pair[1].id)
    )


def _span(day: Anniversary) -> timedelta:
    return _A_YEAR if day.province else timedelta(weeks=WEEKS)


def asked_here(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Of the duties of a place those of its own documents, not those that are asked everywhere."""
    return tuple(each for each in duties if each.province)


def next_duties(duties: Iterable[Duty], first: date, most: int) -> tuple[Duty, ...]:
    """What is due from a day on, the soonest first, then what comes again and again.

    What has passed, and what a document asked that is in force no more, is left out.
    """
    held = [each for each in duties if not each.is_ended]
    ahead = sorted((each for each in held if _last_day(each) >= first.isoformat()), key=_last_day)
    again = (each for each in held if each.requirement.how_often and not each.requirement.date)
    return (*ahead, *again)[:most]


def _last_day(duty: Duty) -> str:
    """Up to when it is due: "2026-11" until the end of that month; "" without a date."""
    due = duty.requirement.date
    return f"{due}-99-99"[:10] if due else ""


def due_years(duties: Iterable[Duty], most: int) -> tuple[tuple[int, int], ...]:
    """The latest years in which something was or is due, and how much: ((2024, 45), …)."""
    years = Counter(each.requirement.date.year for each in duties if each.requirement.date)
    return tuple(sorted(years.items(), reverse=True)[:most])


def models_elsewhere(
    snapshot: Snapshot, where: Where, field: str, most: int
) -> tuple[Exemplar, ...]:
    """Models and practices of a field at other places, those of the same unit of today first."""
    places = tuple(Term("province", each.slug) for each in snapshot.vocabularies.places)
    kinds = tuple(Term("kind", each) for each in _MODELS)
    page = snapshot.engine.execute(
        Plan(
            tiers=(Tier("elsewhere", Any(places)),),
            scored=(Scored(_NEAR, where=Term("province", where.today.slug)),),
            among=All((Term("field", field), Any(kinds)), (Term("province", where.slug),)),
            ties="newest",
            size=most,
        )
    )
    return of_type(Exemplar, (snapshot.record(hit.id) for hit in page.hits))
