"""What time it is for readers: Vietnam's, wherever the server stands."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day in Vietnam, wherever the server stands."""
    return datetime.now(VIETNAM).date()


def day_start(day: date) -> datetime:
    """The moment at which a day begins in Vietnam."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
