"""Readers of files: a workbook, a text list or a Word file as grids and blocks of clean text."""

from kb.imports.readers.converting import CONVERTED, in_new_format
from kb.imports.readers.csv import read_csv
from kb.imports.readers.docx import Block, WordDocument, read_docx, to_markdown
from kb.imports.readers.grid import Book, Grid, Row
from kb.imports.readers.pdf import PdfText, no_text, read_pdf
from kb.imports.readers.prose import plain_text, read_prose
from kb.imports.readers.safety import read_bytes
from kb.imports.readers.xlsx import read_xlsx

__all__ = [
    "CONVERTED",
    "Block",
    "Book",
    "Grid",
    "PdfText",
    "Row",
    "WordDocument",
    "in_new_format",
    "no_text",
    "plain_text",
    "read_bytes",
    "read_csv",
    "read_docx",
    "read_pdf",
    "read_prose",
    "read_xlsx",
    "to_markdown",
]
