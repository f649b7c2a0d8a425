"""A document's family as a tree: the line that it continues, and what hangs on each of its members.

In: the relations and a document. Out: `Member`s. The trunk is the line of documents that continue,
replace or amend one another, oldest first; on each hang the documents that implement, guide or rest
on it, on those again theirs, down to the provinces. A document stands once, where it is nearest to
the trunk; its further relations are told beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kb.documents.relations import Link, Relations, age
from kb.documents.standing import Standing, standing
from kb.records import Directive
from kb.records.codes import FAMILY


@dataclass(frozen=True)
class Member:
    """A document in its family.

    `link` is its arrow to the one it hangs on (for the trunk, to the earlier one); `also` are its
    other arrows to members of the family or to documents outside; `standing` says whether it is in
    force.
    """

    directive: Directive
    link: Link | None
    also: tuple[Link, ...]
    children: tuple["Member", ...]
    standing: Standing

    def walk(self) -> Iterator["Member"]:
        """This member and all that hang on it, each before its own."""
        yield self
        for child in self.children:
            yield from child.walk()


def family_tree(relations: Relations, record: Directive) -> tuple[Member, ...]:
    """The trunk to which a document belongs, or on which it hangs, with everything on it."""
    trunk = relations.family(_on_trunk(relations, record))
    parents = _parents(relations, trunk)
    children: dict[str, list[Directive]] = {}
    for child, link in parents.values():
        children.setdefault(link.other.id, []).append(child)

    def member(directive: Directive, link: Link | None) -> Member:
        below = sorted(children.get(directive.id, ()), key=age)
        return Member(
            directive,
            link,
            tuple(each for each in relations.outgoing(directive.id) if each != link),
            tuple(member(child, parents[child.id][1]) for child in below),
            standing(directive, relations),
        )

    return tuple(member(each, _to_earlier(relations, each)) for each in trunk)


def trimmed(
    members: Sequence[Member], record: Directive, most: int
) -> tuple[tuple[Member, ...], int]:
    """As many of a family as there is room for, and how many are left out.

    First those on the way to a document, then the trunk, for half of the room, then what hangs on
    the document, then the others level by level.
    """
    way = _way(members, record)
    below = way[-1].children if way else ()
    order = (*way, *members[: most // 2], *below, *_by_level(members))
    wanted = dict.fromkeys(each.directive.id for each in order)
    kept = frozenset(islice(wanted, most))
    return _only(members, kept), len(wanted) - len(kept)


def _way(members: Iterable[Member], record: Directive) -> tuple[Member, ...]:
    """From the trunk to a document."""
    for member in members:
        if member.directive == record:
            return (member,)
        if below := _way(member.children, record):
            return (member, *below)
    return ()


def _by_level(members: Iterable[Member]) -> Iterator[Member]:
    level = tuple(members)
    while level:
        yield from level
        level = tuple(child for member in level for child in member.children)


def _only(members: Iterable[Member], kept: frozenset[str]) -> tuple[Member, ...]:
    """Those of them that are kept: whoever hangs on one that is not is not either."""
    return tuple(
        replace(each, children=_only(each.children, kept))
        for each in members
        if each.directive.id in kept
    )


def implementing(relations: Relations, record: Directive) -> tuple[Directive, ...]:
    """All that implements, guides or rests on a document, directly or through others."""
    found = _parents(relations, (record,))
    return tuple(sorted((child for child, _ in found.values()), key=age))


def _on_trunk(relations: Relations, record: Directive) -> Directive:
    """Up the arrows that are no family to a document that has none: 91-KH/TU gives 01-KL/TW."""
    seen = {record.id}
    while True:
        above = [
            link.other
            for link in relations.outgoing(record.id)
            if link.kind not in FAMILY and link.other.id not in seen
        ]
        if not above or len(relations.family(record)) > 1:
            return record
        record = above[0]
        seen.add(record.id)


def _to_earlier(relations: Relations, record: Directive) -> Link | None:
    links = (link for link in relations.outgoing(record.id) if link.kind in FAMILY)
    return next(links, None)


def _parents(
    relations: Relations, trunk: tuple[Directive, ...]
) -> dict[str, tuple[Directive, Link]]:
    """What hangs on the trunk, level by level, each with the arrow by which it hangs."""
    known = {each.id for each in trunk}
    parents: dict[str, tuple[Directive, Link]] = {}
    level = list(trunk)
    while level:
        below = []
        for upper in level:
            for back in relations.incoming(upper.id):
                child = back.other
                if child.id in known or back.kind in FAMILY:
                    continue
                known.add(child.id)
                parents[child.id] = child, _arrow(relations, child, upper)
                below.append(child)
        level = below
    return parents


def _arrow(relations: Relations, child: Directive, upper: Directive) -> Link:
    """The arrow seen from its later end."""
    links = relations.outgoing(child.id)
    return next(link for link in links if link.other.id == upper.id and link.kind not in FAMILY)
