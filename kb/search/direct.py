"""Which documents a query names outright: by number, or by their whole title.

In: a citation or a `ParsedQuery`, and a `Snapshot`. Out: document numbers, likeliest first. What
is named outright stands above whatever the words find.
"""

from kb.citations import Citation, PartialDate
from kb.records import Directive, as_type
from kb.search.postings import titles_of
from kb.search.query import ParsedQuery
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import match_key, normalise, syllable_texts


def named_outright(snapshot: Snapshot, query: ParsedQuery) -> tuple[int, ...]:
    """The documents asked for by number; without numbers, those whose title is the query.

    Of several with one title, the one with the accents as typed, then the newest, comes first.
    """
    if query.citations:
        found = [
            each for citation in query.citations for each in resolve(snapshot, citation, query)
        ]
        return tuple(dict.fromkeys(found))
    words = [word for run in query.runs for word in run]
    typed = [word.text for word in words]

    def likelihood(number: int) -> tuple[bool, str]:
        said = titles_of(snapshot.index.rows[number])
        is_exact = any(syllable_texts(normalise(title)) == typed for title in said)
        return is_exact, snapshot.index.rows[number].issued

    titled = snapshot.index.titles.get(" ".join(word.folded for word in words), ()) if words else ()
    return tuple(sorted(titled, key=likelihood, reverse=True))


def resolve(snapshot: Snapshot, citation: Citation, query: ParsedQuery | None = None) -> list[int]:
    """The documents that a citation may mean, likeliest first.

    Numbers restart with every congress term and in every province: the type, the date and a
    province named beside the number tell them apart; else central documents come first.
    """
    named = match_key(" ".join(word.text for word in query.words)) if query else ""

    def likelihood(record: Directive) -> tuple[bool, bool, bool, bool, str]:
        province = match_key(record.province or "")
        return (
            _same_date(citation.date, record.issued),
            citation.type is None or citation.type == record.type,
            bool(province) and province in named,
            record.level == "trung-uong",
            str(record.issued or ""),
        )

    numbers = (number for number, own in snapshot.index.numbers if citation.number.matches(own))
    records = ((number, as_type(Directive, snapshot.record(number))) for number in numbers)
    found = [(number, record) for number, record in records if record]
    found.sort(key=lambda each: likelihood(each[1]), reverse=True)
    return [number for number, _ in found]


def _same_date(asked: PartialDate | None, issued: PartialDate | None) -> bool:
    if asked is None or issued is None:
        return asked is None
    return str(issued).startswith(str(asked)) or str(asked).startswith(str(issued))
