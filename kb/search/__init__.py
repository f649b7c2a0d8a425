"""From a question to an answer: read, match, rank, count, show; and what leads on from there.

In: a `SearchQuery` and a `Snapshot` of an index. Out: `SearchResults`, suggestions, records that
are near others or cite them: our own frozen values, no engine object.
"""

from kb.question import SearchQuery
from kb.search.answers import search
from kb.search.cited_by import citing
from kb.search.facets import FacetValue, narrow
from kb.search.fitting import fitting_day
from kb.search.highlighting import mark_parts
from kb.search.holder import SnapshotHolder, open_snapshot
from kb.search.reading import Understood
from kb.search.related import fitting, relatives
from kb.search.results import Hit, SearchResults
from kb.search.snapshot import Snapshot
from kb.search.snippets import Span
from kb.search.suggestions.find import suggest
from kb.search.suggestions.goals import Suggestion

__all__ = [
    "FacetValue",
    "Hit",
    "SearchQuery",
    "SearchResults",
    "Snapshot",
    "SnapshotHolder",
    "Span",
    "Suggestion",
    "Understood",
    "advanced",
    "citing",
    "fitting",
    "fitting_day",
    "mark_parts",
    "narrow",
    "open_snapshot",
    "related",
    "relatives",
    "search",
    "suggest",
]
