"""Numbers of documents that the collection does not hold, so that a number borne twice is not
taken for the one document it has.

In: items of content/numbers.yaml. Out: `KnownNumber`s, which answer what citations ask of any
document. What a citation means is decided in `kb.documents.references`.
"""

from dataclasses import dataclass

from kb.citations import (
    TYPE_LABELS,
    DocumentNumber,
    PartialDate,
    citation_text,
    parse_number,
    term_borne,
)
from kb.records.parts import Source
from kb.schema import Part, declare
from kb.schema.types import Code, Date, ListOf, Text


@dataclass(frozen=True)
class KnownNumber:
    """A document known by its number, date, issuer and title, of which there is no record."""

    number: str = declare("Số", "số, ký hiệu theo dạng chuẩn", Text(), required=True)
    type: str = declare("Loại văn bản", "loại văn bản", Code(TYPE_LABELS), required=True)
    title: str = declare("Trích yếu", "trích yếu, không kèm loại và số", Text(), required=True)
    issuer: str = declare("Cơ quan ban hành", "cơ quan ban hành", Text(), required=True)
    date: PartialDate | None = declare(
        "Ngày ban hành", "để phân biệt với văn bản cùng số", Date(), required=True
    )
    province: str | None = declare("Tỉnh, thành phố", "với văn bản dưới trung ương", Text())
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())
    sources: tuple[Source, ...] = declare(
        "Nguồn", "nơi nêu số và ngày ấy", ListOf(Part(Source)), required=True
    )

    @property
    def issued(self) -> PartialDate | None:
        """The date, by the name that records have for it."""
        return self.date

    @property
    def parsed_number(self) -> DocumentNumber | None:
        """The number taken apart; None where it cannot be read, which `kb check` tells."""
        return parse_number(self.number)

    @property
    def name(self) -> str:
        """Type and number: "Chỉ thị số 42-CT/TW"."""
        return f"{TYPE_LABELS[self.type]} số {self.number}"

    @property
    def congress_term(self) -> str | None:
        """The term of a central document: "XIII"."""
        if self.province:
            return None
        return term_borne(self.parsed_number, self.issuer, self.date)

    @property
    def citation(self) -> str:
        """The whole reference as officials write it, as for a record."""
        return citation_text(self.parsed_number, self.type, self.date, self.issuer, self.title)
