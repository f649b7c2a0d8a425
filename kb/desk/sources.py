"""The addresses of sources as the desk keeps an eye on them.

In: the collection as it is, and the ledger of looks in the archive. Out: what was seen of each
address, those first that somebody must mend; and the looking itself, told step by step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb.content.folder import Content
from kb.desk.publishing import Tell
from kb.fetch import fetcher_for
from kb.settings import Settings
from kb.sources import (
    Checked,
    Cited,
    Ledger,
    Outcome,
    by_outcome,
    check_sources,
    cited_addresses,
    due,
)

DAYS = 30  # a look counts for so long


@dataclass(frozen=True)
class Seen:
    """Addresses of which the same was seen, each with the last look at it."""

    outcome: Outcome
    rows: tuple[tuple[Cited, Checked], ...]


@dataclass(frozen=True)
class SourcesSeen:
    """All addresses: how many there are, how many are due, what was seen of the others."""

    total: int
    due: int
    groups: tuple[Seen, ...]
    last: date | None

    @property
    def fine(self) -> int:
        """How many stood as they should."""
        return sum(len(each.rows) for each in self.groups if each.outcome is Outcome.FINE)


def sources_seen(content: Content, settings: Settings, today: date) -> SourcesSeen:
    """What is known today, without asking anybody."""
    cited = cited_addresses(file.record for file in content.files)
    ledger = Ledger(settings.archive_dir)
    groups = by_outcome(cited, ledger)
    return SourcesSeen(
        total=len(cited),
        due=len(due(cited, ledger, today, DAYS)),
        groups=tuple(
            _seen(outcome, groups[outcome], ledger) for outcome in Outcome if groups[outcome]
        ),
        last=max((each.day for each in ledger.last.values()), default=None),
    )


def _seen(outcome: Outcome, cited: Iterable[Cited], ledger: Ledger) -> Seen:
    return Seen(outcome, tuple((each, ledger.last[each.url]) for each in cited))


def look_at_sources(content: Content, settings: Settings, today: date, tell: Tell) -> int:
    """Ask for every address that is due; how many were asked for. FetchError without network."""
    ledger = Ledger(settings.archive_dir)
    waiting = due(cited_addresses(file.record for file in content.files), ledger, today, DAYS)
    looks = check_sources(waiting, fetcher_for(settings), ledger, settings.archive_dir, today)
    for number, checked in enumerate(looks, start=1):
        tell(f"Đã đọc {checked.url}", number, len(waiting))
    return len(waiting)
