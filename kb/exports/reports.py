"""Counts for a sơ kết as a file: text, JSON, an Excel workbook, a Word document.

In: a `Report`. Out: bytes. What every format says (captions, the total, what was counted and when)
is said once here.
"""

import json
from collections.abc import Iterator
from itertools import count

from openpyxl.worksheet.worksheet import Worksheet

from kb.citations import PartialDate
from kb.exports import sheets
from kb.exports.docx.elements import add_field, keep_whole
from kb.exports.docx.frame import add_letterhead, add_title
from kb.exports.docx.paper import Paper, add_head, add_row, new_paper, to_bytes, write_cell
from kb.exports.docx.profiles import PROFILES, profile_option
from kb.exports.docx.styles import BODY, CAPTION, CELL, FACTS, HEAD_CELL, NOTE, NUMBER_CELL
from kb.exports.docx.text import write
from kb.exports.formats import EXCEL, JSON, WORD, Format
from kb.newsroom.reports import Report, Table
from kb.text.phrases import format_number, inside

_TABLE, _COUNTED = "Bảng", "Số gương"
_PROFILE = "nha-nuoc"
_UNDIVIDED = 12  # rows of a table that stands on one page
_ATTACHED = "(Kèm theo Báo cáo số ………/……… ngày … tháng … năm ……)"


def _numbered_tables(report: Report) -> Iterator[tuple[int, Table]]:
    """The tables that hold something, counted from 1."""
    return enumerate((table for table in report.tables if table.rows), 1)


def _topic(table: Table) -> str:
    """What a table counts: "Số gương theo lĩnh vực"."""
    return f"{_COUNTED} theo {inside(table.title)}"


def _caption(place: int, table: Table) -> str:
    """What stands above a table: "Bảng 3. Số gương theo lĩnh vực"."""
    return f"{_TABLE} {place}. {_topic(table)}"


def _total(report: Report) -> str:
    """How many there are: "Tổng số: 1.121 gương điển hình, trong đó 3 bản nháp chưa đăng."."""
    drafts = (
        f", trong đó {format_number(report.drafts)} bản nháp chưa đăng" if report.drafts else ""
    )
    return f"Tổng số: {format_number(report.total)} gương điển hình{drafts}."


def _notes(report: Report) -> tuple[str, ...]:
    """What the numbers are, so that nobody takes them for more."""
    day = PartialDate.of(report.counted).with_unit()
    where = f" ({report.base_url})" if report.base_url else ""
    return (
        f"Số đếm hồ sơ trong kho tri thức {report.site.name}{where} {day}; "
        "không gồm số liệu đã công bố ở nơi khác.",
        "Gương thuộc nhiều lĩnh vực, nhiều năm hoặc có nhiều hình thức khen thưởng thì được đếm "
        "một lần ở mỗi dòng.",
    )


def to_text(report: Report) -> bytes:
    """For a terminal, or to paste into a message."""
    lines = [report.title, "", report.sentence, _total(report), *_notes(report)]
    for place, table in _numbered_tables(report):
        rows = (f"  {row.label}: {format_number(row.count)}" for row in table.rows)
        lines += ["", _caption(place, table), *rows]
    return ("\n".join(lines) + "\n").encode()


def to_json(report: Report) -> bytes:
    """For programs; the keys of the tables are those of the facets."""
    plain = {
        "title": report.title,
        "from": report.period.first,
        "to": report.period.last,
        "place": report.place,
        "counted": report.counted.date().isoformat(),
        "total": report.total,
        "drafts": report.drafts,
        "sentence": report.sentence,
        "tables": {
            table.name: [{"label": row.label, "count": row.count} for row in table.rows]
            for table in report.tables
        },
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def to_xlsx(report: Report) -> bytes:
    """A workbook that is the same for the same report."""
    book, sheet = sheets.new_book(report.counted, "Số đếm", report.site)
    _fill_tables(sheet, report)
    about = book.create_sheet("Về số đếm này")
    said = [("Câu cho báo cáo", report.sentence), ("Tổng số", _total(report))]
    sheets.fill_facts(
        about, [("Nội dung", report.title), *said, ("Lưu ý", " ".join(_notes(report)))]
    )
    for each in (sheet, about):
        sheets.print_on_a4(each)
    return sheets.to_bytes(book)


def _fill_tables(sheet: Worksheet, report: Report) -> None:
    for column, text in enumerate((report.title, _COUNTED), 1):
        sheets.write_text(sheet, 1, column, text).font = sheets.HEAD
    rows = count(2)
    for place, table in _numbered_tables(report):
        sheets.write_text(sheet, next(rows), 1, _caption(place, table)).font = sheets.HEAD
        for line in table.rows:
            row = next(rows)
            sheets.write_text(sheet, row, 1, line.label)
            sheets.write_number(sheet, row, 2, line.count)
        next(rows)
    sheet.column_dimensions["A"].width = 70
    sheet.column_dimensions["B"].width = 12
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def to_docx(report: Report, profile: str = _PROFILE) -> bytes:
    """Letterhead, title, the sentence, the tables, what was counted; codes are of `PROFILES`."""
    paper = new_paper(PROFILES[profile], report.site)
    add_letterhead(paper)
    add_title(paper, "Phụ lục", f"Thống kê {inside(report.title)}")
    paper.add(FACTS, _ATTACHED)
    paper.add(BODY, report.sentence)
    paper.add(BODY, _total(report))
    for place, table in _numbered_tables(report):
        _add_table(paper, place, table)
    for note in _notes(report):
        paper.add(NOTE, note)
    return to_bytes(paper, report.title, report.counted)


def _add_table(paper: Paper, place: int, table: Table) -> None:
    caption = paper.add(CAPTION, f"{_TABLE} ")
    add_field(caption, f"SEQ {_TABLE} \\* ARABIC").text = str(place)
    write(caption, f". {_topic(table)}")
    grid = paper.add_table(paper.profile.office.report_shares)
    add_head(grid, ("STT", table.title, _COUNTED))
    for line, counted in enumerate(table.rows, 1):
        row = add_row(grid)
        keep_whole(row)
        first = write_cell(row, 0, HEAD_CELL, str(line))
        first.paragraph_format.keep_with_next = line < len(table.rows) <= _UNDIVIDED
        write_cell(row, 1, CELL, counted.label)
        write_cell(row, 2, NUMBER_CELL, format_number(counted.count))


REPORT_FORMATS: dict[str, Format[Report]] = {
    "text": Format("Chữ", "text/plain; charset=utf-8", to_text, of_searches=False),
    "docx": Format("Word", WORD, to_docx, is_text=False, options=(profile_option(_PROFILE),)),
    "xlsx": Format("Excel", EXCEL, to_xlsx, is_text=False),
    "json": Format("JSON", JSON, to_json),
}
