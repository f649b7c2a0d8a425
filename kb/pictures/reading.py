"""Reads a picture that nobody vouches for: its kind by its bytes, its size before it is decoded.

In: the bytes of a file. Out: a Pillow image that is not decoded yet, within bounds (bytes, pixels,
passes of a JPEG: what costs memory and time); PictureRefused in one sentence otherwise. And for a
file that is kept in the content folder: what is wrong with it, metadata included.
"""

import io
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

from PIL import Image, ImageFile

from kb.errors import PictureRefused

MOST_BYTES = 40_000_000
MOST_PIXELS = 64_000_000
LEAST_SIDE = 320
_MOST_SCANS = 100  # a JPEG of very many passes costs minutes; a camera writes one, the web ten
_SCAN = b"\xff\xda"

# What may be brought in (a telephone's MPO is a JPEG to Pillow); what may be kept, and its endings.
_READ = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF", "BMP")
KEPT = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_OTHERS = (
    (b"PK\x03\x04", "là tệp ZIP, không phải ảnh"),
    (b"%PDF", "là tệp PDF, không phải ảnh"),
    (b"MZ", "là một chương trình, không phải ảnh"),
)
_STILL = "hãy lưu thành ảnh JPEG hoặc PNG rồi đưa vào lại"
_AGAIN = "hãy đưa ảnh vào lại bằng bàn biên tập hoặc `kb picture add`"
# What a PNG needs to be drawn; everything else tells of something else.
_DRAWN = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"),
    *(b"iCCP", b"sBIT", b"bKGD", b"pHYs"),
}
_DRAWN_JPEG = ("APP0", "APP14")
_GPS = 0x8825

# Sizes are held against our own bound, which is told in our own words.
Image.MAX_IMAGE_PIXELS = None

# What Pillow raises for files that are not what they begin as.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)


def open_picture(name: str, data: bytes) -> ImageFile.ImageFile:
    """A still picture, not decoded yet; PictureRefused says what the file is instead."""
    if len(data) > MOST_BYTES:
        raise PictureRefused(f'"{name}" nặng hơn {MOST_BYTES // 1_000_000} MB; hãy thu nhỏ lại')
    try:
        image = Image.open(io.BytesIO(data), formats=_READ)
        frames = getattr(image, "n_frames", 1)
    except BROKEN as error:
        raise PictureRefused(f'"{name}" {_what_else(data)}; {_STILL}') from error
    if frames > 1 and image.format != "MPO":
        raise PictureRefused(f'"{name}" là ảnh động ({frames} hình); hãy lưu lấy một hình đứng yên')
    _refuse_outsized(name, data, image)
    return image


def _refuse_outsized(name: str, data: bytes, image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        wrong = f'"{name}" có {width} × {height} điểm ảnh, quá {most} triệu'
        raise PictureRefused(f"{wrong}; hãy thu nhỏ lại")
    if max(width, height) < LEAST_SIDE:
        wrong = f'"{name}" chỉ có {width} × {height} điểm ảnh, in ra và hiện lên đều vỡ'
        raise PictureRefused(f"{wrong}; hãy xin bản có cạnh dài từ {LEAST_SIDE} điểm ảnh")
    if image.format in ("JPEG", "MPO") and data.count(_SCAN) > _MOST_SCANS:
        raise PictureRefused(f'"{name}" là tệp JPEG bất thường (quá nhiều lớp); {_STILL}')


def _what_else(data: bytes) -> str:
    """What a file is that is no picture: "là tệp ZIP, không phải ảnh"."""
    for start, said in _OTHERS:
        if data.startswith(start):
            return said
    if data[4:8] == b"ftyp":
        return "là ảnh HEIC hoặc phim của điện thoại, không đọc được"
    if b"<svg" in data[:4096].lower():
        return "là hình vẽ SVG, có thể mang mã lệnh"
    return "không phải là ảnh, hoặc ảnh đã hỏng" if data else "là tệp rỗng"


def wrong_picture(name: str, data: bytes) -> tuple[str, str] | None:
    """What is wrong with a file of the content folder, and what to do; None for one in order."""
    try:
        image = open_picture(name, data)
    except PictureRefused as error:
        wrong, _, remedy = str(error).partition("; ")
        return wrong, remedy
    if PurePosixPath(name).suffix not in KEPT.get(image.format or "", ()):
        return f'"{name}" thật ra là ảnh {image.format}, không đúng đuôi tên tệp', _AGAIN
    if not _is_whole(image.format or "", data):
        return f'"{name}" bị cụt, hoặc có phần lạ ở cuối tệp', _AGAIN
    if told := _told_by(image, data):
        return f'"{name}" còn giữ {told}', _AGAIN
    return None


def _is_whole(format: str, data: bytes) -> bool:
    """Whether a file ends where its picture ends."""
    if format == "JPEG":
        return data.endswith(b"\xff\xd9")
    if format == "PNG":
        return data.endswith(b"IEND\xaeB`\x82")
    return int.from_bytes(data[4:8], "little") + 8 == len(data)


def _told_by(image: ImageFile.ImageFile, data: bytes) -> str:
    """What a picture tells of beside itself; "" for nothing."""
    if _GPS in image.getexif():
        return "vị trí chụp (GPS) và thông tin máy ảnh"
    return "thông tin máy ảnh, người chụp hoặc lời ghi" if any(_asides(image, data)) else ""


def _asides(image: ImageFile.ImageFile, data: bytes) -> Iterator[object]:
    """The parts of a file that are no part of its picture."""
    if image.format == "PNG":
        yield from (kind for kind in _chunks(data) if kind not in _DRAWN)
    marked = getattr(image, "applist", ())
    yield from (part for part in marked if part[0] not in _DRAWN_JPEG and not _is_colour(part))
    yield from (image.info[key] for key in ("exif", "xmp", "comment") if key in image.info)


def _is_colour(part: tuple[str, bytes]) -> bool:
    return part[0] == "APP2" and part[1].startswith(b"ICC_PROFILE")


def _chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of the chunks of a PNG."""
    at = 8
    while at + 8 <= len(data):
        yield data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
