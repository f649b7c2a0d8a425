"""How documents stand to one another, and which of them a text means.

In: records, and a text. Out: `Relations` (arrows, chains, families) over the records, and
`References`: the documents that a text cites by number or by name, or those it may mean; of each
its `Standing`: whether it is in force, and what replaced it.
"""

from kb.documents.bearers import Bearer, record_of
from kb.documents.families import Member, family_tree, implementing, trimmed
from kb.documents.names import names_of
from kb.documents.references import Reference, References, Setting
from kb.documents.relations import Link, Relations, age
from kb.documents.standing import Standing, standing

__all__ = [
    "Bearer",
    "Link",
    "Member",
    "Reference",
    "References",
    "Relations",
    "Setting",
    "Standing",
    "age",
    "family_tree",
    "implementing",
    "names_of",
    "record_of",
    "standing",
    "trimmed",
]
