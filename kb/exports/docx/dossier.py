"""Hồ sơ gương: a profile of each record on a page of its own, with what is still lacking."""

from collections.abc import Callable

from kb.exports.docx.body import add_body
from kb.exports.docx.elements import DASHES, keep_whole, new_numbered_list, put_in_list
from kb.exports.docx.frame import add_letterhead, add_origin, add_title, add_warning
from kb.exports.docx.paper import Paper, new_paper
from kb.exports.docx.pictures import add_pictures
from kb.exports.docx.profiles import Profile
from kb.exports.docx.records import add_mark, blanks, honours, marked, profile, text_of
from kb.exports.docx.styles import BODY, CELL, SECTION, SOURCE, tighten
from kb.exports.docx.tables import write_cell
from kb.exports.docx.text import BLANK, Stretch, known, source_in_full
from kb.exports.selection import Selection
from kb.records import Record
from kb.text.source_marks import has_marks
from kb.wording import full_title


def write_dossier(selection: Selection, profile: Profile) -> Paper:
    """One profile after the other; each begins a page and counts its own pages."""
    paper = new_paper(profile, selection.site)
    tighten(paper.document, profile)
    for number, record in enumerate(selection.records):
        if number:
            paper.end_section()
        _write_record(paper, record, selection)
    add_warning(paper, selection)
    return paper


def _write_record(paper: Paper, record: Record, selection: Selection) -> None:
    add_letterhead(paper)
    add_title(paper, f"Hồ sơ {record.about.label}", full_title(record))
    _write_facts(paper, record, selection)
    can_be_honoured = honours(record, selection) != []
    parts: list[tuple[str, Callable[[Paper, Record, Selection], None]]]
    parts = [("Thành tích" if can_be_honoured else "Nội dung", _write_text)]
    if can_be_honoured:
        parts.append(("Khen thưởng", _write_honours))
    if selection.gallery.of(record):
        parts.append(("Ảnh", add_pictures))
    parts.append(("Nguồn", _write_sources))
    if marked(record, selection):
        parts.append(("Ghi khi tuyển chọn", add_mark))
    for number, (name, write_part) in enumerate(parts, 1):
        paper.add(SECTION, f"{number}. {name}")
        write_part(paper, record, selection)
    _write_blanks(paper, len(parts) + 1, blanks(record, selection))
    add_origin(paper, selection)


def _write_facts(paper: Paper, record: Record, selection: Selection) -> None:
    table = paper.add_table(paper.profile.office.dossier_shares)
    for fact in profile(record, selection):
        row = table.add_row()
        keep_whole(row)
        write_cell(row, 0, CELL, Stretch(fact.label, bold=True))
        write_cell(row, 1, CELL, known(fact.text))


def _write_text(paper: Paper, record: Record, _: Selection) -> None:
    add_body(paper, text_of(record), len(record.sources))


def _write_honours(paper: Paper, record: Record, selection: Selection) -> None:
    held = honours(record, selection)
    for each in held or ():
        put_in_list(paper.add(SOURCE, each), DASHES, 0)
    if held is None:
        paper.add(SOURCE, BLANK)


def _write_sources(paper: Paper, record: Record, _: Selection) -> None:
    is_numbered = has_marks(text_of(record))
    number = new_numbered_list(paper.document, 0, 1) if is_numbered else DASHES
    for source in record.sources:
        put_in_list(paper.add(SOURCE, *source_in_full(source)), number, 0)


def _write_blanks(paper: Paper, number: int, labels: list[str]) -> None:
    """What an office still has to find out; nothing where nothing is lacking."""
    if labels:
        paper.add(SECTION, f"{number}. Những chỗ còn thiếu")
        paper.add(BODY, f"Các nguồn trên không nêu: {'; '.join(labels)}.")
