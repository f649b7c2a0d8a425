"""Pictures of records: read safely, cleaned of all that only cameras know, made ready to be shown.

In: bytes that somebody brings. Out: a still picture in sRGB without metadata (`cleaning`), what a
kept file is and what is wrong with it (`reading`, `checking`), where it is kept (`keeping`), its
sizes and formats for readers (`renditions`) and who may see them (`gallery`); what a shared link
shows (`sharing`), codes on paper (`codes`), pages to be recognised (`scans`). The only place that
knows Pillow and segno.
"""

from kb.pictures import codes, sharing
from kb.pictures.checking import picture_problems, tell_pictures
from kb.pictures.cleaning import WHOLE, Crop, cleaned
from kb.pictures.gallery import (
    NO_PICTURES,
    Gallery,
    Noted,
    Shown,
    clear_out,
    made_ready,
)
from kb.pictures.keeping import home_of, keep, kept
from kb.pictures.reading import MOST_BYTES
from kb.pictures.renditions import KINDS, Rendered
from kb.pictures.scans import page_picture

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "NO_PICTURES",
    "WHOLE",
    "Crop",
    "Gallery",
    "Noted",
    "Rendered",
    "Shown",
    "cleaned",
    "clear_out",
    "codes",
    "home_of",
    "keep",
    "kept",
    "made_ready",
    "page_picture",
    "picture_problems",
    "sharing",
    "tell_pictures",
]
