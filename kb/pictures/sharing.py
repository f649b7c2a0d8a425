"""The picture that a shared link shows: title, who, place, the site; a picture where there is one.

In: a few texts, the typefaces of the site, perhaps a picture. Out: a JPEG of 1200 x 630, drawn
when somebody first asks for it, so that no build waits, and kept by all that is in it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

WIDTH, HEIGHT = 1200, 630
_EDGE, _BAR = 72, 16
_PAPER, _INK, _SOFT, _GOLD = "#fffdf8", "#1f1a17", "#5c534c", "#b8862d"
_SIZES = (76, 66, 58, 50, 44, 38)
_MOST_LINES = 5
_VERSION = "1"  # of the drawing


@dataclass(frozen=True)
class Share:
    """What is drawn; `picture` is the hash of the picture beside it."""

    title: str
    lines: tuple[str, ...]
    site: str
    colour: str
    picture: str = ""

    @property
    def digest(self) -> str:
        """What tells this drawing from another."""
        said = "\n".join((_VERSION, self.title, *self.lines, self.site, self.colour, self.picture))
        return blake2b(said.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Faces:
    """The files of two typefaces: of titles, and of what stands below them."""

    title: Path
    text: Path


@lru_cache(maxsize=128)
def drawn(share: Share, faces: Faces, photo: bytes = b"") -> bytes:
    """The JPEG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, _BAR), share.colour)
    right = WIDTH - _EDGE
    if photo:
        right = _put_photo(image, photo) - _EDGE // 2
    _write(draw, share, faces, right - _EDGE)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=86, optimize=True, progressive=True)
    return written.getvalue()


def _put_photo(image: Image.Image, photo: bytes) -> int:
    """The picture at the right, cut to fill its place; where it begins."""
    size = (440, HEIGHT - _BAR)
    held = ImageOps.fit(
        Image.open(io.BytesIO(photo)), size, Image.Resampling.LANCZOS, 0, (0.5, 0.4)
    )
    image.paste(held, (WIDTH - size[0], _BAR))
    return WIDTH - size[0]


def _write(draw: ImageDraw.ImageDraw, share: Share, faces: Faces, width: int) -> None:
    """The site at the foot, the title above, as large as it fits, then the lines."""
    name = ImageFont.truetype(str(faces.title), 34)
    draw.text((_EDGE, HEIGHT - _EDGE), share.site, share.colour, name, anchor="ls")
    draw.rectangle((_EDGE, HEIGHT - _EDGE - 56, _EDGE + 64, HEIGHT - _EDGE - 52), _GOLD)
    small = ImageFont.truetype(str(faces.text), 30)
    below = [line for text in share.lines for line in _wrapped(text, small, width)][:3]
    room = HEIGHT - _EDGE - 90 - _EDGE - _BAR - 44 * len(below)
    top = _EDGE
    for line, font, step in _title(share.title, faces.title, width, room):
        draw.text((_EDGE, top), line, _INK, font, anchor="la")
        top += step
    for number, line in enumerate(below):
        draw.text((_EDGE, top + 16 + 44 * number), line, _SOFT, small, anchor="la")


def _title(
    title: str, face: Path, width: int, room: int
) -> Iterator[tuple[str, ImageFont.FreeTypeFont, int]]:
    """Its lines in the largest letters that fit; one that fits in none is cut, and says so."""
    for size in _SIZES:
        font = ImageFont.truetype(str(face), size)
        lines, step = _wrapped(title, font, width), round(size * 1.28)
        if len(lines) <= _MOST_LINES and len(lines) * step <= room:
            break
    most = max(room // step, 1)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:')}…"]
    yield from ((line, font, step) for line in lines)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
