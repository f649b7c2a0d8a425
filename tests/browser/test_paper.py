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


def test_a_booklet_has_a_cover_contents_notes_and_numbered_sheets(printed):
    asked = "id=nhom-vi-du-mot&id=ba-nguyen-thi-vi-du&name=Sách+Tết&note.nhom-vi-du-mot=Hỏi+lại"
    cover, *sheets = printed(f"/tuyen-chon/bo-doc?{asked}")
    lines = [line.strip() for sheet in sheets for line in sheet]
    assert "Sách Tết" in cover
    assert not any("Trang" in line for line in cover)
    assert lines.index("Mục lục") < lines.index("Nguồn")
    assert "Ghi chú: Hỏi lại" in lines
    assert "https://vi-du.example/nhom-mot" in lines
    assert f"Trang 2/{1 + len(sheets)}" in lines


def test_a_list_prints_its_booklet_by_one_click_with_what_is_typed(browser, site):
    context = browser.new_context(base_url=site)
    context.add_init_script("print = () => document.documentElement.setAttribute('in-roi', '');")
    page = context.new_page()
    page.goto("/tuyen-chon?id=nhom-vi-du-mot")
    page.get_by_label("Ghi chú").fill("Hỏi lại xã")
    page.get_by_role("button", name="In bộ đọc").click()
    page.locator("html[in-roi]").wait_for()
    assert "Ghi chú: Hỏi lại xã" in page.inner_text("main")
    context.close()
