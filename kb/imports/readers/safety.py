"""Opens an Office file only when it is one, and of a size that a list or a write-up can have.

In: a path. Out: the bytes, after looking into every part of the zip: a small file that unpacks to
gigabytes, XML with declarations of its own (whatever the part is called), an encrypted or an old
binary file, a pipe or a device are refused with a remedy.
"""

import codecs
import io
import os
import re
import stat
import zipfile
from pathlib import Path

from kb.imports.origins import FileRefused

MAX_FILE_BYTES = 50_000_000
# A list of 20,000 rows and 15 columns unpacks to about 25 MB, a Word file of 300 pages to 5 MB.
MAX_XML_BYTES = {".xlsx": 30_000_000, ".xlsm": 30_000_000, ".docx": 15_000_000}
MAX_UNPACKED_BYTES = 600_000_000  # with photographs
MAX_MEMBERS = 5_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200

_OLE = b"\xd0\xcf\x11\xe0"  # .xls, .doc, and any Office file with a password
_DTD_RE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A part is XML by what it begins with, never by its name: what reads it does not mind the name.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_XML_RE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\0?\s)*\0?(?:<|\Z)")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is there, a file indeed, and not too large."""
    name = path.name or str(path)
    try:
        _check_kind(name, path.stat())  # to open a device may be to use it
        # A pipe put here meanwhile would keep an ordinary open() waiting for ever.
        number = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with open(number, "rb") as file:
            _check_kind(name, os.fstat(number))
            return file.read(MAX_FILE_BYTES)
    except OSError as error:
        remedy = "hãy xem lại đường dẫn và quyền đọc"
        raise FileRefused(name, "không mở được tệp", remedy) from error


def _check_kind(name: str, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise FileRefused(name, "đây là thư mục", "hãy đưa từng tệp trong đó")
    if not stat.S_ISREG(found.st_mode):
        remedy = "hãy đưa một tệp danh sách hoặc bài viết"
        raise FileRefused(name, "không phải là tệp (ống dẫn, thiết bị)", remedy)
    if found.st_size > MAX_FILE_BYTES:
        limit = f"hãy tách thành các tệp dưới {MAX_FILE_BYTES // 1_000_000} MB"
        raise FileRefused(name, f"tệp quá lớn ({found.st_size // 1_000_000} MB)", limit)


def read_office(path: Path, must_hold: str = "", name: str = "") -> bytes:
    """The bytes of an .xlsx or .docx that is safe to unpack and holds the part named, if any.

    `name` is what the file is called in messages, where it was made from another.
    """
    data, name = read_bytes(path), name or path.name
    if data.startswith(_OLE):
        wrong = "tệp có mật khẩu, hoặc là định dạng cũ (.xls, .doc) đổi đuôi"
        raise FileRefused(name, wrong, f"hãy mở ra, bỏ mật khẩu rồi lưu thành {path.suffix}")
    check_archive(name, data, path.suffix.lower(), must_hold)
    return data


def check_archive(name: str, data: bytes, suffix: str, must_hold: str = "") -> None:
    """Refuse a zip that is not safe to unpack as a file of this kind, or lacks the part named."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_into(archive, name, MAX_XML_BYTES[suffix])
            if must_hold and must_hold not in archive.namelist():
                wrong = f"không phải là tệp {suffix}"
                raise FileRefused(name, wrong, "hãy mở bằng Word hoặc Excel rồi lưu lại")
    except FileRefused:
        raise
    except Exception as error:  # a damaged archive may raise almost anything inside zipfile
        raise FileRefused(
            name, "tệp hỏng hoặc bị cắt cụt", "hãy mở bằng Word hoặc Excel rồi lưu lại"
        ) from error


def _look_into(archive: zipfile.ZipFile, name: str, limit: int) -> None:
    members = archive.infolist()
    # The sizes that the archive states are binding: zipfile reads no byte beyond them.
    unpacked = sum(member.file_size for member in members)
    xml = [member for member in members if _is_xml(archive, member)]
    size = sum(member.file_size for member in xml)
    if size > limit or unpacked > MAX_UNPACKED_BYTES or len(members) > MAX_MEMBERS:
        wrong = f"giải nén ra quá lớn ({max(size, unpacked) // 1_000_000} MB)"
        remedy = f"hãy tách thành nhiều tệp nhỏ (danh sách: dưới {MAX_ROWS} dòng một tệp)"
        raise FileRefused(name, wrong, remedy)
    for member in xml:
        part = _readable(archive, member)
        if part.startswith(_WIDE) or b"\0" in part[:200] or _DTD_RE.search(part):
            wrong = "tệp có khai báo XML lạ, Word và Excel không bao giờ ghi như vậy"
            raise FileRefused(name, wrong, "hãy mở bằng Word hoặc Excel rồi lưu lại")


def _is_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    head = _readable(archive, member, 200)
    return head.startswith(_WIDE) or _XML_RE.match(head) is not None


def _readable(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int = 1 << 40) -> bytes:
    """A part as far as it can be read: what reads it later gets no further."""
    data = bytearray()
    try:
        with archive.open(member) as part:
            while len(data) < most and (piece := part.read(min(most, 1 << 16))):
                data += piece
    except Exception:  # a damaged part may raise almost anything; whoever needs it will name it
        pass
    return bytes(data)


def check_shape(name: str, holder: str, rows: int, columns: int) -> None:
    """Refuse a sheet that is larger than any list of ours."""
    if rows <= MAX_ROWS and columns <= MAX_COLUMNS:
        return
    wrong = f"{holder or 'tệp'} có {rows} dòng, {columns} cột"
    remedy = f"hãy xóa dòng, cột trống ở cuối hoặc tách danh sách (tối đa {MAX_ROWS} dòng)"
    raise FileRefused(name, wrong, remedy)
