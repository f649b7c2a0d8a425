"""Workbooks that are nearly right: what a list does not need may be wrong, missing or strange."""

import datetime
import re
import zipfile

import openpyxl
import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import write_xlsx

HEAD = ["STT", "Họ và tên", "Năm khen", "Thành tích"]


@pytest.fixture
def book(tmp_path):
    """A good workbook, for a test to spoil."""
    return write_xlsx(tmp_path / "ds.xlsx", {"DS": [HEAD, [1, "Lê Văn Thử", 2023, "Dạy chữ"]]})


@pytest.fixture
def read(content):
    """What a file gives."""
    return lambda path: read_file(path, Clues(), content.vocabularies)


def changed(path, change):
    """Rewrite the parts of a workbook with a function of name and text; None drops the part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            plain = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), data.decode("utf-8"))
            text = change(name, plain)
            if text is not None:
                archive.writestr(name, text)


def titles(reading):
    return [(entry.record.title, entry.record.years) for entry in reading.entries]


SPOILS = {
    "a fill of no kind": ("xl/styles.xml", r"<fills.*?</fills>", "<fills><x/></fills>"),
    "a colour that is none": ("xl/styles.xml", r"<color[^>]*>", '<color rgb="đỏ"/>'),
    "a style that is not there": ("xl/worksheets/sheet1.xml", r'r="B2"', 'r="B2" s="999"'),
    "a rule of input": ("xl/worksheets/sheet1.xml", "</sheetData>", "</sheetData><dataValidations"
                        ' count="1"><dataValidation type="đỏ" sqref="?"/></dataValidations>'),
    "a picture that is gone": ("xl/worksheets/sheet1.xml", "</sheetData>",
                               '</sheetData><drawing xmlns:r="r" r:id="rId77"/>'),
    "a day of making that is none": ("docProps/core.xml", r"\d{4}-\d\d-\d\dT[^<]*", "hôm qua"),
    "columns without letters": ("xl/worksheets/sheet1.xml", r' r="[A-Z]+\d+"', ""),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILS)
def test_what_a_list_does_not_need_may_be_wrong(book, read, name):
    part, pattern, spoilt = SPOILS[name]
    seen = []

    def change(each, text):
        if each == part:
            text = re.sub(pattern, spoilt, text, flags=re.DOTALL)
            seen.append(spoilt in text)
        return text

    changed(book, change)
    assert seen == [True]
    assert titles(read(book)) == [("Lê Văn Thử", (2023,))]


@pytest.mark.parametrize("part", ["xl/styles.xml", "docProps/core.xml", "xl/theme/theme1.xml"])
def test_what_a_list_does_not_need_may_be_missing(book, read, part):
    changed(book, lambda name, text: None if name == part else text)
    assert titles(read(book)) == [("Lê Văn Thử", (2023,))]


def test_broken_formats_of_cells_are_told(book, read):
    changed(book, lambda name, text: text[:-30] if name == "xl/styles.xml" else text)
    reading = read(book)
    assert titles(reading) == [("Lê Văn Thử", (2023,))]
    assert [str(finding) for finding in reading.findings] == [
        "ds.xlsx: phần định dạng ô bị hỏng: ngày tháng có thể hiện thành số; "
        "hãy xem lại các ô ngày tháng"
    ]


def shown(tmp_path, read, value, format):
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append([1, "Lê Văn Thử", "", value])
    book.active.cell(2, 4).number_format = format
    book.save(tmp_path / "so.xlsx")
    return read(tmp_path / "so.xlsx").entries[0].record.body


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (datetime.date(2023, 11, 17), "dd/mm/yyyy", "17/11/2023"),
        (datetime.date(2023, 11, 17), "mm/yyyy", "11/2023"),
        (datetime.date(2023, 11, 17), "yyyy", "2023"),
        (-5, "dd/mm/yyyy", "-5"),
        (99_999_999_999, "dd/mm/yyyy", "99999999999"),
        (0.085, "0.0%", "8,5%"),
        (8.5, "General", "8,5"),
        (1008, "#,##0", "1008"),
        (2.0, "0.00", "2"),
    ],
)
def test_a_number_says_what_the_cell_shows(tmp_path, read, value, format, text):
    assert shown(tmp_path, read, value, format) == text


def test_texts_in_pieces_of_several_fonts_are_whole(book, read):
    pieces = (
        "<is><r><rPr><rFont val='.VnTime'/></rPr><t>NguyÔn V¨n </t></r>"
        "<r><rPr><b/></rPr><t>Thử_x000D_</t></r><rPh><t>x</t></rPh></is>"
    )
    changed(
        book,
        lambda name, text: (
            re.sub(r"<is><t>Lê Văn Thử</t></is>", pieces, text)
            if name == "xl/worksheets/sheet1.xml"
            else text
        ),
    )
    assert titles(read(book)) == [("Nguyễn Văn Thử", (2023,))]


def test_hidden_sheets_are_told(book, read):
    path = write_xlsx(book, {"DS": [HEAD, [1, "Lê Thử", 2023, ""]], "Ẩn": [HEAD, [1, "Lê Ẩn"]]})
    workbook = openpyxl.load_workbook(path)
    workbook["Ẩn"].sheet_state = "hidden"
    workbook.save(path)
    reading = read(path)
    assert titles(reading) == [("Lê Thử", (2023,))]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "Ẩn": trang đang ẩn (2 dòng), không đọc; '
        "hãy bỏ ẩn (Unhide) rồi lưu lại nếu cần lấy"
    ]


def test_a_cell_longer_than_excel_holds_is_told_and_costs_no_time(book, read):
    changed(book, lambda name, text: text.replace("Dạy chữ", "Dạy chữ. " * 500_000))
    reading = read(book)
    assert [entry.record.body for entry in reading.entries] == [""]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 2, cột D: ô dài 4.500.000 chữ, không đọc; '
        "hãy rút lại dưới 100.000 chữ, hoặc để bài ở một tệp Word"
    ]
