"""The formats that a selection can be written in, one declared table."""

from kb.exports.delimited import to_csv
from kb.exports.docx import to_docx
from kb.exports.media import EXCEL, JSON, WORD, Format
from kb.exports.plain import to_json, to_markdown
from kb.exports.workbook import to_xlsx

FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", to_csv),
    "xlsx": Format("Excel", EXCEL, to_xlsx, is_text=False),
    "docx": Format("Word", WORD, to_docx, is_text=False),
    "json": Format("JSON", JSON, to_json),
    "md": Format("Markdown", "text/markdown; charset=utf-8", to_markdown),
}
