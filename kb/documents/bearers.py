"""The documents that bear a number: those of the collection, and those known by their number only.

In: records and the vocabularies. Out: `Bearer`s by number. A document without a record counts as
long as there is none: its record takes its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kb.citations import DocumentNumber, PartialDate
from kb.records import Directive
from kb.vocabularies import KnownNumber

Bearer = Directive | KnownNumber


class Bearers:
    """Who bears which number, found by its digits."""

    def __init__(self, directives: Iterable[Directive], known: Iterable[KnownNumber]) -> None:
        self._by_digits: defaultdict[int | None, list[tuple[Bearer, DocumentNumber]]]
        self._by_digits = defaultdict(list)
        for directive in directives:
            self._add(directive)
        for each in known:
            if record_of(each, self.of(each.parsed_number)) is None:
                self._add(each)

    def _add(self, bearer: Bearer) -> None:
        if number := bearer.parsed_number:
            self._by_digits[number.number].append((bearer, number))

    def of(self, number: DocumentNumber | None) -> Sequence[Bearer]:
        """The documents that a number may mean, whatever their type and date."""
        if number is None:
            return ()
        same = self._by_digits.get(number.number, ())
        return tuple(bearer for bearer, own in same if number.matches(own))


def record_of(known: KnownNumber, among: Iterable[Bearer]) -> Directive | None:
    """The record of a document known by its number, if there is one after all."""
    number = known.parsed_number
    for each in among:
        if (
            not isinstance(each, KnownNumber)
            and number is not None
            and each.parsed_number is not None
            and number.matches(each.parsed_number)
            and known.type == each.type
            and each.issued is not None
            and dates_agree(known.date, each.issued)
        ):
            return each
    return None


def dates_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates may be one: 5/2021 and 18/5/2021, or one that is not said."""
    if one is None or other is None:
        return True
    return str(one).startswith(str(other)) or str(other).startswith(str(one))
