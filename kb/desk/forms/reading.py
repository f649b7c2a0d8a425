"""Reads what was typed as `kb check` reads a file, and finds the box that each problem is of.

In: a form's texts. Out: a `Reading` (of a record) or an `ItemReading`: the fields as a file is to
hold them, and every problem with the name of the box it stands beside. Each box is given a line of
its own, as if every one were a line of a file; so the checks need not know of forms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.content.edits import Plain, plain_of
from kb.desk.files.versions import BODY, Version
from kb.desk.forms.names import Names
from kb.desk.forms.typed import (
    BETWEEN,
    NOT_TYPED,
    Typed,
    of_field,
    part_of,
    rows_of,
    same_typed,
    typed_fields,
    typed_of,
)
from kb.desk.forms.writing import kept
from kb.desk.vocabularies.kinds import FILE_OF, KIND_CLASSES, key_field, kind_and_key
from kb.records import RECORD_CLASSES, RecordFile, read_record
from kb.schema import FieldSpec, Problem, Report, read_fields, specs
from kb.schema.frontmatter import Document, Node, Scalar, Sequence
from kb.schema.frontmatter import Mapping as MappingNode
from kb.schema.types import ListOf
from kb.text.vietnamese import normalise

FIRST_LINE_OF_BODY = 1_000_000
_FRONT = 1


@dataclass
class _Lines:
    """Gives every box a line, and remembers which."""

    names: dict[int, str] = field(default_factory=dict)

    def of(self, name: str) -> int:
        line = len(self.names) + _FRONT + 1
        self.names[line] = name
        return line


@dataclass(frozen=True)
class Understood:
    """What was typed, understood as far as it can be.

    `fields` holds every field that a form has, as a file is to say it; None where it is blank.
    """

    problems: tuple[Problem, ...]
    fields: dict[str, Plain]
    body: str
    names: Mapping[int, str]

    def box_of(self, problem: Problem) -> str:
        """The name of the box, row or field that a problem is of; "" for the record as a whole."""
        if problem.line >= FIRST_LINE_OF_BODY:
            return BODY
        found = self.names.get(problem.line, "")
        if not found:
            return problem.field
        field, _, inner = problem.field.partition(".")
        if not inner and field in self.fields and field != found.partition(".")[0]:
            return field  # told where the cause stands, to be mended elsewhere
        return f"{found}.{inner}" if inner and not found.endswith(f".{inner}") else found


@dataclass(frozen=True)
class Reading(Understood):
    """The record that was typed."""

    file: RecordFile


@dataclass(frozen=True)
class ItemReading(Understood):
    """The item of a vocabulary that was typed; None where it is not whole."""

    item: Any


def read_typed(
    record_type: str, record_id: str, typed: Typed, names: Names, opened: Version | None = None
) -> Reading:
    """The record that was typed; everything that publishing requires is asked for.

    Of a file that was opened, fields that nobody touched are read as the file says them.
    """
    front, lines = _front(KIND_CLASSES[record_type], typed, names, opened)
    body = unix_lines(typed.get(BODY, "")).strip("\n")
    document = Document(front, body, FIRST_LINE_OF_BODY)
    file, problems = read_record(record_type, record_id, document, record_id)
    fields = _fields(KIND_CLASSES[record_type], front)
    return Reading(tuple(problems), fields, body, lines.names, file)


def understood(
    kind: str, record_id: str, typed: Typed, names: Names, opened: Version | None = None
) -> Understood:
    """The record or item of a vocabulary that was typed, by its id."""
    if kind in RECORD_CLASSES:
        return read_typed(kind, record_id, typed, names, opened)
    return read_item(kind, kind_and_key(record_id)[1], typed, names, opened)


def read_item(
    kind: str, key: str, typed: Typed, names: Names, opened: Version | None = None
) -> ItemReading:
    """The item of a vocabulary that was typed, under the name that it has or is to have."""
    cls, report = KIND_CLASSES[kind], Report(FILE_OF[kind])
    front, lines = _front(cls, typed, names, opened)
    named = key_field(cls)
    if named and named not in {name.text for name, _ in front.entries}:
        line = lines.of(named)
        entries = ((Scalar(named, line), Scalar(key, line)), *front.entries)
        front = MappingNode(entries, _FRONT)
    values, _ = read_fields(cls, front, report)
    item = None if report.problems else cls(**values)
    return ItemReading(tuple(report.problems), _fields(cls, front), "", lines.names, item)


def _front(
    cls: type[Any], typed: Typed, names: Names, opened: Version | None
) -> tuple[MappingNode, _Lines]:
    """The fields as if a file said them, each box on a line of its own."""
    lines = _Lines()
    untouched = dict(_untouched(cls, typed, names, opened, lines)) if opened else {}
    entries = [
        (Scalar(spec.name, lines.of(spec.name)), node)
        for spec in typed_fields(cls)
        if (node := untouched.pop(spec.name, None) or _field(spec, typed, names, lines)) is not None
    ]
    entries += [(Scalar(name, lines.of(name)), node) for name, node in untouched.items()]
    return MappingNode(tuple(entries), _FRONT), lines


def _fields(cls: type[Any], front: MappingNode) -> dict[str, Plain]:
    plain = {key.text: _filled(plain_of(node)) for key, node in front.entries}
    return {spec.name: plain.get(spec.name) or None for spec in typed_fields(cls)}


def changes(
    record_type: str, typed: Typed, reading: Understood, opened: Version, names: Names
) -> tuple[dict[str, Plain], str | None]:
    """The fields that were touched since the file was opened, and the body if it was."""
    cls = KIND_CLASSES[record_type]
    then = typed_of(cls, opened.document, names)
    fields = {
        spec.name: reading.fields[spec.name]
        for spec in typed_fields(cls)
        if not same_typed(spec, typed, then)
    }
    is_same = unix_lines(typed.get(BODY, "")).strip("\n") == unix_lines(then[BODY]).strip("\n")
    return fields, None if is_same else reading.body


def unix_lines(text: str) -> str:
    """A text of several lines as browsers send it, with plain line ends, in NFC."""
    return normalise(text.replace("\r\n", "\n").replace("\r", "\n"))


def _filled(plain: Plain) -> Plain:
    """Without what is blank."""
    if isinstance(plain, list):
        return [item for item in map(_filled, plain) if item not in ("", {}, [])]
    if isinstance(plain, dict):
        return {name: text for name, text in plain.items() if text not in ("", [], {})}
    return plain


def _untouched(
    cls: type[Any], typed: Typed, names: Names, opened: Version, lines: _Lines
) -> Iterator[tuple[str, Node]]:
    """What the file says of fields that nobody touched, or that no form has."""
    then = typed_of(cls, opened.document, names)
    by_name = {spec.name: spec for spec in typed_fields(cls)}
    for key, node in opened.document.front.entries:
        if key.text in NOT_TYPED or (key.text == "id" and opened.record_type in RECORD_CLASSES):
            continue
        spec = by_name.get(key.text)
        if spec is None or same_typed(spec, typed, then):
            yield key.text, _numbered(node, key.text, lines)


def _numbered(node: Node, name: str, lines: _Lines) -> Node:
    """The same node with a line for each of its boxes."""
    line = lines.of(name)
    if isinstance(node, Sequence):
        items = enumerate(node.items)
        return Sequence(
            tuple(_numbered(item, f"{name}.{number}", lines) for number, item in items), line
        )
    if isinstance(node, MappingNode):
        return MappingNode(
            tuple(
                (Scalar(key.text, lines.of(f"{name}.{key.text}")), child)
                for key, value in node.entries
                if (child := _numbered(value, f"{name}.{key.text}", lines))
            ),
            line,
        )
    return Scalar(normalise(node.text), line)


def _field(spec: FieldSpec, typed: Typed, names: Names, lines: _Lines) -> Node | None:
    """The node of a field; a required one that is blank stands there blank."""
    if of_field(typed, spec.name):
        return _typed_field(spec, typed, names, lines)
    return Scalar("", lines.of(spec.name)) if spec.required else None


def _typed_field(spec: FieldSpec, typed: Typed, names: Names, lines: _Lines) -> Node:
    part = part_of(spec)
    if not isinstance(spec.type, ListOf):
        if part is None:
            return _box(spec, spec.name, typed[spec.name], names, lines)
        boxes = {name.partition(".")[2]: typed[name] for name in of_field(typed, spec.name)}
        return _part(part, spec.name, boxes, names, lines)
    line = lines.of(spec.name)
    rows = rows_of(typed, spec.name)
    return Sequence(
        tuple(
            _part(part, f"{spec.name}.{number}", row, names, lines)
            if part
            else _box(spec, f"{spec.name}.{number}", "".join(row.values()), names, lines)
            for number, row in rows.items()
            if any(text.strip() for text in row.values())
        ),
        line,
    )


def _part(
    part: type[Any], name: str, boxes: Mapping[str, str], names: Names, lines: _Lines
) -> MappingNode:
    """A row: its boxes in declared order, then what was written under names nobody knows."""
    line = lines.of(name)
    return MappingNode(tuple(_boxes(part, name, boxes, names, lines)), line)


def _boxes(
    part: type[Any], name: str, boxes: Mapping[str, str], names: Names, lines: _Lines
) -> Iterator[tuple[Scalar, Node]]:
    inner = specs(part)
    for spec in inner:
        text = boxes.get(spec.name, "")
        if text.strip() or spec.required:
            line = lines.of(f"{name}.{spec.name}")
            yield Scalar(spec.name, line), _inner(spec, text, names, line)
    for box, text in boxes.items():
        if box and text.strip() and box not in {spec.name for spec in inner}:
            line = lines.of(f"{name}.{box}")
            yield Scalar(box, line), Scalar(" ".join(text.split()), line)


def _inner(spec: FieldSpec, text: str, names: Names, line: int) -> Node:
    """The node of a box within a row; a list there is written with ";" between its words."""
    if not isinstance(spec.type, ListOf):
        return Scalar(kept(spec, text, names), line)
    words = (kept(spec, each, names) for each in text.split(BETWEEN) if each.strip())
    return Sequence(tuple(Scalar(each, line) for each in words), line)


def _box(spec: FieldSpec, name: str, text: str, names: Names, lines: _Lines) -> Scalar:
    return Scalar(kept(spec, text, names), lines.of(name))
