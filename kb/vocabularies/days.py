"""The days of the calendar: days of every year, solar and lunar, with what makes exemplars fit.

In: items of content/anniversaries.yaml. Out: frozen values. When a day falls, and which exemplars
fit it, is `kb.newsroom.calendar`'s business.
"""

from dataclasses import dataclass

from kb.records.parts import Source
from kb.schema import Part, declare
from kb.schema.types import Code, Day, ListOf, Slug, Text, Year

CALENDARS = {"duong": "dương lịch", "am": "âm lịch"}
ANNIVERSARY_KINDS = {
    "quoc-gia": "Ngày lễ, ngày kỷ niệm của đất nước",
    "dang": "Ngày kỷ niệm của Đảng",
    "nganh": "Ngày truyền thống của ngành, đoàn thể",
    "dia-phuong": "Ngày của địa phương",
    "quoc-te": "Ngày quốc tế",
}
_FIRST_DAYS = 10  # of a lunar month: they are said "mồng"
_LUNAR_MONTHS = (
    *("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"),
    *("Một", "Chạp"),
)


@dataclass(frozen=True)
class Anniversary:
    """A day of every year, with what makes an exemplar fit it."""

    id: str = declare("Mã", "mã của ngày", Slug(), required=True)
    title: str = declare("Tên", "tên đầy đủ của ngày", Text(), required=True)
    date: str = declare("Ngày", "tháng rồi đến ngày", Day(), required=True)
    calendar: str = declare("Lịch", "không chọn là dương lịch", Code(CALENDARS), default="duong")
    since: int | None = declare("Từ năm", "năm đầu tiên, để đếm số năm", Year(1000))
    kind: str = declare("Loại", "loại ngày", Code(ANNIVERSARY_KINDS), required=True)
    province: str | None = declare("Tỉnh", "tỉnh của ngày ấy", Text())
    fields: tuple[str, ...] = declare(
        "Lĩnh vực", "mã lĩnh vực có gương hợp", ListOf(Slug("fields"))
    )
    keywords: tuple[str, ...] = declare(
        "Từ khóa", "cụm từ mà bài viết về gương hợp thường có", ListOf(Text())
    )
    note: str | None = declare("Ý nghĩa", "ngày ấy kỷ niệm điều gì", Text())
    sources: tuple[Source, ...] = declare(
        "Nguồn", "nơi nêu ngày ấy", ListOf(Part(Source)), required=True
    )
    names: tuple[str, ...] = declare(
        "Tên khác", "cách gọi khác mà người đọc gõ: quốc khánh", ListOf(Text())
    )

    @property
    def kind_label(self) -> str:
        """What kind of day it is, for readers."""
        return ANNIVERSARY_KINDS[self.kind]

    @property
    def is_lunar(self) -> bool:
        """Whether it is a day of the lunar calendar."""
        return self.calendar == "am"

    @property
    def month_and_day(self) -> tuple[int, int]:
        """Month and day of its calendar: (11, 20)."""
        month, day = self.date.split("-")
        return int(month), int(day)

    @property
    def key(self) -> str:
        """The day as an address says it: "20-11"; "10-3-am" of the lunar calendar."""
        month, day = self.month_and_day
        return f"{day}-{month}{'-am' if self.is_lunar else ''}"

    @property
    def spoken(self) -> str:
        """The day in running text: "20 tháng 11"; "mồng 10 tháng Ba âm lịch"."""
        month, day = self.month_and_day
        if not self.is_lunar:
            return f"{day} tháng {month}"
        said = f"mồng {day}" if day <= _FIRST_DAYS else str(day)
        return f"{said} tháng {_LUNAR_MONTHS[month - 1]} âm lịch"
