"""House style: how a published exemplar is told, and what its sources are called.

In: a record file and the vocabularies. Out: `Problem`s, all of them warnings.
"""

from kb.content.style.prose import prose
from kb.content.style.sources import passing, unnamed_sources
from kb.content.style.telling import house_style

__all__ = ["house_style", "passing", "prose", "unnamed_sources"]
