"""Sets entries against what content/ holds: what to write, what is there already, what looks alike.

In: entries and `Content`. Out: a `Plan`: drafts with ids that nobody bears, entries already taken
from the same row, and likely duplicates (same name after folding, no place that contradicts).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kb.content.drafts import free_id, quoted, record_text
from kb.content.folder import Content
from kb.imports.origins import Entry
from kb.imports.shelf import Shelf
from kb.records import Exemplar, of_type

_MOST_TWINS = 3  # shown of each draft; a list of one name has thousands
_FILE_RE = re.compile(r'file: ("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True)
class Draft:
    """An entry with its id, and the records that it may repeat."""

    record: Exemplar
    entry: Entry
    twins: tuple[Exemplar, ...] = ()
    has_more_twins: bool = False

    @property
    def text(self) -> str:
        """The file to write; its note tells the editor who opens it of doubts and of twins."""
        twins = [f"Có thể trùng với {twin.id}: hãy so rồi giữ một." for twin in self.twins]
        if self.has_more_twins:
            twins.append("Còn những hồ sơ khác cùng tên.")
        return record_text(replace(self.record, note=(*twins, *self.entry.notes)))


@dataclass
class Plan:
    """What an import would do; nothing of the list is missing from these four."""

    drafts: list[Draft] = field(default_factory=list)
    known: list[Entry] = field(default_factory=list)  # taken from the same row before
    repeated: list[tuple[Entry, Exemplar]] = field(default_factory=list)  # the list sent again
    withdrawn: list[tuple[Entry, Exemplar]] = field(default_factory=list)


def plan(entries: Iterable[Entry], content: Content, on_disk: Mapping[str, str]) -> Plan:
    """Give every new entry an id and say which entries are not new.

    `on_disk` is the text of every record file by id: a draft that an editor has spoilt is not in
    `content`, but its id is taken and its row must not come again.
    """
    broken = (text for key, text in on_disk.items() if key not in content.by_id)
    spoilt = {file for text in broken for file in _FILE_RE.findall(text)}
    ids = _Ids(on_disk, content)
    shelf = Shelf(of_type(Exemplar, (file.record for file in content.files)))
    made = Plan()
    for entry in entries:
        if shelf.has_row(entry) or quoted(str(entry.origin)) in spoilt:
            made.known.append(entry)
        elif gone := shelf.withdrawn(entry.record):
            made.withdrawn.append((entry, gone))
        elif again := shelf.sent_before(entry):
            made.repeated.append((entry, again))
        else:
            twins = shelf.twins(entry.record, _MOST_TWINS + 1)
            record = replace(entry.record, id=ids.new(entry.record))
            made.drafts.append(Draft(record, entry, twins[:_MOST_TWINS], len(twins) > _MOST_TWINS))
            shelf.add(record, entry.origin.file)
    return made


class _Ids:
    """Gives ids that nobody bears, each from where the last of its stem left off."""

    def __init__(self, on_disk: Iterable[str], content: Content) -> None:
        self.taken = set(on_disk)
        for file in content.files:
            self.taken |= {file.record.id, *file.record.aliases}
        self.last: dict[str, int] = {}

    def new(self, record: Exemplar) -> str:
        stem = free_id(record.title, record.province, ())
        number = self.last.get(stem, 1)
        record_id = stem if number == 1 else f"{stem}-{number}"
        while record_id in self.taken:
            number += 1
            record_id = f"{stem}-{number}"
        self.last[stem] = number
        self.taken.add(record_id)
        return record_id
