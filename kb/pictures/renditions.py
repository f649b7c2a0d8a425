"""The sizes and formats of a picture for readers, made once for what is in it.

In: the file of a picture, and the folder of what is made. Out: `Rendered`: its hash and size, by
which a page knows every file that was made of it. A picture stands in a folder named after its
hash, whole or not at all; readers only ever ask for files that stand there.
"""

import io
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from kb.errors import PictureRefused
from kb.files import replace
from kb.pictures.cleaning import upright
from kb.pictures.keeping import digest_of
from kb.pictures.reading import open_picture

_WIDTHS = (320, 480, 800, 1200, 1600)


@dataclass(frozen=True)
class Kind:
    """A format: what Pillow calls it, its media type, how it is written."""

    name: str
    media_type: str
    options: Mapping[str, Any]


# By the ending of their files, the smallest first: a browser takes the first that it knows.
KINDS = {
    "avif": Kind("AVIF", "image/avif", {"quality": 52, "speed": 8}),
    "webp": Kind("WEBP", "image/webp", {"quality": 72, "method": 4}),
    "jpg": Kind("JPEG", "image/jpeg", {"quality": 78, "optimize": True, "progressive": True}),
}


@dataclass(frozen=True)
class Rendered:
    """A picture that is ready to be shown, in its full width and height."""

    digest: str
    width: int
    height: int

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that were made of it: none is larger than the picture."""
        return widths_of(self.width)

    def height_at(self, width: int) -> int:
        """How high it stands when it is so wide."""
        return round(self.height * width / self.width)

    def file(self, made_dir: Path, width: int, ending: str) -> Path:
        """One of its files."""
        return made_dir / self.digest / f"{width}.{ending}"


def widths_of(width: int) -> tuple[int, ...]:
    """800 gives (320, 480, 800), 2400 gives (320, 480, 800, 1200, 1600)."""
    return (*(each for each in _WIDTHS if each < width), *((width,) if width < _WIDTHS[-1] else ()))


def render(path: Path, made_dir: Path) -> Rendered:
    """Make what is not there yet; PictureRefused when the file is no picture."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureRefused(f"không đọc được {path.name}") from error
    digest, place = digest_of(data), made_dir / digest_of(data)
    if place.is_dir():
        return Rendered(digest, *open_picture(path.name, data).size)
    image = upright(path.name, data)
    _make(image, place)
    return Rendered(digest, *image.size)


def _make(image: Image.Image, place: Path) -> None:
    """All files of a picture, put in place together."""
    aside = place.with_name(f"{place.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for width in sorted(widths_of(image.width), reverse=True):
        size = (width, round(image.height * width / image.width))
        resized = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        for ending, kind in KINDS.items():
            written = io.BytesIO()
            resized.save(written, kind.name, **kind.options)
            (aside / f"{width}.{ending}").write_bytes(written.getvalue())
    shutil.rmtree(place, ignore_errors=True)
    replace(aside, place)
