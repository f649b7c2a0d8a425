"""A QR code that leads from paper to a page.

In: an address. Out: a drawing for HTML, without style or script of its own.
"""

from functools import lru_cache

import segno

_MASK = 3


@lru_cache(maxsize=512)
def qr_drawing(address: str) -> str:
    """The code as SVG; a quarter of it may be smudged (level Q) unless the address is long.

    Which of the eight masks would look best is not weighed: any can be read, and weighing them
    takes five times as long as all the rest, on every page of a record.
    """
    level = "q" if len(address) < 80 else "m"
    code = segno.make(address, error=level, mask=_MASK, micro=False)
    return str(code.svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2))
