"""How a record declares its fields, once: reading, checks, printing and documents come from it.

In: a mapping of front matter (`kb.schema.frontmatter`) and a dataclass whose fields are declared
with `declare`. Out: values of the declared types (`kb.schema.types`), and `Problem`s for unknown,
repeated and missing fields.
"""

import dataclasses
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kb.schema.frontmatter import Mapping, Node, Scalar, Sequence
from kb.schema.types import ListOf, Report, Type, nearest

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """A nested dataclass with declared fields of its own."""

    cls: type[Any]

    def read(self, node: Node, name: str, report: Report) -> Any:
        if not isinstance(node, Mapping):
            keys = ", ".join(f"{spec.name}: …" for spec in specs(self.cls))
            report.add(node.line, name, "cần các cặp tên và giá trị", f"hãy viết {{{keys}}}")
            return None
        before = len(report.problems)
        values, _ = read_fields(self.cls, node, report, prefix=f"{name}.")
        return None if len(report.problems) > before else self.cls(**values)

    def plain(self, value: Any) -> dict[str, Any]:
        return to_plain(value)

    def revive(self, plain: dict[str, Any]) -> Any:
        return from_plain(self.cls, plain)

    def describe(self) -> str:
        return "{" + ", ".join(spec.name for spec in specs(self.cls)) + "}"

    def json_schema(self) -> dict[str, Any]:
        return json_schema(self.cls)


@dataclass(frozen=True)
class FieldSpec:
    """A declared field: key, label and help (Vietnamese), type, and whether it is required."""

    name: str
    label: str
    help: str
    type: Type
    required: bool


def declare(
    label: str, help: str, type: Type, *, required: bool = False, default: Any = None
) -> Any:
    """Declare a dataclass field of a record; a list's default is the empty tuple."""
    default = () if isinstance(type, ListOf) and default is None else default
    metadata = {"label": label, "help": help, "type": type, "required": required}
    return field(default=default, metadata=metadata)


def specs(cls: type[Any]) -> list[FieldSpec]:
    """The declared fields of a record class, in order."""
    return [
        FieldSpec(each.name, **each.metadata) for each in dataclasses.fields(cls) if each.metadata
    ]


def read_fields(
    cls: type[Any], node: Mapping, report: Report, prefix: str = "", require: bool = True
) -> tuple[dict[str, Any], dict[str, int]]:
    """Values of the declared fields found in a mapping, and the line of each (and of each item)."""
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
            value = by_name[key.text].type.read(child, name, report)
            if value is not None:
                values[key.text] = value
            elif by_name[key.text].required and require and _is_blank(child):
                report.add(key.line, name, "còn để trống", f"hãy ghi {by_name[key.text].help}")
    missing = [spec for spec in by_name.values() if spec.required and spec.name not in lines]
    for spec in missing if require else ():
        report.add(node.line, prefix + spec.name, "thiếu trường này", f"hãy ghi {spec.help}")
    return values, lines


def _is_blank(node: Node) -> bool:
    """Nothing written: `sources:`, `sources: []` and `sources: [""]` alike."""
    if isinstance(node, Sequence):
        return all(_is_blank(item) for item in node.items)
    return isinstance(node, Scalar) and not node.text.strip()


def to_plain(value: Any) -> dict[str, Any]:
    """A declared dataclass as JSON, empty fields left out."""
    plain = {}
    for spec in specs(type(value)):
        held = getattr(value, spec.name)
        if held is not None and held != ():
            plain[spec.name] = spec.type.plain(held)
    return plain


def json_schema(cls: type[Any]) -> dict[str, Any]:
    """The JSON Schema of what `to_plain` gives of a record that has all it must have."""
    return {
        "type": "object",
        "properties": {spec.name: _described(spec) for spec in specs(cls)},
        "required": [spec.name for spec in specs(cls) if spec.required],
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


def from_plain(cls: type[T], plain: MappingABC[str, Any], **extra: Any) -> T:
    """The dataclass again from `to_plain`."""
    by_name = {spec.name: spec.type for spec in specs(cls)}
    return cls(**{name: by_name[name].revive(value) for name, value in plain.items()}, **extra)
