"""Pictures of records: read safely, cleaned of all that only cameras know, made ready to be shown.

In: bytes that somebody brings. Out: a still picture in sRGB without metadata (`cleaning`), what a
kept file is and what is wrong with it (`reading`, `checking`), where it is kept (`keeping`). The
only place that knows Pillow.
"""

from kb.pictures.checking import tell_pictures
from kb.pictures.cleaning import WHOLE, Cleaned, Crop, cleaned
from kb.pictures.keeping import HOME, home_of, keep
from kb.pictures.reading import MOST_BYTES, wrong_picture

__all__ = [
    "HOME",
    "MOST_BYTES",
    "WHOLE",
    "Cleaned",
    "Crop",
    "cleaned",
    "home_of",
    "keep",
    "tell_pictures",
    "wrong_picture",
]
