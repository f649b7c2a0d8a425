"""Finds which records an entry may repeat, in time that does not grow with their number.

In: records, then entries. Out: whether an entry's row was taken before, and records of the same
name whose places do not contradict. A list of thousands of namesakes is an ordinary list.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, islice, zip_longest

from kb.imports.origins import Entry
from kb.records import Exemplar
from kb.text.vietnamese import match_key

_HONORIFIC_RE = re.compile(
    r"^(?:ong|ba|anh|chi|dong chi|dc|co|thay|em|bac si|mo hinh|tap the|can bo va nhan dan) "
)
_PLACE_WORDS_RE = re.compile(r"^(?:huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|tinh) (?=\S)")
_SAME_SYLLABLE = 0.6  # an editor who mends a name changes a letter or two of one syllable
_PLACES = ("province", "district", "commune")
_VALUES = ("kind", *_PLACES, "role", "subject", "level", "years", "honours", "body")
_Stated = tuple[tuple[str, str], ...]


class Shelf:
    """Records by source row, by folded name, and by what a list says of them."""

    def __init__(self, records: Iterable[Exemplar]) -> None:
        self._by_row: dict[str, list[Exemplar]] = defaultdict(list)
        self._named, self._withdrawn, self._listed = _Alike(), _Alike(), _Alike()
        self._equal: dict[Hashable, dict[str, Exemplar]] = defaultdict(dict)
        for record in records:
            self.add(record)
            for source in record.sources:
                for file in _beginnings(source.file or ""):
                    self._listed.add((match_key(record.title or ""), source.title, file), record)

    def add(self, record: Exemplar, file: str = "") -> None:
        """Put a record on the shelf; one that was made in this run names the file it is from."""
        for source in record.sources:
            if source.file:
                self._by_row[match_key(source.file)].append(record)
        for name in set(_names(record)):
            self._named.add(name, record)
            if record.status == "withdrawn":
                self._withdrawn.add(name, record)
        self._equal[_values(record)].setdefault(file, record)

    def has_row(self, entry: Entry) -> bool:
        """Whether a record was made from this row, also after its name was mended.

        Two offices may both send a "Sheet1" of "danh-sach.xlsx", and a list may come again with
        a row put in: another name in the same row is another entry.
        """
        ours = match_key(entry.record.title)
        for record in self._by_row[match_key(str(entry.origin))]:
            theirs = match_key(record.title or "")
            if ours in (theirs, match_key(record.subject or "")):
                return True
            if _is_mended(ours, theirs) and _is_same_list(entry, record):
                return True
        return False

    def twins(self, record: Exemplar, most: int) -> tuple[Exemplar, ...]:
        """The first records of the same name whose places do not contradict."""
        return tuple(islice(_each_once(self._named, record), most))

    def withdrawn(self, record: Exemplar) -> Exemplar | None:
        """The withdrawn record that this one would bring back."""
        return next(_each_once(self._withdrawn, record), None)

    def sent_before(self, entry: Entry) -> Exemplar | None:
        """The same entry of a list that comes again: with its rows moved, or as .csv after .xlsx.

        Two rows of one file are two entries, however alike; and across lists every stated value
        must be equal, with a place or a post to tell people of one name apart.
        """
        record, file = entry.record, entry.origin.file
        of_list = (match_key(record.title), record.sources[0].title, file)
        if moved := next(self._listed.find(of_list, record), None):
            return moved
        if not (record.district or record.commune or record.role):
            return None
        equal = self._equal.get(_values(record), {})
        return next((other for other_file, other in equal.items() if other_file != file), None)


def _beginnings(file: str) -> Iterator[str]:
    """What may be the file's name in "ds.xlsx, trang DS, dòng 4": it may hold a comma itself."""
    parts = file.split(", ")
    return (", ".join(parts[:count]) for count in range(1, len(parts)))


class _Alike:
    """Records by a key, their kind and their places; what is left open contradicts nothing.

    A record without a district may be one of any district, so each is kept under every part of
    what it states, and is looked up by the part that the other states as well.
    """

    def __init__(self) -> None:
        self._by_part: dict[Hashable, list[Exemplar]] = defaultdict(list)
        self._patterns: dict[Hashable, dict[tuple[str, ...], None]] = defaultdict(dict)

    def add(self, key: Hashable, record: Exemplar) -> None:
        stated = _stated(record)
        pattern = tuple(name for name, _ in stated)
        self._patterns[key][pattern] = None
        for size in range(len(stated) + 1):
            for part in combinations(stated, size):
                self._by_part[key, pattern, part].append(record)

    def find(self, key: Hashable, record: Exemplar) -> Iterator[Exemplar]:
        """Records of this key that do not contradict, one at a time."""
        stated = _stated(record)
        for pattern in self._patterns.get(key, ()):
            part = tuple(each for each in stated if each[0] in pattern)
            yield from self._by_part.get((key, pattern, part), ())


def _stated(record: Exemplar) -> _Stated:
    """What tells a record apart from its namesakes, as far as it is known."""
    kind = (("kind", str(record.kind == "ca-nhan")),) if record.kind else ()
    places = ((name, _place(record, name)) for name in _PLACES)
    return (*kind, *((name, value) for name, value in places if value))


def _each_once(alike: _Alike, record: Exemplar) -> Iterator[Exemplar]:
    """A model is known by its own name: one school may have several."""
    seen: set[int] = set()
    names = list(_names(record))
    for name in names[:1] if record.kind in ("mo-hinh", "cach-lam") else names:
        for other in alike.find(name, record):
            if id(other) not in seen:
                seen.add(id(other))
                yield other


def _values(record: Exemplar) -> Hashable:
    return (match_key(record.title or ""), *(getattr(record, key) for key in _VALUES))


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


def _is_same_list(entry: Entry, record: Exemplar) -> bool:
    ours = entry.record.sources[0].title
    start = f"{entry.origin.file}, "
    return any(s.title == ours and (s.file or "").startswith(start) for s in record.sources)
