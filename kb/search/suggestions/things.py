"""What a search box suggests beside records: units, honours, fields, days and places.

In: what the records told (`kb.search.suggestions.records`) and the vocabularies. Out: entries that
lead to a question, or to a day. What has no record is not suggested, a day always.
"""

from collections.abc import Iterator, Sequence

from kb.question import Filters, SearchQuery
from kb.search.snapshot import Snapshot
from kb.search.suggestions.goals import Entry, Goal, Suggestion, counted, joined
from kb.search.suggestions.records import CENTRAL, Names, Places
from kb.text.vietnamese import match_key
from kb.vocabularies import PROVINCE_KINDS, Anniversary, FormerProvince, Province

_LONGEST_NAME = 12  # words; a longer subject lists people, it is no name
_DAY = "Ngày "


def units(snapshot: Snapshot, names: Names) -> Iterator[Entry]:
    """Units honoured, and those that issue documents, with how many records name them."""
    yield from _asked(snapshot, names, "unit")


def honours(snapshot: Snapshot, names: Names) -> Iterator[Entry]:
    """What was awarded: "Huân chương Dũng cảm", with how many bear it."""
    yield from _asked(snapshot, names, "honour")


def _asked(snapshot: Snapshot, names: Names, kind: str) -> Iterator[Entry]:
    groups = [[match_key(term) for term in group.terms] for group in snapshot.vocabularies.synonyms]
    for text, count in names.counted():
        if len(text.split()) <= _LONGEST_NAME and ";" not in text:
            label = joined(Suggestion.KINDS[kind], counted(count))
            goal = Goal(text, kind, label, question=SearchQuery(text))
            body = snapshot.vocabularies.organisation(text)
            others = (*(body.names if body else ()), *_other_names(text, groups))
            yield Entry(goal, count, others)


def _other_names(text: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """The name with an abbreviation written out, or the other way round.

    "UBND xã" is "Ủy ban nhân dân xã".
    """
    key = f" {match_key(text)} "
    for terms in groups:
        for term in terms:
            if f" {term} " in key:
                yield from (key.replace(term, other) for other in terms if other != term)


def fields(snapshot: Snapshot) -> Iterator[Entry]:
    """Fields of work, as far as there are records."""
    counts = snapshot.counts("field")
    for each in snapshot.vocabularies.fields:
        if count := counts.get(each.code):
            label = joined(Suggestion.KINDS["field"], counted(count))
            question = SearchQuery(filters={"field": (each.code,)})
            goal = Goal(each.label, "field", label, question=question)
            yield Entry(goal, CENTRAL + count, (f"{Suggestion.KINDS['field']} {each.label}",))


def days(snapshot: Snapshot) -> Iterator[Entry]:
    """Days of the calendar, by their names and dates: "20/11", "ngày nhà giáo", "8-3"."""
    for day in snapshot.vocabularies.anniversaries:
        label = joined(Suggestion.KINDS["day"], day.spoken)
        goal = Goal(day.title, "day", label, day=day)
        yield Entry(goal, CENTRAL, tuple(_day_names(day)))


def _day_names(day: Anniversary) -> Iterator[str]:
    month, number = day.month_and_day
    for said in (day.spoken, f"{number} {month}", f"{number:02} {month:02}"):
        yield said
        yield f"{_DAY}{said}"
    yield day.title.removeprefix(_DAY)


def provinces(snapshot: Snapshot) -> Iterator[Entry]:
    """Today's provinces and those that went into them, as far as there are records."""
    counts = snapshot.counts("province")
    for place in snapshot.vocabularies.places:
        units: list[Province | FormerProvince] = [place]
        units += [unit for unit in place.predecessors if unit.slug != place.slug]
        for unit in units:
            found = unit if counts.get(unit.slug) else place
            count = counts.get(found.slug, 0)
            if count:
                label = joined(_province_label(unit, place), counted(count))
                question = SearchQuery(filters={"province": (found.slug,)})
                goal = Goal(unit.name, "place", label, question=question)
                yield Entry(goal, CENTRAL + count, unit.aliases)


def _province_label(unit: Province | FormerProvince, today: Province) -> str:
    return PROVINCE_KINDS[today.kind] if unit is today else f"Nay thuộc {today.name}"


def localities(snapshot: Snapshot, places: Places) -> Iterator[Entry]:
    """Districts and communes as recorded, within their province."""
    for (name, province), districts in places.items():
        where = snapshot.vocabularies.where(province)
        filters: Filters = {"province": (where.slug,)} if where else {}
        label = joined(districts[0], province, counted(len(districts)))
        question = SearchQuery(name, filters)
        yield Entry(Goal(name, "place", label, question=question), len(districts))
