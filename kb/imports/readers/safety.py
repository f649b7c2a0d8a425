"""Opens an Office file only when it is one, and of a size that a list or a write-up can have.

In: a path. Out: the bytes, after looking into the zip: a small file that unpacks to gigabytes,
XML with declarations of its own, an encrypted or an old binary file are refused with a remedy.
"""

import io
import re
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
_SPREAD_RE = re.compile(rb"<[\w:]*(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*[\"']([^\"']*)")
_RANGE_RE = re.compile(rb"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_XML = (".xml", ".rels", ".vml")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is there and not too large."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            limit = f"hãy tách thành các tệp dưới {MAX_FILE_BYTES // 1_000_000} MB"
            raise FileRefused(path.name, f"tệp quá lớn ({size // 1_000_000} MB)", limit)
        return path.read_bytes()
    except OSError as error:
        remedy = "hãy xem lại đường dẫn và quyền đọc"
        raise FileRefused(path.name, "không mở được tệp", remedy) from error


def read_office(path: Path, must_hold: str) -> bytes:
    """The bytes of an .xlsx or .docx that is safe to unpack and holds the part named."""
    data = read_bytes(path)
    if data.startswith(_OLE):
        wrong = "tệp có mật khẩu, hoặc là định dạng cũ (.xls, .doc) đổi đuôi"
        raise FileRefused(path.name, wrong, f"hãy mở ra, bỏ mật khẩu rồi lưu thành {path.suffix}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_into(archive, path)
            if must_hold not in archive.namelist():
                wrong = f"không phải là tệp {path.suffix}"
                raise FileRefused(path.name, wrong, "hãy mở bằng Word hoặc Excel rồi lưu lại")
    except FileRefused:
        raise
    except Exception as error:  # a damaged archive may raise almost anything inside zipfile
        raise FileRefused(
            path.name, "tệp hỏng hoặc bị cắt cụt", "hãy mở bằng Word hoặc Excel rồi lưu lại"
        ) from error
    return data


def _look_into(archive: zipfile.ZipFile, path: Path) -> None:
    name, limit = path.name, MAX_XML_BYTES[path.suffix.lower()]
    members = archive.infolist()
    # The sizes that the archive states are binding: zipfile reads no byte beyond them.
    unpacked = sum(member.file_size for member in members)
    xml = [member for member in members if member.filename.lower().endswith(_XML)]
    size = sum(member.file_size for member in xml)
    if size > limit or unpacked > MAX_UNPACKED_BYTES or len(members) > MAX_MEMBERS:
        wrong = f"giải nén ra quá lớn ({max(size, unpacked) // 1_000_000} MB)"
        remedy = f"hãy tách thành nhiều tệp nhỏ (danh sách: dưới {MAX_ROWS} dòng một tệp)"
        raise FileRefused(name, wrong, remedy)
    for member in xml:
        part = archive.read(member)
        if b"\0" in part[:200] or _DTD_RE.search(part):
            wrong = "tệp có khai báo XML lạ, Word và Excel không bao giờ ghi như vậy"
            raise FileRefused(name, wrong, "hãy mở bằng Word hoặc Excel rồi lưu lại")


def check_shape(name: str, holder: str, rows: int, columns: int) -> None:
    """Refuse a sheet that is larger than any list of ours."""
    if rows <= MAX_ROWS and columns <= MAX_COLUMNS:
        return
    wrong = f"{holder or 'tệp'} có {rows} dòng, {columns} cột"
    remedy = f"hãy xóa dòng, cột trống ở cuối hoặc tách danh sách (tối đa {MAX_ROWS} dòng)"
    raise FileRefused(name, wrong, remedy)


def check_ranges(name: str, sheets: bytes) -> None:
    """Refuse cells merged over millions of others: openpyxl makes every one of them."""
    total = 0
    for found in _SPREAD_RE.finditer(sheets):
        match = _RANGE_RE.fullmatch(found[1])
        if match and match[3]:
            rows = int(match[4]) - int(match[2]) + 1
            columns = _column(match[3]) - _column(match[1]) + 1
            total += rows * columns
        if match is None or total > MAX_ROWS * MAX_COLUMNS:
            wrong = f"có ô gộp quá rộng ({found[1][:20].decode('ascii', 'replace')})"
            raise FileRefused(name, wrong, "hãy bỏ gộp ô rồi lưu lại")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
