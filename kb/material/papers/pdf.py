"""A PDF as paragraphs.

In: a path. Out: a `PaperText`; what the margins held, and how far the letters can be trusted, stand
in its remarks.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kb.imports import FileRefused
from kb.imports.readers import PdfText, read_pdf
from kb.material.papers.scans import scanned_pdf
from kb.material.papers.values import PaperLine, PaperText, ranked
from kb.material.values import Manner


def pdf_file(path: Path) -> PaperText:
    """The text of a PDF; where it has none, or none that is sound, its pages are recognised."""
    read = read_pdf(path)
    if not read.paragraphs:
        return scanned_pdf(path, read.pages, "PDF không có chữ, có lẽ là ảnh quét")
    if read.layer.broken:
        with contextlib.suppress(FileRefused):  # then its own letters, with what is wrong of them
            anew = scanned_pdf(path, read.pages, read.layer.broken)
            why = f"Lớp chữ của PDF hỏng ({read.layer.broken}), nên đọc lại từ hình các trang."
            return replace(anew, remarks=(why, *anew.remarks))
    url = read.margins.address
    return PaperText(
        Manner.OCR if read.is_recognised else Manner.PDF,
        tuple(_lines(read)),
        noted=read.title,
        url=url if url.startswith("http") else "",
        remarks=tuple(_remarks(read)),
    )


def _lines(read: PdfText) -> Iterator[PaperLine]:
    for each, rank in ranked(read.paragraphs):
        doubtful = ((0, len(each.text)),) if read.layer.broken else ()
        yield PaperLine(each.text, each.page, rank, each.is_set_off, doubtful)


def _remarks(read: PdfText) -> Iterator[str]:
    if read.layer.broken:
        yield (
            f"Lớp chữ của PDF hỏng ({read.layer.broken}): chữ dưới đây không đúng như trang in; "
            "hãy xin tệp gốc, hoặc gõ lại chỗ cần dùng theo trang in."
        )
    if read.is_recognised:
        yield (
            "Chữ trong PDF do máy quét nhận dạng sẵn (OCR), có thể sai; "
            "hãy so tên riêng, số, ngày với trang in."
        )
    if read.layer.turned:
        yield (
            f"Chữ trong PDF theo bảng mã {read.layer.turned} cũ, đã chuyển sang Unicode; "
            "hãy so tên riêng với trang in."
        )
    if read.silent:
        numbers = ", ".join(map(str, read.silent))
        yield f"Trang {numbers} không có chữ (có thể là ảnh quét), chưa đọc."
    if read.margins.repeated:
        quoted = ", ".join(f'"{line[:80]}"' for line in read.margins.repeated)
        yield f"Đã bỏ dòng lặp lại ở đầu hoặc cuối trang: {quoted}."
