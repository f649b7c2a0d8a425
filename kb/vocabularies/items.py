"""What stands in content/*.yaml item by item: fields, roles, bodies, synonyms, feeds, golden.

In: mappings of declared fields. Out: frozen values. Places, days and numbers of documents have
modules of their own.
"""

from dataclasses import dataclass

from kb.citations import PartialDate
from kb.records.codes import LEVELS
from kb.records.parts import Source
from kb.schema import Part, declare
from kb.schema.types import Address, Code, Date, ListOf, Slug, Text

STYLE_KINDS = {
    "khen": "Lời khen cần nói ai khen",
    "co-loi-ai": "Chữ cho biết là lời ai",
    "tu-noi": "Lời nói về chính hồ sơ",
}


@dataclass(frozen=True)
class Field:
    """A field of work that exemplars belong to."""

    code: str = declare("Mã", "mã lĩnh vực", Slug(), required=True)
    label: str = declare("Nhãn", "tên hiện trên trang", Text(), required=True)
    scope: str = declare("Phạm vi", "gồm những gì", Text(), required=True)
    words: tuple[str, ...] = declare(
        "Từ nhận ra", "từ hai tiếng trở lên mà bài về lĩnh vực này hay dùng", ListOf(Text())
    )


@dataclass(frozen=True)
class Role:
    """Who is told to do something by documents: a Party cell, a newspaper, a head of office."""

    code: str = declare("Mã", "mã đối tượng", Slug(), required=True)
    label: str = declare("Nhãn", "tên hiện trên trang", Text(), required=True)
    scope: str | None = declare("Phạm vi", "gồm những ai", Text())
    aliases: tuple[str, ...] = declare("Cách gọi khác", "cách gọi trong văn bản", ListOf(Text()))


@dataclass(frozen=True)
class Synonyms:
    """Terms that search treats as equal."""

    terms: tuple[str, ...] = declare("Các từ", "từ hai từ trở lên", ListOf(Text()), required=True)
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())


@dataclass(frozen=True)
class NearWords(Synonyms):
    """Words of one field and sense: where few records hold the one, search adds the others."""


@dataclass(frozen=True)
class StyleWords(Synonyms):
    """Words that `kb check` looks at twice in how an exemplar is told."""

    kind: str = declare("Loại", "xem lại vì sao", Code(STYLE_KINDS), required=True)


@dataclass(frozen=True)
class FormerName:
    """A name that an organisation had before."""

    name: str = declare("Tên", "tên cũ", Text(), required=True)
    until: PartialDate | None = declare("Đến", "ngày, tháng hoặc năm thôi dùng", Date())
    note: str | None = declare("Ghi chú", "vì sao đổi", Text())


@dataclass(frozen=True)
class Organisation:
    """A body that issues documents or honours, with its names through time."""

    slug: str = declare("Mã", "mã cơ quan, cũng là địa chỉ trang", Slug(), required=True)
    name: str = declare("Tên", "tên hiện nay, hoặc tên sau cùng", Text(), required=True)
    level: str = declare("Cấp", "cấp của cơ quan", Code(LEVELS), required=True)
    province: str | None = declare("Tỉnh", "tên gọi vào thời điểm ấy", Text())
    symbols: tuple[str, ...] = declare(
        "Ký hiệu", "phần cơ quan trong số văn bản, nếu chỉ cơ quan này dùng", ListOf(Text())
    )
    aliases: tuple[str, ...] = declare("Cách viết khác", "cách gọi trong hồ sơ", ListOf(Text()))
    former: tuple[FormerName, ...] = declare("Tên cũ", "các tên trước", ListOf(Part(FormerName)))
    merged_into: str | None = declare("Nhập vào", "mã cơ quan kế thừa", Slug("organisations"))
    since: PartialDate | None = declare("Từ ngày", "ngày nhập", Date())
    note: str | None = declare("Ghi chú", "điều người đọc cần biết", Text())
    sources: tuple[Source, ...] = declare(
        "Nguồn", "nơi nêu tên và việc đổi tên", ListOf(Part(Source)), required=True
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which records call it."""
        return (self.name, *(each.name for each in self.former), *self.aliases)


@dataclass(frozen=True)
class Feed:
    """A column of a newspaper that is watched for new stories, by its RSS or Atom address."""

    name: str = declare("Tên", "tên báo và chuyên mục", Text(), required=True)
    url: str = declare("Địa chỉ", "địa chỉ RSS hoặc Atom của chuyên mục", Address(), required=True)
    province: str | None = declare("Tỉnh", "tỉnh của báo, nếu là báo của tỉnh", Text())
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())


@dataclass(frozen=True)
class GoldenQuery:
    """A question that every new index is asked before it is served, and what it must find."""

    query: str = declare("Câu tìm", "câu người đọc hay gõ", Text(), required=True)
    record: str = declare("Hồ sơ", "mã hồ sơ phải thấy", Slug(), required=True)
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())


@dataclass(frozen=True)
class Removal:
    """A record that was taken back on purpose: a build does not take it for lost."""

    id: str = declare("Mã", "mã hồ sơ đã gỡ", Slug(), required=True)
    date: PartialDate | None = declare("Ngày", "ngày gỡ", Date())
    note: str | None = declare("Ghi chú", "vì sao gỡ", Text())
