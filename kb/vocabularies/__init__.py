"""What editors may extend in content/*.yaml: fields, places, days, synonyms, feeds, site.

In: the text of such a file. Out: frozen values, known by any usual spelling, and the `Problem`s
found: `Vocabularies` holds them all, and whose `Site` it is. Touches no disk.
"""

from kb.vocabularies import pictures
from kb.vocabularies.days import Anniversary
from kb.vocabularies.items import (
    Feed,
    Field,
    GoldenQuery,
    Organisation,
    Removal,
    Synonyms,
)
from kb.vocabularies.lists import VOCABULARIES, Vocabularies, read_list, read_vocabulary
from kb.vocabularies.numbers import KnownNumber
from kb.vocabularies.places import (
    PROVINCE_KINDS,
    FormerProvince,
    Province,
    Where,
    places_in,
)
from kb.vocabularies.site import Site, read_site

__all__ = [
    "PROVINCE_KINDS",
    "VOCABULARIES",
    "Anniversary",
    "Feed",
    "Field",
    "FormerProvince",
    "GoldenQuery",
    "KnownNumber",
    "Organisation",
    "Province",
    "Removal",
    "Site",
    "Synonyms",
    "Vocabularies",
    "Where",
    "pictures",
    "places_in",
    "read_list",
    "read_site",
    "read_vocabulary",
]
