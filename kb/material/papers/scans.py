"""Pictures of pages as paragraphs: a photograph, or the pages of a scanned PDF, recognised.

In: a path. Out: a `PaperText` that says of itself that its letters were recognised, with doubtful
words; FileRefused where this machine cannot recognise anything. Pages and time are bounded, and
what was not read is told.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from kb.errors import PictureRefused
from kb.imports import FileRefused
from kb.imports.readers import read_bytes
from kb.imports.readers.pdf import Piece, page_pictures, paragraphs_of
from kb.material.papers.tesseract import Tesseract
from kb.material.papers.values import PaperLine, PaperText, ranked
from kb.material.papers.words import pieces_in, unmarked
from kb.material.values import Manner
from kb.pictures import page_picture

MOST_PAGES = 40
_MOST_SECONDS = 600


def picture_file(path: Path) -> PaperText:
    """The text of a photograph or scan of one page."""
    data = read_bytes(path)
    tesseract = Tesseract(path.name, "chữ nằm trong ảnh")
    return _recognised(path.name, iter((_ready(path.name, data),)), tesseract, pages=1)


def scanned_pdf(path: Path, pages: int, wrong: str) -> PaperText:
    """The text of a PDF whose pages are pictures; `wrong` says why its own letters will not do."""
    tesseract = Tesseract(path.name, wrong)
    with closing(page_pictures(path, MOST_PAGES)) as found:
        pictures = (_ready(path.name, each) if each else b"" for each in found)
        return _recognised(path.name, pictures, tesseract, pages)


def _recognised(
    name: str, pictures: Iterator[bytes], tesseract: Tesseract, pages: int
) -> PaperText:
    read, unread = list[list[Piece]](), list[int]()
    end = time.monotonic() + _MOST_SECONDS
    for number in range(1, min(pages, MOST_PAGES) + 1):
        if time.monotonic() > end:
            break
        picture = next(pictures, b"")
        read.append(pieces_in(tesseract.words(picture)) if picture else [])
        if not read[-1]:
            unread.append(number)
    paragraphs, _ = paragraphs_of(read)
    if not paragraphs:
        raise FileRefused(name, "không nhận ra chữ nào trong ảnh", "hãy quét lại cho rõ và thẳng")
    lines = tuple(
        PaperLine(text, each.page, rank, each.is_set_off, doubtful)
        for each, rank in ranked(paragraphs)
        for text, doubtful in [unmarked(each.text)]
    )
    return PaperText(
        Manner.OCR, lines, remarks=tuple(_remarks(lines, unread, range(len(read) + 1, pages + 1)))
    )


def _ready(name: str, picture: bytes) -> bytes:
    try:
        return page_picture(name, picture)
    except PictureRefused as error:
        wrong, _, remedy = str(error).partition("; ")
        wrong = wrong.removeprefix(f'"{name}" ')
        raise FileRefused(name, f"ảnh của trang {wrong}", remedy) from error


def _remarks(lines: Iterable[PaperLine], unread: list[int], left: range) -> Iterator[str]:
    doubtful = sum(len(line.doubtful) for line in lines)
    yield (
        "Chữ do máy nhận dạng từ ảnh (OCR), có thể sai; "
        + (f"{doubtful} chữ còn ngờ được đánh dấu; " if doubtful else "")
        + "hãy so tên riêng, số, ngày với trang in."
    )
    if unread:
        yield f"Không nhận ra chữ nào ở trang {', '.join(map(str, unread))}."
    if left:
        yield f"Chưa đọc từ trang {left.start} đến trang {left.stop - 1}: tệp quá dài để nhận dạng."
