"""What each row of a kept list would become: a record, an addition to one, or nothing new.

In: a list as it is read, the collection as it is, the earlier lists. Out: a `Plan` of `Offer`s,
each with findings and likely duplicates. Writes nothing, is made anew when anything changes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from kb.desk.alike import Told
from kb.desk.files.store import Store
from kb.desk.forms.names import Names
from kb.desk.intake.kept import Choice, KeptList, Taken
from kb.desk.intake.kin import Before, Kin
from kb.desk.intake.merging import Addition, additions, blanks
from kb.desk.intake.reading import ReadList
from kb.desk.library import Shelf
from kb.imports import Entry, Finding, plan
from kb.records import Exemplar, as_type, of_type
from kb.text.phrases import format_number

Outcome = Literal["new", "update", "known", "withdrawn", "taken"]
# Where a draft stands for those who look at the list.
State = Literal["look", "ready", "update", "taken", "left"]


@dataclass(frozen=True)
class Twin:
    """A record that a draft may repeat; `said` is what an earlier row said of it."""

    record: Exemplar
    why: str
    said: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Offer:
    """A draft of a row: what it is, what it may repeat, what was chosen, what became of it.

    `record` bears the id that it would have; of a row that is known or taken it is the record that
    is there. `beside` are drafts of the same list that bear the same name.
    """

    key: str
    entry: Entry
    record: Exemplar
    outcome: Outcome
    twins: tuple[Twin, ...] = ()
    beside: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    choice: Choice | None = None
    taken: Taken | None = None

    @property
    def row(self) -> str:
        """The name of its row: sheet and number."""
        return self.key.rpartition(".")[0]

    @property
    def state(self) -> State:
        """Where it stands: to be looked at, ready, going on with a record, taken, left out."""
        if self.outcome == "taken":
            return "taken"
        if self.outcome in ("known", "withdrawn") or (self.choice and self.choice.what == "skip"):
            return "left"
        if self.choice:
            return "ready"
        if self.outcome == "update" and not self.findings:
            return "update"
        return "look" if self.findings or self.twins or self.beside else "ready"

    @property
    def way(self) -> Choice | None:
        """What is done when it is accepted; None where somebody must choose first."""
        if self.choice or self.outcome not in ("new", "update"):
            return self.choice
        if self.outcome == "update":
            return Choice("add", self.twins[0].record.id)
        return None if self.twins else Choice("new")

    @property
    def blanks(self) -> tuple[str, ...]:
        """What must still be filled in before it can be published, by label."""
        return blanks(self.entry.record)

    def into(self, record_id: str) -> Twin | None:
        """The record that it would be added to."""
        return next((twin for twin in self.twins if twin.record.id == record_id), None)

    def additions(self, twin: Twin, names: Names) -> tuple[Addition, ...]:
        """What it would add to a record, field by field."""
        return additions(twin.record, noted(self.entry), names, twin.said)


@dataclass(frozen=True)
class Plan:
    """A whole list: what was read, and the offer for each of its drafts by key."""

    kept: KeptList
    read: ReadList
    offers: Mapping[str, Offer] = field(repr=False)

    @cached_property
    def by_row(self) -> Mapping[str, tuple[Offer, ...]]:
        """The offers of each row."""
        rows: dict[str, list[Offer]] = defaultdict(list)
        for offer in self.offers.values():
            rows[offer.row].append(offer)
        return {row: tuple(offers) for row, offers in rows.items()}

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """What is said of each row that names somebody, or would; under "" of the whole list."""
        return findings_by_row(self.read)

    def told(self, *, is_notice: bool) -> tuple[Finding, ...]:
        """What is said of the whole list: to be looked at, or only to be known."""
        return tuple(each for each in self.findings_of.get("", ()) if each.is_notice == is_notice)

    @cached_property
    def unread(self) -> frozenset[str]:
        """The rows that name somebody and give no draft until they are mended."""
        skipped = (r for r, found in self.findings_of.items() if any(f.is_skipped for f in found))
        return frozenset(row for row in skipped if row not in self.by_row)

    def of_state(self, state: State) -> tuple[Offer, ...]:
        """The drafts that stand there."""
        return tuple(each for each in self.offers.values() if each.state == state)


def noted(entry: Entry) -> Exemplar:
    """The record that a row states, with what no field takes in its note."""
    return replace(entry.record, note=entry.notes)


def findings_by_row(read: ReadList) -> dict[str, tuple[Finding, ...]]:
    """Findings by row; under "" those of headings, columns and the whole list."""
    rows = {key.rpartition(".")[0] for key in read.entries}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in read.findings:
        table = read.table_of(finding)
        named = [f"{table}.{row}" for row in finding.rows or (finding.origin.number,)]
        own = named if finding.is_skipped else [row for row in named if row in rows]
        if own and not finding.is_notice:
            for row in own:
                found[row].append(_of_one_row(finding))
        else:
            found[""].append(finding)
    return {row: tuple(findings) for row, findings in found.items()}


def _of_one_row(finding: Finding) -> Finding:
    """A finding of several rows as each of them has it: without their number."""
    count = f" ({format_number(len(finding.rows))} dòng)" if finding.rows else ""
    return replace(finding, wrong=finding.wrong.removesuffix(count))


def planned(kept: KeptList, read: ReadList, shelf: Shelf, before: Before, store: Store) -> Plan:
    """Set a list against the collection."""
    there = {**shelf.content.by_id, **dict.fromkeys(shelf.content.unread_ids)}
    taken = {key: each for key, each in kept.taken.items() if each.record in there}
    found = {
        key: _offer_taken(key, read.entries[key], each, shelf)
        for key, each in taken.items()
        if key in read.entries
    }
    open_ones = {key: entry for key, entry in read.entries.items() if key not in found}
    going_on = before.matches(open_ones)
    found |= {
        key: _going_on(key, open_ones[key], kin, shelf.names) for key, kin in going_on.items()
    }
    rest = {key: entry for key, entry in open_ones.items() if key not in found}
    found |= dict(_fresh(rest, shelf, store))
    rows = findings_by_row(read)
    offers = {
        key: replace(
            found[key],
            choice=kept.choices.get(key),
            findings=rows.get(key.rpartition(".")[0], ()),
        )
        for key in read.entries
    }
    return Plan(kept, read, offers)


def _offer_taken(key: str, entry: Entry, taken: Taken, shelf: Shelf) -> Offer:
    return Offer(key, entry, _record(taken.record, entry, shelf), "taken", taken=taken)


def _record(record_id: str, entry: Entry, shelf: Shelf) -> Exemplar:
    """The record as it stands; of a file that cannot be read, the draft under its id."""
    file = shelf.content.by_id.get(record_id)
    exemplar = as_type(Exemplar, file.record) if file else None
    return exemplar or replace(entry.record, id=record_id)


def _going_on(key: str, entry: Entry, kin: Kin, names: Names) -> Offer:
    why = "đã có từ một danh sách trước của cơ quan này"
    more = additions(kin.record, noted(entry), names, kin.said)
    outcome: Outcome = "update" if more else "known"
    return Offer(key, entry, kin.record, outcome, (Twin(kin.record, why, kin.said),))


def _fresh(entries: Mapping[str, Entry], shelf: Shelf, store: Store) -> Iterator[tuple[str, Offer]]:
    """The offers of rows that no earlier list knows."""
    keys = {id(entry): key for key, entry in entries.items()}
    broken = {each: _text(store, each) for each in shelf.content.unread_ids}
    made = plan(
        entries.values(), shelf.content, {**dict.fromkeys(shelf.content.by_id, ""), **broken}
    )
    rows = {draft.record.id: keys[id(draft.entry)] for draft in made.drafts}
    for draft in made.drafts:
        key = keys[id(draft.entry)]
        twins = tuple(
            Twin(each, _why(draft.record, each)) for each in draft.twins if each.id not in rows
        )
        beside = tuple(rows[each.id] for each in draft.twins if each.id in rows)
        yield key, Offer(key, draft.entry, draft.record, "new", twins, beside)
    for entry in made.known:
        yield keys[id(entry)], Offer(keys[id(entry)], entry, _from_row(entry, shelf), "known")
    for entry, again in made.repeated:
        key = keys[id(entry)]
        beside = (rows[again.id],) if again.id in rows else ()
        yield key, Offer(key, entry, again, "known", beside=beside)
    for entry, gone in made.withdrawn:
        yield keys[id(entry)], Offer(keys[id(entry)], entry, gone, "withdrawn")


def _text(store: Store, record_id: str) -> str:
    return store.open(record_id).data.decode("utf-8", "replace")


def _why(record: Exemplar, twin: Exemplar) -> str:
    reason = Told(record).reason(Told(twin))
    return reason[1] if reason else "cùng tên"


def _from_row(entry: Entry, shelf: Shelf) -> Exemplar:
    """The record that was made from this very row before; the draft itself where none says so."""
    origin = str(entry.origin)
    for record in of_type(Exemplar, (file.record for file in shelf.content.files)):
        if any(source.file == origin for source in record.sources):
            return record
    return entry.record
