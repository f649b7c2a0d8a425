"""What becomes of pictures that people bring: upright, plain, without a word about anybody."""

import pytest
from PIL import Image, ImageCms

from kb.errors import PictureRefused
from kb.pictures import MOST_BYTES, Crop, cleaned
from kb.pictures.cleaning import LONGEST_SIDE
from kb.pictures.reading import wrong_picture
from tests.support.pictures import (
    BLUE,
    GOLD,
    GREEN,
    RED,
    SCRIPTED_SVG,
    animated,
    drawn,
    from_camera,
    opened,
    written,
    zipped,
)


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, wanted, strict=True))


def corners(data: bytes) -> tuple[object, ...]:
    image = opened(data)
    width, height = image.size
    places = [(20, 20), (width - 20, 20), (20, height - 20), (width - 20, height - 20)]
    return tuple(image.getpixel(place) for place in places)


def test_nothing_of_the_camera_stays():
    data = from_camera()
    assert b"nha rieng" in data
    assert "GPS" in str(wrong_picture("a.jpg", data))
    made = cleaned("a.jpg", data)
    image = opened(made.data)
    assert (dict(image.getexif()), image.info.keys() & {"exif", "comment", "xmp"}) == ({}, set())
    assert b"nha rieng" not in made.data
    assert wrong_picture("a.jpg", made.data) is None


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [(1, (RED, BLUE, GREEN, GOLD)), (3, (GOLD, GREEN, BLUE, RED)), (6, (GREEN, RED, GOLD, BLUE))],
)
def test_a_picture_that_was_taken_sideways_stands_upright(orientation, wanted):
    made = cleaned("a.jpg", from_camera((800, 600), orientation))
    assert (made.width, made.height) == ((600, 800) if orientation == 6 else (800, 600))
    assert all(map(near, corners(made.data), wanted))


def test_a_crop_is_of_the_upright_picture():
    made = cleaned("a.jpg", from_camera((800, 1000), 6), Crop(50, 0, 100, 50))
    assert (made.width, made.height) == (500, 400)
    assert all(near(each, RED) for each in corners(made.data))


def test_a_crop_of_next_to_nothing_is_refused():
    with pytest.raises(PictureRefused, match="phần rộng hơn"):
        cleaned("a.jpg", from_camera(), Crop(10, 10, 12, 12))


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P"])
def test_pictures_of_print_shops_and_scanners_become_plain_ones(mode):
    format = "JPEG" if mode == "CMYK" else "PNG"
    made = cleaned("a", written(drawn(mode=mode), format))
    assert opened(made.data).mode == "RGB"
    if mode in ("CMYK", "P"):
        assert all(map(near, corners(made.data), (RED, BLUE, GREEN, GOLD)))


def test_sixteen_bits_of_grey_do_not_turn_white():
    data = written(Image.new("I;16", (400, 400), 0x8000), "PNG")
    assert near(opened(cleaned("a.png", data).data).getpixel((9, 9)), (128, 128, 128))


def test_what_is_transparent_stands_on_white():
    data = written(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "PNG")
    assert near(opened(cleaned("a.png", data).data).getpixel((9, 9)), (255, 255, 255))


def test_colours_are_meant_as_their_profile_says():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = cleaned("a.jpg", written(drawn(), icc_profile=profile))
    assert all(map(near, corners(made.data), (RED, BLUE, GREEN, GOLD)))
    assert "icc_profile" not in opened(made.data).info
    assert cleaned("a.jpg", written(drawn(), icc_profile=b"khong phai")).width == 800


def test_a_picture_of_fifty_megapixels_is_made_smaller():
    made = cleaned("a.jpg", written(Image.new("RGB", (8660, 5774), RED)))
    assert max(made.width, made.height) == LONGEST_SIDE


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jpg", zipped(), '"a.jpg" là tệp ZIP, không phải ảnh'),
        ("a.svg", SCRIPTED_SVG, "có thể mang mã lệnh"),
        ("a.gif", animated("GIF"), "ảnh động (3 hình)"),
        ("a.webp", animated("WEBP"), "ảnh động (3 hình)"),
        ("a.jpg", from_camera()[:9000], "bị cụt hoặc hỏng"),
        ("a.jpg", b"", "tệp rỗng"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        ("a.png", written(Image.new("1", (9000, 9000)), "PNG"), "quá 64 triệu"),
        ("a.png", written(drawn((90, 60)), "PNG"), "xin bản có cạnh dài"),
        ("a.jpg", written(drawn()) + b"\xff\xda" * 200, "JPEG bất thường"),
        ("a.jpg", bytes(MOST_BYTES + 1), "nặng hơn 40 MB"),
    ],
)
def test_what_is_no_picture_that_can_be_shown_is_said_in_a_sentence(name, data, said):
    with pytest.raises(PictureRefused) as refused:
        cleaned(name, data)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", written(drawn()), "thật ra là ảnh JPEG"),
        ("a.jpg", written(drawn()) + zipped(), "phần lạ ở cuối"),
        ("a.jpg", written(drawn())[:-20], "bị cụt"),
        ("a.jpg", written(drawn(), comment=b"loi ghi"), "lời ghi"),
        ("a.jpg", zipped(), "là tệp ZIP"),
        ("a.webp", written(drawn(), "WEBP", xmp=b"<x>Nguyen Van Thu</x>"), "người chụp"),
    ],
)
def test_what_is_wrong_with_a_kept_file_is_told_with_a_remedy(name, data, said):
    wrong, remedy = wrong_picture(name, data) or ("", "")
    assert said in wrong
    assert remedy.startswith("hãy ")


@pytest.mark.parametrize(
    ("name", "format"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")]
)
def test_a_plain_file_is_in_order(name, format):
    assert wrong_picture(name, written(drawn(), format)) is None


def test_a_remark_behind_the_pixels_of_a_png_is_found():
    data = written(drawn(), "PNG")
    remark = b"\0\0\0\x04tEXtten\0" + bytes(4)
    assert "lời ghi" in str(wrong_picture("a.png", data[:-12] + remark + data[-12:]))
