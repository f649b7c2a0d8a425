"""Reads one file that an office sent, whatever its format.

In: a path, the editor's flags, the vocabularies. Out: a `Reading`, or `FileRefused`.
"""

from pathlib import Path

from kb.imports.lists import Clues, Progress, count_headings, read_list
from kb.imports.origins import FileRefused, Reading
from kb.imports.privacy import guarded
from kb.imports.readers import Book, read_csv, read_docx, read_xlsx
from kb.imports.writeups import read_writeups
from kb.vocabularies import Vocabularies

_OLD = {".xls": ".xlsx", ".doc": ".docx", ".ods": ".xlsx", ".odt": ".docx", ".rtf": ".docx"}
SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".docx")


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
    return guarded(reading)


def _read(
    path: Path, suffix: str, flags: Clues, vocabularies: Vocabularies, progress: Progress
) -> Reading:
    reading = Reading()
    if suffix == ".docx":
        document = read_docx(path)
        writeups = read_writeups(document, flags, vocabularies)
        book = Book(writeups.grids, document.findings)
        reading.add(writeups.reading)
    else:
        book = read_xlsx(path) if suffix.startswith(".xls") else read_csv(path, count_headings)
    for grid in book.grids:
        reading.add(read_list(grid, flags, vocabularies, progress))
    reading.findings += book.findings
    return reading
