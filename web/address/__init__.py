"""Addresses, made and read. In: questions, records, names; the parameters that a browser sends.

Out: every address of the site (`links`), a question changed in one part (`questions`), and what an
address asks: a question, a count, duties, a day, a shortlist. Loads neither search nor exports.
"""

from web.address import chosen, links, machines, packing, planning, questions
from web.address.asking import BY_MONTH, Asking, read_asking
from web.address.counting import Counting, Side, read_counting
from web.address.listing import write_listing
from web.address.params import MAX_PAGE, parameters, search_query
from web.address.shortlist import Shortlist, is_short, named_ids, read_shortlist

__all__ = [
    "BY_MONTH",
    "MAX_PAGE",
    "Asking",
    "Counting",
    "Shortlist",
    "Side",
    "chosen",
    "is_short",
    "links",
    "machines",
    "named_ids",
    "packing",
    "parameters",
    "planning",
    "questions",
    "read_asking",
    "read_counting",
    "read_shortlist",
    "search_query",
    "write_listing",
]
