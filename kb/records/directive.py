"""The directive: a document that asks for exemplars, or that such a document continues."""

from dataclasses import dataclass, field
from typing import ClassVar

from kb.citations import (
    TYPE_LABELS,
    DocumentNumber,
    PartialDate,
    citation_text,
    parse_number,
    term_borne,
)
from kb.records.codes import LEVELS
from kb.records.parts import (
    RecordType,
    Relation,
    Source,
    Validity,
    aliases_field,
    note_field,
    sources_field,
    status_field,
    summary_field,
)
from kb.records.requirements import Requirement
from kb.schema import Column, Part, Weight, declare
from kb.schema.types import Code, Date, ListOf, Text


@dataclass(frozen=True)
class Directive:
    """One file of content/directives/."""

    about: ClassVar[RecordType] = RecordType(
        "directive",
        "Văn bản chỉ đạo",
        short="Văn bản",
        home="directives",
        path="/van-ban/",
        kinds=TYPE_LABELS,
        is_file=True,
        renamed={"type": "doc_type"},
        searched={"name": Weight.TITLE},
    )
    record_type: ClassVar[str] = about.name

    id: str
    number: str | None = declare(
        "Số", "số, ký hiệu theo dạng chuẩn, ví dụ `05-CT/TW`", Text(),
        shown=False, column=Column(14),
    )  # fmt: skip
    type: str = declare(
        "Loại văn bản", "loại văn bản", Code(TYPE_LABELS), required=True, shown=False
    )
    title: str = declare(
        "Trích yếu", "trích yếu, không kèm loại và số", Text(), required=True,
        searched=Weight.TITLE, shown=False,
    )  # fmt: skip
    issuer: str | None = declare(
        "Cơ quan ban hành", "cơ quan ban hành", Text(), required=True,
        searched=Weight.SUBJECT, column=Column(24),
    )  # fmt: skip
    term: str | None = declare(
        "Khóa", "nhiệm kỳ của Đảng, khóa Quốc hội, chữ số La Mã, nếu nguồn nêu", Text()
    )
    issued: PartialDate | None = declare(
        "Ngày ban hành", "ngày ban hành theo nguồn", Date(), column=Column(14)
    )
    level: str = declare(
        "Cấp ban hành", "cấp ban hành", Code(LEVELS), required=True, column=Column(16)
    )
    province: str | None = declare(
        "Tỉnh, thành phố", "bắt buộc với văn bản dưới trung ương", Text(), searched=Weight.SUBJECT
    )
    validity: Validity | None = declare(
        "Hiệu lực", "không bao giờ đoán", Part(Validity), column=Column(26)
    )
    relations: tuple[Relation, ...] = declare(
        "Quan hệ", "với văn bản ra đời trước", ListOf(Part(Relation)), shown=False
    )
    requirements: tuple[Requirement, ...] = declare(
        "Việc phải làm", "việc văn bản giao cho ai, đến bao giờ, bằng lời của mình",
        ListOf(Part(Requirement)), shown=False,
    )  # fmt: skip
    variants: tuple[str, ...] = declare(
        "Cách viết khác",
        "cách viết khác của số, tên thường gọi trong nguồn",
        ListOf(Text()),
        searched=Weight.SUBJECT,
    )
    signer: str | None = declare("Người ký", "họ tên người ký", Text(), searched=Weight.PLAIN)
    sources: tuple[Source, ...] = sources_field()
    note: tuple[str, ...] = note_field()
    status: str = status_field()
    aliases: tuple[str, ...] = aliases_field()
    summary: str | None = summary_field()
    body: str = field(default="")

    @property
    def kind(self) -> str:
        """The document type serves as the kind in search."""
        return self.type

    @property
    def fields(self) -> tuple[str, ...]:
        """Directives belong to no field."""
        return ()

    @property
    def directives(self) -> tuple[str, ...]:
        """A document answers to none: it stands to others by its `relations`."""
        return ()

    @property
    def years(self) -> tuple[int, ...]:
        """The year of issue, when known."""
        return (self.issued.year,) if self.issued else ()

    @property
    def parsed_number(self) -> DocumentNumber | None:
        """The number taken apart, or None for a document without one."""
        return parse_number(self.number) if self.number else None

    @property
    def name(self) -> str:
        """Type and number: "Chỉ thị số 05-CT/TW"; only the type for a document without a number."""
        label = TYPE_LABELS.get(self.type, "Văn bản")
        return f"{label} số {self.number}" if self.number else label

    @property
    def dated_name(self) -> str:
        """What an office calls it: "Kết luận 01-KL/TW ngày 18/5/2021".

        Without a number by whose it is: "Công văn tháng 5/2023 của Ban Tuyên giáo Tỉnh ủy Bắc Kạn".
        """
        whose = f"của {self.issuer}" if self.issuer and not self.number else None
        when = self.issued.with_unit() if self.issued else None
        parts = (TYPE_LABELS.get(self.type, "Văn bản"), self.number, when, whose)
        return " ".join(part for part in parts if part)

    @property
    def congress_term(self) -> str | None:
        """The term as its source states it; of a central document of the Party also by its date.

        A law is of its legislature; documents of the government have no term.
        """
        if self.term or self.level != "trung-uong":
            return self.term
        return term_borne(self.parsed_number, self.issuer, self.issued)

    @property
    def citation(self) -> str:
        """The whole reference as officials write it.

        "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện …".
        """
        number = self.parsed_number
        return citation_text(number, self.type, self.issued, self.issuer, self.title)
