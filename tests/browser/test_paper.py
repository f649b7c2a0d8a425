"""Pages as they come out of the printer."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.support.sites import app_over, served

pytestmark = pytest.mark.browser

RECORD = "/guong/nhom-vi-du-mot"
TOOLS = ("Tra cứu", "Tuyển chọn", "Tìm", "Chia sẻ", "Gương tương tự", "Tải về", "Cập nhật")


@pytest.fixture(scope="module")
def site(wider_index_dir):
    """The site over the wider content, which knows where it stands."""
    with served(app_over(wider_index_dir, KB_BASE_URL="https://kho.example")) as address:
        yield address


@pytest.fixture
def printed(browser, site):
    """The sheets of an address, as lines of text."""
    page = browser.new_page(base_url=site)

    def print_(address):
        page.goto(address)
        file = io.BytesIO(page.pdf(prefer_css_page_size=True))
        return [sheet.extract_text().splitlines() for sheet in PdfReader(file).pages]

    yield print_
    page.close()


def test_a_sheet_has_sources_with_addresses_a_number_and_the_day_of_printing(printed):
    sheets = printed(RECORD)
    lines = [line.strip() for sheet in sheets for line in sheet]
    today = date.today()
    assert "https://vi-du.example/nhom-mot" in lines
    assert f"https://kho.example{RECORD}" in lines
    assert any(line.endswith(f"in ngày {today.day}/{today.month}/{today.year}") for line in lines)
    assert f"Trang 1/{len(sheets)}" in lines
    assert [word for word in TOOLS if word in lines] == []
