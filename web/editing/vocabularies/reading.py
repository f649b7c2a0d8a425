"""Where readers meet what a list says: addresses of the public site.

In: the id of an item, the vocabularies. Out: a path; the front page for what has none of its own.
"""

from datetime import date, timedelta
from urllib.parse import urlencode

from kb.desk.vocabularies import kind_and_key
from kb.newsroom.calendar import days_of
from kb.vocabularies import Anniversary, Vocabularies

_YEAR = timedelta(days=400)


def item_path(record_id: str, vocabularies: Vocabularies) -> str:
    """The page that shows an item: "/lich-de-tai?tu=2026-11-20" for a day of the year."""
    kind, key = kind_and_key(record_id)
    if kind == "anniversaries":
        days = (each for each in vocabularies.anniversaries if each.id == key)
        return _calendar(next(days, None))
    if kind == "fields":
        return f"/tim-kiem?{urlencode({'field': key})}"
    return {"places": f"/tinh/{key}", "organisations": f"/co-quan/{key}"}.get(kind, "/")


def _calendar(day: Anniversary | None) -> str:
    """The calendar from the week of the next time that a day falls."""
    today = date.today()
    coming = next(days_of(day, today, today + _YEAR), None) if day else None
    return f"/lich-de-tai?tu={coming.isoformat()}" if coming else "/lich-de-tai"
