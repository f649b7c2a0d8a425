"""Makes of whatever somebody brings one kind of picture: upright, sRGB, without metadata, a JPEG.

In: bytes, and which part of the picture is wanted. Out: `Cleaned`. Nothing of the file itself goes
on: the pixels are put into a new picture, so no position, camera, name, remark or thumbnail stays.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from kb.errors import PictureRefused
from kb.pictures.reading import BROKEN, LEAST_SIDE, open_picture

LONGEST_SIDE = 2400  # a page of A4 at 200 dots an inch
_QUALITY = 90
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class Crop:
    """The wanted part of an upright picture, in hundredths of its width and height."""

    left: float = 0
    top: float = 0
    right: float = 100
    bottom: float = 100

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The same in pixels; PictureRefused where nothing, or nearly nothing, is left."""
        left, right = sorted(_within(each) for each in (self.left, self.right))
        top, bottom = sorted(_within(each) for each in (self.top, self.bottom))
        box = (
            *(round(left * width), round(top * height)),
            *(round(right * width), round(bottom * height)),
        )
        if max(box[2] - box[0], box[3] - box[1]) < LEAST_SIDE or min(box[2:]) < 1:
            raise PictureRefused(
                f"Phần được cắt nhỏ hơn {LEAST_SIDE} điểm ảnh; hãy chọn phần rộng hơn"
            )
        return box


WHOLE = Crop()


@dataclass(frozen=True)
class Cleaned:
    """A JPEG that may be kept, and its size."""

    data: bytes
    width: int
    height: int


def cleaned(name: str, data: bytes, crop: Crop = WHOLE) -> Cleaned:
    """The picture alone; PictureRefused says in one sentence what cannot be read."""
    image = upright(name, data, is_whole=crop == WHOLE)
    if crop != WHOLE:
        image = image.crop(crop.box(*image.size))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Cleaned(written.getvalue(), *image.size)


def upright(name: str, data: bytes, *, is_whole: bool = True) -> Image.Image:
    """The pixels as they are to be seen; of a `is_whole` picture no more than are wanted."""
    image = open_picture(name, data)
    try:
        if is_whole:
            image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger
        return _plain(ImageOps.exif_transpose(image))
    except BROKEN as error:
        raise PictureRefused(f'"{name}" bị cụt hoặc hỏng; hãy xin lại tệp gốc') from error


def _plain(image: Image.Image) -> Image.Image:
    """A new picture in sRGB, on white where the old one is transparent."""
    image.load()
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    in_srgb = _in_srgb(image)
    if in_srgb.has_transparency_data:
        shown = in_srgb.convert("RGBA")
        in_srgb = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    plain = Image.new("RGB", image.size)
    plain.paste(in_srgb.convert("RGB"))
    return plain


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours as the picture's own profile means them; one that is no good counts for none."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return found or image


def _within(hundredths: float) -> float:
    return min(max(hundredths, 0), 100) / 100
