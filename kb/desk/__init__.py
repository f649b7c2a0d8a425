"""The editors' desk, without its pages: what an office does with the records of content/.

In: what is typed into forms, and the steps of a record's life. Out: content files changed where
they changed, their history and journal in the archive, and the index that readers are served from.
Knows no web.
"""

from kb.desk import intake
from kb.desk.desk import Desk, Opened
from kb.desk.files.store import Act, Saved
from kb.desk.files.versions import BODY, Clash, Difference
from kb.desk.forms.boxes import Entry as FormEntry
from kb.desk.forms.boxes import form
from kb.desk.forms.telling import label_of
from kb.desk.forms.typed import Typed, with_rows_as_asked
from kb.desk.indexes import missing_for_page
from kb.desk.pending import STEP_LABELS
from kb.desk.removing import take_back
from kb.desk.review import Finding, Review
from kb.desk.states import STATES, StateName

__all__ = [
    "BODY",
    "STATES",
    "STEP_LABELS",
    "Act",
    "Clash",
    "Desk",
    "Difference",
    "Finding",
    "FormEntry",
    "Opened",
    "Review",
    "Saved",
    "StateName",
    "Typed",
    "form",
    "intake",
    "label_of",
    "missing_for_page",
    "take_back",
    "with_rows_as_asked",
]
