"""A shortlist as its address holds it: ids in order, a state and a note for each, a name.

In: the parameters of /tuyen-chon. Out: a `Shortlist`, and the parameters of its one short address.
Nothing is kept on the server: whoever has the address has the list.
"""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from kb.newsroom.shortlist import STATES, Mark
from kb.schema import SLUG_RE
from kb.text.vietnamese import normalise

MOST_ITEMS = 500
_NOTE_CHARS, _NAME_CHARS, _ID_CHARS = 300, 80, 120
_DEFAULT = Mark()


@dataclass(frozen=True)
class Shortlist:
    """What somebody has chosen; `marks` has the records whose state or note is not the usual."""

    name: str = ""
    ids: tuple[str, ...] = ()
    marks: dict[str, Mark] = field(default_factory=dict)

    def mark(self, record_id: str) -> Mark:
        """State and note of a record."""
        return self.marks.get(record_id, _DEFAULT)

    def with_ids(self, more: tuple[str, ...]) -> "Shortlist":
        """With further records at the end, each once."""
        return replace(self, ids=tuple(dict.fromkeys((*self.ids, *more)))[:MOST_ITEMS])

    def without(self, record_id: str) -> "Shortlist":
        """Without a record."""
        return replace(self, ids=tuple(each for each in self.ids if each != record_id))

    def moved(self, record_id: str, step: int) -> "Shortlist":
        """With a record one place further up (-1) or down (1)."""
        if record_id not in self.ids:
            return self
        ids = list(self.ids)
        place = ids.index(record_id)
        ids.insert(max(0, place + step), ids.pop(place))
        return replace(self, ids=tuple(ids))

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters that hold it; what is usual is left out."""
        marked = [(each, self.marks[each]) for each in self.ids if each in self.marks]
        return [
            *([("name", self.name)] if self.name else []),
            *(("id", each) for each in self.ids),
            *((f"state.{each}", m.state) for each, m in marked if m.state != _DEFAULT.state),
            *((f"note.{each}", m.note) for each, m in marked if m.note),
        ]


def read_shortlist(args: MultiDict[str, str]) -> Shortlist:
    """The list that an address holds, after what a button of its form asks (`up`, `drop` …)."""
    ids = named_ids(" ".join(args.getlist("id")))
    found = Shortlist(_line(args.get("name", ""), _NAME_CHARS), ids, _marks(args, ids))
    found = found.with_ids(named_ids(args.get("add", "")))
    for name, step in (("up", -1), ("down", 1)):
        found = found.moved(args.get(name, ""), step)
    return found.without(args.get("drop", ""))


def is_short(args: MultiDict[str, str], shortlist: Shortlist) -> bool:
    """Whether an address is already the one that a list has."""
    return [*args.items(multi=True)] == shortlist.parameters


def named_ids(text: str) -> tuple[str, ...]:
    """Ids, or addresses of records, with blanks or commas between them."""
    names = (urlsplit(part).path.rpartition("/")[2] for part in re.split(r"[\s,;]+", text))
    known = (name for name in names if len(name) <= _ID_CHARS and SLUG_RE.fullmatch(name))
    return tuple(dict.fromkeys(known))[:MOST_ITEMS]


def _marks(args: MultiDict[str, str], ids: tuple[str, ...]) -> dict[str, Mark]:
    marks = {}
    for record_id in ids:
        state = args.get(f"state.{record_id}", "")
        note = _line(args.get(f"note.{record_id}", ""), _NOTE_CHARS)
        mark = Mark(state if state in STATES else _DEFAULT.state, note)
        if mark != _DEFAULT:
            marks[record_id] = mark
    return marks


def _line(text: str, most: int) -> str:
    return " ".join(normalise(text[: most * 4]).split())[:most]
