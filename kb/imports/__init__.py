"""Brings in the lists and write-ups that offices send: .xlsx, .csv, .docx.

In: a path, the editor's flags, the vocabularies. Out: a `Reading` of `Entry`s (draft records that
say only what the file says, each with file, sheet and row as its source) and `Finding`s for what
could not be read. `plan` sets them against what content/ holds already. Writes nothing itself.

    xlsx, delimited, docx -> grid | writeups -> lists (headings, sections, entries) -> plan
    legacy (TCVN3, VNI), safety (sizes, zip bombs), words and places are used on the way
"""

from pathlib import Path

from kb.imports.delimited import read_csv
from kb.imports.docx import read_docx
from kb.imports.entries import Entry
from kb.imports.grid import Grid
from kb.imports.lists import Progress, Reading, read_list
from kb.imports.origins import FileRefused, Finding, Origin
from kb.imports.plan import Draft, Plan, plan
from kb.imports.words import Clues
from kb.imports.writeups import read_writeups
from kb.imports.xlsx import read_xlsx
from kb.vocabularies.vocabularies import Vocabularies

_OLD = {".xls": ".xlsx", ".doc": ".docx", ".ods": ".xlsx", ".odt": ".docx", ".rtf": ".docx"}
SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".docx")

__all__ = [
    "SUFFIXES",
    "Clues",
    "Draft",
    "Entry",
    "FileRefused",
    "Finding",
    "Origin",
    "Plan",
    "Progress",
    "Reading",
    "plan",
    "read_file",
]


def read_file(
    path: Path, flags: Clues, vocabularies: Vocabularies, progress: Progress = lambda rows: rows
) -> Reading:
    """Everything that a file holds; FileRefused when it cannot be read at all."""
    suffix = path.suffix.lower()
    if suffix in _OLD:
        remedy = f"hãy mở ra rồi lưu thành {_OLD[suffix]}"
        raise FileRefused(path.name, f"định dạng {suffix} không đọc được", remedy)
    if suffix not in SUFFIXES:
        raise FileRefused(path.name, "không biết định dạng này", "hãy đưa tệp .xlsx, .csv, .docx")
    try:
        reading = _read(path, suffix, flags, vocabularies, progress)
    except RecursionError as error:
        remedy = "hãy chép nội dung sang một tệp mới"
        raise FileRefused(path.name, "các bảng lồng nhau quá sâu", remedy) from error
    if not reading.entries and not reading.findings:
        raise FileRefused(path.name, "tệp trống", "hãy xem lại có đúng tệp không")
    return reading


def _read(
    path: Path, suffix: str, flags: Clues, vocabularies: Vocabularies, progress: Progress
) -> Reading:
    grids: list[Grid] = []
    reading = Reading()
    if suffix == ".docx":
        document = read_docx(path)
        grids = document.grids
        reading.add(read_writeups(document, flags, vocabularies))
    else:
        grids = read_xlsx(path) if suffix.startswith(".xls") else read_csv(path)
    for grid in grids:
        reading.add(read_list(grid, flags, vocabularies, progress))
    return reading
