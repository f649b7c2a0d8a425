"""Whether what records rest on still stands at its addresses, and a copy of it for later.

In: records and a `Fetcher`. Out: what was seen of each address, kept line by line in the archive so
that a check that ends early goes on where it ended; and copies of the pages, never published.
"""

from kb.sources.checking import check_sources, due
from kb.sources.cited import Cited, cited_addresses
from kb.sources.copies import MATERIAL, keep_copies
from kb.sources.ledger import Checked, Ledger, by_outcome
from kb.sources.outcomes import Outcome

__all__ = [
    "MATERIAL",
    "Checked",
    "Cited",
    "Ledger",
    "Outcome",
    "by_outcome",
    "check_sources",
    "cited_addresses",
    "due",
    "keep_copies",
]
