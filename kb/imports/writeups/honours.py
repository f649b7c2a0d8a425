"""The honours that a write-up tells of: in the table of its form, in lines under it, in sentences.

In: blocks. Out: `Honour`s, and the wordings that may be honours but are not surely the subject's.
What is proposed, hoped for or given to others is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kb.imports.lists import holds, honours_in, is_form, level_in
from kb.imports.readers import Block, Row
from kb.imports.writeups.forms import (
    FORMS,
    days_in,
    forms_in,
    honours_of,
    issuer_of,
    numbers_in,
    stated_years,
)
from kb.imports.writeups.lines import begins
from kb.imports.writeups.names import bare, is_numbered
from kb.imports.writeups.recipients import is_received
from kb.imports.writeups.words import either, words
from kb.records.parts import Honour
from kb.text.vietnamese import canonical

T = TypeVar("T")
_PROPOSED, _NOT_YET = either("honours", "proposed"), either("honours", "not_yet")
_MENTIONS = either("honours", "mentions")
_CLAUSE_RE = re.compile(r"\s*;\s*|(?<=[.!?])(?<!TP\.)(?<!Tp\.)(?<!tp\.)\s+")
_NOTHING = r"không(?: có)?|chưa(?: có)?|[-–—./]+"


@dataclass
class Found:
    """The honours of a write-up, and what may be one, in its own words."""

    honours: list[Honour] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Append what another place tells; an honour told twice is one."""
        for honour in other.honours:
            at = next((i for i, held in enumerate(self.honours) if _is_same(honour, held)), None)
            if at is None:
                self.honours.append(honour)
            else:
                self.honours[at] = _filled(self.honours[at], honour)
        self.unsure += other.unsure


def told_honours(blocks: Sequence[Block], name: str, *, is_person: bool) -> Found:
    """Every honour of the subject; `name` is what the text calls it by."""
    found = Found()
    is_section = is_proposal = False
    for block in blocks:
        if block.rows:
            found.add(Found() if is_proposal else _in_table(block.rows))
            continue
        for line in block.text.split("\n"):
            is_heading = block.is_bold or block.level is not None or line.isupper()
            is_heading = (is_heading or is_numbered(line)) and len(line.split()) <= 20
            if is_heading and not holds(FORMS, line):
                is_section = begins(either("sections", "of_honours"), bare(line))
                is_proposal = holds(_PROPOSED, line) is not None
            elif is_section:
                found.add(honours_listed(line))
            else:
                found.add(honours_told(line, name, is_person=is_person))
    return found


def _is_same(one: Honour, other: Honour) -> bool:
    """Whether two places tell of one honour, one of them perhaps in fewer words."""
    if canonical(one.title) != canonical(other.title):
        return False
    pairs = ((getattr(one, key), getattr(other, key)) for key in ("issuer", "year", "number"))
    return all(a is None or b is None or a == b for a, b in pairs)


def _filled(honour: Honour, other: Honour) -> Honour:
    """One honour with what either place tells of it."""
    blank = [key for key, value in vars(honour).items() if value is None]
    return replace(honour, **{key: getattr(other, key) for key in blank})


# ------------------------------------------------------------------ the table of the form


def _in_table(rows: Sequence[Row]) -> Found:
    """The rows of a table whose heading names form and year or decision; else nothing."""
    found = Found()
    for start, row in enumerate(rows[:2]):
        columns = _columns(row)
        if "form" in columns and {"year", "decision", "date"} & set(columns):
            if "name" in columns:
                return Found(unsure=[f"bảng có cột tên: {' | '.join(row.filled.values())}"])
            for each in rows[start + 1 :]:
                found.add(_in_row(each, columns))
            break
    return found


def _columns(row: Row) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, text in row.filled.items():
        for sort in words("columns"):
            if holds(either("columns", sort), text):
                columns.setdefault(sort, index)
                break
    return columns


def _in_row(row: Row, columns: dict[str, int]) -> Found:
    cells = {sort: " ".join(row.cell(index).split()) for sort, index in columns.items()}
    form, decision = cells["form"].strip(" .,;"), cells.get("decision", "")
    if not form or begins(rf"(?:{_NOTHING})$", form) or len(row.filled) < 2:
        return Found()
    if all(cell.strip(" ()").isdigit() for cell in row.filled.values()):
        return Found()  # numbers of columns
    stated = honours_in(row.cell(columns["form"])).honours
    if len({honour.title for honour in stated}) != 1:
        return Found(unsure=[" | ".join(row.filled.values())])
    issuer = cells.get("issuer") or stated[0].issuer or issuer_of(decision)
    days, numbers = days_in(f"{cells.get('date', '')} {decision}"), numbers_in(decision)
    years = stated_years(cells.get("year", "") or form) or sorted({day.year for day in days})
    level = level_in(f"{form} {issuer or ''}")
    base = replace(stated[0], issuer=issuer or None, level=level, year=None)
    many = max(len(years), len(numbers), 1)
    held = [
        replace(
            base, year=_nth(years, each, many), number=_nth(numbers, each, many),
            date=_nth(days, each, many),
        )
        for each in range(many if len(years) == many else 1)
    ]  # fmt: skip
    is_lost = len(numbers) > 1 and len(numbers) != len(years)
    return Found(held, [f"{form}: {decision}"] if is_lost else [])


def _nth(values: Sequence[T], each: int, many: int) -> T | None:
    """The value that belongs to one of several honours; where they are fewer, to none."""
    return values[each] if len(values) == many else None


# ------------------------------------------------------------------ lines and sentences


def honours_listed(line: str) -> Found:
    """A line of the list of honours: "Năm 2022: Giấy khen của UBND xã (QĐ số 5/QĐ-UBND)"."""
    if not bare(line) or begins(rf"(?:{_NOTHING})[.;]?$", bare(line)) or holds(_PROPOSED, line):
        return Found()
    clauses = _CLAUSE_RE.split(line)
    honours = [each for clause in clauses for each in honours_of(clause, is_item=True)]
    if not honours:  # forms that only lists of honours name: "Giải nhất hội thi"
        said = honours_in(line)
        honours = [each for each in said.honours if said.is_whole and is_form(each.title)]
    return Found(honours, [] if honours else [line])


def honours_told(text: str, name: str, *, is_person: bool) -> Found:
    """What the sentences of a story tell; what is proposed in them is no honour."""
    found = Found()
    for clause in _CLAUSE_RE.split(text):
        told, start = len(clause), 0
        forms = forms_in(clause)
        if not forms and _is_mentioned(clause):
            found.unsure.append(clause)
        for form in forms:
            before = clause[start : form.start()]
            goes_on = start > 0 and not holds(r"được|nhận|đạt", before)
            is_theirs = goes_on or is_received(before, name, is_person=is_person)
            is_proposed = holds(_PROPOSED, before) is not None
            is_many = holds(r"(?:nhiều|các|những|hàng \w+|\d+) ?$", before) is not None
            if is_proposed or is_many or holds(_NOT_YET, before) or not is_theirs:
                told = start + max(before.rfind(","), 0)
                found.unsure += [] if is_proposed else [clause[told:].strip(" ,")]
                break
            start = form.end()
        found.honours += honours_of(clause[:told])
    return found


def _is_mentioned(clause: str) -> bool:
    """Whether a clause may tell of an honour of no form that we know: "được biểu dương"."""
    return holds(rf"được (?:\w+ ){{0,12}}(?:{_MENTIONS})", clause) is not None and not holds(
        _PROPOSED, clause
    )


def years_of(honours: Iterable[Honour]) -> tuple[int, ...]:
    """The years of some honours, each once, in order."""
    return tuple(sorted({honour.year for honour in honours if honour.year}))
