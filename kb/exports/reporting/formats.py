"""The formats that a report can be written in, one declared table."""

from kb.exports.media import EXCEL, JSON, WORD, Format
from kb.exports.reporting.plain import to_json, to_text
from kb.exports.reporting.word import to_docx
from kb.exports.reporting.workbook import to_xlsx

REPORT_FORMATS = {
    "text": Format("Chữ", "text/plain; charset=utf-8", to_text),
    "docx": Format("Word", WORD, to_docx, is_text=False),
    "xlsx": Format("Excel", EXCEL, to_xlsx, is_text=False),
    "json": Format("JSON", JSON, to_json),
}
