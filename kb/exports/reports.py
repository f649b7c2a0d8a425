"""Counts for a sơ kết as a file: text, JSON, an Excel workbook, a Word document.

In: a `Report`. Out: bytes. What every format says (captions, the total, what was counted and when)
is said once here.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kb.citations import PartialDate
from kb.exports import sheets
from kb.exports.docx.elements import add_field, keep_whole
from kb.exports.docx.frame import add_letterhead, add_title
from kb.exports.docx.paper import Paper, new_paper, to_bytes
from kb.exports.docx.profiles import PROFILES, profile_option
from kb.exports.docx.styles import BODY, CAPTION, CELL, FACTS, HEAD_CELL, NOTE, NUMBER_CELL
from kb.exports.docx.tables import Grid, add_head, write_cell
from kb.exports.docx.text import Stretch
from kb.exports.formats import EXCEL, JSON, WORD, Format
from kb.newsroom.comparing import Lines, lines, names, sides, told
from kb.newsroom.reports import Report
from kb.text.phrases import format_number, inside, sentence

_TABLE, _COUNTED, _TOTAL = "Bảng", "Số gương trong kho này", "Tổng số gương"
_PROFILE = "nha-nuoc"
_UNDIVIDED = 12  # rows of a table that stands on one page
_ATTACHED = "(Kèm theo Báo cáo số ………/……… ngày … tháng … năm ……)"


def _topic(table: Lines) -> str:
    """What a table counts: "Số gương trong kho này theo lĩnh vực"."""
    return f"{_COUNTED} theo {inside(table.title)}"


def _caption(place: int, table: Lines) -> str:
    """What stands above a table: "Bảng 3. Số gương trong kho này theo lĩnh vực"."""
    return f"{_TABLE} {place}. {_topic(table)}"


def _totals(report: Report) -> Iterator[str]:
    """How many: "Tổng số: 1.121 gương điển hình trong kho này, trong đó 3 bản nháp chưa đăng."."""
    for side, name in zip(sides(report), names(report), strict=True):
        number, drafts = format_number(side.total), format_number(side.drafts)
        of_side = f", {name}" if report.against else ""
        unpublished = f", trong đó {drafts} bản nháp chưa đăng" if side.drafts else ""
        yield f"Tổng số{of_side}: {number} gương điển hình trong kho này{unpublished}."


def _said(report: Report) -> tuple[str, ...]:
    """What stands above the tables: the sentences, the totals, what is not in them."""
    return (*(side.sentence for side in sides(report)), *_totals(report), *told(report))


def _origin(report: Report) -> str:
    """What the numbers are, so that nobody takes them for more."""
    day = PartialDate.of(report.counted).with_unit()
    where = f" ({report.base_url})" if report.base_url else ""
    return (
        f"Số đếm hồ sơ trong kho tri thức {report.site.name}{where} {day}; "
        "không gồm số liệu đã công bố ở nơi khác."
    )


def _shown(counts: Iterable[int]) -> str:
    return " | ".join(map(format_number, counts))


def to_text(report: Report) -> bytes:
    """For a terminal, or to paste into a message."""
    text = [report.title, "", *_said(report), _origin(report)]
    for place, table in enumerate(lines(report), 1):
        heads = [f"  ({' | '.join(names(report))})"] if report.against else []
        rows = (f"  {label}: {_shown(counts)}" for label, counts in table.rows)
        total = f"  {_TOTAL}: {_shown(table.totals)}"
        notes = (f"  ({note})" for note in table.notes)
        text += ["", _caption(place, table), *heads, *rows, total, *notes]
    return ("\n".join(text) + "\n").encode()


def to_json(report: Report) -> bytes:
    """For programs; the keys of the tables are those of the facets."""
    return json.dumps(_plain(report), ensure_ascii=False, indent=1).encode()


def _plain(report: Report) -> dict[str, Any]:
    plain = {
        "title": report.title,
        "from": report.period.first,
        "to": report.period.last,
        "months": list(report.period.months),
        "period": str(report.period),
        "place": report.place,
        "counted": report.counted.date().isoformat(),
        "total": report.total,
        "drafts": report.drafts,
        "sentence": report.sentence,
        "notes": [*report.told, _origin(report)],
        "tables": {
            table.name: [{"label": row.label, "count": row.count} for row in table.rows]
            for table in report.tables
        },
        "several": {table.name: table.several for table in report.tables if table.several},
    }
    return plain | ({"against": _plain(report.against)} if report.against else {})


def to_xlsx(report: Report) -> bytes:
    """A workbook that is the same for the same report."""
    book, sheet = sheets.new_book(report.counted, "Số đếm trong kho", report.site)
    _fill_tables(sheet, report)
    about = book.create_sheet("Về số đếm này")
    said = (
        ("Nội dung", report.title),
        *(("Câu cho báo cáo", side.sentence) for side in sides(report)),
        *(("Tổng số", total) for total in _totals(report)),
        ("Lưu ý", " ".join((*told(report), _origin(report)))),
    )
    sheets.fill_facts(about, said)
    for each in (sheet, about):
        sheets.print_on_a4(each)
    return sheets.to_bytes(book)


def _fill_tables(sheet: Worksheet, report: Report) -> None:
    heads = names(report)
    for column, text in enumerate((report.title, *heads), 1):
        sheets.write_text(sheet, 1, column, sentence(text)).font = sheets.HEAD
        sheet.column_dimensions[get_column_letter(column)].width = 70 if column == 1 else 18
    rows = count(2)
    if not lines(report):
        for text in (*_totals(report), *told(report)):
            sheets.write_text(sheet, next(rows), 1, text)
    for place, table in enumerate(lines(report), 1):
        sheets.write_text(sheet, next(rows), 1, _caption(place, table)).font = sheets.HEAD
        for label, counts in (*table.rows, (_TOTAL, table.totals)):
            row = next(rows)
            sheets.write_text(sheet, row, 1, label)
            for column, number in enumerate(counts, 2):
                sheets.write_number(sheet, row, column, number)
        for cell in sheet[sheet.max_row]:
            cell.font = sheets.HEAD
        for note in table.notes:
            sheets.write_text(sheet, next(rows), 1, note)
        next(rows)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def to_docx(report: Report, profile: str = _PROFILE) -> bytes:
    """Letterhead, title, the sentence, what was counted, the tables; codes are of `PROFILES`."""
    paper = new_paper(PROFILES[profile], report.site)
    add_letterhead(paper)
    add_title(paper, "Phụ lục", f"Thống kê {inside(report.title)}")
    paper.add(FACTS, _ATTACHED)
    for text in _said(report):
        paper.add(BODY, text)
    paper.add(NOTE, _origin(report))
    for place, table in enumerate(lines(report), 1):
        _add_table(paper, place, table, names(report))
    return to_bytes(paper, report.title, report.counted)


def _add_table(paper: Paper, place: int, table: Lines, heads: tuple[str, ...]) -> None:
    caption = paper.add(CAPTION, f"{_TABLE} ")
    add_field(caption, f"SEQ {_TABLE} \\* ARABIC").text = str(place)
    paper.write(caption, f". {_topic(table)}")
    order, name, number = paper.profile.office.report_shares
    shares = (order, name - number * (len(heads) - 1), *(number for _ in heads))
    grid = paper.add_table(shares)
    add_head(grid, ("STT", table.title, *map(sentence, heads)))
    for line, (label, counts) in enumerate(table.rows, 1):
        is_kept = len(table.rows) <= _UNDIVIDED or line == len(table.rows)
        _add_line(grid, (str(line), label, *map(format_number, counts)), is_kept=is_kept)
    totals = ("", _TOTAL, *map(format_number, table.totals))
    _add_line(grid, totals, is_kept=bool(table.notes), is_total=True)
    for note in table.notes:
        paper.add(NOTE, note)


def _add_line(
    grid: Grid, texts: Sequence[str], *, is_kept: bool = False, is_total: bool = False
) -> None:
    """A row that is not parted, and with `is_kept` not from the next."""
    row = grid.add_row()
    keep_whole(row)
    styles = (HEAD_CELL, CELL, *(NUMBER_CELL for _ in texts[2:]))
    for column, (style, text) in enumerate(zip(styles, texts, strict=True)):
        write_cell(row, column, style, Stretch(text, bold=is_total))
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = is_kept


REPORT_FORMATS: dict[str, Format[Report]] = {
    "text": Format("Chữ", "text/plain; charset=utf-8", to_text, of_searches=False),
    "docx": Format("Word", WORD, to_docx, is_text=False, options=(profile_option(_PROFILE),)),
    "xlsx": Format("Excel", EXCEL, to_xlsx, is_text=False),
    "json": Format("JSON", JSON, to_json),
}
