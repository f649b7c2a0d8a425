"""A site of one's own: whose collection it is, and how its pages, feeds and papers call it.

In: the text of content/site.yaml. Out: a `Site`; without the file, or without a line of it, what
stands there as default. Touches no disk: the picture of the logo is handed in.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any

from kb.schema import Part, Problem, Report, declare, from_plain, read_fields, to_plain
from kb.schema.frontmatter import FormError, Mapping, Node, parse_yaml
from kb.schema.types import ListOf, Text, Type
from kb.vocabularies.colours import DARK, WHITE, Colour, readable
from kb.vocabularies.pictures import PictureName, media_type


class Email(Type[str]):
    """An address for letters of the office."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        before, _, domain = (written or "").partition("@")
        if written is None or (before and "." in domain.strip(".") and " " not in written):
            return written
        remedy = "hãy viết như vanphong@coquan.example"
        report.add(node.line, name, f'"{written}" không phải là địa chỉ thư điện tử', remedy)
        return None

    def describe(self) -> str:
        return "địa chỉ thư điện tử"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "email"}


@dataclass(frozen=True)
class Contact:
    """How readers reach the office; nothing of a person's own."""

    email: str | None = declare("Thư điện tử", "thư điện tử của cơ quan", Email())
    telephone: str | None = declare("Điện thoại", "số máy của cơ quan", Text())
    address: str | None = declare("Địa chỉ", "nơi làm việc của cơ quan", Text())


@dataclass(frozen=True)
class Site:
    """What a collection calls itself; `picture` is what the logo's file holds."""

    name: str = declare(
        "Tên kho", "tên kho, đứng ở đầu mọi trang", Text(), required=True, default="Gương Sáng"
    )
    motto: str | None = declare(
        "Lời giới thiệu", "một câu nói kho có gì, cho trang chủ và máy tìm kiếm", Text()
    )
    about: str | None = declare(
        "Giới thiệu", "vài câu nói kho là gì, mở đầu trang giới thiệu", Text()
    )
    examples: tuple[str, ...] = declare(
        "Câu tìm ví dụ",
        "vài câu bạn đọc có thể hỏi, dưới ô tìm ở trang chủ; để trống thì lấy tên gương mới nhất",
        ListOf(Text()),
    )
    office: str | None = declare(
        "Cơ quan", "cơ quan chủ quản, đứng ở chân trang và đầu bản Word", Text()
    )
    parent: str | None = declare("Cơ quan cấp trên", "dòng trên tên cơ quan ở đầu bản Word", Text())
    place: str | None = declare("Địa danh", "nơi ghi trước ngày tháng ở đầu bản Word", Text())
    contact: Contact | None = declare("Liên hệ", "cách bạn đọc liên hệ với cơ quan", Part(Contact))
    province: str | None = declare(
        "Tỉnh nhà", "tỉnh, thành phố của kho, để trống là toàn quốc", Text()
    )
    logo: str | None = declare(
        "Biểu trưng", "tệp ảnh PNG, JPEG hoặc SVG đặt cạnh tệp này", PictureName()
    )
    colour: str = declare(
        "Màu nhấn",
        "màu của đường dẫn, tên kho, nút bấm, ví dụ #9c1c1f",
        Colour(),
        default="#9c1c1f",
    )
    approvers: tuple[str, ...] = declare(
        "Người duyệt",
        "họ tên những người được duyệt và đăng; để trống thì ai ở bàn biên tập cũng đăng được",
        ListOf(Text()),
    )
    picture: bytes = field(default=b"", repr=False)

    @property
    def dark_colour(self) -> str:
        """The colour of the same hue that can be read on dark pages."""
        return readable(self.colour, DARK, WHITE)

    @property
    def has_colour(self) -> bool:
        """Whether it is another one than that of the style sheets."""
        return self.colour != Site.colour

    @property
    def logo_type(self) -> str | None:
        """The media type of the logo: "image/png"; None where there is none."""
        return media_type(self.logo) if self.logo and self.picture else None

    def as_plain(self) -> dict[str, Any]:
        """JSON, to be kept beside an index; what is as by default is left out."""
        plain = {key: value for key, value in to_plain(self).items() if value != _DEFAULT.get(key)}
        return plain | ({"picture": b64encode(self.picture).decode()} if self.picture else {})

    @classmethod
    def from_plain(cls, plain: MappingABC[str, Any]) -> "Site":
        """The site again from `as_plain`."""
        declared = {key: value for key, value in plain.items() if key != "picture"}
        return from_plain(cls, declared, picture=b64decode(plain.get("picture", "")))

    @property
    def description(self) -> str:
        """What it holds, in a sentence for lists and search engines."""
        return self.motto or (
            "Kho tri thức về gương điển hình, mô hình hay, người tốt việc tốt và các văn bản chỉ "
            "đạo về học tập, làm theo Bác."
        )

    @property
    def is_renamed(self) -> bool:
        """Whether it goes by another name than the program's own."""
        return self.name != Site.name

    @property
    def publisher(self) -> str:
        """Who answers for it: the office, or the collection by its name."""
        return self.office or self.name


_DEFAULT = to_plain(Site())


def read_site(text: str, path: str) -> tuple[Site, dict[str, int], list[Problem]]:
    """The site that a file declares, the line of each field, and every problem found.

    A field that cannot be read is as if it had not been written, without a name nothing is; its
    problem tells.
    """
    report = Report(path)
    try:
        root = parse_yaml(text)
    except FormError as error:
        report.add(error.line, "", error.wrong, error.remedy)
        return Site(), {}, report.problems
    if root is None and text.strip():  # nothing but remarks: all is as by default
        return Site(), {}, report.problems
    if not isinstance(root, Mapping):
        report.add(1, "", "cần các cặp tên và giá trị", 'hãy viết mỗi dòng một cặp, như "name: …"')
        return Site(), {}, report.problems
    values, lines = read_fields(Site, root, report)
    return Site(**values) if "name" in values else Site(), lines, report.problems
