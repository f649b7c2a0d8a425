"""The two kinds of record, with every field declared once: label, help and type.

In: front matter (`kb.frontmatter`) and a body. Out: frozen `Exemplar`s and `Directive`s, and the
`Problem`s found on the way. From these declarations come the checks, the editors' table in
content/README.md, the labels on the page and the columns of exports. Touches no disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from kb.citations import TYPE_LABELS, DocumentNumber, PartialDate, parse_number
from kb.fieldtypes import Code, Date, ListOf, Report, Slug, Text, Year
from kb.frontmatter import Document, Scalar
from kb.problems import Problem
from kb.schema import Part, declare, from_plain, read_fields, to_plain

RECORD_TYPES = {"exemplar": "Gương điển hình", "directive": "Văn bản chỉ đạo"}
KINDS = {"ca-nhan": "Cá nhân", "tap-the": "Tập thể", "mo-hinh": "Mô hình", "cach-lam": "Cách làm"}
LEVELS = {
    "co-so": "Cơ sở",
    "huyen": "Huyện",
    "tinh": "Tỉnh, thành phố",
    "bo-nganh": "Bộ, ngành",
    "trung-uong": "Trung ương",
}
STAGES = {
    "de-nghi": "Đề nghị",
    "cong-nhan": "Công nhận",
    "ghi-danh": "Ghi danh",
    "bieu-duong": "Biểu dương",
    "nhan-rong": "Nhân rộng",
}
STATUSES = {"published": "đã đăng", "draft": "bản nháp", "withdrawn": "đã rút"}
USES = {
    "sach": "Sách",
    "phim": "Phim",
    "trien-lam": "Triển lãm",
    "bao": "Báo",
    "giao-luu": "Giao lưu",
}
VALIDITY_STATES = {
    "con-hieu-luc": "Còn hiệu lực",
    "het-hieu-luc": "Hết hiệu lực",
    "khong-ro": "Chưa rõ hiệu lực",
}
# Each relation is written once, in the later document; the page shows it from both sides.
RELATIONS = {
    "tiep-tuc": ("Tiếp tục", "Được tiếp tục bởi"),
    "thuc-hien": ("Thực hiện", "Được thực hiện bởi"),
    "thay-the": ("Thay thế", "Được thay thế bởi"),
    "sua-doi": ("Sửa đổi", "Được sửa đổi bởi"),
    "huong-dan": ("Hướng dẫn", "Được hướng dẫn bởi"),
    "can-cu": ("Căn cứ", "Là căn cứ của"),
    "so-ket": ("Sơ kết, đánh giá", "Được sơ kết, đánh giá tại"),
}
_RELATION_LABELS = {code: active for code, (active, _) in RELATIONS.items()}


@dataclass(frozen=True)
class Honour:
    """A recognition, as its source words it."""

    title: str = declare("Hình thức", "tên hình thức khen thưởng", Text(), required=True)
    issuer: str | None = declare("Cơ quan", "nơi khen", Text())
    level: str | None = declare("Cấp", "cấp khen", Code(LEVELS))
    year: int | None = declare("Năm", "năm khen", Year())


@dataclass(frozen=True)
class Use:
    """Where an exemplar has already been told."""

    kind: str = declare("Loại", "loại tác phẩm", Code(USES), required=True)
    title: str = declare("Tên", "tên sách, phim, bài báo…", Text(), required=True)
    year: int | None = declare("Năm", "năm phát hành", Year())


@dataclass(frozen=True)
class Source:
    """Where the record's statements come from: an address, or a document without one."""

    title: str | None = declare("Tên", "tên bài, tên văn bản", Text())
    publisher: str | None = declare("Nơi đăng", "báo, trang hoặc cơ quan", Text())
    date: PartialDate | None = declare("Ngày", "ngày đăng", Date())
    url: str | None = declare("Địa chỉ", "địa chỉ trang", Text())
    file: str | None = declare("Tệp", "tên tệp, khi tài liệu không có địa chỉ", Text())

    @property
    def name(self) -> str:
        """What a reader sees: the title, else the publisher, else the address."""
        return self.title or self.publisher or self.url or self.file or ""


@dataclass(frozen=True)
class Relation:
    """An arrow from this document to an earlier one."""

    kind: str = declare("Quan hệ", "loại quan hệ", Code(_RELATION_LABELS), required=True)
    to: str = declare("Văn bản", "mã hồ sơ của văn bản kia", Slug(), required=True)


@dataclass(frozen=True)
class Validity:
    """Whether a document is in force, as of a date, and how we know."""

    state: str = declare("Hiệu lực", "tình trạng", Code(VALIDITY_STATES), required=True)
    as_of: PartialDate | None = declare("Tính đến", "ngày kiểm tra", Date(), required=True)
    evidence: str | None = declare("Căn cứ", "điều cho biết tình trạng ấy", Text())


def _sources() -> Any:
    help = "ít nhất một nguồn; mọi điều trong hồ sơ dựa vào đó"
    return declare("Nguồn", help, ListOf(Part(Source)), required=True)


def _status() -> Any:
    help = "chỉ hồ sơ `published` được hiện ra ngoài"
    return declare("Trạng thái", help, Code(STATUSES), default="published")


def _aliases() -> Any:
    return declare("Địa chỉ cũ", "mã cũ, sẽ chuyển hướng về đây", ListOf(Slug()))


@dataclass(frozen=True)
class Exemplar:
    """A person, collective, model or practice to follow."""

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
    directives: tuple[str, ...] = declare(
        "Thực hiện văn bản", "mã hồ sơ của văn bản", ListOf(Slug())
    )
    used_in: tuple[Use, ...] = declare(
        "Đã giới thiệu", "nơi đã giới thiệu gương này", ListOf(Part(Use))
    )
    sources: tuple[Source, ...] = _sources()
    stage: str | None = declare("Bước", "bước trong quy trình, nếu nguồn nêu", Code(STAGES))
    status: str = _status()
    aliases: tuple[str, ...] = _aliases()
    summary: str | None = declare("Tóm tắt", "một, hai câu hiện ở danh sách", Text(), required=True)
    body: str = field(default="")

    @property
    def issued(self) -> PartialDate | None:
        """The latest year that the record bears, for sorting."""
        return PartialDate(max(self.years)) if self.years else None

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.title


@dataclass(frozen=True)
class Directive:
    """A document that asks for exemplars, or that such a document continues."""

    record_type: ClassVar[str] = "directive"

    id: str
    number: str | None = declare("Số", "số, ký hiệu theo dạng chuẩn, ví dụ `05-CT/TW`", Text())
    type: str = declare("Loại văn bản", "loại văn bản", Code(TYPE_LABELS), required=True)
    title: str = declare("Trích yếu", "trích yếu, không kèm loại và số", Text(), required=True)
    issuer: str | None = declare("Cơ quan ban hành", "cơ quan ban hành", Text(), required=True)
    term: str | None = declare("Khóa", "nhiệm kỳ, chữ số La Mã, nếu nguồn nêu", Text())
    issued: PartialDate | None = declare("Ngày ban hành", "ngày ban hành theo nguồn", Date())
    level: str = declare("Cấp", "cấp ban hành", Code(LEVELS), required=True)
    province: str | None = declare(
        "Tỉnh, thành phố", "bắt buộc với văn bản dưới trung ương", Text()
    )
    validity: Validity | None = declare("Hiệu lực", "không bao giờ đoán", Part(Validity))
    relations: tuple[Relation, ...] = declare(
        "Quan hệ", "với văn bản ra đời trước", ListOf(Part(Relation))
    )
    variants: tuple[str, ...] = declare(
        "Cách viết khác", "cách viết khác của số, gặp trong nguồn", ListOf(Text())
    )
    signer: str | None = declare("Người ký", "họ tên người ký", Text())
    sources: tuple[Source, ...] = _sources()
    status: str = _status()
    aliases: tuple[str, ...] = _aliases()
    summary: str | None = declare("Tóm tắt", "một, hai câu hiện ở danh sách", Text(), required=True)
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


Record = Exemplar | Directive
RECORD_CLASSES: dict[str, type[Exemplar] | type[Directive]] = {
    "exemplar": Exemplar,
    "directive": Directive,
}


@dataclass(frozen=True)
class RecordFile:
    """A record with the place it was read from and the line of each field."""

    record: Record
    path: str
    lines: Mapping[str, int]
    body_line: int


def read_record(
    record_type: str, record_id: str, document: Document, path: str
) -> tuple[RecordFile, list[Problem]]:
    """Give meaning to a file that has been taken apart.

    A record with problems is half read: good enough to check the rest of it and what points to it,
    never to be served (`Content.servable`).
    """
    cls = RECORD_CLASSES[record_type]
    report = Report(path)
    status = next((v for k, v in document.front.entries if k.text == "status"), None)
    is_published = not isinstance(status, Scalar) or status.text in ("", "published")
    values, lines = read_fields(cls, document.front, report, require=is_published)
    record: Record = cls(**values, id=record_id, body=document.body)
    return RecordFile(record, path, lines, document.body_line), report.problems


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record as JSON: its declared fields, with `record_type`, `id` and `body`."""
    head = {"record_type": record.record_type, "id": record.id}
    return head | to_plain(record) | {"body": record.body}


def record_from_plain(plain: Mapping[str, Any]) -> Record:
    """The record again from `record_to_plain`."""
    rest = dict(plain)
    cls = RECORD_CLASSES[rest.pop("record_type")]
    return from_plain(cls, rest, id=rest.pop("id"), body=rest.pop("body"))
