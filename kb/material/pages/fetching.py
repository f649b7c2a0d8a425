"""An article at an address of the web.

In: an address, a `Fetcher`. Out: a `Material`, or a FetchError or FileRefused of one sentence.
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from kb.fetch import Fetched, Fetcher, FetchError, Trouble
from kb.material.pages.reading import NO_PUBLISHERS, read_page
from kb.material.values import Material

_PAGES = ("text/html", "application/xhtml+xml", "")


def read_address(
    address: str, fetcher: Fetcher, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """The article that stands there."""
    return read_fetched(address, fetcher.get(address), today, publishers)


def read_fetched(
    address: str, page: Fetched, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """The article of what was fetched; `address` is where it was asked for."""
    if page.media_type not in _PAGES:
        raise FetchError(
            Trouble.REFUSED, f"{address}: không phải trang web ({page.media_type}), không đọc"
        )
    if urlsplit(page.url).path in ("", "/") and urlsplit(address).path not in ("", "/"):
        raise FetchError(Trouble.GONE, f"{address}: dẫn về trang đầu của báo, bài có lẽ không còn")
    return read_page(
        address, page.body, page.url, today, charset=page.charset, publishers=publishers
    )
