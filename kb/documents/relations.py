"""Who continues, implements or answers to whom: the graph over all published records.

In: records. Out: the arrows of a record seen from either end, and chains of documents. An arrow
is written once, in the later document (`kb.records.codes.RELATIONS` names both directions); one
that leads to a record outside the collection (a draft, a withdrawn one) is not there for anybody.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kb.records import Directive, Exemplar, Record, as_type, of_type
from kb.records.codes import FAMILY, RELATIONS, REPLACES


@dataclass(frozen=True)
class Link:
    """An arrow seen from one of its ends: 05-CT/TW sees ("Được tiếp tục bởi", 01-KL/TW)."""

    kind: str
    label: str
    other: Directive


class Relations:
    """The arrows between these records."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.id: record for record in records}
        self._outgoing: defaultdict[str, list[Link]] = defaultdict(list)
        self._incoming: defaultdict[str, list[Link]] = defaultdict(list)
        self._answering: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self._records.values():
            for directive in self.directives_of(record):
                self._answering[directive.id].append(record)
        for directive in of_type(Directive, self._records.values()):
            self._add_arrows(directive)

    def _add_arrows(self, later: Directive) -> None:
        for arrow in later.relations:
            earlier = as_type(Directive, self._records.get(arrow.to))
            if earlier and earlier is not later:
                active, passive = RELATIONS[arrow.kind]
                self._outgoing[later.id].append(Link(arrow.kind, active, earlier))
                self._incoming[earlier.id].append(Link(arrow.kind, passive, later))

    def outgoing(self, record_id: str) -> tuple[Link, ...]:
        """What a document continues, implements, replaces …, in the order it is written."""
        return tuple(self._outgoing.get(record_id, ()))

    def incoming(self, record_id: str) -> tuple[Link, ...]:
        """What continues, implements, replaces … a document: oldest first, undated last."""
        order = list(RELATIONS)
        return tuple(
            sorted(
                self._incoming.get(record_id, ()),
                key=lambda link: (order.index(link.kind), *age(link.other)),
            )
        )

    def replacing(self, directive_id: str) -> tuple[Directive, ...]:
        """The documents that took the place of this one."""
        return tuple(link.other for link in self.incoming(directive_id) if link.kind == REPLACES)

    def directives_of(self, record: Record) -> tuple[Directive, ...]:
        """The documents a record answers to, in the order it is written; a document to none."""
        named = (self._records.get(record_id) for record_id in dict.fromkeys(record.directives))
        return of_type(Directive, filter(None, named))

    def answering(self, directive_id: str) -> tuple[Record, ...]:
        """The exemplars, themes and figures that answer to a document, in the order of records."""
        return tuple(self._answering.get(directive_id, ()))

    def exemplars_of(self, directive_id: str) -> tuple[Exemplar, ...]:
        """The exemplars among them."""
        return of_type(Exemplar, self.answering(directive_id))

    def family(self, record: Directive) -> tuple[Directive, ...]:
        """The documents that continue, replace or amend one another, this one among them.

        Oldest first, undated last.
        """
        known, waiting = {record.id: record}, [record]
        while waiting:
            last = waiting.pop()
            links = (*self.outgoing(last.id), *self.incoming(last.id))
            near = [link.other for link in links if link.kind in FAMILY]
            new = {each.id: each for each in near if each.id not in known}
            known |= new
            waiting.extend(new.values())
        return tuple(sorted(known.values(), key=age))

    def longest_chain(self, kind: str) -> tuple[Directive, ...]:
        """The longest line of documents of which each bears one relation to the one before.

        For "tiep-tuc" in our content: 06-CT/TW, 03-CT/TW, 05-CT/TW, 01-KL/TW; oldest first.
        """
        known: dict[str, tuple[Directive, ...]] = {}
        chains = (self._chain_to(record, kind, known) for record in self._records.values())
        return max(chains, key=len, default=())

    def _chain_to(
        self, record: Record, kind: str, known: dict[str, tuple[Directive, ...]]
    ) -> tuple[Directive, ...]:
        directive = as_type(Directive, record)
        if directive and record.id not in known:
            known[record.id] = ()  # until it is known: arrows that run in a circle end here
            earlier = [
                self._chain_to(link.other, kind, known)
                for link in self.outgoing(record.id)
                if link.kind == kind
            ]
            known[record.id] = (*max(earlier, key=len, default=()), directive)
        return known.get(record.id, ())


def age(record: Directive) -> tuple[bool, str]:
    """Sorts documents from the oldest on; those without a date come last."""
    return record.issued is None, str(record.issued or "")
