"""A report as an Excel workbook: all tables below one head, and a sheet that says what was counted.

The counts are numbers; one head serves all tables, so it stays in sight and on each printed page.
"""

from itertools import count

from openpyxl.worksheet.worksheet import Worksheet

from kb.exports.reporting.wording import COUNTED, caption, notes, numbered_tables, total
from kb.exports.sheets import (
    HEAD,
    fill_facts,
    new_book,
    print_on_a4,
    to_bytes,
    write_number,
    write_text,
)
from kb.newsroom.reports import Report


def to_xlsx(report: Report) -> bytes:
    """A workbook that is the same for the same report."""
    book, sheet = new_book(report.counted, "Số đếm")
    _fill_tables(sheet, report)
    about = book.create_sheet("Về số đếm này")
    said = [("Câu cho báo cáo", report.sentence), ("Tổng số", total(report))]
    fill_facts(about, [("Nội dung", report.title), *said, ("Lưu ý", " ".join(notes(report)))])
    for each in (sheet, about):
        print_on_a4(each)
    return to_bytes(book)


def _fill_tables(sheet: Worksheet, report: Report) -> None:
    for column, text in enumerate((report.title, COUNTED), 1):
        write_text(sheet, 1, column, text).font = HEAD
    rows = count(2)
    for place, table in numbered_tables(report):
        write_text(sheet, next(rows), 1, caption(place, table)).font = HEAD
        for line in table.rows:
            row = next(rows)
            write_text(sheet, row, 1, line.label)
            write_number(sheet, row, 2, line.count)
        next(rows)
    sheet.column_dimensions["A"].width = 70
    sheet.column_dimensions["B"].width = 12
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
