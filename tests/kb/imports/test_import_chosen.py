"""What an editor says of columns and cells goes before what they were read as."""

import pytest

from kb.imports import Clues, Said, read_tables
from tests.support.import_samples import write_xlsx

ROWS = [
    ["STT", "Họ và tên", "Đơn vị", "Bí danh"],
    [1, "Ma Thị Ví", "Chi bộ thôn Mẫu", "Cô Ví"],
    [2, "Nông Văn Dụ, Lý Thử", "nt", "Chú Dụ"],
]


@pytest.fixture
def read(tmp_path, content):
    path = write_xlsx(tmp_path / "ds.xlsx", {"DS": ROWS})

    def read(**said):
        flags = Clues(kind="ca-nhan")
        return read_tables(path, Said(flags=flags, **said), content.vocabularies)

    return read


def test_a_heading_means_what_the_editor_says(read):
    reading, (table,) = read(meanings={"bi danh": "role", "don vi": "unused"})
    assert reading.entries[0].record.role == "Cô Ví"
    assert reading.entries[0].notes == ()
    assert [column.key for column in table.headers[0].columns.values()] == [
        "number", "person", "unused", "role"
    ]  # fmt: skip
    assert any("được chọn là không dùng" in each.wrong for each in reading.findings)


def test_what_a_record_has_once_is_in_no_other_column(read):
    _, (table,) = read(meanings={"bi danh": "person"})
    assert [column.key for column in table.headers[0].columns.values()] == [
        "number", "other", "unit", "person"
    ]  # fmt: skip


def test_an_unknown_meaning_changes_nothing(read):
    assert read(meanings={"bi danh": "xyz"})[0].entries == read()[0].entries


def test_a_mended_cell_is_read_instead_of_the_one_in_the_file(read):
    assert [each.record.title for each in read()[0].entries] == ["Ma Thị Ví"]
    reading, (table,) = read(cells={("trang DS", 3, 1): "1. Nông Văn Dụ\n2. Lý Thử"})
    assert [each.record.title for each in reading.entries] == [
        "Ma Thị Ví", "Nông Văn Dụ", "Lý Thử"
    ]  # fmt: skip
    assert [str(each.origin) for each in reading.entries][1:] == ["ds.xlsx, trang DS, dòng 3"] * 2
    assert table.grid.rows[2].cells[1] == "1. Nông Văn Dụ\n2. Lý Thử"
