"""What pages and files state in numbers: each sentence and row, with the headings it stands under.

Dates, periods and the numbers of documents and tables count nothing, so they are no statements.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import docx
import openpyxl
from bs4 import BeautifulSoup, Tag
from docx.table import Table
from docx.text.paragraph import Paragraph

_COUNTS_NOTHING = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}/(?:19|20)\d\d\b|\b(?:19|20)\d\d\b|ngày \d{1,2}\b"
    r"|tháng \d{1,2}\b|\b\d+ tháng (?:đầu|cuối) năm|\b\d+[-/][\wĐ]*[A-ZĐ][\wĐ/-]*|^Bảng \d+"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|(?<=\.)\s+(?=\d)")
_BLOCKS = ["p", "li", "tr", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "summary", "figcaption"]
_HEADINGS = re.compile("^h[1-4]$")
_CAPTION = re.compile(r"^Bảng \d+\. ")


@dataclass(frozen=True)
class Statement:
    """A sentence or a row with a number; `above` are its headings and caption.

    `sources` are the names of sources and the addresses of records that stand with it.
    """

    text: str
    above: str
    sources: tuple[str, ...] = ()

    def says(self, *phrases: str) -> bool:
        """Whether itself or what it stands under says one of the phrases."""
        said = f"{self.above} {self.text}".lower()
        return any(phrase.lower() in said for phrase in phrases)


def counts(text: str) -> bool:
    """Whether a text states a number: "37 gương" does, "Kết luận 01-KL/TW, 18/5/2021" does not."""
    return bool(re.search(r"\d", _COUNTS_NOTHING.sub("", text)))


def of_texts(texts: Iterable[str], above: str = "") -> Iterator[Statement]:
    """The sentences of some paragraphs; a caption heads what follows it."""
    for text in texts:
        above = text if _CAPTION.match(text) else above
        yield from (Statement(each, above) for each in _SENTENCE.split(text) if counts(each))


def of_page(html: str) -> Iterator[Statement]:
    """What the main part of a page states; boxes to choose in and the page's address do not."""
    main = BeautifulSoup(html, "html.parser").main
    assert main
    for aside in main.select("form, .printed-from"):
        aside.decompose()
    for block in main.find_all(_BLOCKS):
        if block.find(_BLOCKS):
            continue
        above, sources = _above(block), _sources(block)
        for text in _SENTENCE.split(_words(block)):
            if counts(text):
                yield Statement(text, above, sources)


def _words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _above(block: Tag) -> str:
    """The caption of its table and the headings of its sections."""
    found = []
    for parent in block.parents:
        if parent.name == "table" and parent.caption and block.name != "caption":
            found.append(_words(parent.caption))
        if parent.name == "section" and (heading := parent.find(_HEADINGS)):
            found.append(_words(heading))
    return " / ".join(found)


def _sources(block: Tag) -> tuple[str, ...]:
    """The sources that its article names, and the records that it or its card leads to."""
    article = block.find_parent("article")
    named = article.select(".figure-source") if article else []
    links = (article or block).find_all("a", href=re.compile("^/(guong|van-ban|chuyen-de)/"))
    told = (_words(each).partition("Nguồn: ")[2] for each in named)
    return tuple(text for text in (*told, *(str(each["href"]) for each in links)) if text)


def of_word(data: bytes) -> Iterator[Statement]:
    """What a Word file states, rows without their place in the table."""
    above = ""
    for part in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, Paragraph):
            above = part.text if _CAPTION.match(part.text) else above
            yield from of_texts([part.text], above)
        else:
            yield from of_texts((" | ".join(row[1:]) for row in rows_of(part)), above)


def rows_of(table: Table) -> list[list[str]]:
    """The texts of a table of a Word file."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def of_workbook(data: bytes) -> Iterator[Statement]:
    """What a workbook states, sheet by sheet."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        rows = sheet.iter_rows(values_only=True)
        yield from of_texts(
            " | ".join(str(cell) for cell in row if cell is not None) for row in rows
        )
