"""Brings in the lists and write-ups that offices send: .xlsx, .csv, .docx; writes nothing itself.

In: a path, the editor's flags, the vocabularies. Out: a `Reading` of `Entry`s (draft records that
say only what the file says, each with file, sheet and row as its source) and `Finding`s for what
could not be read. `plan` sets them against what content/ holds already.

    readers (xlsx, csv, docx -> grids, blocks) -> lists | writeups -> plan
    escaping: the one border between text and Markdown
"""

from kb.imports import lists, readers, tables, writeups
from kb.imports.lists import MEANINGS, Clues
from kb.imports.origins import Entry, FileRefused, Finding, Reading
from kb.imports.plan import Draft, Plan, plan
from kb.imports.reading import SUFFIXES, Said, read_file, read_tables
from kb.imports.shelf import Shelf

__all__ = [
    "MEANINGS",
    "SUFFIXES",
    "Clues",
    "Draft",
    "Entry",
    "FileRefused",
    "Finding",
    "Plan",
    "Reading",
    "Said",
    "Shelf",
    "lists",
    "plan",
    "read_file",
    "read_tables",
    "readers",
    "tables",
    "writeups",
]
