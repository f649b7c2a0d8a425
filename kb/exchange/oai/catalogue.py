"""All that harvesters may be told of, oldest change first: records, and names of those gone.

In: a snapshot. Out: `Item`s. Of a record that is no longer there only its name and the second of
its leaving are known, so a harvester of one set is told of all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kb.exchange.urns import record_urn
from kb.records import RECORD_CLASSES, Record
from kb.search import Snapshot

SETS = {name: cls.about.label for name, cls in RECORD_CLASSES.items()}


@dataclass(frozen=True)
class Item:
    """A record by its name; `record` is None for one that is gone."""

    identifier: str
    changed: datetime
    record: Record | None = None

    @property
    def stamp(self) -> str:
        """When it changed: "2026-01-31T08:00:00Z"."""
        return utc_stamp(self.changed)


class Catalogue:
    """The items of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        present = [
            Item(record_urn(each.id), snapshot.history.changed(each.id), each)
            for each in snapshot.records
        ]
        gone = [
            Item(record_urn(each), snapshot.history.changed(each))
            for each in snapshot.history.gone_ids
        ]
        self.items = sorted([*present, *gone], key=lambda item: (item.changed, item.identifier))

    @cached_property
    def by_identifier(self) -> Mapping[str, Item]:
        """The item of a name."""
        return {item.identifier: item for item in self.items}

    def between(self, first: datetime, last: datetime, record_type: str) -> list[Item]:
        """What changed in a span of time; of one type of record if one is named."""
        return [
            item
            for item in self.items
            if first <= item.changed <= last
            and (not record_type or item.record is None or item.record.record_type == record_type)
        ]


def catalogue(snapshot: Snapshot) -> Catalogue:
    """The catalogue of a snapshot, made once."""
    return snapshot.derived(Catalogue)


def earliest(snapshot: Snapshot) -> str:
    """No item changed before this second."""
    items = catalogue(snapshot).items
    return items[0].stamp if items else utc_stamp(snapshot.history.built)


def utc_stamp(moment: datetime) -> str:
    """A second of UTC as the protocol writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
