"""Danh sách trích ngang: one row a record, on sheets turned sideways."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.exports.docx.elements import keep_whole
from kb.exports.docx.frame import add_closing, add_letterhead, add_title
from kb.exports.docx.paper import Paper, new_paper
from kb.exports.docx.profiles import Profile
from kb.exports.docx.records import holder, honours, noun, post, said
from kb.exports.docx.styles import CELL, HEAD_CELL
from kb.exports.docx.tables import add_head, write_cell
from kb.exports.docx.text import Stretch, known, source_in_short
from kb.exports.selection import Selection
from kb.records import Record

Lines = Iterator[list[Stretch]]


@dataclass(frozen=True)
class _Column:
    """A column: its head, the paragraphs that a record has in it, which lists need it."""

    head: str
    lines: Callable[[Record, Selection], Lines]
    is_needed: Callable[[Selection], bool] = lambda _: True


def write_roster(selection: Selection, profile: Profile) -> Paper:
    """The list under its letterhead; its head is repeated on each page, no row is cut."""
    paper = new_paper(profile, selection.site, is_landscape=True)
    add_letterhead(paper)
    add_title(paper, "Danh sách trích ngang", _subject(selection))
    first, *others = profile.office.roster_shares
    shares = {
        column: share
        for column, share in zip(_COLUMNS, others, strict=True)
        if column.is_needed(selection)
    }
    table = paper.add_table([first, *shares.values()])
    add_head(table, ["STT", *(column.head for column in shares)])
    for number, record in enumerate(selection.records, 1):
        row = table.add_row()
        keep_whole(row)
        write_cell(row, 0, HEAD_CELL, str(number))
        for place_, column in enumerate(shares, 1):
            for line in column.lines(record, selection):
                write_cell(row, place_, CELL, *line)
    add_closing(paper, selection)
    return paper


def _subject(selection: Selection) -> str:
    return f"{noun(selection)}: {selection.title}" if selection.title else noun(selection)


def _holder(record: Record, _: Selection) -> Lines:
    yield [Stretch(holder(record), bold=True)]


def _post(record: Record, _: Selection) -> Lines:
    yield [known(post(record))]


def _place(record: Record, selection: Selection) -> Lines:
    yield [known(said(record, "province", selection))]


def _summary(record: Record, _: Selection) -> Lines:
    yield [known(record.summary)]


def _honours(record: Record, selection: Selection) -> Lines:
    held = honours(record, selection)
    yield from ([Stretch(each)] for each in held or ())
    if held is None:
        yield [known(None)]


def _sources(record: Record, _: Selection) -> Lines:
    yield from (source_in_short(source) for source in record.sources)


def _state(record: Record, selection: Selection) -> Lines:
    yield [Stretch(selection.mark(record).label)]


def _note(record: Record, selection: Selection) -> Lines:
    yield [Stretch(selection.mark(record).note)]


_COLUMNS = (
    _Column("Họ tên, tập thể, mô\u00a0hình", _holder),
    _Column("Chức vụ, đơn vị", _post),
    _Column("Địa phương", _place),
    _Column("Tóm tắt thành tích", _summary),
    _Column("Khen thưởng", _honours),
    _Column("Nguồn", _sources),
    _Column("Trạng thái", _state, lambda selection: selection.has_states),
    _Column("Ghi chú", _note, lambda selection: selection.has_notes),
)
