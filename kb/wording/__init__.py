"""What things are called, said once for pages, Word, tables, commands and machines alike.

In: records, their parts, places. Out: short Vietnamese texts without HTML and addresses.
`titles` names records, `places` where they are from, `parts` what they are made of, `told` where
they were told before; `facts` lists what they say field by field, `facets` declares what they are
narrowed by.
"""

from kb.wording.facts import Fact, fact, facts, said
from kb.wording.parts import entry, level_phrase, years
from kb.wording.places import place, then_and_now, unit, with_other_time
from kb.wording.titles import (
    brief,
    full_title,
    heading,
    kind_label,
    short_name,
    subtitle,
)
from kb.wording.told import told, uses

__all__ = [
    "Fact",
    "brief",
    "entry",
    "facets",
    "fact",
    "facts",
    "full_title",
    "heading",
    "kind_label",
    "level_phrase",
    "place",
    "said",
    "short_name",
    "subtitle",
    "then_and_now",
    "told",
    "unit",
    "uses",
    "with_other_time",
    "years",
]
