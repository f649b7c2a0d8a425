"""The calendar of coming days as an iCalendar file (RFC 5545), to subscribe to.

In: occasions, and whose calendar it is. Out: bytes; identifiers hang on the day, its year and the
name of the site alone, so that a calendar that subscribes sees one event once.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from kb.exchange.addresses import day_path, record_path
from kb.newsroom.calendar import Occasion
from kb.text.vietnamese import slug
from kb.vocabularies import Site


def to_ics(occasions: Iterable[Occasion], base_url: str, built: datetime, site: Site) -> bytes:
    """One all-day event a day, with the exemplars that fit it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{site.name}//Lịch đề tài//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Lịch đề tài {site.name}")
    for occasion in occasions:
        event = Event()
        event.add(
            "uid", f"{occasion.anniversary.id}-{occasion.day.year}@{slug(site.name) or 'kho'}"
        )
        event.add("dtstamp", built.astimezone(UTC))
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
        event.add("summary", _summary(occasion))
        event.add("description", _description(occasion, base_url))
        event.add("url", base_url + day_path(occasion.anniversary))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _summary(occasion: Occasion) -> str:
    years = f" ({occasion.years} năm)" if occasion.years else ""
    return f"{occasion.anniversary.title}{years}"


def _description(occasion: Occasion, base_url: str) -> str:
    lines = [occasion.anniversary.note or ""]
    lines += [f"{each.title}: {base_url}{record_path(each)}" for each in occasion.exemplars]
    return "\n".join(line for line in lines if line)
