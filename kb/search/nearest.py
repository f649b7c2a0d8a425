"""The documents nearest to a number that none bears.

In: a question that cites a number which no document here bears. Out: ids: of the same number (of
another body first, then of another type), then of the same type: with a number that is a slip away,
then the newest.
"""

from collections.abc import Iterator
from dataclasses import replace

from kb.citations import TYPES, Citation, DocumentNumber
from kb.index.analysis import own_number_term
from kb.index.engine import OWN_NUMBERS, All, Any, Plan, Term
from kb.records import Directive, as_type
from kb.search.direct import resolve
from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot

# As many are shown.
_MOST = 5
_READ = 60
_SYMBOLS = tuple(dict.fromkeys(symbol for each in TYPES for symbol in each.symbols))


def nearest_documents(snapshot: Snapshot, query: ParsedQuery) -> tuple[str, ...]:
    """Ids of those near to the numbers asked for that no document bears, the nearest first."""
    unborne = (each for each in query.citations if not resolve(snapshot, each))
    found = (record_id for each in unborne for record_id in _nearest(snapshot, each))
    return tuple(dict.fromkeys(found))[:_MOST]


def _nearest(snapshot: Snapshot, citation: Citation) -> Iterator[str]:
    if citation.number.number is not None:
        yield from _of_like_numbers(snapshot, citation.number)
    symbol = citation.number.kind
    types = [each.code for each in TYPES if symbol and symbol in each.symbols]
    like = All((Any(tuple(Term("doc_type", code) for code in types)),))
    if types:
        page = snapshot.engine.execute(Plan(among=like, sort="newest", size=_MOST))
        yield from (hit.id for hit in page.hits)


def _of_like_numbers(snapshot: Snapshot, asked: DocumentNumber) -> list[str]:
    """Of equally near ones that of the same body, then the newest."""
    ranks = {_own(number): rank for rank, number in reversed([*enumerate(_near(asked))])}
    known = snapshot.engine.frequencies(ranks)
    there = tuple(term for term in ranks if known[term])
    found = snapshot.holding(Any(there), most=_READ) if there else ()
    records = [as_type(Directive, snapshot.record(record_id)) for record_id in found]

    def nearness(record: Directive) -> tuple[int, bool, str]:
        own = record.parsed_number or asked
        is_same_body = bool(asked.issuer) and own.issuer == asked.issuer
        return -ranks[_own(own)], is_same_body, str(record.issued or "")

    like = sorted((each for each in records if each), key=nearness, reverse=True)
    return [record.id for record in like]


def _own(number: DocumentNumber) -> Term:
    return Term(OWN_NUMBERS, own_number_term(number))


def _near(asked: DocumentNumber) -> Iterator[DocumentNumber]:
    """Numbers that may have been meant, the likeliest first, the asked one before all."""
    yield asked
    for symbol in _SYMBOLS:
        yield replace(asked, kind=symbol, year=None, issuer="")
    for value in _slips(str(asked.number)):
        yield replace(asked, number=value, year=None)


def _slips(digits: str) -> Iterator[int]:
    """Two digits changed about, one too few, one wrong, one too many."""
    places = range(len(digits))
    changed = [digits[:i] + digits[i : i + 2][::-1] + digits[i + 2 :] for i in places[:-1]]
    fewer = [digits[:i] + digits[i + 1 :] for i in places if len(digits) > 1]
    wrong = [digits[:i] + each + digits[i + 1 :] for i in places for each in "0123456789"]
    more = [digits[:i] + each + digits[i:] for i in (*places, len(digits)) for each in "0123456789"]
    for written in (*changed, *fewer, *wrong, *more):
        if int(written) and written != digits:
            yield int(written)
