"""Counts for a sơ kết as a file: text, JSON, an Excel workbook, a Word document.

In: a `Report`. Out: bytes. `wording` says what every format says, each format has a module of its
own, `formats` declares them in one table.
"""

from kb.exports.reporting.formats import REPORT_FORMATS
from kb.exports.reporting.word import REPORT_PROFILE, to_docx

__all__ = ["REPORT_FORMATS", "REPORT_PROFILE", "to_docx"]
