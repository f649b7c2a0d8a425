"""Reads .csv (and .tsv, .txt) lists into a grid, whatever the encoding and the separator.

In: a path. Out: one `Grid`. Encodings: UTF-8 with or without BOM, UTF-16, Windows-1258, TCVN3 and
VNI; among the 8-bit ones the reading with most Vietnamese syllables wins. Separators: , ; tab |.
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.imports.origins import FileRefused
from kb.imports.readers.grid import Grid, Row, tidy
from kb.imports.readers.legacy import READINGS, evidence, majority, to_unicode
from kb.imports.readers.safety import check_shape, read_bytes

_MAX_CSV_BYTES = 20_000_000
_SEPARATORS = ",;\t|"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(path: Path, count_headings: Callable[[Sequence[str]], int]) -> list[Grid]:
    """The list in a text file; the separator that shows most headings is the right one."""
    data = read_bytes(path)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        remedy = "hãy mở bằng Excel rồi lưu thành .xlsx"
        raise FileRefused(path.name, "đây là tệp Excel mang đuôi khác", remedy)
    if len(data) > _MAX_CSV_BYTES:
        raise FileRefused(path.name, "tệp quá lớn", "hãy tách danh sách thành nhiều tệp")
    records = _records(path, decode(data), count_headings)
    check_shape(path.name, "", len(records), max(map(len, records), default=0))
    likely = majority(text for record in records for text in record)
    rows = tuple(
        Row(number, tuple(tidy(to_unicode(text, likely)) for text in record))
        for number, record in enumerate(records, start=1)
    )
    return [Grid(path.name, "", rows)] if any(row.filled for row in rows) else []


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


def _records(
    path: Path, text: str, count_headings: Callable[[Sequence[str]], int]
) -> list[list[str]]:
    text = text.replace("\0", "")
    readings = {separator: _parse(text[:20_000], separator) for separator in _SEPARATORS}

    likely = majority(text.split())

    def fitness(separator: str) -> tuple[int, int]:
        records = readings[separator]
        heads = ([to_unicode(text, likely) for text in record] for record in records[:30])
        headings = max(map(count_headings, heads), default=0)
        return headings, sum(len(record) > 1 for record in records)

    records = _parse(text, max(_SEPARATORS, key=fitness))
    if not records and text.strip():
        raise FileRefused(path.name, "không tách được cột", "hãy mở bằng Excel rồi lưu thành .xlsx")
    return records


def _parse(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []
