"""Articles beside records: brought in as drafts, shown beside their form, taken from one by one.

In: a `Material`; what is kept for a record, what is typed into its form. Out: a draft; the text
with the sentences that suggest something, and the form once a suggestion was taken.
"""

from kb.desk.materials.asking import ASKS, asked, chosen_in
from kb.desk.materials.beside import Article, Group, Offered
from kb.desk.materials.bringing import Brought, bring_in
from kb.desk.materials.materials import Materials
from kb.desk.materials.text import Shown, Stretch

__all__ = [
    "ASKS",
    "Article",
    "Brought",
    "Group",
    "Materials",
    "Offered",
    "Shown",
    "Stretch",
    "asked",
    "bring_in",
    "chosen_in",
]
