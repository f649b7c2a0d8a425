"""The picture of a site's logo: a file's name, and whether its bytes are the picture it names.

In: a name, and what the file holds. Out: a media type, or what is wrong. Touches no disk.
"""

from pathlib import PurePosixPath
from typing import Any

from kb.schema import Report
from kb.schema.frontmatter import Node
from kb.schema.types import Text, Type

MOST_BYTES = 200_000
_TYPES = {
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".svg": ("image/svg+xml", b""),
}


class PictureName(Type[str]):
    """The name of a picture in the same folder: no path, an ending that browsers know."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        if "/" in written or "\\" in written or written.startswith("."):
            remedy = f"hãy đặt tệp cạnh site.yaml rồi chỉ ghi tên tệp, ví dụ {_bare(written)}"
            report.add(node.line, name, f'"{written}" không phải là tên tệp', remedy)
            return None
        if media_type(written) is None:
            remedy = "hãy dùng tệp .png, .jpg hoặc .svg"
            report.add(node.line, name, f'"{written}" không phải là ảnh mà trang hiện được', remedy)
            return None
        return written

    def describe(self) -> str:
        return "tên tệp `.png`, `.jpg`, `.svg`"

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 5}


def _bare(written: str) -> str:
    return written.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".") or "logo.png"


def media_type(name: str) -> str | None:
    """What a name says that the file is: "image/png" for "logo.png"; None for anything else."""
    known = _TYPES.get(PurePosixPath(name).suffix.lower())
    return known[0] if known else None


def wrong_picture(name: str, data: bytes) -> tuple[str, str] | None:
    """What is wrong with the picture of a logo, and what to do; None for one that can be shown."""
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES // 1000} kB"
        return f'ảnh "{name}" nặng hơn {most}', "mọi trang đều mang ảnh này: hãy thu nhỏ lại"
    start = _TYPES[PurePosixPath(name).suffix.lower()][1]
    is_svg = not start and b"<svg" in data
    if is_svg or (start and data.startswith(start)):
        return None
    return f'tệp "{name}" không phải là ảnh loại ấy', "hãy xuất lại ảnh, giữ đúng đuôi tên tệp"
