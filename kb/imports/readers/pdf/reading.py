"""The text of a PDF in paragraphs, and what is to be said of it.

In: a path. Out: a `PdfText`.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from kb.imports.origins import FileRefused
from kb.imports.readers.pdf.columns import lines_of
from kb.imports.readers.pdf.layer import Layer, trusted
from kb.imports.readers.pdf.margins import Margins, without_margins
from kb.imports.readers.pdf.opening import damage_told, open_pdf
from kb.imports.readers.pdf.paragraphs import Joined, joined
from kb.imports.readers.pdf.pieces import Piece, TooMuch, is_hidden, pieces_of

_SECONDS = 120


@dataclass(frozen=True)
class PdfText:
    """The paragraphs of a file; none when its pages are pictures.

    `title` is what its program noted as its title, `margins` the lines that stood on the edges of
    its pages, `layer` whether the letters are what a reader sees; `silent` are the pages without,
    `is_recognised` says that a scanner's program put the letters under the pictures of the pages.
    """

    paragraphs: tuple[Joined, ...]
    title: str
    margins: Margins
    layer: Layer
    pages: int
    silent: tuple[int, ...] = ()
    is_recognised: bool = False


def read_pdf(path: Path) -> PdfText:
    """The text of a PDF; FileRefused when the file cannot be opened."""
    reader = open_pdf(path)
    end = time.monotonic() + _SECONDS
    with damage_told(path.name):
        try:
            pages = [pieces_of(page, end) for page in reader.pages]
        except TooMuch as error:
            remedy = "hãy in lại ra PDF từ tệp gốc, hoặc tách lấy phần cần dùng"
            raise FileRefused(path.name, "tệp chứa quá nhiều nét, chữ", remedy) from error
        hidden = sum(map(is_hidden, reader.pages)) * 2 > len(pages)
        title = _title(reader)
    drawn, layer = trusted(pages)
    paragraphs, margins = paragraphs_of(drawn)
    silent = tuple(number for number, page in enumerate(drawn, 1) if not page)
    return PdfText(paragraphs, title, margins, layer, len(drawn), silent, is_recognised=hidden)


def no_text(name: str) -> FileRefused:
    """What is said of a file whose pages are pictures, where only text can be read."""
    remedy = "hãy nhận dạng chữ (OCR) trước, hoặc đưa tệp gốc"
    return FileRefused(name, "PDF không có chữ, có lẽ là ảnh quét", remedy)


def paragraphs_of(drawn: Sequence[Sequence[Piece]]) -> tuple[tuple[Joined, ...], Margins]:
    """The paragraphs of pages whose letters are known, and what stood on their edges."""
    pages, margins = without_margins(drawn)
    lines = [line for number, page in enumerate(pages, 1) for line in lines_of(page, number)]
    return tuple(joined(lines)), margins


def _title(reader: PdfReader) -> str:
    stated = reader.metadata.title if reader.metadata else None
    return " ".join(str(stated or "").split())
