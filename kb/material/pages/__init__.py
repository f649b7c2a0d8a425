"""Articles out of pages of the web, as a host gives them or as somebody saved them.

In: the bytes of a page and its address. Out: a `Material` whose title, newspaper, date, author and
own address are those that the page shows to its readers; what is unsure is blank, and said.
"""

from kb.material.pages.addresses import address_key, is_front, plain_address
from kb.material.pages.decoding import decoded
from kb.material.pages.publishers import publishers_of
from kb.material.pages.reading import NO_PUBLISHERS, read_page
from kb.material.pages.saved import PAGE_SUFFIXES, read_saved

__all__ = [
    "NO_PUBLISHERS",
    "PAGE_SUFFIXES",
    "address_key",
    "decoded",
    "is_front",
    "plain_address",
    "publishers_of",
    "read_page",
    "read_saved",
]
