"""What editors may extend besides records: fields of work, synonyms, days, bodies, places, numbers.

In: forms made from the same declarations as those of records. Out: items of the lists of content/,
changed where they changed; what would break is named before anything is written.
"""

from kb.desk.vocabularies.kinds import LIST_FILES, SITE_ID, item_id, kind_and_key
from kb.desk.vocabularies.labels import LABELS, SITE_TITLE, ListLabel

__all__ = [
    "LABELS",
    "LIST_FILES",
    "SITE_ID",
    "SITE_TITLE",
    "ListLabel",
    "consequences",
    "item_id",
    "kind_and_key",
]
