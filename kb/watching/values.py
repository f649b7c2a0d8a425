"""What a column of a newspaper gives: its entries, and what was wrong with it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """An article as a feed announces it: text without markup, an address without what sharing adds.

    `day` is None where the feed gives none that can be; `summary` may be "".
    """

    url: str
    title: str
    summary: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Reading:
    """The entries of a feed in its own order, each address once, and what is to be said of it."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
