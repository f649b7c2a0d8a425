"""Invented lists in the layouts of offices, as rows of text, and the files that hold them."""

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from kb.imports import Clues, Reading, read_file
from kb.imports.readers.legacy import TCVN3, VNI
from kb.vocabularies import Vocabularies

HEAD = [
    "STT", "Họ và tên/Tên tập thể", "Chức vụ", "Đơn vị", "Xã", "Lĩnh vực", "Tóm tắt thành tích",
    "Hình thức khen thưởng", "Năm", "Ghi chú",
]  # fmt: skip
TITLE = [
    ["ĐẢNG BỘ TỈNH BẮC KẠN"],
    ["HUYỆN ỦY NA RÌ"],
    [],
    ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐIỂN HÌNH TIÊN TIẾN TRONG HỌC TẬP VÀ LÀM THEO BÁC"],
    ["(Kèm theo Báo cáo số 12-BC/HU ngày 15 tháng 5 năm 2024)"],
    [],
]
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Triệu", "Đặng", "Lý", "Bàn", "Hứa")
_MIDDLES = ("Văn", "Thị", "Đức", "Thúy", "Ngọc", "Hữu", "Quỳnh")
_GIVEN = ("Ước", "Thử", "Mẫu", "Bưởi", "Giả", "Phỏng", "Tạm", "Dụ", "Vở", "Kịch", "Nháp", "Đặt")
_COMMUNES = ("Côn Thử", "Lương Giả", "Xuân Mẫu", "Văn Ước", "Kim Tạm", "Đổng Nháp")
_WORKS = ("vận động hiến đất làm đường", "giữ gìn vệ sinh đường làng", "đỡ đầu học sinh nghèo")
_FIELDS = ("Giáo dục", "An sinh xã hội", "Từ thiện", "Nông thôn mới", "Môi trường")


def people() -> Iterable[str]:
    """924 names that nobody bears, all different after folding."""
    return (" ".join(name) for name in itertools.product(_FAMILIES, _MIDDLES, _GIVEN))


def collectives() -> Iterable[str]:
    """Names of invented units."""
    for number in itertools.count(1):
        yield f"Chi bộ thôn Thí Dụ {number}"


def big_list() -> list[list[Any]]:
    """1,121 entries: 49 + 456 collectives, 64 + 552 individuals, district and commune level."""
    rows: list[list[Any]] = [*TITLE, HEAD, [f"({n})" for n in range(1, len(HEAD) + 1)]]
    names, units = iter(people()), iter(collectives())
    parts = (("A. CẤP HUYỆN", 49, 64, "huyện"), ("B. CẤP XÃ", 456, 552, "xã"))
    for section, groups, persons, level in parts:
        rows += [[section], ["I. TẬP THỂ"]]
        rows += [entry(n, next(units), "", level) for n in range(1, groups + 1)]
        rows += [[], ["II", "CÁ NHÂN"]]
        rows += [entry(n, next(names), "Trưởng thôn", level) for n in range(1, persons + 1)]
    return [*rows, ["", "Tổng cộng: 1121 tập thể, cá nhân"], [], ["", "", "", "", "NGƯỜI LẬP BIỂU"]]


def entry(number: int, name: str, role: str, level: str) -> list[Any]:
    """A row of `big_list`."""
    commune = _COMMUNES[number % len(_COMMUNES)]
    work = f"{_WORKS[number % len(_WORKS)].capitalize()}, được bà con làm theo (việc thứ {number})."
    form = f"Giấy khen của Chủ tịch UBND {level}"
    field = _FIELDS[number % len(_FIELDS)]
    return [number, name, role, f"Đảng bộ xã {commune}", commune, field, work, form, 2023, ""]


def rows_reader(folder: Path, vocabularies: Vocabularies) -> Callable[..., Reading]:
    """What reads rows as `kb import` reads a sheet named DS."""

    def read(*rows: Sequence[Any], flags: Clues | None = None) -> Reading:
        path = write_xlsx(folder / "ds.xlsx", {"DS": [list(row) for row in rows]})
        return read_file(path, flags or Clues(), vocabularies)

    return read


def write_xlsx(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook; title rows of one cell are merged over eight columns, as offices do."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value not in ("", None):
                    sheet.cell(number, column, value)
            if len(row) == 1:
                sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=8)
    book.save(path)
    return path


def write_csv(path: Path, rows: Sequence[Sequence[Any]], separator: str, encoding: str) -> Path:
    """A text list; "tcvn3" and "vni" are written as those fonts hold them."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    path.write_bytes(encoded(text.getvalue(), encoding))
    return path


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text in an encoding of offices."""
    if encoding == "tcvn3":
        return to_tcvn3(text).encode("cp1252")
    if encoding == "vni":
        return to_vni(text).encode("cp1252")
    return text.encode(encoding)


def to_tcvn3(text: str) -> str:
    """Unicode to TCVN3; capitals with a tone become small letters: it has no others."""
    codes = {letter: code for code, letter in TCVN3.items()}
    return "".join(codes.get(char) or codes.get(char.lower(), char) for char in text)


def to_vni(text: str) -> str:
    """Unicode to VNI."""
    codes: dict[str, str] = {}
    for code, letter in VNI.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(char, char) for char in text)
