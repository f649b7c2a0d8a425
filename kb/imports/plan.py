"""Sets entries against what content/ holds: what to write, what is there already, what looks alike.

In: entries and `Content`. Out: a `Plan`: drafts with ids that nobody bears, entries already taken
from the same row, and likely duplicates (same name after folding, no place that contradicts).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from kb.content.drafts import free_id, quoted, record_text
from kb.content.folder import Content
from kb.imports.origins import Entry
from kb.records import Exemplar
from kb.text.vietnamese import match_key

_HONORIFIC_RE = re.compile(
    r"^(?:ong|ba|anh|chi|dong chi|dc|co|thay|em|bac si|mo hinh|tap the|can bo va nhan dan) "
)
_PLACE_WORDS_RE = re.compile(r"^(?:huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|tinh) (?=\S)")
_SAME_SYLLABLE = 0.6  # an editor who mends a name changes a letter or two of one syllable


@dataclass(frozen=True)
class Draft:
    """An entry with its id, and the records that it may repeat."""

    record: Exemplar
    entry: Entry
    twins: tuple[Exemplar, ...] = ()

    @property
    def text(self) -> str:
        """The file to write; the editor who opens it is told of its twins."""
        twins = (f"Có thể trùng với {twin.id}: hãy so rồi giữ một." for twin in self.twins)
        return record_text(self.record, (*twins, *self.entry.notes))


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
    taken = set(on_disk)
    broken = "\n".join(text for key, text in on_disk.items() if key not in content.by_id)
    for file in content.files:
        taken |= {file.record.id, *file.record.aliases}
    shelf = _Shelf(file.record for file in content.files if isinstance(file.record, Exemplar))
    made = Plan()
    fresh: dict[str, str] = {}  # ids given in this run, and the file that each is from
    for entry in entries:
        if shelf.has_row(entry) or (broken and quoted(str(entry.origin)) in broken):
            made.known.append(entry)
            continue
        twins = tuple(shelf.twins(entry.record))
        gone = next((twin for twin in twins if twin.status == "withdrawn"), None)
        again = next((twin for twin in twins if _is_sent_again(entry, twin, fresh)), None)
        if gone:
            made.withdrawn.append((entry, gone))
        elif again:
            made.repeated.append((entry, again))
        else:
            record_id = free_id(entry.record.title, entry.record.province, taken)
            taken.add(record_id)
            fresh[record_id] = entry.origin.file
            record = replace(entry.record, id=record_id)
            made.drafts.append(Draft(record, entry, twins))
            shelf.add(record)
    return made


class _Shelf:
    """Records by source row and by folded name."""

    def __init__(self, records: Iterable[Exemplar]) -> None:
        self.by_row: dict[str, list[Exemplar]] = defaultdict(list)
        self.by_name: dict[str, list[Exemplar]] = defaultdict(list)
        for record in records:
            self.add(record)

    def add(self, record: Exemplar) -> None:
        for source in record.sources:
            self.by_row[match_key(source.file or "")].append(record)
        for name in set(_names(record)):
            self.by_name[name].append(record)

    def has_row(self, entry: Entry) -> bool:
        """Whether a record was made from this row, also after its name was mended.

        Two offices may both send a "Sheet1" of "danh-sach.xlsx", and a list may come again with
        a row put in: another name in the same row is another entry.
        """
        ours = match_key(entry.record.title)
        for record in self.by_row[match_key(str(entry.origin))]:
            theirs = match_key(record.title or "")
            if ours in (theirs, match_key(record.subject or "")):
                return True
            if _is_mended(ours, theirs) and _is_same_list(entry, record):
                return True
        return False

    def twins(self, record: Exemplar) -> Iterator[Exemplar]:
        """Records of the same name whose places do not contradict.

        A model is known by its own name: one school may have several.
        """
        seen: set[int] = set()
        names = list(_names(record))
        for name in names[:1] if record.kind in ("mo-hinh", "cach-lam") else names:
            for other in self.by_name[name]:
                if id(other) not in seen and not _contradict(record, other):
                    seen.add(id(other))
                    yield other


def _is_mended(one: str, other: str) -> bool:
    """Whether one syllable changed a little: "van thu" and "van thuu", not "to 1" and "to 2"."""
    pairs = list(zip_longest(one.split(), other.split(), fillvalue=""))
    changed = [(ours, theirs) for ours, theirs in pairs if ours != theirs]
    return len(changed) == 1 and all(
        not (ours + theirs).isdigit()
        and SequenceMatcher(None, ours, theirs).ratio() >= _SAME_SYLLABLE
        for ours, theirs in changed
    )


def _names(record: Exemplar) -> Iterator[str]:
    """The folded names of person, unit or model, without forms of address."""
    for name in (record.title, record.subject):
        folded = _HONORIFIC_RE.sub("", match_key(name or ""))
        if folded:
            yield folded


def _place(record: Exemplar, name: str) -> str:
    return _PLACE_WORDS_RE.sub("", match_key(getattr(record, name) or ""))


def _contradict(one: Exemplar, other: Exemplar) -> bool:
    people = "ca-nhan"
    if one.kind and other.kind and (one.kind == people) != (other.kind == people):
        return True
    for name in ("province", "district", "commune"):
        ours, theirs = _place(one, name), _place(other, name)
        if ours and theirs and ours != theirs:
            return True
    return False


def _is_same_list(entry: Entry, record: Exemplar) -> bool:
    ours = entry.record.sources[0].title
    start = f"{entry.origin.file}, "
    return any(s.title == ours and (s.file or "").startswith(start) for s in record.sources)


def _is_sent_again(entry: Entry, twin: Exemplar, fresh: Mapping[str, str]) -> bool:
    """The same entry of a list that comes again: with its rows moved, or as .csv after .xlsx.

    Two rows of one file are two entries, however alike; and across lists every stated value must
    be equal, with a place or a post to tell people of one name apart.
    """
    record = entry.record
    if match_key(record.title) != match_key(twin.title or ""):
        return False
    if fresh.get(twin.id) == entry.origin.file:
        return False
    if _is_same_list(entry, twin):
        return True
    keys = ("kind", "province", "district", "commune", "role", "subject", "level", "years",
            "honours", "body")  # fmt: skip
    is_precise = bool(record.district or record.commune or record.role)
    return is_precise and all(getattr(record, key) == getattr(twin, key) for key in keys)
