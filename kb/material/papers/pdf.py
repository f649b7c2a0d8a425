"""A PDF as paragraphs.

In: a path. Out: a `PaperText`; what the margins held, and how far the letters can be trusted, stand
in its remarks.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from kb.imports.readers import PdfText, no_text, read_pdf
from kb.material.papers.values import PaperLine, PaperText
from kb.material.values import Manner


def pdf_file(path: Path) -> PaperText:
    """The text of a PDF; FileRefused when its pages are pictures."""
    read = read_pdf(path)
    if not read.paragraphs:
        raise no_text(path.name)
    url = read.margins.address
    return PaperText(
        Manner.PDF,
        tuple(_lines(read)),
        noted=read.title,
        url=url if url.startswith("http") else "",
        remarks=tuple(_remarks(read)),
    )


def _lines(read: PdfText) -> Iterator[PaperLine]:
    usual = median(size for each in read.paragraphs for size in [each.size] * len(each.text))
    for each in read.paragraphs:
        rank = max(0.0, each.size / usual - 1) if usual else 0.0
        doubtful = ((0, len(each.text)),) if read.layer.broken else ()
        yield PaperLine(each.text, each.page, rank, each.is_bold, doubtful)


def _remarks(read: PdfText) -> Iterator[str]:
    if read.layer.broken:
        yield (
            f"Lớp chữ của PDF hỏng ({read.layer.broken}): chữ dưới đây không đúng như trang in; "
            "hãy xin tệp gốc, hoặc gõ lại chỗ cần dùng theo trang in."
        )
    if read.layer.turned:
        yield (
            f"Chữ trong PDF theo bảng mã {read.layer.turned} cũ, đã chuyển sang Unicode; "
            "hãy so tên riêng với trang in."
        )
    if read.margins.repeated:
        quoted = ", ".join(f'"{line[:80]}"' for line in read.margins.repeated)
        yield f"Đã bỏ dòng lặp lại ở đầu hoặc cuối trang: {quoted}."
