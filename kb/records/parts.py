"""The parts that records are made of, the fields that all share, and what is true of a type.

A record class says in one `RecordType` where its records are kept and shown: tables of types,
addresses, folders and the API's special names come from there (`kb.records.record`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.citations import PartialDate
from kb.records.codes import LEVELS, RELATIONS, STATUSES, USES, VALIDITY_STATES
from kb.schema import Column, Part, Weight, declare
from kb.schema.types import Code, Date, ListOf, Slug, Text, Year

_RELATION_LABELS = {code: active for code, (active, _) in RELATIONS.items()}


@dataclass(frozen=True)
class RecordType:
    """What is true of all records of a type, stated once in its class as `about`.

    `home` is the folder of content/ that holds one file a record or, without `is_file`, the list
    of them (home.yaml). `path` and the id make the address; without `has_page` that is a place on
    the page of all. `kinds` are the labels of the kinds; `renamed` are the fields that the API
    calls otherwise; `searched` are properties that are indexed like fields, with their weights.
    """

    name: str
    label: str
    short: str
    home: str
    path: str
    kinds: Mapping[str, str]
    is_file: bool = False
    has_page: bool = True
    renamed: Mapping[str, str] = field(default_factory=dict)
    searched: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Honour:
    """A recognition, as its source words it."""

    title: str = declare(
        "Hình thức", "tên hình thức khen thưởng", Text(), required=True, searched=Weight.PLAIN,
        headings=(
            "Hình thức", "Hình thức khen thưởng", "Hình thức khen", "Danh hiệu",
            "Danh hiệu thi đua", "Danh hiệu, hình thức khen thưởng", "Hình thức biểu dương",
            "Hình thức đã khen",
            "Hình thức khen thưởng, cấp khen", "Hình thức đã khen thưởng", "Đã được khen thưởng",
            "Đã khen", "Đã được khen", "Khen thưởng đã đạt", "Các hình thức khen thưởng",
            "Thành tích khen thưởng", "Tên hình thức khen thưởng",
        ),
    )  # fmt: skip
    issuer: str | None = declare(
        "Cơ quan", "nơi khen", Text(),
        headings=(
            "Cơ quan khen", "Cơ quan khen thưởng", "Đơn vị khen", "Nơi khen", "Đơn vị khen thưởng",
            "Cơ quan ban hành", "Cơ quan ra quyết định", "Cơ quan quyết định", "Cơ quan tặng",
            "Người ký quyết định", "Cấp có thẩm quyền khen", "Cơ quan công nhận",
            "Đơn vị công nhận",
        ),
    )  # fmt: skip
    level: str | None = declare("Cấp", "cấp khen", Code(LEVELS))
    year: int | None = declare("Năm", "năm khen", Year())
    number: str | None = declare(
        "Số quyết định", "số quyết định khen, ví dụ `45/QĐ-UBND`", Text(),
        headings=(
            "Số quyết định", "Quyết định số", "Số QĐ", "QĐ số", "Quyết định", "Số văn bản",
            "Quyết định khen thưởng", "Số quyết định khen thưởng", "Số quyết định, ngày tháng năm",
            "Số, ngày quyết định", "Số, ngày, tháng, năm quyết định", "Số và ngày quyết định",
            "Quyết định công nhận",
        ),
    )  # fmt: skip
    date: PartialDate | None = declare(
        "Ngày quyết định", "ngày khen, của quyết định khen; chỉ biết tháng thì ghi tháng", Date(),
        headings=(
            "Ngày quyết định", "Ngày ký", "Ngày khen", "Ngày ký quyết định", "Ngày khen thưởng",
            "Ngày ban hành",
        ),
    )  # fmt: skip

    @property
    def when(self) -> PartialDate | None:
        """When it was given, as nearly as is known."""
        return self.date or (PartialDate(self.year) if self.year else None)

    @property
    def decision(self) -> str | None:
        """What granted it: "Quyết định 45/QĐ-UBND ngày 5/12/2022", as far as it is known."""
        if not self.number:
            return None
        day = f" ngày {self.date.vietnamese()}" if self.date else ""
        return f"Quyết định {self.number}{day}"


@dataclass(frozen=True)
class Use:
    """Where an exemplar has already been told."""

    kind: str = declare("Loại", "loại tác phẩm", Code(USES), required=True)
    title: str = declare(
        "Tên", "tên sách, phim, bài báo…", Text(), required=True, searched=Weight.PLAIN
    )
    year: int | None = declare("Năm", "năm phát hành", Year())


@dataclass(frozen=True)
class Source:
    """Where the record's statements come from: an address, or a document without one."""

    title: str | None = declare("Tên", "tên bài, tên văn bản", Text(), searched=Weight.ASIDE)
    publisher: str | None = declare("Nơi đăng", "báo, trang hoặc cơ quan", Text())
    date: PartialDate | None = declare("Ngày", "ngày đăng", Date())
    url: str | None = declare("Địa chỉ", "địa chỉ trang", Text())
    accessed: PartialDate | None = declare("Ngày xem", "ngày mở trang ấy", Date())
    place: str | None = declare("Nơi", "nơi ban hành, khi tài liệu không có địa chỉ", Text())
    file: str | None = declare(
        "Tệp", "tệp mà bản nháp lấy từ đó, không hiện ra ngoài; khi đăng thì thay bằng tên, cơ "
        "quan, nơi, ngày của tài liệu", Text(), shown=False, public=False,
    )  # fmt: skip

    @property
    def name(self) -> str:
        """What a reader sees: the title, else the publisher, else the address."""
        return self.title or self.publisher or self.url or ""


@dataclass(frozen=True)
class Relation:
    """An arrow from this document to an earlier one."""

    kind: str = declare("Quan hệ", "loại quan hệ", Code(_RELATION_LABELS), required=True)
    to: str = declare("Văn bản", "mã hồ sơ của văn bản kia", Slug("directives"), required=True)


@dataclass(frozen=True)
class Validity:
    """Whether a document is in force, as of a date, and how we know."""

    state: str = declare("Hiệu lực", "tình trạng", Code(VALIDITY_STATES), required=True)
    as_of: PartialDate | None = declare("Tính đến", "ngày kiểm tra", Date(), required=True)
    since: PartialDate | None = declare(
        "Có hiệu lực từ", "ngày bắt đầu có hiệu lực, nếu nguồn nêu", Date(), name="from"
    )
    until: PartialDate | None = declare(
        "Hết hiệu lực từ", "ngày thôi hiệu lực, nếu nguồn nêu", Date()
    )
    evidence: str | None = declare("Căn cứ", "điều cho biết tình trạng ấy", Text())


@dataclass(frozen=True)
class Deadline:
    """By when something is to be done for a theme, in the words of its source."""

    what: str = declare("Việc", "việc phải xong", Text(), required=True)
    by: str = declare("Hạn", "hạn, theo lời nguồn: trước 15/4/2024", Text(), required=True)
    date: PartialDate | None = declare("Ngày", "ngày hoặc tháng cuối của hạn", Date())
    who: str | None = declare("Ai", "người, đơn vị phải làm", Text())

    def __str__(self) -> str:
        """One clause: "Nộp bản đăng ký: trước 30/4/2024 (cán bộ, đảng viên)"."""
        return f"{self.what}: {self.by}" + (f" ({self.who})" if self.who else "")


def sources_field() -> tuple[Source, ...]:
    """At least one source."""
    help = "ít nhất một nguồn; mọi điều trong hồ sơ dựa vào đó"
    return declare(
        "Nguồn",
        help,
        ListOf(Part(Source)),
        required=True,
        searched=Weight.ASIDE,
        shown=False,
        column=Column(50),
        headings=(
            "Nguồn tin",
            "Nguồn tài liệu",
            "Đường dẫn",
            "Link",
            "Nguồn trích dẫn",
        ),
    )


def status_field() -> str:
    """Whether the record is shown."""
    help = "chỉ hồ sơ `published` được hiện ra ngoài"
    return declare("Trạng thái", help, Code(STATUSES), default="published", shown=False)


def note_field() -> tuple[str, ...]:
    """What editors tell each other: doubts, what is still to be asked."""
    help = "điều các biên tập viên nhắn nhau: còn ngờ gì, phải hỏi ai; không bao giờ hiện ra ngoài"
    return declare("Ghi chú cho biên tập viên", help, ListOf(Text()), shown=False, public=False)


def aliases_field() -> tuple[str, ...]:
    """Addresses that the record had before."""
    return declare("Địa chỉ cũ", "mã cũ, sẽ chuyển hướng về đây", ListOf(Slug()), shown=False)


def summary_field() -> str:
    """What a list shows of the record."""
    return declare(
        "Tóm tắt",
        "một, hai câu hiện ở danh sách",
        Text(),
        required=True,
        searched=Weight.SUMMARY,
        shown=False,
        column=Column(60),
    )


def directives_field() -> tuple[str, ...]:
    """The documents that the record answers to or rests on."""
    return declare(
        "Thực hiện văn bản", "mã hồ sơ của văn bản", ListOf(Slug("directives")), column=Column(30)
    )
