"""What readers do, in a real Chromium; a machine without one fails here, it does not skip."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.pages import ERRORS, SHOWN

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
NARROWEST = {"width": 320, "height": 568}
DESK = {"width": 1440, "height": 900}
# What nobody types stretches a page as well.
LONG = (
    "/tim-kiem?q=" + "d" * 300 + "&province=" + "x" * 60,
    "/guong/nhom-vi-du-mot?q=c%C3%B5ng+b%E1%BA%A1n+" + "d" * 300,
)


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_a_search_from_the_front_page_finds_the_record(open_page):
    page = open_page("/")
    page.get_by_role("search").get_by_label("Tìm gương điển hình").fill("do dau hoc sinh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("cho “do dau hoc sinh”")
    first = page.locator(".card").first
    expect(first.get_by_role("heading")).to_have_text("Đỡ đầu học sinh nghèo")
    expect(first.locator("mark").first).to_have_text("Đỡ đầu học sinh")


def test_a_facet_goes_on_and_off(open_page):
    page = open_page("/tim-kiem?q=ví+dụ")
    every = page.locator(".card").count()
    facets = page.get_by_role("navigation", name="Lọc kết quả")
    facets.get_by_role("link", name="Thái Nguyên").click()
    expect(page).to_have_url(re.compile("province=thai-nguyen"))
    assert page.locator(".card").count() < every
    expect(page.get_by_text("Đang lọc theo")).to_be_visible()
    facets.get_by_role("link", name="Thái Nguyên").click()
    expect(page.locator(".card")).to_have_count(every)


def test_a_record_is_opened_and_leads_to_its_directive(open_page):
    page = open_page("/tim-kiem?q=nhóm+ví+dụ+một")
    page.get_by_role("link", name="Nhóm Ví Dụ Một giúp bạn đến trường").click()
    expect(page).to_have_url(re.compile(r"/guong/nhom-vi-du-mot\?q="))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhóm Ví Dụ Một giúp bạn đến trường")
    page.get_by_role("link", name="Kết luận số 91-KL/TW").first.click()
    expect(page.get_by_role("heading", name="Gương thực hiện văn bản này")).to_be_visible()
    page.get_by_role("link", name="Nhóm Ví Dụ Một giúp bạn đến trường").click()
    expect(page).to_have_url(re.compile("/guong/nhom-vi-du-mot$"))


def test_a_result_opens_with_its_matches_marked_and_leads_to_the_first(open_page):
    page = open_page("/tim-kiem?q=hoa+vao+viec+chung", {"width": 360, "height": 400})
    page.get_by_role("link", name="Đỡ đầu học sinh nghèo").click()
    first = page.locator("#khop")
    expect(first).to_have_text("hoà vào việc chung")
    expect(first).not_to_be_in_viewport()
    page.get_by_role("link", name="Đến chỗ khớp đầu tiên").click()
    expect(first).to_be_in_viewport()
    page.get_by_role("link", name="Bỏ tô nền").click()
    expect(page).to_have_url(re.compile("/guong/truong-tieu-hoc-thi-du$"))
    expect(page.locator("mark")).to_have_count(0)


def test_a_search_is_taken_away_as_a_workbook(open_page):
    page = open_page("/tim-kiem?q=hoa&type=exemplar")
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename == "guong-sang-hoa-exemplar.xlsx"


@pytest.mark.parametrize("size", [NARROWEST, PHONE, DESK], ids=["320", "360", "1440"])
@pytest.mark.parametrize("address", [*SHOWN.values(), *ERRORS.values(), *LONG])
def test_no_page_scrolls_sideways(open_page, wider_site, address, size):
    assert overflow(open_page(wider_site + address, size)) <= 0


def test_on_a_phone_the_facets_are_folded_until_asked_for(open_page):
    page = open_page("/tim-kiem?q=ví+dụ", PHONE)
    choice = page.get_by_role("checkbox", name="Thái Nguyên")
    expect(choice).to_be_hidden()
    page.get_by_text("Lọc, sắp xếp").click()
    expect(choice).to_be_visible()
    assert overflow(page) <= 0
    choice.check()
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_text("Tỉnh, thành phố: Thái Nguyên")).to_be_visible()


def test_everything_works_without_javascript(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("search").get_by_label("Tìm gương điển hình").fill("kết luận 91")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("navigation", name="Lọc kết quả").get_by_role(
        "link", name="Văn bản chỉ đạo"
    ).click()
    page.get_by_role("heading", name="Về tiếp tục thực hiện Chỉ thị 90-CT/TW").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết luận số 91-KL/TW")


def test_the_span_of_years_is_a_form_that_keeps_the_question(open_page):
    page = open_page("/tim-kiem?q=ví+dụ&field=tu-thien")
    page.get_by_label("Từ năm").fill("2021")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_text("Năm: từ 2021")).to_be_visible()
    expect(page.get_by_text("Lĩnh vực: Từ thiện")).to_be_visible()
    expect(page.get_by_role("search").get_by_label("Tìm gương")).to_have_value("ví dụ")


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page("/guong/nhom-vi-du-mot")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(open_page, scheme):
    page = open_page("/tim-kiem?q=ví+dụ", color_scheme=scheme)
    for selector in (
        ".snippet",
        ".facts-line li",
        ".card-title a",
        "mark",
        ".count",
        ".search button",
    ):
        assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector


# WCAG 2: relative luminance of the text and of the first painted background behind it.
CONTRAST = """element => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = numbers(color).slice(0, 3).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = element;
  while (numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const one = light(getComputedStyle(element).color);
  const two = light(getComputedStyle(behind).backgroundColor);
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}"""


@pytest.mark.parametrize("address", ["/guong/nhom-vi-du-mot", "/van-ban/kl-91-kl-tw-2021"])
def test_the_data_of_a_page_breaks_no_rule_of_its_policy(open_page, address):
    page = open_page(address)
    data = page.locator('script[type="application/ld+json"]')
    expect(data).to_have_count(1)
    told = page.evaluate("text => JSON.parse(text)", data.text_content())
    assert told["@id"].endswith(address)
