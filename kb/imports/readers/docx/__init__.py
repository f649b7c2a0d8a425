"""Word files: opened part by part, brought to plain runs, read by mammoth, taken apart in blocks.

    parts (the archive) -> cleaning (what a reader sees) -> runs, styles -> blocks -> markdown

In: a path. Out: a `WordDocument`, and the Markdown of any run of its blocks.
"""

from kb.imports.readers.docx.blocks import Block, WordDocument, read_docx
from kb.imports.readers.docx.markdown import to_markdown

__all__ = ["Block", "WordDocument", "read_docx", "to_markdown"]
