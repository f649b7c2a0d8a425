"""What several pages are laid out from. In: records, hits, counts. Out: words and addresses.

No HTML is made here but that of a record's own text: the macros of `templates/parts/` lay it out.
"""

from web.parts import counted, duties, facts, figures, places, templating
from web.parts.cards import Card, card
from web.parts.facts import Fact, Group, Item, Value
from web.parts.family import Drawing, draw
from web.parts.records import laid_out, opened
from web.parts.related import fitting_items, related_items
from web.parts.shares import drawing_of, share_of

__all__ = [
    "Card",
    "Drawing",
    "Fact",
    "Group",
    "Item",
    "Value",
    "card",
    "counted",
    "draw",
    "drawing_of",
    "duties",
    "facts",
    "figures",
    "fitting_items",
    "laid_out",
    "opened",
    "places",
    "related_items",
    "share_of",
    "templating",
]
