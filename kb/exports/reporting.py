"""A report as a file: text, JSON, an Excel workbook, a Word document.

In: a `Report`. Out: bytes. Tables keep their order; numbers are numbers where the format has them.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Font

from kb.exports.cells import writable
from kb.reports import Report
from kb.vietnamese import number

_FONT = "Times New Roman"
_NOTE = "Số đếm hồ sơ trong kho Gương Sáng; không gồm số liệu đã công bố ở nơi khác."


def to_text(report: Report) -> bytes:
    """For a terminal, or to paste into a message."""
    lines = [report.title, "", report.sentence, *_notes(report)]
    for table in report.tables:
        lines += ["", table.title, *(f"  {row.label}: {number(row.count)}" for row in table.rows)]
    return ("\n".join(lines) + "\n").encode()


def to_json(report: Report) -> bytes:
    """For programs; the keys of the tables are those of the facets."""
    plain = {
        "title": report.title,
        "from": report.period.first,
        "to": report.period.last,
        "place": report.place,
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
    """One sheet: the sentence, then each table below the other."""
    book = Workbook()
    book.properties.creator = "Gương Sáng"
    sheet = book.worksheets[0]
    sheet.title = "Số đếm"
    for text in (report.title, report.sentence, *_notes(report)):
        sheet.append([writable(text)])
    sheet["A1"].font = Font(bold=True, size=13)
    for table in report.tables:
        sheet.append([])
        sheet.append([table.title, "Số gương"])
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for row in table.rows:
            sheet.append([writable(row.label), row.count])
    sheet.column_dimensions["A"].width = 45
    sheet.column_dimensions["B"].width = 12
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def to_docx(report: Report) -> bytes:
    """A4, Times New Roman 13, margins within Nghị định 30/2020/NĐ-CP."""
    document = Document()
    _lay_out(document)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.add_run(writable(report.title).upper()).bold = True
    document.add_paragraph(writable(report.sentence))
    for note in _notes(report):
        document.add_paragraph(note).runs[0].italic = True
    for table in report.tables:
        if table.rows:
            document.add_paragraph().add_run(table.title).bold = True
            grid = document.add_table(rows=0, cols=2, style="Table Grid")
            for label, count in (
                ("", "Số gương"),
                *((r.label, number(r.count)) for r in table.rows),
            ):
                cells = grid.add_row().cells
                cells[0].text, cells[1].text = writable(label), count
                cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(slot), _FONT)


def _notes(report: Report) -> list[str]:
    drafts = f"Trong đó {number(report.drafts)} bản nháp chưa đăng." if report.drafts else ""
    counted = f"{_NOTE} Đếm ngày {date.today():%d/%m/%Y}."
    return [each for each in (drafts, counted) if each]


@dataclass(frozen=True)
class ReportFormat:
    """A format of reports: what a reader calls it, its media type, its writer."""

    label: str
    media_type: str
    write: Callable[[Report], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
REPORT_FORMATS = {
    "text": ReportFormat("Chữ", "text/plain; charset=utf-8", to_text),
    "docx": ReportFormat("Word", f"{_OFFICE}.wordprocessingml.document", to_docx),
    "xlsx": ReportFormat("Excel", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx),
    "json": ReportFormat("JSON", "application/json", to_json),
}
