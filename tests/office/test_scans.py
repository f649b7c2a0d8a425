"""Scans and photographs of pages, read by a real Tesseract."""

import difflib
import shutil
from datetime import date

import pytest

from kb.material import Manner, read_paper
from tests.support.install_office import reads_vietnamese
from tests.support.laid_out_pdfs import LEFT, RIGHT, Placed, column, laid_out, letterhead, running
from tests.support.official_papers import MORE, TEXT
from tests.support.scanned import jpeg_of, pdf_of_scans

pytestmark = pytest.mark.office

DAY = date(2026, 11, 29)
PLAN = [
    *letterhead(["ỦY BAN NHÂN DÂN", "TỈNH THÍ DỤ"], "Số: 45/KH-UBND",
                "Thí Dụ, ngày 15 tháng 5 năm 2023"),
    Placed("KẾ HOẠCH", 260, 680, 14, is_bold=True),
    Placed("Phát động phong trào “Người tốt, việc tốt”", 170, 660, 13, is_bold=True),
    *running(TEXT, y=620), *running(MORE, y=550),
]  # fmt: skip
STORY = [
    Placed("Báo Thí Dụ, số ra ngày 12/4/2024", 60, 800, 10),
    Placed("Con đường sạch của bà Mẫu", 60, 760, 24, is_bold=True),
    *column([TEXT, MORE], LEFT, 710),
    *column([MORE, TEXT], RIGHT, 710),
]


@pytest.fixture(autouse=True)
def _machine():
    assert reads_vietnamese(), "chưa có Tesseract với tiếng Việt; hãy chạy `make office`"


def likeness(found, *meant):
    """How much of the words is as it was printed, in hundredths."""
    words = " ".join(meant).split()
    matcher = difflib.SequenceMatcher(None, found.split(), words, autojunk=False)
    return 100 * sum(block.size for block in matcher.get_matching_blocks()) / len(words)


def test_a_photograph_of_an_official_paper(tmp_path):
    (tmp_path / "anh.jpg").write_bytes(jpeg_of(PLAN))
    found = read_paper(tmp_path / "anh.jpg", DAY)
    assert (found.publisher, str(found.date)) == ("Ủy ban nhân dân tỉnh Thí Dụ", "2023-05-15")
    assert found.title == "Kế hoạch số 45/KH-UBND phát động phong trào “Người tốt, việc tốt”"
    assert found.manner == Manner.OCR
    assert found.remarks[0].startswith("Chữ do máy nhận dạng từ ảnh (OCR), có thể sai; ")
    assert likeness(found.text, TEXT, MORE) >= 97


def test_columns_of_a_scanned_newspaper_are_read_in_order(tmp_path):
    (tmp_path / "bao.pdf").write_bytes(pdf_of_scans(STORY))
    found = read_paper(tmp_path / "bao.pdf", DAY)
    assert (found.title, found.publisher, str(found.date)) == (
        "Con đường sạch của bà Mẫu", "Báo Thí Dụ", "2024-04-12",
    )  # fmt: skip
    assert likeness(found.text, TEXT, MORE, MORE, TEXT) >= 97
    assert len(found.paragraphs) <= 8


def test_pages_are_taken_out_of_the_file_where_nothing_draws_them(tmp_path, request):
    tesseract, data = shutil.which("tesseract"), pdf_of_scans(running(TEXT), running(MORE))
    bare_machine = request.getfixturevalue("bare_machine")
    (bare_machine / "tesseract").symlink_to(tesseract)
    (tmp_path / "hai.pdf").write_bytes(data)
    found = read_paper(tmp_path / "hai.pdf", DAY)
    assert likeness(found.text, TEXT, MORE) >= 97
    assert {each.page for each in found.paragraphs} == {1, 2}


def test_letters_that_are_not_what_is_seen_are_recognised_anew(tmp_path):
    (tmp_path / "a.pdf").write_bytes(laid_out(running(" ".join(TEXT.replace(" ", "")))))
    found = read_paper(tmp_path / "a.pdf", DAY)
    assert found.manner in (Manner.OCR, Manner.PDF)
    assert "các chữ cái rời nhau" in found.remarks[0]


def test_a_page_without_a_word_is_told(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of_scans(running(TEXT), []))
    found = read_paper(tmp_path / "a.pdf", DAY)
    assert found.remarks[1:] == ("Không nhận ra chữ nào ở trang 2.",)
