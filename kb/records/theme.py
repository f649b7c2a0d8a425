"""The theme: what a year or a term of study is about, in one province or everywhere."""

from dataclasses import dataclass
from typing import ClassVar

from kb.citations import PartialDate
from kb.records.codes import THEME_KINDS
from kb.records.parts import (
    Deadline,
    RecordType,
    Source,
    aliases_field,
    directives_field,
    sources_field,
    status_field,
    summary_field,
)
from kb.schema import Part, Weight, declare
from kb.schema.types import Code, ListOf, Slug, Text, Year


@dataclass(frozen=True)
class Theme:
    """One item of content/themes.yaml."""

    about: ClassVar[RecordType] = RecordType(
        "theme",
        "Chuyên đề",
        short="Chuyên đề",
        home="themes",
        path="/chuyen-de/",
        kinds=THEME_KINDS,
        searched={"occasion": Weight.SUBJECT},
    )
    record_type: ClassVar[str] = about.name

    id: str
    title: str = declare(
        "Tên", "tên chuyên đề, chủ đề theo nguồn", Text(), required=True,
        searched=Weight.TITLE, shown=False,
    )  # fmt: skip
    kind: str = declare("Loại", "loại chuyên đề", Code(THEME_KINDS), required=True, shown=False)
    province: str | None = declare(
        "Tỉnh, thành phố", "tên gọi vào thời điểm ấy; để trống là toàn quốc", Text(),
        searched=Weight.SUBJECT, shown="Nơi áp dụng",
    )  # fmt: skip
    years: tuple[int, ...] = declare("Năm", "các năm áp dụng", ListOf(Year()), required=True)
    period: str | None = declare("Thời gian", "lời nguồn: nhiệm kỳ 2020 - 2025", Text())
    issuer: str | None = declare("Cơ quan đề ra", "cơ quan đề ra", Text(), searched=Weight.PLAIN)
    directives: tuple[str, ...] = directives_field()
    fields: tuple[str, ...] = declare(
        "Lĩnh vực", "mã lĩnh vực có gương hợp với chuyên đề", ListOf(Slug("fields")), shown=False
    )
    keywords: tuple[str, ...] = declare(
        "Từ khóa",
        "cụm từ mà bài viết về gương hợp chuyên đề thường có",
        ListOf(Text()),
        shown=False,
    )
    material: str | None = declare("Tài liệu", "tài liệu học tập mà nguồn nêu", Text())
    deadlines: tuple[Deadline, ...] = declare(
        "Hạn", "các hạn mà nguồn nêu", ListOf(Part(Deadline)), shown=False
    )
    summary: str | None = summary_field()
    sources: tuple[Source, ...] = sources_field()
    status: str = status_field()
    aliases: tuple[str, ...] = aliases_field()

    @property
    def level(self) -> str | None:
        """Themes recognise nobody."""
        return None

    @property
    def issued(self) -> PartialDate | None:
        """The last year it covers, for sorting."""
        return PartialDate(max(self.years)) if self.years else None

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.title

    @property
    def occasion(self) -> str:
        """When it holds: "Chuyên đề năm 2024", "Chủ đề năm 2024, 2025", "Nội dung đột phá"."""
        label = THEME_KINDS.get(self.kind, "")
        if label.endswith("năm"):
            return f"{label} {', '.join(map(str, self.years))}"
        return f"{label} {self.period}" if self.period else label

    @property
    def body(self) -> str:
        """Deadlines and study material, as Markdown."""
        lines = [f"- {deadline}" for deadline in self.deadlines]
        parts = ["Hạn:\n\n" + "\n".join(lines)] if lines else []
        parts += [f"Tài liệu: {self.material}"] if self.material else []
        return "\n\n".join(parts)
