"""Records and counts as files: a search, a selection, a report, a checklist, the calendar.

In: a `Selection`, a `Report`, a `Checklist` or coming days. Out: bytes. One declared table of
formats serves the site's links and `kb export`, others the reports and the checklists.
"""

from kb.exports import docx, sheets, text
from kb.exports.checklists import CHECKLIST_FORMATS, Checklist
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
    "CHECKLIST_FORMATS",
    "FORMATS",
    "MOST_RECORDS",
    "REPORT_FORMATS",
    "Checklist",
    "Choice",
    "Format",
    "Option",
    "Selection",
    "pick",
    "search_selection",
    "to_ics",
]
