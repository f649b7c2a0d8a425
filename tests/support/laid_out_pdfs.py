"""PDF files whose lines stand where a test puts them: letterheads, columns, headers, old fonts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.support.pdf_files import stream, unicode_of, written

TOP, LEFT, RIGHT = 780, 60, 310
_FULL_LINE = 78  # letters of a line across the page at 12 points
_COLUMN_LINE = 38


@dataclass(frozen=True)
class Placed:
    """A line at a place of a page, in points from the lower left."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = 12
    is_bold: bool = False


def laid_out(
    *pages: Sequence[Placed], title: str = "", font: str = "TimesNewRoman", mode: int = 0
) -> bytes:
    """A PDF of these pages; `title` is noted in it as a program would, `mode` 3 hides letters."""
    letters = sorted({letter for page in pages for line in page for letter in line.text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    numbers = range(10, 10 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        3: _font(font),
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Thu /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: stream(unicode_of(codes)),
        6: _font(f"{font}-Bold"),
        7: b"<< /Title <%s> >>" % ("\ufeff" + title).encode("utf-16-be").hex().encode(),
    }
    for number, page in zip(numbers, pages, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> /Contents %d 0 R >>" % (number + 1)
        )
        objects[number + 1] = stream(
            "\n".join([f"{mode} Tr", *(_drawn(line, codes) for line in page)]).encode()
        )
    return written(objects, b"/Info 7 0 R " if title else b"")


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+{name} /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    ).encode()


def _drawn(line: Placed, codes: dict[str, int]) -> str:
    shown = "".join(f"{codes[letter]:04X}" for letter in line.text)
    font = "F2" if line.is_bold else "F1"
    return f"BT /{font} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{shown}> Tj ET"


def running(
    text: str, x: float = LEFT, y: float = TOP, width: int = _FULL_LINE, size: float = 12
) -> list[Placed]:
    """A paragraph broken into lines, as a program sets it."""
    lines, line = list[str](), ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [Placed(each, x, y - 16 * at, size) for at, each in enumerate([*lines, line])]


def column(texts: Iterable[str], x: float, y: float) -> list[Placed]:
    """Paragraphs one below the other in a column of half a page."""
    placed: list[Placed] = []
    for text in texts:
        placed += running(text, x, y, _COLUMN_LINE)
        y = placed[-1].y - 26
    return placed


def letterhead(
    issuers: Sequence[str], number: str, place_and_day: str, *, motto: Sequence[str] = ()
) -> list[Placed]:
    """The head of a document: who issues it on the left, the motto on the right."""
    right = [*(motto or ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"))]
    left = [Placed(text, 90, TOP - 16 * at) for at, text in enumerate([*issuers, number])]
    right += [place_and_day]
    return left + [Placed(text, 300, TOP - 16 * at) for at, text in enumerate(right)]
