"""PDF files as text: opened with care, read in the order of reading, joined to paragraphs.

    opening (bounds) -> pieces (letters and where they stand) -> margins (what repeats on pages)
    -> columns (the order of reading) -> paragraphs; layer: whether the text can be trusted

In: a path. Out: a `PdfText`; pages that are pictures only have no lines.
"""

from kb.imports.readers.pdf.paragraphs import Joined
from kb.imports.readers.pdf.pictures import page_pictures
from kb.imports.readers.pdf.pieces import Piece
from kb.imports.readers.pdf.reading import PdfText, no_text, paragraphs_of, read_pdf

__all__ = [
    "Joined",
    "PdfText",
    "Piece",
    "no_text",
    "page_pictures",
    "paragraphs_of",
    "read_pdf",
]
