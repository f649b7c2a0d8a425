"""Reads .csv (and .tsv, .txt) lists into a grid, whatever the encoding and the separator.

In: a path. Out: a `Book` with one `Grid`. Encodings: UTF-8 with or without BOM, UTF-16,
Windows-1258, TCVN3 and VNI; among the 8-bit ones the reading with most Vietnamese syllables wins.
Separators: , ; tab |. A quotation mark that is never closed swallows nothing: it is told.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kb.imports.origins import FileRefused, Finding, Origin
from kb.imports.readers.grid import MAX_CELL, Book, Cleaner, Grid, Row
from kb.imports.readers.legacy import READINGS, evidence, majority, to_unicode
from kb.imports.readers.safety import check_shape, read_bytes

_MAX_CSV_BYTES = 20_000_000
_SEPARATORS = ",;\t|"
_SAMPLE = 20_000
_QUOTED_RE = {
    separator: re.compile(rf' *"((?:[^"]++|"")*+)" *(?={re.escape(separator)}|\n|\Z)')
    for separator in _SEPARATORS
}
_HINT_RE = re.compile(r"\ufeff?sep=([,;\t|])\n", re.IGNORECASE)  # Excel's own first line
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Count = Callable[[Sequence[str]], int]


@dataclass
class _Records:
    """The records of a text, and for each open quotation mark its record and its line."""

    records: list[list[str]] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)


def read_csv(path: Path, count_headings: Count) -> Book:
    """The list in a text file; the separator that shows most headings is the right one."""
    data = read_bytes(path)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        remedy = "hãy mở bằng Excel rồi lưu thành .xlsx"
        raise FileRefused(path.name, "đây là tệp Excel mang đuôi khác", remedy)
    if len(data) > _MAX_CSV_BYTES:
        raise FileRefused(path.name, "tệp quá lớn", "hãy tách danh sách thành nhiều tệp")
    text = re.sub("\r\n?", "\n", decode(data).replace("\0", "")).removeprefix("ï»¿")
    parted = _parted(text, count_headings)
    check_shape(path.name, "", len(parted.records), max(map(len, parted.records), default=0))
    cells = (text for record in parted.records for text in record if len(text) <= MAX_CELL)
    cleaner = Cleaner(Origin(path.name), majority(cells))
    rows = tuple(
        Row(number, tuple(cleaner.text(text, number, c) for c, text in enumerate(record)))
        for number, record in enumerate(parted.records, start=1)
    )
    if not any(row.filled for row in rows):
        return Book(())
    told = (*cleaner.told(), *(_open_quote(path.name, *each) for each in parted.open))
    return Book((Grid(path.name, "", rows, told, is_ragged=True),))


def _open_quote(file: str, record: int, line: int) -> Finding:
    beside = "" if line == record else f" (dòng {line} của tệp chữ)"
    wrong = f"dấu ngoặc kép mở ra mà không đóng{beside}; mỗi dòng sau vẫn được đọc riêng"
    return Finding(Origin(file, record), wrong, "hãy đóng hoặc bỏ dấu ấy rồi xem lại bản nháp")


def decode(data: bytes) -> str:
    """The text of a file; 8-bit legacy text comes as Windows-1252, for `to_unicode` to convert."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    head = data[:4096]
    if head.count(0) > len(head) // 4:  # UTF-16 without a mark: every other byte of ASCII is 0
        is_little = head[1::2].count(0) > head[::2].count(0)
        return data.decode("utf-16-le" if is_little else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    western = data.decode("cp1252", "replace")
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    best = max(evidence(reading(western))[0] for reading in READINGS.values())
    return vietnamese if evidence(vietnamese)[0] > best else western


def _parted(text: str, count_headings: Count) -> _Records:
    if hint := _HINT_RE.match(text):
        return _parse("\n" + text[hint.end() :], hint[1])  # the hint is still a line
    sample = text[:_SAMPLE]
    likely = majority(sample.split())

    def fitness(separator: str) -> tuple[int, int]:
        records = _parse(sample, separator).records
        heads = ([to_unicode(text, likely) for text in record] for record in records[:30])
        headings = max(map(count_headings, heads), default=0)
        return headings, sum(len(record) > 1 for record in records)

    return _parse(text, max(_SEPARATORS, key=fitness))


def _parse(text: str, separator: str) -> _Records:
    parsed = _Records()
    at, line = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text.find('"', at, end) < 0:
            parsed.records.append(text[at:end].split(separator))
            at, line = end + 1, line + 1
        else:
            after = _quoted_record(text, at, line, separator, parsed)
            line += text.count("\n", at, after) + (text[after - 1 : after] != "\n")
            at = after
    return parsed


def _quoted_record(text: str, start: int, line: int, separator: str, parsed: _Records) -> int:
    """Take one record that holds quotation marks; the position after it."""
    width = max(map(len, parsed.records[-20:]), default=0)
    record: list[str] = []
    parsed.records.append(record)
    at = start
    while True:
        match = _QUOTED_RE[separator].match(text, at)
        if match and not _swallows(match[1], separator, width):
            record.append(match[1].replace('""', '"'))
            after = match.end()
        else:
            after = _end_of_cell(text, at, separator)
            cell = text[at:after]
            is_open = cell.lstrip().startswith('"') and cell.count('"') % 2
            if is_open and cell.strip() != '"':  # alone it is a ditto mark
                parsed.open.append((len(parsed.records), line + text.count("\n", start, at)))
                cell = cell.lstrip().removeprefix('"')
            record.append(cell)
        if after >= len(text) or text[after] == "\n":
            return after + 1
        at = after + 1


def _end_of_cell(text: str, at: int, separator: str) -> int:
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    found = text.find(separator, at, line_end)
    return found if found >= 0 else line_end


def _swallows(quoted: str, separator: str, width: int) -> bool:
    """Whether a cell of several lines holds what looks like a further record.

    "Nuôi trẻ⏎3,Đỗ Ước,Xã Mẫu,Dạy chữ" does; after a comma of a sentence stands a space.
    """
    below = quoted.split("\n")[1:]
    return width > 2 and any(
        line.count(separator) - line.count(f"{separator} ") >= width - 1 for line in below
    )
