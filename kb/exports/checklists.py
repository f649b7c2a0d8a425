"""Duties as a checklist for an inspection: an Excel workbook, a Word document.

In: a `Checklist`. Out: bytes. One row a duty: what, in which document, then blanks for the proof,
for done, partly or not done, and for a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kb.citations import PartialDate
from kb.exports import sheets
from kb.exports.docx.elements import keep_whole
from kb.exports.docx.frame import add_letterhead, add_title
from kb.exports.docx.paper import Paper, new_paper, to_bytes
from kb.exports.docx.profiles import DEFAULT_PROFILE, PROFILES, profile_option
from kb.exports.docx.styles import CELL, FACTS, HEAD_CELL, NOTE
from kb.exports.docx.tables import add_head, write_cell
from kb.exports.docx.text import Stretch
from kb.exports.formats import EXCEL, WORD, Format
from kb.newsroom.requirements import Duty, Gathered
from kb.text.phrases import format_number, joined, listed, sentence
from kb.vocabularies import Site

_STATES = ("Đã làm", "Làm một phần", "Chưa làm")
_HEADS = ("STT", "Việc phải làm", "Văn bản, chỗ nêu", "Minh chứng", *_STATES, "Ghi chú")
_WIDTHS = (6, 60, 40, 30, 16, 30)
_TICK = "☐"


@dataclass(frozen=True)
class Checklist:
    """Duties to look at, gathered; `title` says whose: "Chi bộ, Bắc Kạn", "" for all.

    `made` is the moment of the content that it was made from, `base_url` where the site is;
    `left_out` more duties did not fit.
    """

    title: str
    groups: tuple[Gathered, ...]
    made: datetime
    base_url: str
    site: Site
    left_out: int = 0

    @property
    def total(self) -> int:
        """How many duties, each once however many it is asked of."""
        held = (duty for group in self.groups for duty in group.duties)
        return len({(duty.directive.id, duty.requirement) for duty in held})


def _what(duty: Duty, group: Gathered) -> str:
    """The duty with its time and measure: "Gửi bản đăng ký (trước 30/4/2024; ít nhất 02 việc)"."""
    held = duty.requirement
    told = "; ".join(filter(None, (held.when, held.measure)))
    others = [each for each in duty.roles if each != group.label]
    beside = f" Cùng làm: {listed(others)}." if others and len(others) < len(duty.roles) else ""
    return f"{held.what}{f' ({told})' if told else ''}.{beside}"


def _document(duty: Duty) -> str:
    """The document, its date, the place in it, and that it is no longer in force, if that is so."""
    name = duty.directive.dated_name
    ended = "đã hết hiệu lực" if duty.is_ended else None
    return joined(name, duty.place, duty.requirement.province, ended)


def _origin(checklist: Checklist) -> str:
    day = PartialDate.of(checklist.made).with_unit()
    where = f" ({checklist.base_url})" if checklist.base_url else ""
    rest = (
        f" Phiếu bớt {format_number(checklist.left_out)} việc nữa: hãy chọn nơi, năm, đối tượng "
        "hoặc văn bản để lấy đủ."
    )
    return (
        f"Lập từ kho tri thức {checklist.site.name}{where}, {day}: việc kể bằng lời của kho, "
        f"lời chính thức ở văn bản.{rest if checklist.left_out else ''}"
    )


def _subject(checklist: Checklist) -> str:
    about = f": {checklist.title}" if checklist.title else ""
    return f"Việc các văn bản giao{about}"


def _rows(checklist: Checklist) -> Iterator[tuple[Gathered, Duty | None]]:
    """Each group's heading (no duty), then its duties."""
    for group in checklist.groups:
        yield group, None
        for duty in group.duties:
            yield group, duty


def to_docx(checklist: Checklist, profile: str = DEFAULT_PROFILE) -> bytes:
    """Letterhead, title, the table on sheets turned sideways; codes are of `PROFILES`."""
    paper = new_paper(PROFILES[profile], checklist.site, is_landscape=True)
    add_letterhead(paper)
    add_title(paper, "Phiếu kiểm tra", _subject(checklist))
    paper.add(FACTS, "Nơi được kiểm tra: ………………………………………………………")
    paper.add(FACTS, "Người kiểm tra: ……………………………… Ngày: … / … / ……")
    _add_table(paper, checklist)
    paper.add(NOTE, f"{format_number(checklist.total)} việc. {_origin(checklist)}")
    return to_bytes(paper, f"Phiếu kiểm tra. {_subject(checklist)}", checklist.made)


def _add_table(paper: Paper, checklist: Checklist) -> None:
    table = paper.add_table(paper.profile.office.checklist_shares)
    add_head(table, _HEADS)
    number = 0
    for group, duty in _rows(checklist):
        row = table.add_row()
        keep_whole(row)
        if duty is None:
            merged = row.cells[0].merge(row.cells[len(_HEADS) - 1])
            merged.paragraphs[0].paragraph_format.keep_with_next = True
            write_cell(row, 0, CELL, Stretch(sentence(group.label), bold=True))
            continue
        number += 1
        texts = (str(number), _what(duty, group), _document(duty), "", *(_TICK for _ in _STATES))
        for place, text in enumerate(texts):
            is_centred = place == 0 or text == _TICK
            write_cell(row, place, HEAD_CELL if is_centred else CELL, Stretch(text))


def to_xlsx(checklist: Checklist) -> bytes:
    """A workbook that is the same for the same duties; what was done is chosen from a list."""
    book, sheet = sheets.new_book(checklist.made, "Phiếu kiểm tra", checklist.site)
    heads = (*_HEADS[:4], "Kết quả", _HEADS[-1])
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True), 1):
        sheets.write_text(sheet, 1, column, head).font = sheets.HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    _fill(sheet, checklist)
    about = book.create_sheet("Về phiếu này")
    facts = (
        ("Nội dung", _subject(checklist)),
        ("Số việc", format_number(checklist.total)),
        ("Lưu ý", _origin(checklist)),
    )
    sheets.fill_facts(about, facts)
    for each in (sheet, about):
        sheets.print_on_a4(each)
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    return sheets.to_bytes(book)


def _fill(sheet: Worksheet, checklist: Checklist) -> None:
    number = 0
    for line, (group, duty) in enumerate(_rows(checklist), 2):
        if duty is None:
            sheets.write_text(sheet, line, 2, sentence(group.label)).font = sheets.HEAD
            continue
        number += 1
        sheets.write_number(sheet, line, 1, number)
        sheets.write_text(sheet, line, 2, _what(duty, group))
        sheets.write_text(sheet, line, 3, _document(duty))
    choice = DataValidation(type="list", formula1=f'"{",".join(_STATES)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"E2:E{max(2, sheet.max_row)}")
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"


_PROFILE = profile_option(DEFAULT_PROFILE)
CHECKLIST_FORMATS: dict[str, Format[Checklist]] = {
    "docx": Format("Word", WORD, to_docx, is_text=False, options=(_PROFILE,)),
    "xlsx": Format("Excel", EXCEL, to_xlsx, is_text=False),
}
