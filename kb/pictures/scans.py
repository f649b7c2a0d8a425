"""A picture of a page, made ready for a program that recognises letters.

In: the bytes of a picture. Out: the same upright, grey, of the size at which letters are best read,
as a PNG; PictureRefused for what is no picture, or too large to be decoded.
"""

import io

from PIL import Image

from kb.pictures.cleaning import upright

_LONGEST = 3508  # A4 at 300 dots an inch
_SHORTEST = 1654  # at 140: below that small letters run together, and are drawn larger first


def page_picture(name: str, data: bytes) -> bytes:
    """The page as a grey PNG."""
    image = upright(name, data, is_whole=False).convert("L")
    longest = max(image.size)
    wanted = min(_LONGEST, longest if longest >= _SHORTEST else longest * 2)
    if wanted != longest:
        size = [max(1, round(side * wanted / longest)) for side in image.size]
        image = image.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
