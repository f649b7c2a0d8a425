"""A selection as text: CSV for spreadsheets, JSON for machines, Markdown to write on.

In: a `Selection`. Out: bytes in UTF-8. A further format of this kind is a function and a line of
`FORMATS` here.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kb.exchange.api import record_to_json
from kb.exports.columns import Column, columns_of, rows
from kb.exports.formats import JSON, Format, harmless
from kb.exports.selection import Selection
from kb.records import Record
from kb.text.source_marks import has_marks
from kb.wording import entry, full_title

_HEADING_RE = re.compile(r"^(#{1,4})(?=\s)", re.MULTILINE)


def to_csv(selection: Selection) -> bytes:
    """One line a record below the heads; a last line says so when not everything is there.

    As Excel opens it with its accents: UTF-8 with a mark, commas, CRLF.
    """
    columns = columns_of(selection)
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([column.label for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows(selection))
    if selection.note:
        writer.writerow([selection.note, *[""] * (len(columns) - 1)])
    return text.getvalue().encode("utf-8-sig", "replace")


def to_json(selection: Selection) -> bytes:
    """A list of records, each as /api/v1/records/<id> gives it."""
    records = [record_to_json(record) | _mark(record, selection) for record in selection.records]
    return json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _mark(record: Record, selection: Selection) -> dict[str, Any]:
    """What an office has set beside the record, in a list that is marked."""
    return {"mark": asdict(selection.mark(record))} if selection.marks else {}


def to_markdown(selection: Selection) -> bytes:
    """A document: every record with its facts, its text and its sources."""
    parts = [f"# {selection.title}\n"] if selection.title else []
    columns = columns_of(selection)
    parts += [
        "\n".join(_lines(record, row, columns))
        for record, row in zip(selection.records, rows(selection), strict=True)
    ]
    parts += [f"> {selection.note}\n"] if selection.note else []
    return "\n".join(parts).encode("utf-8", "replace")


def _lines(record: Record, row: tuple[str, ...], columns: tuple[Column, ...]) -> Iterator[str]:
    yield f"## {full_title(record)}\n"
    yield f"{record.summary}\n"
    for column, text in zip(columns, row, strict=True):
        if text and column.is_fact:
            yield f"- {column.label}: {text}"
    body = _HEADING_RE.sub(r"#\1", record.body).strip()  # its headings stand below the title
    yield f"\n{body}\n" if body else ""
    yield "Nguồn:\n"
    is_numbered = has_marks(record.body)
    for number, source in enumerate(record.sources, start=1):
        yield f"{number}. {entry(source).text}" if is_numbered else f"- {entry(source).text}"
    yield ""


FORMATS: dict[str, Format[Selection]] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", to_csv),
    "md": Format("Markdown", "text/markdown; charset=utf-8", to_markdown, of_searches=False),
    "json": Format("JSON", JSON, to_json),
}
