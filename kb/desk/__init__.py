"""The editors' desk, without its pages: what an office does with the records of content/.

In: what is typed into forms, and the steps of a record's life. Out: content files changed where
they changed, their history and journal in the archive, and the index that readers are served from.
Knows no web.
"""

from kb.desk.removing import take_back
from kb.desk.store import Store

__all__ = ["Store", "take_back"]
