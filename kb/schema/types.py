"""The types of single values in front matter: text, codes, years, dates, lists of them.

In: nodes (`kb.schema.frontmatter`). Out: values, or `Problem`s that say what to write instead. A
`Type[T]` is an object whose values are `T`s, with six jobs: `read` a node, turn a value to `plain`
JSON and `revive` it, say its `words` to readers, `describe` itself to editors (Vietnamese), and say
what its JSON looks like (`json_schema`). How records are made of fields is in `kb.schema.declared`.
"""

import difflib
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kb.citations import PartialDate
from kb.schema.frontmatter import Node, Scalar, Sequence
from kb.schema.problems import Report
from kb.text.vietnamese import slug

T = TypeVar("T")

SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS_RE = re.compile(r"https?://[^\s/]+(?:/\S*)?")


class Type(ABC, Generic[T]):
    """What a field may hold: values of T, the same in JSON unless a type says otherwise."""

    @abstractmethod
    def read(self, node: Node, name: str, report: Report) -> T | None:
        """The value of a node, or None after reporting why there is none."""

    def plain(self, value: T) -> Any:
        """The value as JSON."""
        return value

    def revive(self, plain: Any) -> T:
        """The value again from its JSON."""
        value: T = plain
        return value

    def words(self, value: T) -> tuple[str, ...]:
        """What a reader reads of a value: "Mô hình" for the code "mo-hinh"."""
        return (str(value),)

    @abstractmethod
    def describe(self) -> str:
        """What an editor may write, in Vietnamese."""

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of its plain values."""


class Text(Type[str]):
    """One line of text."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        if isinstance(node, Scalar):
            return " ".join(node.text.split()) or None
        report.add(node.line, name, "cần một dòng chữ", "hãy viết giá trị trên cùng dòng")
        return None

    def describe(self) -> str:
        return "chữ"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class Address(Text):
    """An address of the web."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = super().read(node, name, report)
        if written is None or _ADDRESS_RE.fullmatch(written):
            return written
        wrong = f'"{written}" không phải địa chỉ trang web'
        report.add(node.line, name, wrong, "hãy chép cả địa chỉ, bắt đầu bằng https://")
        return None

    def describe(self) -> str:
        return "địa chỉ `https://…`"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_ADDRESS_RE.pattern}$"}


@dataclass(frozen=True)
class Code(Type[str]):
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

    def words(self, value: str) -> tuple[str, ...]:
        return (self.labels.get(value, value),)

    def describe(self) -> str:
        return " \\| ".join(f"`{code}`" for code in self.labels)

    def json_schema(self) -> dict[str, Any]:
        labels = "; ".join(f"{code}: {label}" for code, label in self.labels.items())
        return {"type": "string", "enum": list(self.labels), "description": labels}


@dataclass(frozen=True)
class Slug(Type[str]):
    """An ASCII name: an id or, with a `vocabulary` of content/, one of its codes or records.

    It says nothing to a reader by itself; the vocabulary has the label.
    """

    vocabulary: str = ""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None or SLUG_RE.fullmatch(written):
            return written
        report.add(node.line, name, f'"{written}" không phải là mã', f"hãy viết {slug(written)}")
        return None

    def words(self, value: str) -> tuple[str, ...]:
        return ()

    def describe(self) -> str:
        return "mã (chữ thường không dấu, gạch nối)"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG_RE.pattern}$"}


@dataclass(frozen=True)
class Year(Type[int]):
    """A year, from 1900 on unless a field reaches further back."""

    earliest: int = 1900

    def read(self, node: Node, name: str, report: Report) -> int | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        if re.fullmatch(r"\d{4}", written) and self.earliest <= int(written) < 2100:
            return int(written)
        found = re.search(r"(?:19|20)\d\d", written)
        remedy = f"hãy viết {found[0]}" if found else "hãy viết đủ bốn chữ số, ví dụ 2023"
        report.add(node.line, name, f'"{written}" không phải là năm', remedy)
        return None

    def describe(self) -> str:
        return "năm"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.earliest, "maximum": 2099}


class Ordinal(Type[int]):
    """A place in a list, counted from 1."""

    def read(self, node: Node, name: str, report: Report) -> int | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        if re.fullmatch(r"[1-9][0-9]?", written):
            return int(written)
        wrong = f'"{written}" không phải là số thứ tự'
        report.add(node.line, name, wrong, "hãy viết 1, 2, 3…")
        return None

    def describe(self) -> str:
        return "số thứ tự, từ 1"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1, "maximum": 99}


class Day(Type[str]):
    """A day of the year, month first: "11-20"; the 30th of a lunar month is one too."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        found = re.fullmatch(r"(\d\d)-(\d\d)", written)
        if found and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31:
            return written
        remedy = 'hãy viết tháng rồi đến ngày, ví dụ "11-20" cho 20 tháng 11'
        report.add(node.line, name, f'"{written}" không phải là ngày trong năm', remedy)
        return None

    def describe(self) -> str:
        return 'tháng-ngày, ví dụ `"11-20"`'

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"}


class Date(Type[PartialDate]):
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

    def revive(self, plain: str) -> PartialDate:
        date = PartialDate.parse_iso(plain)
        if date is None:
            raise ValueError(f"{plain!r} is not a date")
        return date

    def words(self, value: PartialDate) -> tuple[str, ...]:
        return (value.vietnamese(),)

    def describe(self) -> str:
        return "ngày `2016-05-15`, tháng `2023-05` hoặc năm `2023`"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}


@dataclass(frozen=True)
class ListOf(Type[tuple[T, ...]]):
    """Several values of one type; a single value needs no brackets."""

    item: Type[T]

    def read(self, node: Node, name: str, report: Report) -> tuple[T, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Scalar) and not node.text:
            return None
        values = [self.item.read(each, name, report) for each in nodes]
        return tuple(value for value in values if value is not None) or None

    def plain(self, value: tuple[T, ...]) -> list[Any]:
        return [self.item.plain(each) for each in value]

    def revive(self, plain: list[Any]) -> tuple[T, ...]:
        return tuple(self.item.revive(each) for each in plain)

    def words(self, value: tuple[T, ...]) -> tuple[str, ...]:
        return tuple(word for each in value for word in self.item.words(each))

    def describe(self) -> str:
        return f"danh sách: {self.item.describe()}"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "array", "minItems": 1, "items": self.item.json_schema()}


def nearest(written: str, known: MappingABC[str, Any]) -> str | None:
    """The known key that a slip of the pen was meant to be, if one is near."""
    folded = slug(written)
    found = difflib.get_close_matches(folded, [slug(key) for key in known], n=1, cutoff=0.6)
    return next((key for key in known if found and slug(key) == found[0]), None)


def likely_day(written: str) -> str | None:
    """The day or month that was meant: 2016-05-15 for "15/5/2016"; None for one there is not."""
    numbers = re.findall(r"\d+", written)
    if len(numbers) not in (2, 3) or len(numbers[-1]) != 4:
        return None
    likely = "-".join([numbers[-1], *(f"{int(each):02}" for each in reversed(numbers[:-1]))])
    return likely if PartialDate.parse_iso(likely) else None


def _likely_date(written: str) -> str:
    return likely_day(written) or "2016-05-15 (năm-tháng-ngày), 2016-05 hoặc 2016"
