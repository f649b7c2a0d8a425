"""Questions about one document, named by its number, by its title or by a part of it.

In: a `Question`. Out: an `Answer`, where all that the question names is borne by one document.
"""

import re
from collections.abc import Iterator, Sequence

from kb.citations import TYPE_LABELS, name_by_subject
from kb.index.engine import All, Term
from kb.records import Directive, of_type
from kb.search.clauses import number_term
from kb.search.direct import is_about, misdated, resolve
from kb.search.facts.asking import Question, gist, is_borne, written
from kb.search.facts.sayings import FACTS, REPLACED, Say, subject
from kb.search.facts.values import Answer, said_by
from kb.search.synonyms import Unit, Words
from kb.text.vietnamese import match_key, syllable_texts
from kb.wording import heading

# More documents hold the words of a title than are read; then none is meant.
_MOST_READ = 50
# Terms as they are typed as well: "khóa 12".
_ARABIC = {"IX": "9", "X": "10", "XI": "11", "XII": "12", "XIII": "13", "XIV": "14", "XV": "15"}
_TERM_RE = re.compile(r"\bkhoa (?:thu )?([ivx]+|\d{1,2})\b")
_LONGEST_NAME = 130
_TYPES = {match_key(label): code for code, label in TYPE_LABELS.items()}


def document_asked(question: Question) -> Answer | None:
    """What the record of the one document that is meant says to what is asked."""
    found = ((pattern.search(question.text), say) for pattern, say in FACTS)
    match, say = next(((match, say) for match, say in found if match), (None, None))
    if match is None or say is None or len(question.query.citations) > 1:
        return None
    if say is subject and not question.query.citations:
        return None  # it was named by that
    named = _one_of_title(question, say, _meant(question, match))
    saying = say(question.snapshot, named[0]) if len(named) == 1 else None
    if saying is None:
        return None
    called = _called(named[0], by_number=bool(question.query.citations))
    return said_by(saying.record, f"{called} {saying.text}.")


def _meant(question: Question, asked: re.Match[str]) -> list[Directive]:
    """The documents that bear all that is named, of the term that is named."""
    term = _TERM_RE.search(question.text)
    found = _named(question, question.matter(asked, term))
    return [each for each in found if term is None or _is_of(each, term[1])]


def _is_of(record: Directive, term: str) -> bool:
    """Whether it is of a term, "xii" or "12"."""
    own = record.congress_term
    return own is not None and term in (own.lower(), _ARABIC.get(own))


def _named(question: Question, rows: Sequence[Words]) -> Sequence[Directive]:
    """The documents that bear the number, if there is one, and all these words."""
    query, snapshot = question.query, question.snapshot
    units = question.units(rows)
    if query.citations:
        cited = [] if misdated(snapshot, query) else resolve(snapshot, query.citations[0], query)
        own = [each for each in cited if _bears(each, units)]
        if own and not (units and is_about(query)):
            return own
        others = _holding(question, units, number_term(query.citations[0]))
        return [each for each in others if each not in cited and _bears(each, units)]
    if not units:
        return ()
    key = gist(word.text for row in rows for word in row)
    holding = [each for each in _holding(question, units) if _bears(each, units)]
    titled = [each for each in holding if key in _titles(each)]
    type = _type_named(units) if len(units) > 2 else None
    return titled or [each for each in holding if each.type == type]


def _type_named(units: Sequence[Unit]) -> str | None:
    """The first type of document among them, also as "NQ"."""
    names = ((*unit.others, unit.words) for unit in units)
    said = (" ".join(word.folded for word in words) for each in names for words in each)
    return next((_TYPES[each] for each in said if each in _TYPES), None)


def _holding(question: Question, units: Sequence[Unit], *terms: Term) -> tuple[Directive, ...]:
    """The documents in whose texts all that stands; none, where too many do."""
    snapshot = question.snapshot
    clause = All((Term("type", Directive.record_type), *terms, *written(units)))
    ids = snapshot.holding(clause, most=_MOST_READ + 1)
    return of_type(Directive, map(snapshot.record, ids)) if len(ids) <= _MOST_READ else ()


def _bears(record: Directive, units: Sequence[Unit]) -> bool:
    said = "\n".join(filter(None, _names(record)))
    return all(is_borne(unit, said) for unit in units)


def _names(record: Directive) -> Iterator[str | None]:
    """All that a document is named by."""
    yield heading(record)
    yield record.title
    yield TYPE_LABELS.get(record.type)
    yield from (record.number, record.issuer, record.province, *record.variants)
    yield str(record.issued.year) if record.issued else None


def _titles(record: Directive) -> frozenset[str]:
    """What its whole title and its other names come to."""
    label = TYPE_LABELS.get(record.type, "")
    said = (record.title, f"{label} {record.title}", *record.variants)
    return frozenset(gist(syllable_texts(each)) for each in said)


def _one_of_title(question: Question, say: Say, found: Sequence[Directive]) -> Sequence[Directive]:
    """Of documents that replace one another the last; or those replaced, where that is asked."""
    replacing = question.snapshot.relations.replacing
    ids = {each.id for each in found}
    last = [each for each in found if ids.isdisjoint(other.id for other in replacing(each.id))]
    if say is REPLACED and len(found) > 1:
        return [each for each in found if each not in last]
    return last


def _called(record: Directive, *, by_number: bool) -> str:
    """By its number; where it was named otherwise by its subject as well, unless that is long."""
    by_subject = name_by_subject(record.type, record.title).replace(" Về ", " về ", 1)
    if by_number or not record.number or len(by_subject) > _LONGEST_NAME:
        return heading(record)
    return f"{by_subject} ({record.number})"
