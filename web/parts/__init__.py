"""What several pages are laid out from. In: records, hits, counts. Out: words and addresses.

No HTML is made here but that of a record's own text: the macros of `templates/parts/` lay it out.
"""

from web.parts import (
    counted,
    days,
    duties,
    facts,
    family,
    figures,
    filters,
    paged,
    places,
    related,
    shares,
    templating,
)
from web.parts.cards import Card, card
from web.parts.facts import Fact, Group, Item, Value
from web.parts.records import laid_out, opened

__all__ = [
    "Card",
    "Fact",
    "Group",
    "Item",
    "Value",
    "card",
    "counted",
    "days",
    "duties",
    "facts",
    "family",
    "figures",
    "filters",
    "laid_out",
    "opened",
    "paged",
    "places",
    "related",
    "shares",
    "templating",
]
