"""How a record declares its fields, once: reading, checks, printing and documents come from it.

In: a mapping of front matter (`kb.schema.frontmatter`) and a dataclass whose fields are declared
with `declare`. Out: values of the declared types (`kb.schema.types`), and `Problem`s for unknown,
repeated and missing fields.
"""

import dataclasses
from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypedDict, TypeVar, Unpack, overload

from kb.schema.frontmatter import Mapping, Node, Scalar, Sequence
from kb.schema.problems import Report
from kb.schema.types import ListOf, Type, nearest

T = TypeVar("T")


class Weight:
    """How much a word counts by where it stands in a record (`searched`)."""

    TITLE, SUBJECT, SUMMARY, PLAIN, ASIDE = 4.0, 3.0, 1.5, 1.0, 0.5


@dataclass(frozen=True)
class Part(Type[T]):
    """A nested dataclass with declared fields of its own."""

    cls: type[T]

    def read(self, node: Node, name: str, report: Report) -> T | None:
        if not isinstance(node, Mapping):
            keys = ", ".join(f"{spec.name}: …" for spec in specs(self.cls))
            report.add(node.line, name, "cần các cặp tên và giá trị", f"hãy viết {{{keys}}}")
            return None
        before = len(report.problems)
        values, _ = read_fields(self.cls, node, report, prefix=f"{name}.")
        return None if len(report.problems) > before else self.cls(**values)

    def plain(self, value: T) -> dict[str, Any]:
        return to_plain(value)

    def revive(self, plain: dict[str, Any]) -> T:
        return from_plain(self.cls, plain)

    def words(self, value: T) -> tuple[str, ...]:
        held = ((spec, spec.of(value)) for spec in specs(self.cls) if spec.shown)
        return tuple(word for spec, each in held if each for word in spec.type.words(each))

    def describe(self) -> str:
        return "{" + ", ".join(spec.name for spec in specs(self.cls)) + "}"

    def json_schema(self) -> dict[str, Any]:
        return json_schema(self.cls)


@dataclass(frozen=True)
class Column:
    """How a field stands in a table: how wide, and under which heading where not its label."""

    width: int
    heading: str = ""


class Uses(TypedDict, total=False):
    """What else is done with a field, besides reading, checking and printing it.

    `searched`: its words are indexed with this weight and can be found as a phrase; of parts, those
    fields of theirs that are searched themselves. `shown`: whether it stands among the facts of a
    page and of a Word profile, and under which label where not its own. `column`: how it stands in
    the tables of exports. `headings`: what a list calls it, besides its label. `public`: False for
    what only editors read: in files and forms, in no index and no answer; records that differ in it
    alone are the same to readers. `name`: what files and JSON call it, where Python keeps that word
    for itself.
    """

    searched: float | None
    shown: bool | str
    column: Column | None
    headings: tuple[str, ...]
    public: bool
    name: str


@dataclass(frozen=True)
class FieldSpec:
    """A declared field: name, label and help (Vietnamese), type, whether required, and its uses.

    `name` is what files, forms and JSON call it; a dataclass may hold it `under` another one.
    """

    name: str
    label: str
    help: str
    type: Type[Any]
    required: bool
    searched: float | None = None
    shown: bool | str = True
    column: Column | None = None
    headings: tuple[str, ...] = ()
    public: bool = True
    under: str = ""

    @property
    def attribute(self) -> str:
        """The attribute of the dataclass: "since" for what files call "from"."""
        return self.under or self.name

    def of(self, holder: Any) -> Any:
        """What a record, or a part of one, holds in this field."""
        return getattr(holder, self.attribute)

    @property
    def shown_as(self) -> str:
        """The label under which its value is shown."""
        return self.shown if isinstance(self.shown, str) else self.label


@overload
def declare(
    label: str, help: str, type: ListOf[T], *, required: bool = ..., **uses: Unpack[Uses]
) -> tuple[T, ...]: ...
@overload
def declare(
    label: str, help: str, type: Type[T], *, required: bool = ..., default: T, **uses: Unpack[Uses]
) -> T: ...
@overload
def declare(
    label: str, help: str, type: Type[T], *, required: Literal[True], **uses: Unpack[Uses]
) -> T: ...
@overload
def declare(
    label: str, help: str, type: Type[T], *, required: bool = ..., **uses: Unpack[Uses]
) -> T | None: ...
def declare(
    label: str,
    help: str,
    type: Type[Any],
    *,
    required: bool = False,
    default: Any = None,
    **uses: Unpack[Uses],
) -> Any:
    """Declare a dataclass field of a record; a list's default is the empty tuple.

    The annotation beside it must agree with the type: `year: int | None = declare(…, Year())`. Only
    a required field, or one with a default, is always there.
    """
    default = () if isinstance(type, ListOf) and default is None else default
    declared = {"label": label, "help": help, "type": type, "required": required}
    return field(default=default, compare=uses.get("public", True), metadata={**declared, **uses})


def specs(cls: type[Any]) -> tuple[FieldSpec, ...]:
    """The declared fields of a record class, in order."""
    found: tuple[FieldSpec, ...] = _specs(cls)  # type: ignore[arg-type]  # python/mypy#11470
    return found


@cache
def _specs(cls: type[Any]) -> tuple[FieldSpec, ...]:
    return tuple(_spec(each) for each in dataclasses.fields(cls) if each.metadata)


def _spec(held: dataclasses.Field[Any]) -> FieldSpec:
    named: dict[str, Any] = {"name": held.name} | dict(held.metadata)
    return FieldSpec(**named, under="" if named["name"] == held.name else held.name)


def read_fields(
    cls: type[Any], node: Mapping, report: Report, prefix: str = "", require: bool = True
) -> tuple[dict[str, Any], dict[str, int]]:
    """Values of the declared fields found in a mapping, and the line of each (and of each item).

    The values are named as the dataclass takes them, the lines as they are written.
    """
    by_name = {spec.name: spec for spec in specs(cls)}
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, child in node.entries:
        name = prefix + key.text
        if key.text not in by_name:
            likely = nearest(key.text, by_name)
            remedy = (
                f'có phải là "{likely}"' if likely else f"hãy bỏ, hoặc dùng: {', '.join(by_name)}"
            )
            report.add(key.line, name, "không có trường này", remedy)
        elif key.text in lines:
            report.add(key.line, name, "trường này viết hai lần", "hãy giữ lại một")
        else:
            lines[key.text] = key.line
            if isinstance(child, Sequence):
                lines |= {f"{key.text}[{i}]": item.line for i, item in enumerate(child.items)}
            spec = by_name[key.text]
            value = spec.type.read(child, name, report)
            if value is not None:
                values[spec.attribute] = value
            elif spec.required and require and _is_blank(child):
                report.add(key.line, name, "còn để trống", f"hãy ghi {spec.help}")
    missing = [spec for spec in by_name.values() if spec.required and spec.name not in lines]
    for spec in missing if require else ():
        report.add(node.line, prefix + spec.name, "thiếu trường này", f"hãy ghi {spec.help}")
    return values, lines


def _is_blank(node: Node) -> bool:
    """Nothing written: `sources:`, `sources: []` and `sources: [""]` alike."""
    if isinstance(node, Sequence):
        return all(_is_blank(item) for item in node.items)
    return isinstance(node, Scalar) and not node.text.strip()


def to_plain(value: Any, *, public: bool = False) -> dict[str, Any]:
    """A declared dataclass as JSON, empty fields left out; with `public`, what readers may have."""
    plain = {}
    for spec in specs(type(value)):
        held = spec.of(value)
        if held in (None, ()) or (public and not spec.public):
            continue
        plain[spec.name] = spec.type.plain(_public(spec.type, held) if public else held)
    return plain


def _public(type_: Type[Any], held: Any) -> Any:
    """A field's value without what only editors read in its parts."""
    if isinstance(type_, ListOf):
        return tuple(_public(type_.item, each) for each in held)
    if not isinstance(type_, Part):
        return held
    kept = [spec for spec in specs(type_.cls) if spec.public]
    return type_.cls(**{spec.attribute: _public(spec.type, spec.of(held)) for spec in kept})


def json_schema(cls: type[Any]) -> dict[str, Any]:
    """The JSON Schema of what readers may have of a record that has all it must have."""
    return {
        "type": "object",
        "properties": {spec.name: _described(spec) for spec in specs(cls) if spec.public},
        "required": [spec.name for spec in specs(cls) if spec.public and spec.required],
        "additionalProperties": False,
    }


def _described(spec: FieldSpec) -> dict[str, Any]:
    """The schema of a field's type, with its label and with what its editors are told."""
    plain = spec.type.json_schema()
    told = [
        f"{spec.label}: {spec.help}",
        *([plain["description"]] if "description" in plain else []),
    ]
    return plain | {"description": ". ".join(told)}


def _item_type(type: Type[Any]) -> Type[Any]:
    return type.item if isinstance(type, ListOf) else type


def spec_of(cls: type[Any], name: str) -> FieldSpec:
    """One declared field: (Exemplar, "honours") has the label "Khen thưởng"."""
    return next(spec for spec in specs(cls) if spec.name == name)


def searched(value: Any) -> Iterator[tuple[FieldSpec, Any, float]]:
    """The filled-in fields by which a record, or a part of one, is found, each with its weight."""
    for spec in specs(type(value)):
        held = spec.of(value)
        if spec.searched is None or held in (None, (), ""):
            continue
        if isinstance(_item_type(spec.type), Part):
            for each in held if isinstance(spec.type, ListOf) else (held,):
                yield from searched(each)
        else:
            yield spec, held, spec.searched


def from_plain(cls: type[T], plain: MappingABC[str, Any], **extra: Any) -> T:
    """The dataclass again from `to_plain`."""
    by_name = _by_name(cls)  # type: ignore[arg-type]  # python/mypy#11470
    held = {
        by_name[name].attribute: by_name[name].type.revive(value) for name, value in plain.items()
    }
    return cls(**held, **extra)


@cache
def _by_name(cls: type[Any]) -> dict[str, FieldSpec]:
    return {spec.name: spec for spec in specs(cls)}
