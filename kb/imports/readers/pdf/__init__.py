"""PDF files as text: opened with care, read in the order of reading, joined to paragraphs.

    opening (bounds) -> pieces (letters and where they stand) -> margins (what repeats on pages)
    -> columns (the order of reading) -> paragraphs; layer: whether the text can be trusted

In: a path. Out: a `PdfText`; pages that are pictures only have no lines.
"""

from kb.imports.readers.pdf.opening import open_pdf
from kb.imports.readers.pdf.reading import PdfText, no_text, read_pdf

__all__ = ["PdfText", "no_text", "open_pdf", "read_pdf"]
