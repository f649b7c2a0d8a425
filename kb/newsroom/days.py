"""One day of the year: when it was and will be, what stands beside it, who told of it then.

In: a snapshot, a day of the calendar, exemplars. Out: dates, the days before and after, documents
with what they have to do with it, and what the press among an exemplar's sources wrote about then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kb.newsroom.calendar import LONGEST_YEAR, days_of
from kb.records import Directive, Exemplar, as_type, of_type
from kb.records.parts import Source
from kb.search import SearchQuery, Snapshot, search
from kb.vocabularies import Anniversary
from kb.wording.told import is_press

_BEFORE, _AFTER = timedelta(days=10), timedelta(days=3)  # when newspapers tell of a day
_LOOKED = timedelta(days=60)
_A_DAY = timedelta(days=1)
_DOCUMENTS = 6
_NAME_ENDS = (" (", ", ", " và Ngày ")
_LEAST_WORDS = 3


@dataclass(frozen=True)
class Beside:
    """A document, and what it has to do with the day."""

    directive: Directive
    reason: str


def year_before(anniversary: Anniversary, day: date) -> date | None:
    """When it fell the last time before a day on which it falls."""
    return max(days_of(anniversary, day - LONGEST_YEAR, day), default=None)


def year_after(anniversary: Anniversary, day: date) -> date | None:
    """When it falls the next time after a day on which it falls."""
    return next(days_of(anniversary, day + _A_DAY, day + LONGEST_YEAR), None)


def days_beside(
    snapshot: Snapshot, day: date
) -> tuple[tuple[date, Anniversary] | None, tuple[date, Anniversary] | None]:
    """The nearest days that are kept before and after one, within two months."""
    vocabularies = snapshot.vocabularies
    others = [
        (falls, each)
        for each in vocabularies.anniversaries
        if vocabularies.is_of_home(each.province)
        for falls in days_of(each, day - _LOOKED, day + _LOOKED)
    ]
    before = max((each for each in others if each[0] < day), key=_moment, default=None)
    after = min((each for each in others if each[0] > day), key=_moment, default=None)
    return before, after


def _moment(pair: tuple[date, Anniversary]) -> tuple[date, str]:
    return pair[0], pair[1].id


def told_about(record: Exemplar, anniversary: Anniversary) -> tuple[Source, ...]:
    """What the press among its sources wrote from ten days before the day to three after it.

    Of whichever year. Other newspapers may have told of it: the record knows its sources only.
    """
    return tuple(each for each in record.sources if is_press(each) and _is_then(each, anniversary))


def _is_then(source: Source, anniversary: Anniversary) -> bool:
    said = source.date
    if said is None or not said.month or not said.day:
        return False
    written = date(said.year, said.month, said.day)
    return any(days_of(anniversary, written - _AFTER, written + _BEFORE + _A_DAY))


def documents_beside(
    snapshot: Snapshot, anniversary: Anniversary, exemplars: Iterable[Exemplar]
) -> tuple[Beside, ...]:
    """Documents that name the day, that were issued on it, that exemplars which fit it answer."""
    found: dict[str, Beside] = {}
    for beside in (
        *(Beside(each, "nêu ngày này") for each in _naming(snapshot, anniversary)),
        *(Beside(each, "ban hành vào ngày này") for each in _issued(snapshot, anniversary)),
        *_answered(snapshot, exemplars),
    ):
        found.setdefault(beside.directive.id, beside)
    return tuple(found.values())[:_DOCUMENTS]


def _naming(snapshot: Snapshot, anniversary: Anniversary) -> Iterator[Directive]:
    """Those whose text holds the day's name as written."""
    name = anniversary.title
    for end in _NAME_ENDS:
        name = name.partition(end)[0]
    if len(name.split()) >= _LEAST_WORDS:
        query = SearchQuery(f'"{name}"', {"type": ("directive",)}, size=_DOCUMENTS)
        results = search(snapshot, query)
        if not results.is_relaxed:
            yield from of_type(Directive, (hit.record for hit in results.hits))


def _issued(snapshot: Snapshot, anniversary: Anniversary) -> tuple[Directive, ...]:
    if anniversary.is_lunar:
        return ()
    return snapshot.derived(_by_day).get(anniversary.month_and_day, ())


def _by_day(snapshot: Snapshot) -> Mapping[tuple[int, int], tuple[Directive, ...]]:
    """Documents by the day and month of their issue."""
    found = defaultdict(list)
    for each in of_type(Directive, snapshot.records):
        if each.issued and each.issued.month and each.issued.day:
            found[each.issued.month, each.issued.day].append(each)
    return {day: tuple(documents) for day, documents in found.items()}


def _answered(snapshot: Snapshot, exemplars: Iterable[Exemplar]) -> Iterator[Beside]:
    counts = Counter(name for each in exemplars for name in each.directives)
    for name, count in counts.most_common(_DOCUMENTS):
        directive = as_type(Directive, snapshot.find(name))
        if directive:
            yield Beside(directive, f"{count} gương kể trên thực hiện")
