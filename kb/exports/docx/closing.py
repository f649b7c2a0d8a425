"""The last lines of a file: what it was made from, what its blanks mean, whether it is whole."""

from kb.citations import PartialDate
from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import NOTE
from kb.exports.selection import Selection


def add_origin(paper: Paper, selection: Selection) -> None:
    """Says which index the text rests on."""
    day = PartialDate.of(selection.built).with_unit()
    origin = f"Lập từ kho tri thức Gương Sáng, chỉ mục {day}"
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
