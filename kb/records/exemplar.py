"""The exemplar: a person, collective, model or practice to follow."""

from dataclasses import dataclass, field
from typing import ClassVar

from kb.citations import PartialDate
from kb.records.codes import KINDS, LEVELS, STAGES
from kb.records.parts import (
    Honour,
    RecordType,
    Source,
    Use,
    aliases_field,
    directives_field,
    note_field,
    sources_field,
    status_field,
    summary_field,
)
from kb.records.pictures import Picture, pictures_field
from kb.schema import Column, Part, Weight, declare
from kb.schema.types import Code, Date, ListOf, Slug, Text, Year


@dataclass(frozen=True)
class Exemplar:
    """One file of content/exemplars/."""

    about: ClassVar[RecordType] = RecordType(
        "exemplar",
        "Gương điển hình",
        short="Gương",
        home="exemplars",
        path="/guong/",
        kinds=KINDS,
        is_file=True,
    )
    record_type: ClassVar[str] = about.name

    id: str
    title: str = declare(
        "Tên", "tên mô hình, tập thể hoặc họ tên", Text(), required=True,
        searched=Weight.TITLE, shown=False, column=Column(45),
    )  # fmt: skip
    kind: str = declare(
        "Loại hình", "loại gương", Code(KINDS), required=True,
        searched=Weight.PLAIN, shown=False, column=Column(14),
        headings=("Loại", "Đối tượng", "Loại gương", "Phân loại", "Loại điển hình"),
    )  # fmt: skip
    subject: str | None = declare(
        "Được nêu gương", "người hoặc đơn vị được nêu gương", Text(),
        searched=Weight.SUBJECT, column=Column(30),
        headings=(
            "Tập thể, cá nhân thực hiện", "Tên tập thể, cá nhân thực hiện", "Người thực hiện",
            "Cá nhân, tập thể thực hiện", "Đơn vị, cá nhân thực hiện", "Chủ thể thực hiện",
        ),
    )  # fmt: skip
    role: str | None = declare(
        "Chức danh", "chức danh, nghề nghiệp của người ấy", Text(),
        searched=Weight.PLAIN, column=Column(24),
        headings=(
            "Chức vụ", "Nghề nghiệp", "Chức vụ, đơn vị", "Chức vụ, đơn vị công tác",
            "Chức vụ, nơi công tác", "Chức danh, đơn vị công tác", "Chức vụ/Nghề nghiệp", "Cấp bậc",
        ),
    )  # fmt: skip
    province: str | None = declare(
        "Tỉnh, thành phố", "tên gọi vào thời điểm ấy", Text(),
        searched=Weight.SUBJECT, shown="Địa phương", column=Column(18),
        headings=("Tỉnh", "Tỉnh, thành", "Tỉnh/TP", "Tên tỉnh"),
    )  # fmt: skip
    district: str | None = declare(
        "Huyện", "tên gọi vào thời điểm ấy", Text(),
        searched=Weight.PLAIN, shown=False,
        headings=(
            "Quận", "Quận, huyện", "Huyện, thị xã", "Huyện, thành phố", "Tên huyện",
            "Huyện, thị xã, thành phố", "Huyện, thị, thành phố", "Huyện/thị",
        ),
    )  # fmt: skip
    commune: str | None = declare(
        "Xã", "tên gọi vào thời điểm ấy", Text(),
        searched=Weight.PLAIN, shown=False,
        headings=(
            "Phường", "Xã, phường", "Xã, phường, thị trấn", "Xã/phường", "Tên xã"
        ),
    )  # fmt: skip
    fields: tuple[str, ...] = declare(
        "Lĩnh vực", "mã trong `content/fields.yaml`", ListOf(Slug("fields")), required=True,
        searched=Weight.PLAIN, column=Column(24),
        headings=("Lĩnh vực hoạt động", "Ngành, lĩnh vực", "Ngành"),
    )  # fmt: skip
    level: str | None = declare(
        "Cấp ghi nhận", "cấp ghi nhận cao nhất", Code(LEVELS), column=Column(16),
        headings=(
            "Cấp khen", "Cấp khen thưởng", "Cấp", "Cấp công nhận", "Cấp biểu dương",
            "Cấp quyết định", "Cấp khen/năm khen",
        ),
    )  # fmt: skip
    years: tuple[int, ...] = declare(
        "Năm", "năm làm hoặc được ghi nhận", ListOf(Year()), column=Column(12),
        headings=(
            "Năm khen", "Năm khen thưởng", "Năm công nhận", "Năm biểu dương", "Thời gian",
            "Thời gian khen", "Năm được khen thưởng", "Năm thực hiện", "Thời gian thực hiện",
        ),
    )  # fmt: skip
    registered: PartialDate | None = declare(
        "Đăng ký xây dựng", "ngày, tháng hoặc năm đăng ký xây dựng điển hình, nếu nguồn nêu",
        Date(), column=Column(14),
    )  # fmt: skip
    honours: tuple[Honour, ...] = declare(
        "Khen thưởng", "hình thức khen theo nguồn", ListOf(Part(Honour)),
        searched=Weight.PLAIN, shown=False, column=Column(40),
    )  # fmt: skip
    directives: tuple[str, ...] = directives_field()
    used_in: tuple[Use, ...] = declare(
        "Đã giới thiệu", "nơi đã giới thiệu gương này", ListOf(Part(Use)), searched=Weight.PLAIN
    )  # fmt: skip
    sources: tuple[Source, ...] = sources_field()
    pictures: tuple[Picture, ...] = pictures_field()
    stage: str | None = declare(
        "Bước tôn vinh", "bước trong quy trình, nếu nguồn nêu", Code(STAGES)
    )
    note: tuple[str, ...] = note_field()
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
