"""Questions about how often or how many: "chi bộ phải sinh hoạt chuyên đề mấy lần".

In: a `Question`. Out: an `Answer`, where the duties of documents that fit say one and the same.
"""

import re
from collections.abc import Iterator, Sequence

from kb.index.engine import Term
from kb.records import Directive, Requirement, of_type
from kb.search.facts.asking import Question, is_borne
from kb.search.facts.values import Answer, said_by
from kb.search.snapshot import Snapshot
from kb.search.synonyms import Unit
from kb.text.phrases import inside
from kb.text.vietnamese import match_key

_COUNT_RE = re.compile(r"\b(?:may|bao nhieu)(?: (lan|buoi|bai|tin|dang vien|viec|mo hinh))\b")
_OFTEN_RE = re.compile(r"\b(?:bao lau|moi khi nao|may thang|dinh ky (?:the nao|bao lau|may))\b")
_YEARLY_RE = re.compile(r"\b(?:moi|mot|1|trong) (?:nam|quy|thang|tuan|ky)\b|\bmot lan\b")
# Ways to say that it has to be.
_MUST = ("phải", "cần", "được", "tối", "thiểu", "ít", "nhất", "lần", "tổ", "chức")


def duty_asked(question: Question) -> Answer | None:
    """How often or how many, where one document of the place says it."""
    count, often = _COUNT_RE.search(question.text), _OFTEN_RE.search(question.text)
    if not (count or often) or question.query.citations:
        return None
    yearly = _YEARLY_RE.search(question.text)
    rows = question.matter(count, often, yearly, aside=(*_MUST, *question.place_and_year))
    units = question.units(rows)
    counted = count[1] if count else ""
    found = [
        (directive, held)
        for directive in (_asking(question) if units else ())
        for held in directive.requirements
        if _is_told(held, counted) and _bears(question, held, units)
    ]
    if len({_value(held) for _, held in found}) != 1:
        return None
    directive, held = found[0]
    told = f"Theo {directive.dated_name}, {inside(held.what)}: {_value(held)}."
    return said_by(directive, told)


def _asking(question: Question) -> Iterator[Directive]:
    """The documents that ask something, of the very places that are named, where any are."""
    snapshot = question.snapshot
    named = {where.slug for where in question.places}
    for each in snapshot.derived(_with_requirements):
        where = snapshot.vocabularies.where(each.province)
        if not named or (where and where.slug in named):
            yield each


def _with_requirements(snapshot: Snapshot) -> tuple[Directive, ...]:
    """Looked up once for a generation: no word of a requirement is indexed."""
    found = snapshot.holding(Term("type", Directive.record_type))
    return tuple(
        each for each in of_type(Directive, map(snapshot.record, found)) if each.requirements
    )


def _labels(question: Question, codes: Sequence[str] | None = None) -> Iterator[str]:
    for role in question.snapshot.vocabularies.roles:
        if codes is None or role.code in codes:
            yield from (role.label, *role.aliases)


def _is_told(held: Requirement, counted: str) -> bool:
    """Whether it says how many of what is counted; of anything, how often."""
    if not counted:
        return bool(held.how_often)
    pattern = rf"\d+ (?:{counted})\b"
    return any(
        re.search(pattern, match_key(each)) for each in (held.how_often, held.measure) if each
    )


def _bears(question: Question, held: Requirement, units: Sequence[Unit]) -> bool:
    said = "\n".join((held.what, held.measure or "", *_labels(question, held.who)))
    return all(is_borne(unit, said) for unit in units)


def _value(held: Requirement) -> str:
    return "; ".join(dict.fromkeys(filter(None, (held.how_often, held.measure))))
