"""Lists of an invented district: dittos, two people in a cell, bad rows; this year, the next."""

from pathlib import Path
from typing import Any

from tests.support.import_samples import people, write_xlsx

OFFICE = "HUYỆN ỦY THÍ DỤ"
COLUMNS = ["STT", "Họ và tên", "Chức vụ", "Xã", "Lĩnh vực", "Thành tích", "Hình thức khen thưởng"]
TWO = 12  # the row of the list in which two people stand in one cell
BAD = {20: "", 21: "-", 33: "#REF!", 45: "123", 46: "..."}
_COMMUNES = ("Côn Thử", "Lương Giả", "Xuân Mẫu")


def district_list(folder: Path, year: int = 2024, name: str = "huyen-thi-du.xlsx") -> Path:
    """60 rows: 54 people, two in one cell that only a person can tell apart, five bad ones."""
    rows: list[list[Any]] = [
        ["ĐẢNG BỘ TỈNH CAO BẰNG"],
        [OFFICE],
        [f"DANH SÁCH CÁ NHÂN ĐIỂN HÌNH TIÊN TIẾN NĂM {year}"],
        [],
        COLUMNS,
    ]
    names = iter(people())
    rows += [_row(number, next(names), year) for number in range(1, 61)]
    return write_xlsx(folder / name, {"DS": rows})


def row_of(number: int) -> int:
    """The row of the sheet on which an entry stands."""
    return number + 5


def _row(number: int, name: str, year: int) -> list[Any]:
    name = {TWO: "Ma Thị Ví, Lý Thử", **BAD}.get(number, name)
    ditto = number % 3 != 1
    return [
        number,
        name,
        "nt" if ditto else "Trưởng thôn",
        "nt" if ditto else _COMMUNES[number // 3 % 3],
        "nt" if ditto else "Giáo dục",
        f"Mở lớp học đêm thứ {number}. Bà con làm theo.",
        f"Giấy khen của UBND huyện năm {year}",
    ]
