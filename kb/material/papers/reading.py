"""Reads one file, whatever its format.

In: a path, the day on which it is read. Out: a `Material`, or FileRefused.
"""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from kb.citations import PartialDate
from kb.imports import FileRefused
from kb.material.papers.naming import named, remarks_on_names
from kb.material.papers.office import office_file
from kb.material.papers.pdf import pdf_file
from kb.material.papers.scans import picture_file
from kb.material.papers.values import PaperText
from kb.material.values import Material, Paragraph

_OFFICE = (".docx", ".doc", ".odt", ".rtf")  # workbooks are lists
_PICTURES = (".jpg", ".jpeg", ".png")
_READERS: Mapping[str, Callable[[Path], PaperText]] = {
    ".pdf": pdf_file,
    **dict.fromkeys(_OFFICE, office_file),
    **dict.fromkeys(_PICTURES, picture_file),
}
PAPER_SUFFIXES = tuple(_READERS)


def read_paper(path: Path, today: datetime.date) -> Material:
    """The text of a file with what its head says; FileRefused when there is none to be read."""
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        remedy = f"hãy đưa tệp {', '.join(PAPER_SUFFIXES)}"
        raise FileRefused(path.name, "không biết định dạng này", remedy)
    read = _READERS[suffix](path)
    if not read.lines:
        raise FileRefused(path.name, "tệp không có chữ", "hãy xem lại có đúng tệp không")
    title, publisher, date = named(read)
    return Material(
        name=path.name,
        manner=read.manner,
        paragraphs=tuple(Paragraph(line.text, line.page, line.doubtful) for line in read.lines),
        accessed=PartialDate(today.year, today.month, today.day),
        title=title,
        publisher=publisher,
        date=date,
        url=read.url,
        remarks=read.remarks + remarks_on_names(read),
    )
