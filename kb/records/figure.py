"""The published figure: a number that a source states, with what it counts, when and where."""

import re
from dataclasses import dataclass
from typing import ClassVar

from kb.citations import PartialDate
from kb.records.codes import FIGURE_KINDS, LEVELS
from kb.records.parts import (
    RecordType,
    Source,
    aliases_field,
    directives_field,
    sources_field,
    status_field,
    summary_field,
)
from kb.schema import Part, Weight, declare
from kb.schema.types import Code, ListOf, Text, Year
from kb.text.phrases import format_number


@dataclass(frozen=True)
class Amount:
    """A number and what it counts: ("tập thể", "49")."""

    label: str = declare("Đếm gì", "điều được đếm", Text(), required=True)
    value: str = declare("Số", "con số theo nguồn", Text(), required=True)

    @property
    def count(self) -> int | None:
        """The number, where it is one exact number."""
        return exact(self.value)

    def __str__(self) -> str:
        """As officials write it: "49 tập thể", "1.479 đảng viên"."""
        return f"{written(self.value)} {self.label}"


@dataclass(frozen=True)
class Figure:
    """One item of content/figures.yaml."""

    about: ClassVar[RecordType] = RecordType(
        "figure",
        "Số liệu công bố",
        short="Số liệu",
        home="figures",
        path="/thong-ke#",
        kinds=FIGURE_KINDS,
        has_page=False,
        searched={"title": Weight.TITLE},
    )
    record_type: ClassVar[str] = about.name

    id: str
    label: str = declare("Số liệu", "con số đếm điều gì", Text(), required=True, shown=False)
    value: str | None = declare("Giá trị", "con số theo nguồn: `113`, `trên 20400`, `9/15`", Text())
    unit: str | None = declare(
        "Đơn vị tính", "đơn vị của con số: điển hình, hội nghị", Text(), shown=False
    )
    parts: tuple[Amount, ...] = declare(
        "Gồm", "các phần cộng lại đúng bằng giá trị", ListOf(Part(Amount)), shown=False
    )
    alongside: tuple[Amount, ...] = declare(
        "Kèm theo", "các con số nêu cùng chỗ mà không phải là phần của giá trị",
        ListOf(Part(Amount)), shown=False,
    )  # fmt: skip
    period: str | None = declare(
        "Thời gian", "lời nguồn: đến hết năm 2023", Text(), searched=Weight.PLAIN
    )
    years: tuple[int, ...] = declare("Năm", "năm của số liệu", ListOf(Year()))
    province: str | None = declare(
        "Tỉnh, thành phố", "tên gọi vào thời điểm ấy; để trống là toàn quốc", Text(),
        searched=Weight.SUBJECT, shown="Địa phương",
    )  # fmt: skip
    level: str | None = declare(
        "Cấp", "cấp mà số liệu nói tới", Code(LEVELS), searched=Weight.PLAIN
    )
    directives: tuple[str, ...] = directives_field()
    note: str | None = declare("Lưu ý", "điều dễ nhầm", Text(), shown=False)
    summary: str | None = summary_field()
    sources: tuple[Source, ...] = sources_field()
    status: str = status_field()
    aliases: tuple[str, ...] = aliases_field()

    @property
    def kind(self) -> str:
        """All figures are of one kind."""
        return next(iter(FIGURE_KINDS))

    @property
    def fields(self) -> tuple[str, ...]:
        """Figures belong to no field."""
        return ()

    @property
    def issued(self) -> PartialDate | None:
        """The last year it covers, for sorting."""
        return PartialDate(max(self.years)) if self.years else None

    @property
    def amount(self) -> str:
        """The number as officials write it: "1.008 điển hình", "trên 20.400"; "" without one."""
        return " ".join(part for part in (written(self.value or ""), self.unit) if part)

    @property
    def title(self) -> str:
        """What a list calls it: "Điển hình cấp huyện và tương đương: 113"."""
        return f"{self.label}: {self.amount}" if self.value else self.label

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.title

    @property
    def count(self) -> int | None:
        """The number, where it is one exact number."""
        return exact(self.value or "")

    @property
    def body(self) -> str:
        """What it is made of and what must not be confused, as Markdown."""
        beside = [("Gồm", self.parts), ("Kèm theo", self.alongside)]
        lines = [
            f"{label}: {'; '.join(map(str, amounts))}." for label, amounts in beside if amounts
        ]
        lines += [f"Lưu ý: {self.note}"] if self.note else []
        return "\n\n".join(lines)


def exact(text: str) -> int | None:
    """The whole number that a text is: "113" and "1.008" are, "trên 20400" and "9/15" are not."""
    if re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+", text):
        return int(text.replace(".", ""))
    return None


def written(text: str) -> str:
    """The numbers of a text in the Vietnamese format: "trên 20400" becomes "trên 20.400"."""
    return re.sub(
        r"(?<![0-9./])[0-9]{4,}(?![0-9./])",
        lambda match: format_number(int(match[0])),
        text,
    )
