"""Records and counts as files: a search, a hand-picked selection, a report, the calendar.

In: a `Selection`, a `Report` or coming days. Out: bytes. One declared table of formats serves the
site's links and `kb export`, another the reports.
"""

from kb.exports import docx, sheets, text
from kb.exports.formats import Choice, Format, Option
from kb.exports.ics import to_ics
from kb.exports.reports import REPORT_FORMATS
from kb.exports.selection import MOST_RECORDS, Selection, pick, search_selection

FORMATS: dict[str, Format[Selection]] = {
    "docx": docx.FORMAT,
    "xlsx": sheets.FORMAT,
    **text.FORMATS,
}

__all__ = [
    "FORMATS",
    "MOST_RECORDS",
    "REPORT_FORMATS",
    "Choice",
    "Format",
    "Option",
    "Selection",
    "pick",
    "search_selection",
    "to_ics",
]
