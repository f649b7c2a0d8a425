"""Pictures of pages: read with what the machine has, told as recognised, doubtful words marked.

The table of words was recorded from Tesseract 5.3 on a blurred page; tests/office asks a real one.
"""

import io
from datetime import date

import pytest
from PIL import Image

from kb.imports import FileRefused
from kb.imports.readers.pdf import pictures as pages
from kb.material import Manner, read_paper
from kb.material.papers import scans, tesseract
from tests.support.laid_out_pdfs import laid_out, running
from tests.support.official_papers import TEXT
from tests.support.paths import TESTS

DAY = date(2026, 11, 29)
TABLE = TESTS / "support" / "recognised_page.tsv"
NEEDS = "hãy cài Tesseract và dữ liệu tiếng Việt của nó để nhận dạng chữ (OCR), hoặc đưa tệp gốc"


def picture(kind="JPEG", size=(827, 1170), **options):
    written = io.BytesIO()
    Image.new("L", size, 250).save(written, kind, **options)
    return written.getvalue()


@pytest.fixture
def recognising(stand_in):
    """A Tesseract that sees the recorded page in every picture."""
    stand_in("tesseract", f'case "$1" in --list-langs) echo vie;; *) /bin/cat "{TABLE}";; esac')


@pytest.fixture
def refusal(tmp_path):
    """The message with which a file is refused."""

    def message(name, data):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FileRefused) as refused:
            read_paper(tmp_path / name, DAY)
        return str(refused.value)

    return message


def test_a_photograph_is_told_as_recognised_with_its_doubtful_words(recognising, tmp_path):
    (tmp_path / "anh.jpg").write_bytes(picture())
    found = read_paper(tmp_path / "anh.jpg", DAY)
    assert (found.manner, found.title, found.publisher, str(found.date)) == (
        Manner.OCR, "Báo cáo số 07-BC/ĐU kết quả học tập và làm theo Bác", "Đảng ủy xã Thử",
        "2023-06-09",
    )  # fmt: skip
    doubtful = [each.text[a:b] for each in found.paragraphs for a, b in each.doubtful]
    assert doubtful == ["07-BC/ĐU", "ĐẢNG"]
    assert found.paragraphs[-1].text == (
        "Bà Hoàng Thị Mẫu ở thôn Thử sáng nào cũng dậy sớm quét con đường dẫn vào trường học "
        "của xã."
    )
    assert found.remarks == (
        "Chữ do máy nhận dạng từ ảnh (OCR), có thể sai; 2 chữ còn ngờ được đánh dấu; "
        "hãy so tên riêng, số, ngày với trang in.",
        "Phần đầu văn bản có chữ nhận dạng còn ngờ; hãy so tên, cơ quan, ngày với trang in.",
    )


def test_the_pages_of_a_scanned_pdf_are_taken_out_of_it(recognising, tmp_path):
    data = picture("PDF", save_all=True, append_images=[Image.new("L", (827, 1170), 250)])
    (tmp_path / "quet.pdf").write_bytes(data)
    found = read_paper(tmp_path / "quet.pdf", DAY)
    assert (found.manner, found.publisher) == (Manner.OCR, "Đảng ủy xã Thử")
    assert len(list(pages.page_pictures(tmp_path / "quet.pdf", 9))) == 2


def test_pages_beyond_the_bound_are_told(recognising, tmp_path, monkeypatch):
    monkeypatch.setattr(scans, "MOST_PAGES", 1)
    data = picture("PDF", save_all=True, append_images=[Image.new("L", (827, 1170), 250)] * 2)
    (tmp_path / "dai.pdf").write_bytes(data)
    assert read_paper(tmp_path / "dai.pdf", DAY).remarks[1] == (
        "Chưa đọc từ trang 2 đến trang 3: tệp quá dài để nhận dạng."
    )


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("anh.jpg", "chữ nằm trong ảnh"), ("anh.png", "chữ nằm trong ảnh"),
     ("quet.pdf", "PDF không có chữ, có lẽ là ảnh quét")],
)  # fmt: skip
def test_without_tesseract_it_is_said_what_to_install(refusal, bare_machine, name, wrong):
    kind = {"jpg": "JPEG", "png": "PNG", "pdf": "PDF"}[name[-3:]]
    assert refusal(name, picture(kind)) == f"{name}: {wrong}; {NEEDS}"


def test_without_its_vietnamese_it_is_said_what_to_install(refusal, stand_in):
    stand_in("tesseract", "echo eng")
    assert refusal("anh.png", picture("PNG")) == (
        "anh.png: chữ nằm trong ảnh; Tesseract của máy chưa có tiếng Việt: hãy cài dữ liệu ấy "
        "(tesseract-ocr-vie) để nhận dạng chữ (OCR), hoặc đưa tệp gốc"
    )


BAD = {
    "mot-chut.jpg": (picture()[:-900], "ảnh của trang bị cụt hoặc hỏng; hãy xin lại tệp gốc"),
    "rong.png": (b"", "ảnh của trang là tệp rỗng; hãy lưu thành ảnh JPEG hoặc PNG"),
    "nen.jpg": (b"PK\x03\x04" + b"x" * 99, "ảnh của trang là tệp ZIP, không phải ảnh"),
    "ve.png": (b"<svg onload='x'>", "ảnh của trang là hình vẽ SVG, có thể mang mã lệnh"),
    "be.png": (picture("PNG", (60, 60)), "ảnh của trang chỉ có 60 × 60 điểm ảnh"),
    "to.png": (picture("PNG", (9000, 9000)), "ảnh của trang có 9000 × 9000 điểm ảnh, quá 64 triệu"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_page_is_refused_in_a_sentence(refusal, recognising, name):
    data, said = BAD[name]
    assert f"{name}: {said}" in refusal(name, data)


def test_a_page_without_letters_is_refused(refusal, stand_in):
    stand_in("tesseract", 'case "$1" in --list-langs) echo vie;; esac')
    assert refusal("trang.png", picture("PNG")) == (
        "trang.png: không nhận ra chữ nào trong ảnh; hãy quét lại cho rõ và thẳng"
    )


def test_a_page_that_takes_too_long_counts_as_unread(refusal, stand_in, monkeypatch):
    monkeypatch.setattr(tesseract, "SECONDS_A_PAGE", 0.3)
    stand_in("tesseract", 'case "$1" in --list-langs) echo vie;; *) /bin/sleep 30;; esac')
    assert "không nhận ra chữ nào trong ảnh" in refusal("trang.png", picture("PNG"))


def test_a_picture_too_large_to_be_taken_out_is_left(refusal, recognising, monkeypatch):
    monkeypatch.setattr(pages, "_MOST_PIXELS", 1000)
    assert "không nhận ra chữ nào trong ảnh" in refusal("quet.pdf", picture("PDF"))


def test_broken_letters_of_a_pdf_give_way_to_its_pictures(recognising, stand_in, tmp_path):
    page = tmp_path / "trang.png"
    page.write_bytes(picture("PNG"))
    stand_in("pdftoppm", f'for last; do :; done; /bin/cp "{page}" "$last.png"')
    (tmp_path / "a.pdf").write_bytes(laid_out(running(" ".join(TEXT.replace(" ", "")))))
    found = read_paper(tmp_path / "a.pdf", DAY)
    assert (found.manner, found.publisher) == (Manner.OCR, "Đảng ủy xã Thử")
    assert found.remarks[0] == (
        "Lớp chữ của PDF hỏng (các chữ cái rời nhau), nên đọc lại từ hình các trang."
    )
