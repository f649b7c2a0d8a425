"""The pictures of a record on paper: within the margins, each with its caption and credit.

In: a record of a selection. Out: a picture and a line below it at the end of a paper, together on
one page. Word takes JPEGs; the largest file for readers is enough for print.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.oxml.shape import CT_Inline
from docx.shared import Length, Pt

from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import SOURCE
from kb.exports.docx.text import Stretch
from kb.exports.selection import Selection
from kb.pictures import Rendered, Shown
from kb.records import Record
from kb.text.phrases import joined

_MOST_OF_PAGE = 0.4  # of the height of the text, so that a high picture leaves room for words
_DOTS_AN_INCH = 110  # a small picture is not drawn out until it is coarse
_EMU_AN_INCH = 914_400
_GAP = Pt(6)


def add_pictures(paper: Paper, record: Record, selection: Selection) -> None:
    """All of them, in the record's order."""
    for shown in selection.gallery.of(record):
        made = shown.rendered
        data = selection.gallery.read(made.digest, made.widths[-1], "jpg")
        if data:
            _add(paper, shown, *paper.links.to_picture(made.digest, data))


def _add(paper: Paper, shown: Shown, relation: str, image: Image) -> None:
    above = paper.add(SOURCE)
    shape, said = above.paragraph_format, shown.picture
    shape.alignment, shape.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    shape.space_before = _GAP
    sides = image.scaled_dimensions(_width(paper, shown.rendered))
    number = paper.links.next_drawn()
    drawn = CT_Inline.new_pic_inline(number, relation, f"anh-{number}.{image.ext}", *sides)
    drawn.docPr.set("descr", said.alt)
    above.add_run()._r.add_drawing(drawn)
    when = said.date.vietnamese() if said.date else None
    credit = Stretch(f"Ảnh: {joined(said.credit, when)}", italic=True)
    caption = (f"{said.caption.rstrip('.')}. ",) if said.caption else ()
    below = paper.add(SOURCE, *caption, credit)
    below.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    below.paragraph_format.space_after = _GAP


def _width(paper: Paper, made: Rendered) -> Length:
    """As wide as the text, unless that makes it too high, or coarse."""
    high = paper.height * _MOST_OF_PAGE * made.width / made.height
    return Length(int(min(paper.width, high, made.width / _DOTS_AN_INCH * _EMU_AN_INCH)))
