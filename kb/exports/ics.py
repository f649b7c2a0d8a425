"""The calendar of coming days as an iCalendar file (RFC 5545), to subscribe to.

In: occasions, duties with their days, and whose calendar it is. Out: bytes; identifiers hang on
the day and its year, or the document and the duty, and the name of the site alone, so that a
calendar that subscribes sees one event once.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from kb.exchange.addresses import day_path, record_path
from kb.newsroom.calendar import Occasion
from kb.newsroom.requirements import Duty
from kb.text.phrases import joined, listed
from kb.text.vietnamese import slug
from kb.vocabularies import Site


def to_ics(
    occasions: Iterable[Occasion],
    base_url: str,
    built: datetime,
    site: Site,
    duties: Iterable[tuple[date, Duty]] = (),
    asked: str = "",
) -> bytes:
    """One all-day event a day, with the exemplars that fit it; one for each duty that falls due.

    `asked` tells the calendar of a search from the others.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{site.name}//Lịch đề tài//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{site.name}: {asked}" if asked else f"Lịch đề tài {site.name}")
    for occasion in occasions:
        uid = f"{occasion.anniversary.id}-{occasion.day.year}"
        event = _event(uid, occasion.day, built, site)
        event.add("summary", _summary(occasion))
        event.add("description", _description(occasion, base_url))
        event.add("url", base_url + day_path(occasion.anniversary))
        calendar.add_component(event)
    for day, duty in duties:
        event = _event(f"{duty.directive.id}-{_digest(duty)}", day, built, site)
        event.add("summary", f"Hạn: {duty.requirement.what}")
        event.add("description", _told(duty))
        event.add("url", base_url + record_path(duty.directive))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _event(uid: str, day: date, built: datetime, site: Site) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{slug(site.name) or 'kho'}")
    event.add("dtstamp", built.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    return event


def _digest(duty: Duty) -> str:
    return sha256(duty.requirement.what.encode()).hexdigest()[:12]


def _told(duty: Duty) -> str:
    """By when in the document's words, whom it is asked of, where it stands."""
    document = joined(duty.directive.dated_name, duty.place)
    return "\n".join(filter(None, (duty.requirement.when, listed(duty.roles), document)))


def _summary(occasion: Occasion) -> str:
    years = f" ({occasion.years} năm)" if occasion.years else ""
    return f"{occasion.anniversary.title}{years}"


def _description(occasion: Occasion, base_url: str) -> str:
    lines = [occasion.anniversary.note or ""]
    lines += [f"{each.title}: {base_url}{record_path(each)}" for each in occasion.exemplars]
    return "\n".join(line for line in lines if line)
