"""A report as a Word file: an annex to a summary, after the rule of the state or of the Party."""

from kb.exports.docx.elements import add_field, keep_whole
from kb.exports.docx.letterhead import add_letterhead, add_title
from kb.exports.docx.paper import Paper, add_head, add_row, new_paper, to_bytes, write_cell
from kb.exports.docx.profiles import PROFILES
from kb.exports.docx.styles import BODY, CAPTION, CELL, FACTS, HEAD_CELL, NOTE, NUMBER_CELL
from kb.exports.docx.text import write
from kb.exports.reporting.wording import (
    COUNTED,
    TABLE,
    notes,
    numbered_tables,
    topic,
    total,
)
from kb.newsroom.reports import Report, Table
from kb.text.phrases import format_number, inside

REPORT_PROFILE = "nha-nuoc"
_UNDIVIDED = 12  # rows of a table that stands on one page
_ATTACHED = "(Kèm theo Báo cáo số ………/……… ngày … tháng … năm ……)"


def to_docx(report: Report, profile: str = REPORT_PROFILE) -> bytes:
    """Letterhead, title, the sentence, the tables, what was counted; codes are of `PROFILES`."""
    paper = new_paper(PROFILES[profile])
    add_letterhead(paper)
    add_title(paper, "Phụ lục", f"Thống kê {inside(report.title)}")
    paper.add(FACTS, _ATTACHED)
    paper.add(BODY, report.sentence)
    paper.add(BODY, total(report))
    for place, table in numbered_tables(report):
        _add_table(paper, place, table)
    for note in notes(report):
        paper.add(NOTE, note)
    return to_bytes(paper, report.title, report.counted)


def _add_table(paper: Paper, place: int, table: Table) -> None:
    caption = paper.add(CAPTION, f"{TABLE} ")
    add_field(caption, f"SEQ {TABLE} \\* ARABIC").text = str(place)
    write(caption, f". {topic(table)}")
    grid = paper.add_table(paper.profile.office.report_shares)
    add_head(grid, ("STT", table.title, COUNTED))
    for line, counted in enumerate(table.rows, 1):
        row = add_row(grid)
        keep_whole(row)
        first = write_cell(row, 0, HEAD_CELL, str(line))
        first.paragraph_format.keep_with_next = line < len(table.rows) <= _UNDIVIDED
        write_cell(row, 1, CELL, counted.label)
        write_cell(row, 2, NUMBER_CELL, format_number(counted.count))
