"""Where records are found on the site: addresses without a host, made from ids alone.

In: records. Out: paths. Loads nothing but records, so that a list or a file can name addresses
without search.
"""

from kb.pictures import Rendered
from kb.records import RECORD_CLASSES, Figure, Record
from kb.vocabularies import Anniversary

PATHS = {name: cls.about.path for name, cls in RECORD_CLASSES.items() if cls.about.has_page}
# Figures stand together on one page, each at its own place.
FIGURES_PATH = Figure.about.path.removesuffix("#")
FIGURES = "so-lieu"  # the list of them, which may have several parts
PICTURES_PATH = "/anh/"
DAYS_PATH = "/ngay/"


def record_path(record: Record) -> str:
    """The address of a record on the site: "/guong/chuyen-xe-khong-dong-bac-kan".

    A figure has a place on a page of many, which is told to show it.
    """
    if record.about.has_page:
        return record.about.path + record.id
    return f"{FIGURES_PATH}?{FIGURES}={record.id}#{record.id}"


def picture_path(picture: Rendered, width: int, ending: str) -> str:
    """The address of a file that was made of a picture: "/anh/1f0c2a9b7e4d6a35-480.avif"."""
    return f"{PICTURES_PATH}{picture.digest}-{width}.{ending}"


def large_picture_path(picture: Rendered) -> str:
    """Its address for whoever takes one file: the largest, as any program reads it."""
    return picture_path(picture, picture.widths[-1], "jpg")


def day_path(day: Anniversary) -> str:
    """The address of a day of the calendar: "/ngay/20-11", "/ngay/10-3-am"."""
    return DAYS_PATH + day.key
