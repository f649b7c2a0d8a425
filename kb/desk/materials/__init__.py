"""Articles beside records: what was read of them, what they suggest, and what an editor takes.

In: what is kept for a record, what is typed into its form. Out: the text with the sentences that
suggest something, each suggestion with where it stands, and the form once one was taken.
"""

from kb.desk.materials.asking import ASKS, asked, chosen_in
from kb.desk.materials.beside import Article, Group, Offered
from kb.desk.materials.materials import Materials
from kb.desk.materials.text import Shown, Stretch

__all__ = [
    "ASKS",
    "Article",
    "Group",
    "Materials",
    "Offered",
    "Shown",
    "Stretch",
    "asked",
    "chosen_in",
]
