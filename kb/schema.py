"""How a record declares its fields, once: reading, checking, printing and documenting come from it.

In: nodes of front matter (`kb.frontmatter`). Out: values of the declared types, and `Problem`s for
what does not fit. A field's type is an object with four jobs: `read` a node, turn a value to
`plain` JSON and `revive` it, and `describe` itself to editors (Vietnamese).
"""

import dataclasses
import difflib
import re
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from kb.citations import PartialDate
from kb.frontmatter import Mapping, Node, Scalar, Sequence
from kb.problems import Problem
from kb.vietnamese import slug

T = TypeVar("T")
SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Report:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, line: int, field: str, wrong: str, remedy: str) -> None:
        """Note one error."""
        self.problems.append(Problem(self.path, line, field, wrong, remedy))


class Type(Protocol):
    """What a field may hold."""

    def read(self, node: Node, name: str, report: Report) -> Any:
        """The value of a node, or None after reporting why there is none."""

    def plain(self, value: Any) -> Any:
        """The value as JSON."""

    def revive(self, plain: Any) -> Any:
        """The value again from its JSON."""

    def describe(self) -> str:
        """What an editor may write, in Vietnamese."""


class _Atom:
    """A type whose values are strings or numbers, the same in JSON."""

    def plain(self, value: Any) -> Any:
        return value

    def revive(self, plain: Any) -> Any:
        return plain


class Text(_Atom):
    """One line of text."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        if isinstance(node, Scalar):
            return " ".join(node.text.split()) or None
        report.add(node.line, name, "cần một dòng chữ", "hãy viết giá trị trên cùng dòng")
        return None

    def describe(self) -> str:
        return "chữ"


@dataclass(frozen=True)
class Code(_Atom):
    """One of a closed set of codes, each with its Vietnamese label."""

    labels: MappingABC[str, str]

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None or written in self.labels:
            return written
        likely = nearest(written, self.labels)
        remedy = f"hãy viết {likely}" if likely else f"hãy chọn một trong: {', '.join(self.labels)}"
        report.add(node.line, name, f'"{written}" không có trong danh mục', remedy)
        return None

    def describe(self) -> str:
        return " \\| ".join(f"`{code}`" for code in self.labels)


class Slug(_Atom):
    """An ASCII name: a record's id or a code of an open vocabulary."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None or SLUG_RE.fullmatch(written):
            return written
        report.add(node.line, name, f'"{written}" không phải là mã', f"hãy viết {slug(written)}")
        return None

    def describe(self) -> str:
        return "mã (chữ thường không dấu, gạch nối)"


class Year(_Atom):
    """A year from 1900 on."""

    def read(self, node: Node, name: str, report: Report) -> int | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        if re.fullmatch(r"(?:19|20)\d\d", written):
            return int(written)
        found = re.search(r"(?:19|20)\d\d", written)
        remedy = f"hãy viết {found[0]}" if found else "hãy viết đủ bốn chữ số, ví dụ 2023"
        report.add(node.line, name, f'"{written}" không phải là năm', remedy)
        return None

    def describe(self) -> str:
        return "năm"


class Date:
    """A date as exact as its source: 2016-05-15, 2023-05 or 2023."""

    def read(self, node: Node, name: str, report: Report) -> PartialDate | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        date = PartialDate.parse_iso(written)
        if date is None:
            report.add(
                node.line,
                name,
                f'"{written}" không phải là ngày',
                f"hãy viết {_likely_date(written)}",
            )
        return date

    def plain(self, value: PartialDate) -> str:
        return str(value)

    def revive(self, plain: str) -> PartialDate | None:
        return PartialDate.parse_iso(plain)

    def describe(self) -> str:
        return "ngày `2016-05-15`, tháng `2023-05` hoặc năm `2023`"


@dataclass(frozen=True)
class ListOf:
    """Several values of one type; a single value needs no brackets."""

    item: Type

    def read(self, node: Node, name: str, report: Report) -> tuple[Any, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Scalar) and not node.text:
            return None
        values = [self.item.read(each, name, report) for each in nodes]
        return tuple(value for value in values if value is not None) or None

    def plain(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.item.plain(each) for each in value]

    def revive(self, plain: list[Any]) -> tuple[Any, ...]:
        return tuple(self.item.revive(each) for each in plain)

    def describe(self) -> str:
        return f"danh sách: {self.item.describe()}"


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
    """Values of the declared fields found in a mapping, and the line of each."""
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
    return isinstance(node, Scalar) and not node.text.strip()


def to_plain(value: Any) -> dict[str, Any]:
    """A declared dataclass as JSON, empty fields left out."""
    plain = {}
    for spec in specs(type(value)):
        held = getattr(value, spec.name)
        if held is not None and held != ():
            plain[spec.name] = spec.type.plain(held)
    return plain


def from_plain(cls: type[T], plain: MappingABC[str, Any], **extra: Any) -> T:
    """The dataclass again from `to_plain`."""
    by_name = {spec.name: spec.type for spec in specs(cls)}
    return cls(**{name: by_name[name].revive(value) for name, value in plain.items()}, **extra)


def nearest(written: str, known: MappingABC[str, Any]) -> str | None:
    """The known key that a slip of the pen was meant to be, if one is near."""
    folded = slug(written)
    found = difflib.get_close_matches(folded, [slug(key) for key in known], n=1, cutoff=0.6)
    return next((key for key in known if found and slug(key) == found[0]), None)


def _likely_date(written: str) -> str:
    """What was meant: 2016-05-15 for "15/5/2016"."""
    numbers = re.findall(r"\d+", written)
    if len(numbers) == 3 and len(numbers[2]) == 4:
        likely = f"{numbers[2]}-{int(numbers[1]):02}-{int(numbers[0]):02}"
        if PartialDate.parse_iso(likely):
            return likely
    if len(numbers) == 2 and len(numbers[1]) == 4:
        likely = f"{numbers[1]}-{int(numbers[0]):02}"
        if PartialDate.parse_iso(likely):
            return likely
    return "2016-05-15 (năm-tháng-ngày), 2016-05 hoặc 2016"
