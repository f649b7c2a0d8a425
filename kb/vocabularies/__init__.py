"""What editors may extend in content/*.yaml: fields, places, bodies, days, synonyms, numbers.

In: the text of such a file. Out: frozen values, known by any usual spelling, and the `Problem`s
found: `Vocabularies` holds them all. Touches no disk.
"""

from kb.vocabularies.items import (
    ANNIVERSARY_KINDS,
    Anniversary,
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

__all__ = [
    "ANNIVERSARY_KINDS",
    "PROVINCE_KINDS",
    "VOCABULARIES",
    "Anniversary",
    "Field",
    "FormerProvince",
    "GoldenQuery",
    "KnownNumber",
    "Organisation",
    "Province",
    "Removal",
    "Synonyms",
    "Vocabularies",
    "Where",
    "places_in",
    "read_list",
    "read_vocabulary",
]
