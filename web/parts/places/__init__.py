"""Places on pages. In: vocabularies, a snapshot, a place.

Out: the places that a form offers (`choices`); a few of each of what is known of one (`gathered`).
"""

from web.parts.places import gathered
from web.parts.places.choices import Choices, choices

__all__ = ["Choices", "choices", "gathered"]
