"""The formats that a selection can be written in, one declared table."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exports.delimited import to_csv
from kb.exports.docx import to_docx
from kb.exports.plain import to_json, to_markdown
from kb.exports.selection import Selection
from kb.exports.workbook import to_xlsx

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A format: what a reader calls it, its media type, its writer; office files are not text."""

    label: str
    media_type: str
    write: Callable[[Selection], bytes]
    is_text: bool = True


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", to_csv),
    "xlsx": Format("Excel", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx, is_text=False),
    "docx": Format("Word", f"{_OFFICE}.wordprocessingml.document", to_docx, is_text=False),
    "json": Format("JSON", "application/json", to_json),
    "md": Format("Markdown", "text/markdown; charset=utf-8", to_markdown),
}
