"""What a document asks: of whom, by when or how often, and where in it that stands."""

from dataclasses import dataclass

from kb.citations import PartialDate
from kb.schema import declare
from kb.schema.types import Date, ListOf, Ordinal, Slug, Text


@dataclass(frozen=True)
class Requirement:
    """One duty that a document states, in our own words.

    `who` are codes of content/roles.yaml; none where the source names nobody. `source` is the
    place, from 1, among the document's sources, of the one that states it. No word of it finds the
    document: a plan of a hundred duties would hold the words of nearly every question.
    """

    what: str = declare("Việc", "việc phải làm, bằng lời của mình", Text(), required=True)
    who: tuple[str, ...] = declare(
        "Ai làm", "mã trong `content/roles.yaml`, khi nguồn nêu", ListOf(Slug("roles"))
    )
    deadline: str | None = declare("Hạn", "hạn theo lời nguồn: trước 15/4/2024", Text())
    date: PartialDate | None = declare("Ngày", "ngày hoặc tháng cuối của hạn", Date())
    how_often: str | None = declare("Nhịp", "bao lâu một lần, theo lời nguồn", Text())
    measure: str | None = declare("Mức", "con số phải đạt, nếu nguồn nêu", Text())
    province: str | None = declare(
        "Nơi", "tỉnh, thành phố mà nguồn giao việc, khi văn bản không của riêng nơi ấy", Text()
    )
    part: str | None = declare("Chỗ", "chỗ trong văn bản: mục II.2", Text())
    source: int | None = declare(
        "Nguồn thứ", "thứ tự của nguồn nêu việc này, khi văn bản có nhiều nguồn", Ordinal()
    )

    @property
    def when(self) -> str:
        """By when or how often, in the source's words: "trước 15/4/2024", "hằng năm"; or ""."""
        return "; ".join(filter(None, (self.deadline, self.how_often)))
