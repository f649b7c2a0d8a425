"""All that a search box may suggest: titles, people, numbers, units, honours, fields, days, places.

In: a snapshot. Out: `Entry`s, best first. Each record is read once, told of and let go; of one that
stands as it did in the generation before it is known already what it tells.
"""

from collections.abc import Mapping
from typing import NamedTuple

from kb.records import record_from_plain
from kb.search.snapshot import Snapshot
from kb.search.suggestions import things
from kb.search.suggestions.goals import Entry
from kb.search.suggestions.records import Told, gather, tell


class Known(NamedTuple):
    """What a record told, and by which fingerprint it is known to be the same."""

    fingerprint: str
    told: Told


def known_of(snapshot: Snapshot, former: Mapping[str, Known]) -> dict[str, Known]:
    """What every record tells, by its id."""
    return {
        record_id: known
        if (known := former.get(record_id)) and known.fingerprint == row.fingerprint
        else Known(row.fingerprint, _told(snapshot, record_id))
        for record_id, row in snapshot.engine.listing().items()
    }


def _told(snapshot: Snapshot, record_id: str) -> Told:
    return tell(record_from_plain(snapshot.engine.stored(record_id)["record"]))


def entries(snapshot: Snapshot, known: Mapping[str, Known]) -> list[Entry]:
    """Everything that may be suggested, best first."""
    gathered = gather({record_id: each.told for record_id, each in known.items()})
    found = [
        *gathered.entries,
        *things.units(snapshot, gathered.units),
        *things.honours(snapshot, gathered.honours),
        *things.fields(snapshot),
        *things.days(snapshot),
        *things.provinces(snapshot),
        *things.localities(snapshot, gathered.places),
    ]
    return sorted(found, key=lambda entry: entry.rank)
