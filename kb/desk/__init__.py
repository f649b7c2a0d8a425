"""The editors' desk, without its pages: what an office does with the records of content/.

In: what is typed into forms, and the steps of a record's life. Out: content files changed where
they changed, their history and journal in the archive, and the index that readers are served from.
Knows no web.
"""

from kb.desk import forms, intake, materials, vocabularies
from kb.desk.desk import Desk, Opened
from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.versions import BODY, Clash, Difference
from kb.desk.forms.typed import Typed, with_rows_as_asked
from kb.desk.removing import take_back
from kb.desk.review import Finding, ItemReview, Review
from kb.desk.states import STATES, StateName

__all__ = [
    "BODY",
    "STATES",
    "Act",
    "Clash",
    "Desk",
    "Difference",
    "Finding",
    "ItemReview",
    "Opened",
    "Review",
    "Saved",
    "StateName",
    "Store",
    "Typed",
    "forms",
    "intake",
    "materials",
    "take_back",
    "vocabularies",
    "with_rows_as_asked",
]
