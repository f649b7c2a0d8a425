"""Which documents a query names outright: by number, or by their whole title.

In: a citation or a `ParsedQuery`, and a `Snapshot`. Out: ids, likeliest first. What is named
outright stands above whatever the words find.
"""

import re

from kb.citations import Citation, PartialDate
from kb.index.analysis import own_number_term, titles_of
from kb.index.engine import OWN_NUMBERS, TITLES, Term
from kb.records import Directive, as_type
from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import match_key, normalise, syllable_texts

_DONE = r"(?:thuc hien|trien khai|quan triet|cu the hoa|huong dan|thi hanh)"
_PAPER = (
    r"(?:van ban|ke hoach|huong dan|cong van|bao cao|chuong trinh|quyet dinh|chi thi|nghi quyet)"
)
# What was made of a document, asked for by words before its number; or which paper, after it.
_ABOUT_RE = re.compile(
    r"\b(?:so ket|tong ket|hoi nghi|ket qua thuc hien)\b"
    rf"|\b{_PAPER}\b.*\b{_DONE}\b"
)
_DONE_RE = re.compile(rf"\b{_DONE}\b")
_WHICH_RE = re.compile(rf"\b{_PAPER} (?:nao|gi)\b")
_MOST = 1_000  # documents of one title, or of one number in all provinces


def named_outright(snapshot: Snapshot, query: ParsedQuery) -> tuple[str, ...]:
    """The documents asked for by number; without numbers, those whose title is the query.

    Of several with one title, the one with the accents as typed, then the newest, comes first.
    """
    if query.citations:
        if is_about(query):
            return ()
        meant = (resolve(snapshot, citation, query) for citation in query.citations)
        return tuple(dict.fromkeys(record.id for found in meant for record in found))
    words = [word for run in query.runs for word in run]
    typed = [word.text for word in words]

    def likelihood(record_id: str) -> tuple[bool, str]:
        record = snapshot.record(record_id)
        said = titles_of(record)
        is_exact = any(syllable_texts(normalise(title)) == typed for title in said)
        return is_exact, str(record.issued or "")

    titled = Term(TITLES, " ".join(word.folded for word in words))
    found = snapshot.bearing(titled, _MOST) if words else ()
    return tuple(sorted(found, key=likelihood, reverse=True))


def is_about(query: ParsedQuery) -> bool:
    """Whether what was made of a document is asked for, not the document.

    "sơ kết Kết luận 01", "văn bản nào hướng dẫn thực hiện Kết luận 76",
    "triển khai Chỉ thị 05 bằng kế hoạch nào"
    """
    if not query.citations:
        return False
    first, last = query.citations[0], query.citations[-1]
    before, after = match_key(query.text[: first.start]), match_key(query.text[last.end :])
    if _ABOUT_RE.search(before):
        return True
    return bool(_DONE_RE.search(before) and _WHICH_RE.search(after))


def resolve(
    snapshot: Snapshot, citation: Citation, query: ParsedQuery | None = None
) -> list[Directive]:
    """The documents that a citation may mean, likeliest first.

    Numbers restart with every congress term and in every province: the type, the date, a province
    and words of the title beside the number tell them apart; else central documents come first,
    of several the newest.
    """
    words = [word.folded for word in query.words] if query else []
    named = " ".join(words)

    def likelihood(record: Directive) -> tuple[bool, bool, bool, bool, int, str]:
        province = match_key(record.province or "")
        titled = set(match_key(f"{record.title} {record.issuer}").split())
        return (
            _same_date(citation.date, record.issued),
            citation.type is None or citation.type == record.type,
            bool(province) and province in named,
            record.level == "trung-uong",
            sum(word in titled for word in words),
            str(record.issued or ""),
        )

    like = snapshot.bearing(Term(OWN_NUMBERS, own_number_term(citation.number)), _MOST)
    records = (as_type(Directive, snapshot.record(record_id)) for record_id in like)
    numbered = ((record, record.parsed_number) for record in records if record)
    found = [record for record, own in numbered if own and citation.number.matches(own)]
    return sorted(found, key=likelihood, reverse=True)


def misdated(snapshot: Snapshot, query: ParsedQuery) -> tuple[tuple[Directive, PartialDate], ...]:
    """The documents asked for by a number and a date, where none of that number has the date."""
    found = []
    for citation in query.citations:
        records = resolve(snapshot, citation, query)
        wrong = [
            each for each in records if each.issued and not _same_date(citation.date, each.issued)
        ]
        if citation.date and records and len(wrong) == len(records):
            found.append((records[0], citation.date))
    return tuple(found)


def _same_date(asked: PartialDate | None, issued: PartialDate | None) -> bool:
    if asked is None or issued is None:
        return asked is None
    return str(issued).startswith(str(asked)) or str(asked).startswith(str(issued))
