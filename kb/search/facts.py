"""The answer to a question of fact, where a field of one record is the answer.

In: a question as read, and a `Snapshot`. Out: an `Answer`: one sentence, the record that says so,
and its first source; or nothing: what no record says, or several say, is not answered.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.index.engine import All, Plan, Term
from kb.records import Directive, Record, Theme, as_type
from kb.records.codes import UNKNOWN_VALIDITY, VALIDITY_STATES
from kb.search.direct import resolve
from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot
from kb.text.phrases import inside, joined, listed
from kb.text.vietnamese import match_key

_MOST_THEMES = 50
_WHEN = r"(?:khi nao|ngay nao|nam nao|thang nao|bao gio|luc nao|hom nao|ngay may|nam may)"
_THEME_RE = re.compile(r"(?:chu de|chuyen de)\b.*\b((?:19|20)\d\d)\b.*(?:\bla gi|\bgi|\bnao)\b")


@dataclass(frozen=True)
class Answer:
    """One sentence, whose record says so; `source` is what that record rests on."""

    text: str
    record: Record
    source: str


def answer_to(snapshot: Snapshot, query: ParsedQuery) -> Answer | None:
    """The answer of the document that is cited, or of the theme of a year."""
    asked = match_key(query.text)
    if len(query.citations) == 1:
        return _of_document(snapshot, query, asked)
    year = _THEME_RE.search(asked)
    return _of_theme(snapshot, query, year[1]) if year else None


def _of_document(snapshot: Snapshot, query: ParsedQuery, asked: str) -> Answer | None:
    say = next((say for pattern, say in _FACTS if pattern.search(asked)), None)
    if say is None:
        return None
    found = resolve(snapshot, query.citations[0], query)
    keys = [record.parsed_number.key for record in found if record.parsed_number]
    if not keys or keys.count(keys[0]) > 1:
        return None
    text = say(snapshot, found[0])
    later = snapshot.relations.replacing(found[0].id) if say is _replaced else ()
    return _answer(text, (*later, found[0])[0]) if text else None


def _answer(text: str, record: Record) -> Answer:
    source = record.sources[0] if record.sources else None
    return Answer(text, record, joined(source.title, source.publisher) if source else "")


def _issued(_: Snapshot, record: Directive) -> str | None:
    if record.issued is None:
        return None
    by = f" do {record.issuer}" if record.issuer else ""
    return f"{record.name}{by} ban hành {record.issued.with_unit()}."


def _issuer(_: Snapshot, record: Directive) -> str | None:
    return f"{record.name} do {record.issuer} ban hành." if record.issuer else None


def _signer(_: Snapshot, record: Directive) -> str | None:
    return f"{record.name} do {record.signer} ký." if record.signer else None


def _in_force(_: Snapshot, record: Directive) -> str | None:
    held = record.validity
    if held is None or held.state == UNKNOWN_VALIDITY:
        return None
    as_of = f" (tính đến {held.as_of.with_unit()})" if held.as_of else ""
    return f"{record.name}: {inside(VALIDITY_STATES[held.state])}{as_of}."


def _in_force_since(_: Snapshot, record: Directive) -> str | None:
    since = record.validity.since if record.validity else None
    return f"{record.name} có hiệu lực từ {since.with_unit()}." if since else None


def _replaced(snapshot: Snapshot, record: Directive) -> str | None:
    names = [each.name for each in snapshot.relations.replacing(record.id)]
    return f"{record.name} được thay thế bằng {listed(names)}." if names else None


Fact = Callable[[Snapshot, Directive], str | None]
# What is asked, as `match_key` writes it; the first that fits.
_FACTS: tuple[tuple[re.Pattern[str], Fact], ...] = (
    (re.compile(rf"\bhieu luc (?:tu |vao )?{_WHEN}|{_WHEN}.* hieu luc"), _in_force_since),
    (re.compile(r"\b(?:con|het) (?:co )?hieu luc\b|\bhieu luc (?:khong|chua|hay)"), _in_force),
    (
        re.compile(
            r"\b(?:duoc|bi) thay (?:the )?(?:bang|boi)|thay the (?:no|van ban nay)"
            r"|\b(?:van ban|cai) (?:nao|gi) thay"
        ),
        _replaced,
    ),
    (re.compile(r"\bai (?:da |la nguoi )?ki\b|\bnguoi ki\b"), _signer),
    (
        re.compile(
            r"\b(?:ai|co quan nao|cap nao|don vi nao|noi nao) (?:da )?(?:ban hanh|ra)\b"
            r"|\bcua (?:ai|co quan nao)\b|\bco quan ban hanh\b"
        ),
        _issuer,
    ),
    (
        re.compile(
            rf"\b(?:ban hanh|ra doi|co|ra|ki)\b(?: vao| tu)? {_WHEN}"
            rf"|{_WHEN} (?:thi )?(?:ban hanh|ra doi)|\b(?:ngay|nam) ban hanh\b"
        ),
        _issued,
    ),
)


def _of_theme(snapshot: Snapshot, query: ParsedQuery, year: str) -> Answer | None:
    """The theme of a year, of the place that is named or of the whole country, if there is one."""
    places = {part.id for part in query.understood if part.kind == "place"}
    among = All((Term("type", "theme"), Term("year", year)))
    page = snapshot.engine.execute(Plan(among=among, sort="name", size=_MOST_THEMES))
    read = (as_type(Theme, snapshot.record(hit.id)) for hit in page.hits)
    themes = [each for each in read if each and _slug(snapshot, each) in (places or {None})]
    own = [each for each in themes if each.years == (int(year),)] or themes
    if len(own) != 1:
        return None
    where = f" của {own[0].province}" if own[0].province else ""
    return _answer(f"Chuyên đề năm {year}{where}: {own[0].title}.", own[0])


def _slug(snapshot: Snapshot, theme: Theme) -> str | None:
    where = snapshot.vocabularies.where(theme.province)
    return where.slug if where else None
