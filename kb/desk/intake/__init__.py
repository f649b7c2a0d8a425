"""Lists in: what offices send becomes drafts, additions to records, or nothing, row by row.

In: files that `kb import` reads, and what an editor says of headings, cells and rows. Out: kept
lists with a plan, records once they are accepted, and a whole import taken back.

    kept (archive/lists) -> reading -> kin, planning -> accepting | undoing
"""

from kb.desk.intake.intake import Accepted, Intake, Undone
from kb.desk.intake.kept import Choice, Common, KeptList
from kb.desk.intake.lines import VIEWS, Line, Page, Sheets
from kb.desk.intake.merging import Addition, blanks, facts
from kb.desk.intake.planning import Offer, Plan, Twin
from kb.desk.intake.reading import first_sentence, meanings

__all__ = [
    "VIEWS",
    "Accepted",
    "Addition",
    "Choice",
    "Common",
    "Intake",
    "KeptList",
    "Line",
    "Offer",
    "Page",
    "Plan",
    "Sheets",
    "Twin",
    "Undone",
    "blanks",
    "facts",
    "first_sentence",
    "meanings",
]
