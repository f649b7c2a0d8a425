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


def test_a_cell_longer_than_excel_holds_is_told(book, read):
    changed(book, lambda name, text: text.replace("Dạy chữ", "Dạy chữ. " * 500_000))
    reading = read(book)
    assert [entry.record.body for entry in reading.entries] == [""]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 2, cột D: ô dài 4.500.000 chữ, không đọc; '
        "hãy rút lại dưới 100.000 chữ, hoặc để bài ở một tệp Word"
    ]


def spoilt(path, change):
    """Save a workbook again after a function has changed its first sheet."""
    workbook = openpyxl.load_workbook(path)
    change(workbook.worksheets[0])
    workbook.save(path)
    return path


def test_hidden_and_filtered_rows_are_left_out_and_told(tmp_path, read):
    rows = [[number, f"Lê Văn Thử {['Một', 'Hai', 'Ba', 'Bốn'][number - 1]}", 2020 + number, "nt"]
            for number in range(1, 5)]  # fmt: skip
    rows[1][3] = "Xây cầu"
    path = write_xlsx(
        tmp_path / "loc.xlsx", {"DS": [HEAD, [9, "Hà Văn Đầu", 2019, "Dạy chữ"], *rows]}
    )

    def hide(sheet):
        sheet.auto_filter.ref = "A1:D6"
        for row in (3, 4):
            sheet.row_dimensions[row].hidden = True

    reading = read(spoilt(path, hide))
    assert [(entry.record.title, entry.record.body) for entry in reading.entries] == [
        ("Hà Văn Đầu", "Dạy chữ"), ("Lê Văn Thử Ba", "Xây cầu"), ("Lê Văn Thử Bốn", "Xây cầu"),
    ]  # fmt: skip
    assert [str(finding) for finding in reading.findings] == [
        'loc.xlsx, trang "DS", dòng 3–4: 2 dòng đang ẩn hoặc bị lọc; '
        "không lấy; hãy bỏ ẩn, bỏ lọc rồi lưu lại nếu cần"
    ]


def test_hidden_columns_are_left_out_and_told(book, read):
    def hide(sheet):
        sheet.column_dimensions["D"].hidden = True

    reading = read(spoilt(book, hide))
    assert [(entry.record.body, entry.notes) for entry in reading.entries] == [("", ())]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 1, cột D: tiêu đề "Thành tích" ở cột đang ẩn; '
        "không chép vào hồ sơ"
    ]


def test_a_heading_over_merged_columns_is_read_with_those_below(tmp_path, read):
    rows = [
        ["STT", "Họ và tên", "Khen thưởng", None, "Kỷ luật", None, "Hồ sơ", None],
        [None, None, "Hình thức", "Năm", "Hình thức", "Năm", "Báo cáo", "Biên bản"],
        [1, "Lê Văn Thử", "Giấy khen", 2021, "Khiển trách", 2018, "x", ""],
    ]
    path = write_xlsx(tmp_path / "gop.xlsx", {"DS": rows})

    def merge(sheet):
        for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"):
            sheet.merge_cells(merged)

    reading = read(spoilt(path, merge))
    entry = reading.entries[0]
    assert [(h.title, h.year) for h in entry.record.honours] == [("Giấy khen", 2021)]
    assert entry.record.years == (2021,)
    assert entry.notes == (
        "Kỷ luật / Hình thức: Khiển trách", "Kỷ luật / Năm: 2018", "Hồ sơ / Báo cáo: x",
    )  # fmt: skip


def test_a_row_beyond_a_merged_name_adds_what_it_says_and_loses_nothing(tmp_path, read):
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Hình thức khen", "Năm khen"],
        [1, "Lê Văn Thử", "Trưởng thôn", "Giấy khen", 2020],
        [None, None, "Bí thư chi bộ", "Bằng khen", 2022],
    ]
    path = write_xlsx(tmp_path / "gop.xlsx", {"DS": rows})
    reading = read(spoilt(path, lambda sheet: sheet.merge_cells("B2:B3")))
    entry = reading.entries[0]
    assert (entry.record.title, entry.record.role) == ("Lê Văn Thử", "Trưởng thôn")
    assert [(h.title, h.year) for h in entry.record.honours] == [
        ("Giấy khen", 2020), ("Bằng khen", 2022),
    ]  # fmt: skip
    assert entry.notes == ("Dòng 3, Chức danh: Bí thư chi bộ",)


EXCEL = {
    "xl/_rels/workbook.xml.rels": (
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/a.xml"/>'
        '<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
        '<Relationship Id="rId3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns:r="r"><workbookPr date1904="1"/>'
        '<sheets><sheet name="DS" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/sharedStrings.xml": (
        "<sst><si><t>STT</t></si><si><t>Họ và tên</t></si><si><t>Năm khen</t></si>"
        "<si><t>Thành tích</t></si><si><r><rPr><rFont val='VNI-Times'/></rPr><t>Leâ Vaên </t></r>"
        "<r><t>Thử</t></r></si><si><t>Dạy chữ</t></si></sst>"
    ),
    "xl/styles.xml": (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-42A]mm\\/yyyy"/></numFmts>'
        '<fonts><font><name val="Arial"/></font></fonts>'
        '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/></cellXfs>'
        "</styleSheet>"
    ),
    "xl/worksheets/a.xml": (
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row>'
        + "".join(f'<x:c t="s"><x:v>{number}</x:v></x:c>' for number in range(4))
        + '</x:row><x:row r="3"><x:c r="A3"><x:f>A2+1</x:f><x:v>1</x:v></x:c>'
        '<x:c r="B3" t="s"><x:v>4</x:v></x:c><x:c r="C3" s="1"><x:v>43420</x:v></x:c>'
        '<x:c r="D3" t="str"><x:f>E3</x:f><x:v>Dạy chữ</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    ),
}


def test_a_workbook_as_excel_writes_it(tmp_path, read):
    """Shared strings with fonts of their own, dates from 1904, formulas with values, prefixes."""
    with zipfile.ZipFile(tmp_path / "excel.xlsx", "w") as archive:
        for name, text in EXCEL.items():
            archive.writestr(name, text)
    entry = read(tmp_path / "excel.xlsx").entries[0]
    assert (entry.record.title, entry.record.years) == ("Lê Văn Thử", (2022,))
    assert (entry.record.body, entry.origin.number) == ("Dạy chữ", 3)
    assert entry.notes == ("Năm khen: 11/2022",)
