"""What stands in a form: one flat table of names and texts, the same for browser and server.

In: a record's front matter as written, mistakes included. Out: "title", "fields.0",
"honours.1.issuer", "validity.state" and "body", each with its text. Rows are added, moved and
taken out here; nothing is understood yet (`kb.desk.forms.reading`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.content.drafts import flow
from kb.content.edits import plain_of
from kb.desk.files.versions import BODY
from kb.desk.forms.names import Names
from kb.desk.forms.writing import shown
from kb.desk.vocabularies.kinds import KIND_CLASSES, key_field
from kb.schema import FieldSpec, Part, frontmatter, specs
from kb.schema.frontmatter import Node, Scalar
from kb.schema.types import ListOf
from kb.text.vietnamese import normalise

Typed = dict[str, str]
MOST_ROWS = 200
BETWEEN = ";"  # words of a list that has one box
_MOVES = {"len": -1, "xuong": 1}
_INDEX_RE = re.compile(r"[0-9]{1,3}")
# A record changes its state by steps, not by typing.
NOT_TYPED = frozenset({"status"})


def typed_fields(cls: type[Any]) -> list[FieldSpec]:
    """The fields of a record or item that a form has."""
    return [spec for spec in specs(cls) if spec.name not in (*NOT_TYPED, key_field(cls))]


def part_of(spec: FieldSpec) -> type[Any] | None:
    """The class of a field's parts, or None for a field of simple values."""
    type_ = spec.type.item if isinstance(spec.type, ListOf) else spec.type
    return type_.cls if isinstance(type_, Part) else None


def typed_of(cls: type[Any], document: frontmatter.Document, names: Names) -> Typed:
    """What a form shows of a file."""
    held = {key.text: node for key, node in document.front.entries}
    typed: Typed = {}
    for spec in typed_fields(cls):
        if spec.name in held:
            typed |= dict(_texts(spec, held[spec.name], names))
    return typed | {BODY: normalise(document.body)}


def _texts(spec: FieldSpec, node: Node, names: Names) -> Iterator[tuple[str, str]]:
    if not isinstance(spec.type, ListOf):
        yield from _value(spec.name, spec, node, names)
        return
    items = node.items if isinstance(node, frontmatter.Sequence) else (node,)
    if isinstance(node, Scalar) and not node.text.strip():
        return
    for number, item in enumerate(items):
        yield from _value(f"{spec.name}.{number}", spec, item, names)


def _value(name: str, spec: FieldSpec, node: Node, names: Names) -> Iterator[tuple[str, str]]:
    """One value; one of a wrong form stands in the first box, as YAML writes it."""
    part = part_of(spec)
    if part and isinstance(node, frontmatter.Mapping):
        inner = {each.name: each for each in specs(part)}
        for key, child in node.entries:
            known = inner.get(key.text)
            text = shown(known, _text(child), names) if known else _text(child)
            yield f"{name}.{key.text}", text
    elif part:
        yield f"{name}.{specs(part)[0].name}", _text(node)
    else:
        yield name, shown(spec, _text(node), names)


def _text(node: Node) -> str:
    """One line of text: a list of words with ";" between them, anything else as YAML writes it."""
    plain = plain_of(node)
    if isinstance(plain, list) and all(isinstance(each, str) for each in plain):
        return f"{BETWEEN} ".join(plain)
    return str(plain) if isinstance(node, Scalar) else flow(plain)


def of_field(typed: Mapping[str, str], field: str) -> Typed:
    """What is typed into one field, blanks apart."""
    return {
        name: " ".join(text.split())
        for name, text in typed.items()
        if name.split(".", 1)[0] == field and text.strip()
    }


def same_typed(spec: FieldSpec, one: Typed, other: Typed) -> bool:
    """Whether two forms say the same in a field, blank rows and their numbers apart."""
    if not isinstance(spec.type, ListOf):
        return of_field(one, spec.name) == of_field(other, spec.name)
    return _said(one, spec.name) == _said(other, spec.name)


def _said(typed: Typed, field: str) -> list[Typed]:
    rows = (
        {box: " ".join(text.split()) for box, text in row.items() if text.strip()}
        for row in rows_of(typed, field).values()
    )
    return [row for row in rows if row]


def rows_of(typed: Mapping[str, str], field: str) -> dict[int, Typed]:
    """The rows of a list by number, each with its boxes by name ("" in a list of simple values)."""
    rows: dict[int, Typed] = {}
    for name, text in typed.items():
        head, _, rest = name.partition(".")
        number, _, box = rest.partition(".")
        if head == field and _INDEX_RE.fullmatch(number) and int(number) < MOST_ROWS:
            rows.setdefault(int(number), {})[box] = text
    return dict(sorted(rows.items()))


def with_rows(typed: Mapping[str, str], field: str, rows: Iterable[Mapping[str, str]]) -> Typed:
    """The same form with these rows in a list."""
    rest = {name: text for name, text in typed.items() if name.split(".", 1)[0] != field}
    for number, row in enumerate(rows):
        for box, text in row.items():
            rest[f"{field}.{number}.{box}".rstrip(".")] = text
    return rest


def with_row_added(typed: Mapping[str, str], field: str) -> Typed:
    """One more row, still blank, at the end of a list."""
    return with_rows(typed, field, [*rows_of(typed, field).values(), {"": ""}])


def with_row_removed(typed: Mapping[str, str], field: str, number: int) -> Typed:
    """A list without one of its rows."""
    rows = rows_of(typed, field)
    rows.pop(number, None)
    return with_rows(typed, field, rows.values())


def with_row_moved(typed: Mapping[str, str], field: str, number: int, by: int) -> Typed:
    """A list with a row some places further down, or up."""
    held = rows_of(typed, field)
    rows, place = list(held.values()), list(held).index(number) if number in held else -1
    if place >= 0 and 0 <= place + by < len(rows):
        rows.insert(place + by, rows.pop(place))
    return with_rows(typed, field, rows)


def with_rows_as_asked(typed: Typed, asked: str) -> Typed:
    """What a button asks for: "them:honours" adds a row, "bo:honours:1" takes it out, "len:…"
    and "xuong:…" move it; anything else asks nothing of rows.
    """
    verb, _, rest = asked.partition(":")
    field, _, number = rest.partition(":")
    if verb == "them" and field:
        return with_row_added(typed, field)
    if verb == "bo" and number.isdecimal():
        return with_row_removed(typed, field, int(number))
    if verb in _MOVES and number.isdecimal():
        return with_row_moved(typed, field, int(number), _MOVES[verb])
    return typed


def spec_at(record_type: str, name: str) -> FieldSpec | None:
    """The declared field of a box: of "honours.0.issuer" the issuer of an honour."""
    field, *rest = [each for each in name.split(".") if not _INDEX_RE.fullmatch(each)]
    spec = next((each for each in specs(KIND_CLASSES[record_type]) if each.name == field), None)
    part = part_of(spec) if spec else None
    if part and rest:
        return next((each for each in specs(part) if each.name == rest[0]), None)
    return spec
