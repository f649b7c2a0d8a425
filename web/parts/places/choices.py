"""The places that a form offers: those of today, and those that are no more.

In: the vocabularies. Out: groups of codes and names, for a choice in a form.
"""

from kb.text.vietnamese import sort_key
from kb.vocabularies import Vocabularies

Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def choices(vocabularies: Vocabularies) -> Choices:
    """Under "Hiện nay" and "Trước đây", each place as its code and its name."""
    places = vocabularies.places
    former = [
        (unit.slug, unit.name)
        for place in places
        for unit in place.predecessors
        if unit.slug != place.slug
    ]
    return (
        ("Hiện nay", tuple((place.slug, place.name) for place in places)),
        ("Trước đây", tuple(sorted(former, key=lambda each: sort_key(each[1])))),
    )
