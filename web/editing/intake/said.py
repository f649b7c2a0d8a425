"""What the forms of a list say, as the desk keeps it.

In: the boxes of a form, the plan that it was made from. Out: choices, mended cells, meanings of
headings, what holds for the whole list; only what differs from what is offered.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from kb.desk.intake import Choice, Common, Offer, Plan, meanings
from kb.errors import KBError
from kb.records.codes import KINDS, LEVELS
from kb.text.vietnamese import normalise
from web.editing import here

Form = MultiDict[str, str]
_CELL_RE = re.compile(r"(\d{1,3})\.(\d{1,6})\.(\d{1,4})")
_YEARS = range(1945, 2100)


def choices_in(form: Form, plan: Plan) -> dict[str, Choice | None]:
    """What is chosen for the drafts of a page; None for what would be done anyhow."""
    found: dict[str, Choice | None] = {}
    for name, value in form.items():
        offer = plan.offers.get(name.removeprefix("lam.")) if name.startswith("lam.") else None
        choice = _choice(offer, value, form) if offer else None
        if offer and choice:
            found[offer.key] = None if choice == replace(offer, choice=None).way else choice
    return found


def _choice(offer: Offer, value: str, form: Form) -> Choice | None:
    if value == "moi":
        return Choice("new")
    if value == "ngoai":
        return Choice("skip")
    record_id = value.removeprefix("them:")
    twin = offer.into(record_id)
    if twin is None or offer.outcome not in ("new", "update"):
        return None
    offered = offer.additions(twin, here.desk().shelf.names)
    chosen = form.getlist(f"muc.{offer.key}.{record_id}")
    as_offered = {each.field for each in offered if each.is_offered}
    fields = tuple(each.field for each in offered if each.field in chosen)
    return Choice("add", record_id, None if set(fields) == as_offered else fields)


def cells_in(form: Form, plan: Plan) -> dict[str, str | None]:
    """The cells whose texts are others by now than the sheet has."""
    return {
        cell: text
        for name, written in form.items()
        if name.startswith("o.")
        for cell, text in _cell(name.removeprefix("o."), written, plan)
    }


def _cell(name: str, written: str, plan: Plan) -> Iterator[tuple[str, str]]:
    found = _CELL_RE.fullmatch(name)
    table, number, column = map(int, found.groups()) if found else (-1, 0, 0)
    tables = plan.read.tables
    if not 0 <= table < len(tables) or number not in tables[table].numbers:
        return
    held = {cell.column: cell.text for cell in tables[table].row(number).cells}
    text = normalise(written.replace("\r\n", "\n")).strip()
    if column in held and text.split() != held[column].split():
        yield name, text


def split_in(plan: Plan, row: str) -> dict[str, str | None]:
    """A cell of several people as the numbered list that is read as such."""
    table, _, number = row.partition(".")
    if not _CELL_RE.fullmatch(f"{row}.0") or int(table) >= len(plan.read.tables):
        return {}
    sheet = plan.read.tables[int(table)]
    if int(number) not in sheet.numbers:
        return {}
    found = sheet.row(int(number))
    parts = "\n".join(f"{at}. {name}" for at, name in enumerate(found.people, start=1))
    return {f"{row}.{found.names_column}": parts} if parts else {}


def restored_in(plan: Plan, row: str) -> dict[str, str | None]:
    """The cells of a row as they are in the file."""
    return {name: None for name in plan.kept.cells if name.startswith(f"{row}.")}


def meanings_in(form: Form, plan: Plan) -> dict[str, str]:
    """The headings that were said to mean something else than they were read as."""
    columns = {column.key: column for table in plan.read.tables for column in table.columns()}
    return {
        key: form[f"cot.{key}"]
        for key, column in columns.items()
        if form.get(f"cot.{key}") in meanings() and form[f"cot.{key}"] != column.meaning
    }


def common_in(form: Form, plan: Plan) -> Common:
    """What holds for the whole list; KBError when a place or a year is none."""
    names = here.desk().shelf.names
    office, place, year = (" ".join(normalise(form.get(name, "")).split()) for name in _TYPED)
    province = names.place(place) if place else ""
    if province is None:
        raise KBError(f"Không có tỉnh, thành phố “{place}”; hãy chọn trong các gợi ý.")
    if year and not (year.isdecimal() and int(year) in _YEARS):
        raise KBError(f"“{year}” không phải là năm; hãy ghi bốn chữ số, như 2024.")
    labels = here.desk().shelf.content.vocabularies.field_labels
    return Common(
        office="" if office == plan.read.office and not plan.kept.common.office else office,
        kind=_one_of(form.get("loai", ""), KINDS),
        level=_one_of(form.get("cap", ""), LEVELS),
        province=province,
        year=year,
        field=_one_of(form.get("linh-vuc", ""), labels),
        sums_up="tom-tat" in form,
    )


_TYPED = ("co-quan", "tinh", "nam")


def _one_of(code: str, known: object) -> str:
    return code if isinstance(known, dict) and code in known else ""
