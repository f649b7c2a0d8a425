"""The exemplar: a person, collective, model or practice to follow."""

from dataclasses import dataclass, field
from typing import ClassVar

from kb.citations import PartialDate
from kb.records.codes import KINDS, LEVELS, STAGES
from kb.records.parts import (
    Honour,
    Source,
    Use,
    aliases_field,
    directives_field,
    sources_field,
    status_field,
    summary_field,
)
from kb.schema.declared import Part, declare
from kb.schema.types import Code, ListOf, Slug, Text, Year


@dataclass(frozen=True)
class Exemplar:
    """One file of content/exemplars/."""

    record_type: ClassVar[str] = "exemplar"

    id: str
    title: str = declare("Tên", "tên mô hình, tập thể hoặc họ tên", Text(), required=True)
    kind: str = declare("Loại hình", "loại gương", Code(KINDS), required=True)
    subject: str | None = declare("Được nêu gương", "người hoặc đơn vị được nêu gương", Text())
    role: str | None = declare("Chức danh", "chức danh, nghề nghiệp của người ấy", Text())
    province: str | None = declare("Tỉnh, thành phố", "tên gọi vào thời điểm ấy", Text())
    district: str | None = declare("Huyện", "tên gọi vào thời điểm ấy", Text())
    commune: str | None = declare("Xã", "tên gọi vào thời điểm ấy", Text())
    fields: tuple[str, ...] = declare(
        "Lĩnh vực", "mã trong `content/fields.yaml`", ListOf(Slug()), required=True
    )
    level: str | None = declare("Cấp ghi nhận", "cấp ghi nhận cao nhất", Code(LEVELS))
    years: tuple[int, ...] = declare("Năm", "năm làm hoặc được ghi nhận", ListOf(Year()))
    honours: tuple[Honour, ...] = declare(
        "Khen thưởng", "hình thức khen theo nguồn", ListOf(Part(Honour))
    )
    directives: tuple[str, ...] = directives_field()
    used_in: tuple[Use, ...] = declare(
        "Đã giới thiệu", "nơi đã giới thiệu gương này", ListOf(Part(Use))
    )
    sources: tuple[Source, ...] = sources_field()
    stage: str | None = declare(
        "Bước tôn vinh", "bước trong quy trình, nếu nguồn nêu", Code(STAGES)
    )
    status: str = status_field()
    aliases: tuple[str, ...] = aliases_field()
    summary: str | None = summary_field()
    body: str = field(default="")

    @property
    def issued(self) -> PartialDate | None:
        """The latest year that the record bears, for sorting."""
        return PartialDate(max(self.years)) if self.years else None

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.title
