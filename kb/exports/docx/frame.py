"""The frame of an official document: who issues it, where and when, its title; its last lines.

In: a paper. Out: the head as its profile declares it, with the names that content/site.yaml gives,
and blanks where an office fills in; at the end what the file was made from, what its blanks mean,
whether it is whole.
"""

from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from kb.citations import PartialDate
from kb.exports.docx.elements import add_rule
from kb.exports.docx.paper import Paper
from kb.exports.docx.profiles import Line
from kb.exports.docx.styles import LETTERHEAD, NOTE, RULE, SUBJECT, TYPE
from kb.exports.docx.tables import Row, write_cell
from kb.exports.docx.text import Stretch
from kb.exports.selection import Selection


def add_letterhead(paper: Paper) -> None:
    """The two columns above a title; the first row of a page."""
    table = paper.add_table(paper.profile.office.letterhead_shares, style=None)
    row = table.add_row()
    sides = (paper.profile.letterhead.left, paper.profile.letterhead.right)
    for place, lines in enumerate(sides):
        for line in lines:
            if text := line.said(paper.site):
                _write_line(paper, row, place, line, text)


def _write_line(paper: Paper, row: Row, place: int, line: Line, text: str) -> None:
    paragraph = write_cell(row, place, LETTERHEAD, Stretch(text, line.bold, line.italic))
    if line.pt:
        for run in paragraph.runs:
            run.font.size = Pt(line.pt)
    if line.rule_mm:
        _draw(write_cell(row, place, RULE), row.width(place), Mm(line.rule_mm), paper)


def add_title(paper: Paper, kind: str, subject: str) -> None:
    """The type of document in capitals, its subject, and what parts both from the text."""
    paper.add(TYPE, kind.upper())
    paper.add(SUBJECT, subject)
    under = paper.profile.title.under
    paragraph = paper.add(LETTERHEAD if under.text else RULE, under.text)
    if under.rule_share:
        _draw(paragraph, paper.width, _length(paper, subject, under.rule_share), paper)
    paragraph.paragraph_format.space_after = Pt(paper.profile.office.heading_gap_pt)


def _length(paper: Paper, line: str, share: float) -> Length:
    """A part of the length of a line, its letters counted."""
    pt = len(line) * paper.profile.title.subject_pt * paper.profile.office.letter_em
    return Length(int(min(Pt(pt), paper.width) * share))


def _draw(paragraph: Paragraph, width: Length, rule: Length, paper: Paper) -> None:
    """A rule in the middle of the width; the paragraph is otherwise empty and low."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Length((width - rule) // 2)
    shape.space_after = shape.line_spacing = Pt(paper.profile.office.rule_gap_pt)
    add_rule(paragraph)


def add_origin(paper: Paper, selection: Selection) -> None:
    """Says which index the text rests on."""
    day = PartialDate.of(selection.built).with_unit()
    origin = f"Lập từ kho tri thức {selection.site.name}, chỉ mục {day}"
    where = f" ({selection.base_url})" if selection.base_url else ""
    paper.add(NOTE, f"{origin}{where}; chỗ trống là điều nguồn không nêu.")


def add_closing(paper: Paper, selection: Selection) -> None:
    """The origin, and a warning where the file does not hold everything."""
    add_origin(paper, selection)
    add_warning(paper, selection)


def add_warning(paper: Paper, selection: Selection) -> None:
    """Only where records were left out."""
    if selection.note:
        paper.add(NOTE, selection.note)
