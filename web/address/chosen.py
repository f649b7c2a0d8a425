"""What the entries of a shortlist mean now: ids, old ids, and the short keys of a packed address.

In: a snapshot, and a list as its address holds it. Out: the same list under the ids of today. A key
that no record answers to, or more than one, stays as it is: nobody guesses.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.records import Record
from web.address.packing import KEY_RE, key_of
from web.address.shortlist import Shortlist

if TYPE_CHECKING:
    from kb.search import Snapshot


def current(snapshot: "Snapshot", shortlist: Shortlist) -> Shortlist:
    """The list under the ids that records bear now; what is lost stays, so that it can be told."""
    names = {each: named_now(snapshot, each) for each in shortlist.ids}
    ids = tuple(dict.fromkeys(names.values()))
    marks = {names[each]: mark for each, mark in shortlist.marks.items() if each in names}
    in_full = frozenset(each for each in ids if not _is_packed(snapshot, each))
    return replace(shortlist, ids=ids, marks=marks, in_full=in_full)


def named_now(snapshot: "Snapshot", name: str) -> str:
    """The id that now stands for an id, an old one, or a key; itself where none does, or two."""
    found = meant(snapshot, name)
    return found[0].id if len(found) == 1 else name


def meant(snapshot: "Snapshot", name: str) -> tuple[Record, ...]:
    """The records that an id, an old one, or a key may mean."""
    if KEY_RE.fullmatch(name):
        return tuple(map(snapshot.record, snapshot.derived(_by_key).get(name, ())))
    found = snapshot.find(snapshot.aliases.get(name, name))
    return (found,) if found else ()


def _is_packed(snapshot: "Snapshot", name: str) -> bool:
    """Whether five bytes are enough to find it again; a key has no more to tell."""
    return bool(KEY_RE.fullmatch(name)) or len(meant(snapshot, key_of(name))) == 1


def _by_key(snapshot: "Snapshot") -> dict[str, tuple[str, ...]]:
    """The ids of the records that a key may mean, by the names they have and had."""
    found: dict[str, tuple[str, ...]] = {}
    for record in snapshot.records:
        for name in (record.id, *record.aliases):
            key = key_of(name)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), record.id)))
    return found
