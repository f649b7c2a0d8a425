"""Getting what stands at an address of the web: politely, within bounds, from public hosts only.

In: an address. Out: a `Fetched`, or a `FetchError` whose one sentence says what stood in the way.
A robots.txt is respected, a host is asked at most once a second, and every address that a page
leads on to is looked at like the first.
"""

from kb.fetch.fetching import Fetcher, fetcher_for
from kb.fetch.values import Fetched, FetchError, Limits, Trouble, Version

__all__ = ["FetchError", "Fetched", "Fetcher", "Limits", "Trouble", "Version", "fetcher_for"]
