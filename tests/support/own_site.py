"""A site of somebody else: the wider invented records, another name, colour and logo."""

import shutil
import struct
import zlib
from pathlib import Path

from tests.support.paths import TESTS

SITE = """\
name: Kho Thí Dụ
motto: "Người tốt ở huyện Thí Dụ: ai cũng có thể học theo."
office: Ban Tuyên giáo Mẫu
parent: Đảng ủy Thử
place: Thí Dụ
contact: {email: kho@mau.example, telephone: 0200 000 0000, address: "Số 1, đường Mẫu"}
province: Cao Bằng
logo: bieu-trung.png
colour: "#0b5a3c"
"""


def png(size: int = 32) -> bytes:
    """A small green square, as a picture."""
    line = b"\0" + b"\x0b\x5a\x3c" * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(line * size)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def own_content(folder: Path) -> Path:
    """The wider invented content, with a site.yaml and a logo of its own."""
    shutil.copytree(TESTS / "content", folder)
    shutil.copytree(TESTS / "wider", folder, dirs_exist_ok=True)
    (folder / "site.yaml").write_text(SITE, "utf-8")
    (folder / "bieu-trung.png").write_bytes(png())
    return folder
