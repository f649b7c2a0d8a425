"""Pictures that tests draw: as cameras, telephones and people who mean ill write them."""

import io
import zipfile
from typing import Any

from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

Size = tuple[int, int]
# Left and right, above and below: so that a picture that was turned can be told.
RED, BLUE, GREEN, GOLD = (200, 30, 30), (30, 60, 200), (20, 140, 60), (220, 180, 20)
_ORIENTATION, _MAKE, _ARTIST, _GPS = 0x0112, 0x010F, 0x013B, 0x8825


def drawn(size: Size = (800, 600), mode: str = "RGB") -> Image.Image:
    """Four quarters in four colours: red, blue above; green, gold below."""
    width, height = size
    image = Image.new("RGB", size, RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2), BLUE)
    draw.rectangle((0, height // 2, width // 2, height), GREEN)
    draw.rectangle((width // 2, height // 2, width, height), GOLD)
    return image.convert(mode)


def written(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def from_camera(size: Size = (800, 600), orientation: int = 1, **options: Any) -> bytes:
    """A JPEG that tells where it was taken, with what, and by whom."""
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_MAKE], exif[_ARTIST] = orientation, "Máy Mẫu", "Nguyễn Văn Thử"
    degrees = tuple(IFDRational(each) for each in (21, 1, 30))
    exif[_GPS] = {1: "N", 2: degrees, 3: "E", 4: degrees}
    return written(drawn(size), exif=exif, comment=b"nha rieng", **options)


def animated(format: str) -> bytes:
    """A moving picture of three frames."""
    frames = [Image.new("RGB", (400, 400), colour) for colour in (RED, BLUE, GREEN)]
    return written(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def zipped() -> bytes:
    """A ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "không phải ảnh")
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture again."""
    return Image.open(io.BytesIO(data))


SCRIPTED_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
