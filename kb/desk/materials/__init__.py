"""Articles beside records: brought in as drafts, shown beside their form, taken from one by one.

In: a `Material`; what is kept for a record, what is typed into its form. Out: a draft; the text
with the sentences that suggest something, and the form once a suggestion was taken.
"""

from kb.desk.materials.asking import asked, chosen_in
from kb.desk.materials.beside import Article, Group, Offered
from kb.desk.materials.bringing import Brought, bring_in, record_of, suggestions_of
from kb.desk.materials.dropping import (
    DROP_SUFFIXES,
    MOST_AT_ONCE,
    Dropping,
    Given,
    Outcome,
    addresses_in,
)
from kb.desk.materials.materials import Materials
from kb.desk.materials.resembling import Chosen, Resembling
from kb.desk.materials.text import Shown, Stretch

__all__ = [
    "DROP_SUFFIXES",
    "MOST_AT_ONCE",
    "Article",
    "Brought",
    "Chosen",
    "Dropping",
    "Given",
    "Group",
    "Materials",
    "Offered",
    "Outcome",
    "Resembling",
    "Shown",
    "Stretch",
    "addresses_in",
    "asked",
    "bring_in",
    "chosen_in",
    "record_of",
    "suggestions_of",
]
