"""A selection as an Excel workbook: the list, and a sheet that says what it is a list of."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kb.exports.columns import columns_of, rows
from kb.exports.selection import Selection
from kb.exports.sheets import HEAD, fill_facts, new_book, to_bytes, write_text


def to_xlsx(selection: Selection) -> bytes:
    """A workbook that is the same for the same selection of the same index."""
    book, sheet = new_book(selection.built, "Hồ sơ")
    _fill_list(sheet, selection)
    origin = (
        ("Nội dung", selection.title),
        ("Số hồ sơ", str(len(selection.records))),
        ("Chỉ mục lập lúc", f"{selection.built:%d/%m/%Y %H:%M} (UTC)"),
        ("Trang", selection.base_url),
        ("Lưu ý", selection.note),
    )
    fill_facts(book.create_sheet("Về danh sách này"), origin)
    return to_bytes(book)


def _fill_list(sheet: Worksheet, selection: Selection) -> None:
    columns = columns_of(selection)
    for place, column in enumerate(columns, 1):
        write_text(sheet, 1, place, column.label).font = HEAD
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    number = 1
    for number, row in enumerate(rows(selection), 2):
        for place, text in enumerate(row, 1):
            if text:
                write_text(sheet, number, place, text)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    if selection.note:
        write_text(sheet, number + 1, 1, selection.note).font = HEAD
