"""What things are called, said once for pages, Word, tables, commands and machines alike.

In: records, their parts, places. Out: short Vietnamese texts without HTML and addresses.
`titles` names records, `places` where they are from, `parts` what they are made of; `facets`
declares what they are narrowed by.
"""

from kb.wording.parts import honour, level_phrase, source, told, use, uses, validity, years
from kb.wording.places import place, then_and_now, unit, with_other_time
from kb.wording.titles import (
    brief,
    full_title,
    heading,
    kind_label,
    short_name,
    subtitle,
)

__all__ = [
    "brief",
    "facets",
    "full_title",
    "heading",
    "honour",
    "kind_label",
    "level_phrase",
    "place",
    "short_name",
    "source",
    "subtitle",
    "then_and_now",
    "told",
    "unit",
    "use",
    "uses",
    "validity",
    "with_other_time",
    "years",
]
