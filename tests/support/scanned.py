"""Pages of text as a scanner or a telephone gives them: drawn, turned a little, grey and grainy."""

import io
import random
import subprocess
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from tests.support.laid_out_pdfs import Placed

_DOTS = 200 / 72  # a point at 200 dots an inch
_SIZE = (1654, 2339)  # A4


def page_of(lines: Sequence[Placed], *, turned: float = 0.4, grain: int = 12) -> Image.Image:
    """The picture of a page whose lines stand where a PDF's would."""
    page = Image.new("L", _SIZE, 250)
    draw = ImageDraw.Draw(page)
    for line in lines:
        font = ImageFont.truetype(_font(is_bold=line.is_bold), round(line.size * _DOTS))
        place = (line.x * _DOTS, (842 - line.y) * _DOTS)
        draw.text(place, line.text, font=font, fill=25, anchor="ls")
    page = page.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=250)
    chance = random.Random(7)
    small = (_SIZE[0] // 4, _SIZE[1] // 4)
    grains = bytes(chance.randrange(255 - grain, 256) for _ in range(small[0] * small[1]))
    cloud = Image.frombytes("L", small, grains)
    return Image.blend(page, cloud.resize(_SIZE), 0.12)


def jpeg_of(lines: Sequence[Placed]) -> bytes:
    """The page as a telephone would send it."""
    written = io.BytesIO()
    page_of(lines).save(written, "JPEG", quality=70, dpi=(200, 200))
    return written.getvalue()


def pdf_of_scans(*pages: Sequence[Placed]) -> bytes:
    """A PDF whose pages are nothing but pictures."""
    written = io.BytesIO()
    first, *others = [page_of(page) for page in pages]
    first.save(written, "PDF", save_all=True, append_images=others, resolution=200)
    return written.getvalue()


def _font(*, is_bold: bool) -> str:
    name = f"Liberation Serif:lang=vi{':bold' if is_bold else ''}"
    command = ["fc-match", "-f", "%{file}", name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
