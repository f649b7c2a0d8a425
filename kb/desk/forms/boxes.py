"""The form of a record, made from its declared fields: which boxes there are, and what is in them.

In: a record class and what is typed. Out: entries to lay out, top to bottom: a box, a list of
rows, or a part with boxes of its own. Says nothing about HTML, and nothing of one field alone: a
field declared tomorrow has its box tomorrow.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kb.desk.forms.typed import BETWEEN, Typed, part_of, rows_of, typed_fields
from kb.desk.forms.writing import item_type
from kb.desk.vocabularies.kinds import KIND_CLASSES
from kb.schema import FieldSpec, specs
from kb.schema.types import Code, Date, Day, ListOf, Slug, Text, Year

Look = Literal["line", "text", "choice"]
BLANK = "#"  # stands for the number in a row that is not there yet
# Told in sentences.
_LONG = frozenset({"summary", "evidence", "note", "what", "measure", "motto", "about"})
# Words of one's own: nothing that was written elsewhere helps.
_OWN = frozenset({"summary", "evidence", "note", "url", "number", "aliases"})


@dataclass(frozen=True)
class Box:
    """A place to type, or to choose; `suggests` names what others wrote in such a place."""

    name: str
    label: str
    help: str
    value: str
    look: Look = "line"
    choices: tuple[tuple[str, str], ...] = ()
    suggests: str = ""
    required: bool = False
    is_short: bool = False
    is_unknown: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a list, or a part: boxes side by side."""

    name: str
    boxes: tuple[Box, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in it."""
        return not any(box.value.strip() for box in self.boxes)


@dataclass(frozen=True)
class Entry:
    """What stands in the form for one field.

    `rows` of a list (and `blank`, the row that may be added), or one row for a part that is no
    list, or one row with one box for a simple field. `is_simple` tells of rows with one box each.
    """

    name: str
    label: str
    help: str
    required: bool
    rows: tuple[Row, ...]
    blank: Row | None = None
    is_simple: bool = True

    @property
    def is_list(self) -> bool:
        """Whether rows can be added."""
        return self.blank is not None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in it."""
        return all(row.is_blank for row in self.rows)


def form(record_type: str, typed: Typed) -> dict[str, Entry]:
    """The form of a record or item, field by field in declared order."""
    fields = typed_fields(KIND_CLASSES[record_type])
    return {spec.name: _entry(spec, typed) for spec in fields}


def _entry(spec: FieldSpec, typed: Typed) -> Entry:
    part = part_of(spec)
    head = (spec.name, spec.label, _help(spec), spec.required)
    if not isinstance(spec.type, ListOf):
        boxes = {name.partition(".")[2]: text for name, text in typed.items() if _is_of(spec, name)}
        return Entry(*head, rows=(_row(spec, part, spec.name, boxes),), is_simple=part is None)
    rows = [
        _row(spec, part, f"{spec.name}.{number}", boxes)
        for number, boxes in rows_of(typed, spec.name).items()
    ]
    blank = _row(spec, part, f"{spec.name}.{BLANK}", {})
    if (part is None and not (rows and rows[-1].is_blank)) or (spec.required and not rows):
        number = 1 + max(rows_of(typed, spec.name), default=-1)
        rows.append(_row(spec, part, f"{spec.name}.{number}", {}))
    return Entry(*head, rows=tuple(rows), blank=blank, is_simple=part is None)


def _is_of(spec: FieldSpec, name: str) -> bool:
    return name.split(".", 1)[0] == spec.name


def _row(spec: FieldSpec, part: type[Any] | None, name: str, typed: Mapping[str, str]) -> Row:
    if part is None:
        return Row(name, (_box(spec, name, "".join(typed.values()), spec.name),))
    inner = specs(part)
    is_asked = spec.required or any(text.strip() for text in typed.values())
    boxes = [
        replace(
            _box(each, f"{name}.{each.name}", typed.get(each.name, ""), f"{spec.name}.{each.name}"),
            required=each.required and (is_asked or isinstance(spec.type, ListOf)),
            help=_help(each) + _several(each),
        )
        for each in inner
    ]
    return Row(name, (*boxes, *_unknown(name, typed, {each.name for each in inner})))


def _unknown(name: str, typed: Mapping[str, str], known: set[str]) -> Iterator[Box]:
    """What a file says under a name that nobody declared: in sight until somebody decides."""
    for box, text in typed.items():
        if box and box not in known:
            yield Box(f"{name}.{box}", box, "tên này không có trong mẫu", text, is_unknown=True)


def _box(spec: FieldSpec, name: str, value: str, path: str) -> Box:
    type_ = item_type(spec)
    choices = _choices(type_, value) if isinstance(type_, Code) else ()
    suggests = isinstance(type_, Text | Slug) and spec.name not in _OWN and path != "title"
    is_long = spec.name in _LONG or path == "title"
    look: Look = "choice" if choices else "text" if is_long else "line"
    return Box(
        name=name,
        label=spec.label,
        help=_help(spec),
        value=value,
        look=look,
        choices=choices,
        suggests=path if suggests else "",
        required=spec.required,
        is_short=isinstance(type_, Date | Day | Year),
    )


def _choices(type_: Code, value: str) -> tuple[tuple[str, str], ...]:
    """Every code with its label; one that is not in the list stays in sight."""
    known = tuple(type_.labels.items())
    stray = ((value, f"“{value}” (không có trong danh mục)"),) if value else ()
    return (("", "(chưa chọn)"), *known, *(stray if value not in type_.labels else ()))


def _several(spec: FieldSpec) -> str:
    """What is said of a box that holds a list, since it stands in a row."""
    return f"; nhiều thì cách nhau bằng dấu {BETWEEN}" if isinstance(spec.type, ListOf) else ""


def _help(spec: FieldSpec) -> str:
    """What a form says of a field: people type names and dates, not codes."""
    type_ = item_type(spec)
    if isinstance(type_, Slug) and type_.vocabulary:
        return "gõ vài chữ rồi chọn trong gợi ý"
    if isinstance(type_, Date):
        return f"{spec.help}: 15/5/2016, 5/2016 hoặc 2016"
    if isinstance(type_, Day):
        return "ngày rồi đến tháng: 20/11"
    return spec.help.replace("`", "")
