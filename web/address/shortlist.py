"""A shortlist as its address holds it: ids in order, a state and a note for each, a name.

In: the parameters of /tuyen-chon. Out: a `Shortlist`, and the parameters of its one short address:
ids one by one, or packed into one (`packing`) where that is long. Nothing is kept on the server:
whoever has the address has the list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urlsplit

from werkzeug.datastructures import MultiDict

from kb.newsroom.shortlist import STATES, Mark
from kb.schema import SLUG_RE
from kb.text.vietnamese import normalise
from web.address.listing import is_listing, read_listing
from web.address.packing import KEY_RE, MOST_CHARS, MOST_ITEMS, Entry, key_of, pack, unpack

READABLE = 500  # characters of an address that is still read, and sent, as it is
_NAME_CHARS, _ID_CHARS = 80, 120
_DEFAULT = Mark()
_AFTER = ".,;:!?)]}>'\"…”’»"  # what a sentence or a chat program sets behind an address


@dataclass(frozen=True)
class Shortlist:
    """What somebody has chosen; `marks` has the records whose state or note is not the usual.

    Ids may be keys (`packing.key_of`) until somebody looks them up. `in_full` are those that a
    packed address writes out; `is_damaged`: the address held a packed list that cannot be read.
    """

    name: str = ""
    ids: tuple[str, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    in_full: frozenset[str] = frozenset()
    is_damaged: bool = False

    def mark(self, record_id: str) -> Mark:
        """State and note of a record."""
        return self.marks.get(record_id, _DEFAULT)

    def with_entries(self, entries: list[Entry]) -> "Shortlist":
        """With further records at the end, each once, and what is marked at them."""
        marks = {**self.marks, **{each: mark for each, mark in entries if mark != _DEFAULT}}
        ids = tuple(dict.fromkeys((*self.ids, *(each for each, _ in entries))))[:MOST_ITEMS]
        return replace(self, ids=ids, marks=marks)

    def without(self, dropped: list[str]) -> "Shortlist":
        """Without some records, by their ids or keys."""
        keys = set(map(key_of, dropped))
        return replace(self, ids=tuple(each for each in self.ids if key_of(each) not in keys))

    def moved(self, record_id: str, step: int) -> "Shortlist":
        """With a record one place further up (-1) or down (1)."""
        ids, keys = list(self.ids), list(map(key_of, self.ids))
        if (key := key_of(record_id)) not in keys:
            return self
        place = keys.index(key)
        ids.insert(max(0, place + step), ids.pop(place))
        return replace(self, ids=tuple(ids))

    @property
    def readable(self) -> list[tuple[str, str]]:
        """The parameters that hold it one by one; what is usual is left out."""
        marked = [(each, self.marks[each]) for each in self.ids if each in self.marks]
        return [
            *([("name", self.name)] if self.name else []),
            *(("id", each) for each in self.ids),
            *((f"state.{each}", m.state) for each, m in marked if m.state != _DEFAULT.state),
            *((f"note.{each}", m.note) for each, m in marked if m.note),
        ]

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of its address: those, or all of it in one where they are long."""
        if len(urlencode(self.readable)) <= READABLE:
            return self.readable
        return [("list", pack(self.name, self.ids, self.marks, self.in_full))]


def read_shortlist(args: MultiDict[str, str]) -> Shortlist:
    """The list that an address holds, after what a button of its form asks (`up`, `drop` …)."""
    found = _packed(args.get("list")).with_entries(_entries(args))
    name = line(args.get("name", found.name), _NAME_CHARS)
    found = _added(replace(found, name=name), args.get("add", ""))
    for action, step in (("up", -1), ("down", 1)):
        found = found.moved(args.get(action, ""), step)
    return found.without(args.getlist("drop"))


def is_short(args: MultiDict[str, str], shortlist: Shortlist) -> bool:
    """Whether an address is already the one that a list has: as it is written here, or packed."""
    given = [*args.items(multi=True)]
    return given == shortlist.parameters or [name for name, _ in given] == ["list"]


def named_ids(text: str) -> tuple[str, ...]:
    """Ids, keys, or addresses of records, with blanks or commas between them."""
    names = (
        urlsplit(part).path.rpartition("/")[2].rstrip(_AFTER) for part in re.split(r"[\s,;]+", text)
    )
    return tuple(dict.fromkeys(filter(_is_name, names)))[:MOST_ITEMS]


def _is_name(text: str) -> bool:
    return bool(len(text) <= _ID_CHARS and SLUG_RE.fullmatch(text)) or bool(KEY_RE.fullmatch(text))


def line(text: str, most: int) -> str:
    """What somebody typed as one line of so many characters."""
    return " ".join(normalise(text[: most * 4]).split())[:most].rstrip()


def mark(state: str, note: str) -> Mark:
    """A mark of what somebody typed; a state that nobody knows is the usual one."""
    return Mark(state if state in STATES else _DEFAULT.state, line(note, MOST_CHARS))


def _packed(text: str | None) -> Shortlist:
    """The list of a packed address; without one, none."""
    if text is None:
        return Shortlist()
    if (found := unpack(text.strip().rstrip(_AFTER))) is None:
        return Shortlist(is_damaged=True)
    name, entries = found
    cleaned = [(each, mark(said.state, said.note)) for each, said in entries]
    return Shortlist(line(name, _NAME_CHARS)).with_entries(cleaned)


def _entries(args: MultiDict[str, str]) -> list[Entry]:
    """The records that stand in an address one by one, as the numbers of its form order them."""
    given = args.getlist("id")
    columns = {name: args.getlist(name) for name in ("place", "state", "note")}
    if not all(len(each) == len(given) for each in columns.values()):
        return [(each, _named_mark(args, each)) for each in named_ids(" ".join(given))]
    rows = zip(given, *columns.values(), strict=True)
    placed = sorted(
        (_place(typed, number), number, record_id, mark(state, note))
        for number, (record_id, typed, state, note) in enumerate(rows, 1)
        if _is_name(record_id)
    )
    return [(record_id, marked) for _, _, record_id, marked in placed]


def _named_mark(args: MultiDict[str, str], record_id: str) -> Mark:
    return mark(args.get(f"state.{record_id}", ""), args.get(f"note.{record_id}", ""))


def _place(typed: str, number: int) -> tuple[int, int]:
    """Where a record goes: who moves up stands before, who moves down after, who was there."""
    wanted = int(typed) if re.fullmatch(r"[0-9]{1,6}", typed.strip()) else number
    return wanted, (wanted > number) - (wanted < number)


def _added(shortlist: Shortlist, text: str) -> Shortlist:
    """With what was pasted: names, or the lines of a file."""
    if not is_listing(text):
        return shortlist.with_entries([(each, _DEFAULT) for each in named_ids(text)])
    name, rows = read_listing(text)
    entries = [(each, mark(*said)) for each, *said in rows if _is_name(each)]
    return replace(shortlist, name=shortlist.name or line(name, _NAME_CHARS)).with_entries(entries)
