"""Where records are found on the site: addresses without a host, made from ids alone.

In: records. Out: paths. Loads nothing but records, so that a list or a file can name addresses
without search.
"""

from kb.records import RECORD_CLASSES, Figure, Record
from kb.vocabularies import Anniversary

PATHS = {name: cls.about.path for name, cls in RECORD_CLASSES.items() if cls.about.has_page}
# Figures stand together on one page, each at its own place.
FIGURES_PATH = Figure.about.path.removesuffix("#")
DAYS_PATH = "/ngay/"


def record_path(record: Record) -> str:
    """The address of a record on the site: "/guong/chuyen-xe-khong-dong-bac-kan"."""
    return record.about.path + record.id


def day_path(day: Anniversary) -> str:
    """The address of a day of the calendar: "/ngay/20-11", "/ngay/10-3-am"."""
    return DAYS_PATH + day.key
