"""The records that earlier lists of the same office made: a person comes again the next year.

In: the lists that are kept, the collection, a list that was read. Out: for each of its entries the
one record that it goes on with, and what the row before said; none where two could be meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kb.content.folder import Content
from kb.desk.intake.kept import KeptList, Taken
from kb.desk.intake.reading import ReadList
from kb.imports import Entry, Shelf
from kb.records import Exemplar, as_type
from kb.text.vietnamese import match_key

_ENOUGH = 0.6  # of the headings of two lists that are in both


@dataclass(frozen=True)
class Kin:
    """A record that goes on, and what the row said that it was last made or filled from."""

    record: Exemplar
    said: Mapping[str, str] | None = None


@dataclass
class Before:
    """What an office's earlier lists made."""

    found: dict[str, Kin] = field(default_factory=dict)
    _shelf: Shelf = field(default_factory=lambda: Shelf(()))

    def add(self, kin: Kin) -> None:
        """One more record, looked for under the name and place that its row stated."""
        record_id = kin.record.id
        self.found[record_id] = kin
        values: dict[str, Any] = {
            name: text for name, text in (kin.said or {}).items() if name != "summary"
        }
        self._shelf.add(replace(kin.record, **values))

    def matches(self, entries: Mapping[str, Entry]) -> dict[str, Kin]:
        """The kin of each entry; of a name that two rows or two records bear nobody can tell."""
        claims: dict[str, list[str]] = defaultdict(list)
        for key, entry in entries.items():
            twins = self._shelf.twins(entry.record, 2)
            if len(twins) == 1:
                claims[twins[0].id].append(key)
        return {keys[0]: self.found[each] for each, keys in claims.items() if len(keys) == 1}


def before(kept: KeptList, read: ReadList, lists: Iterable[KeptList], content: Content) -> Before:
    """The records that lists like this one made."""
    known = Before()
    exemplars = {
        file.record.id: exemplar
        for file in content.files
        if (exemplar := as_type(Exemplar, file.record)) and exemplar.status != "withdrawn"
    }
    said = dict(_taken(kept, read, lists))
    office = match_key(read.office)
    for record_id, record in exemplars.items():
        if record_id in said:
            known.add(Kin(record, said[record_id].said))
        elif office and _is_of(record, office, kept.name):
            known.add(Kin(record))
    return known


def _taken(
    kept: KeptList, read: ReadList, lists: Iterable[KeptList]
) -> Iterator[tuple[str, Taken]]:
    """What became of the rows of earlier lists, the latest list last."""
    own = {each.record for each in kept.taken.values()}
    for other in sorted(lists, key=lambda each: each.number):
        if other.number != kept.number and _is_like(other, read):
            for taken in other.taken.values():
                if taken.record not in own:
                    yield taken.record, taken


def _is_like(other: KeptList, read: ReadList) -> bool:
    ours, theirs = set(read.headings), set(other.headings)
    if match_key(other.office) != match_key(read.office) or not ours | theirs:
        return False
    share = len(ours & theirs) / len(ours | theirs)
    return share >= _ENOUGH if read.office else share == 1


def _is_of(record: Exemplar, office: str, name: str) -> bool:
    """Whether a record was made from another list of the office, brought in by whichever way."""
    return any(
        match_key(source.publisher or "") == office and not source.file.startswith(f"{name}, ")
        for source in record.sources
        if source.file
    )
