"""Days that come back every year: national, of the Party, of professions, of provinces.

In: items of content/anniversaries.yaml. Out: `Anniversary`s. When they fall, and which exemplars
fit, is `kb.newsroom.calendar`'s business.
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


@dataclass(frozen=True)
class Anniversary:
    """A day of every year, with what makes an exemplar fit it."""

    id: str = declare("Mã", "mã của ngày", Slug(), required=True)
    title: str = declare("Tên", "tên đầy đủ của ngày", Text(), required=True)
    date: str = declare("Ngày", "tháng rồi đến ngày", Day(), required=True)
    calendar: str = declare("Lịch", "dương lịch hay âm lịch", Code(CALENDARS), default="duong")
    since: int | None = declare("Từ năm", "năm đầu tiên, để đếm số năm", Year(1000))
    kind: str = declare("Loại", "loại ngày", Code(ANNIVERSARY_KINDS), required=True)
    province: str | None = declare("Tỉnh", "tỉnh của ngày ấy", Text())
    fields: tuple[str, ...] = declare("Lĩnh vực", "mã lĩnh vực có gương hợp", ListOf(Slug()))
    keywords: tuple[str, ...] = declare(
        "Từ khóa", "cụm từ mà bài viết về gương hợp thường có", ListOf(Text())
    )
    note: str | None = declare("Ý nghĩa", "ngày ấy kỷ niệm điều gì", Text())
    sources: tuple[Source, ...] = declare(
        "Nguồn", "nơi nêu ngày ấy", ListOf(Part(Source)), required=True
    )
