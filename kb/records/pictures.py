"""The pictures of a record: what each shows, who made it, and by whose leave it is shown.

In: the `pictures` of front matter. Out: `Picture`s. What their
files hold is looked at by `kb.pictures`.
"""

import re
from dataclasses import dataclass

from kb.citations import PartialDate
from kb.schema import Part, Report, declare
from kb.schema.frontmatter import Node
from kb.schema.types import Date, ListOf, Text, Type
from kb.text.vietnamese import slug

_NAME_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)")


class PictureFile(Type[str]):
    """The name of a file in the record's folder of pictures."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None or _NAME_RE.fullmatch(written):
            return written
        stem, _, ending = written.replace("\\", "/").rpartition("/")[2].rpartition(".")
        likely = f"{slug(stem) or 'anh'}.{ending.lower()}"
        is_kind = _NAME_RE.fullmatch(likely)
        remedy = f"hãy đổi tên tệp thành {likely}" if is_kind else "hãy dùng tệp .jpg, .png, .webp"
        report.add(node.line, name, f'"{written}" không phải là tên tệp ảnh', remedy)
        return None

    def describe(self) -> str:
        return "tên tệp `.jpg`, `.png`, `.webp`, không dấu, không khoảng trắng"

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^{_NAME_RE.pattern}$"}


@dataclass(frozen=True)
class Picture:
    """A picture that may be shown: nobody shows one without credit, leave and a description."""

    file: str = declare(
        "Tệp", "tên tệp trong thư mục `pictures/<mã hồ sơ>/`", PictureFile(), required=True
    )
    alt: str = declare(
        "Mô tả", "trong ảnh có gì, cho người không nhìn thấy ảnh", Text(), required=True
    )
    caption: str | None = declare("Chú thích", "lời dưới ảnh", Text())
    credit: str = declare("Người chụp", "tên người chụp hoặc nơi cho ảnh", Text(), required=True)
    permission: str = declare(
        "Được phép dùng", "ai cho phép, khi nào; không hiện ra ngoài", Text(), required=True,
        shown=False, public=False,
    )  # fmt: skip
    date: PartialDate | None = declare("Ngày chụp", "ngày, tháng hoặc năm chụp", Date())


def pictures_field() -> tuple[Picture, ...]:
    """The pictures in the order in which they are shown."""
    help = "ảnh, theo thứ tự hiện ra; ảnh nào cũng phải có người chụp, phép dùng và mô tả"
    return declare("Ảnh", help, ListOf(Part(Picture)), shown=False)
