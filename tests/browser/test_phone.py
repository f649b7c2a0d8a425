"""The site on a phone: one row of head, the first hit in sight, filters that keep their place."""

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

from tests.support.pages import REAL

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}
DOWN = "scrollTo({top: 1500, behavior: 'instant'})"


@pytest.fixture(scope="module")
def phone(browser, real_site):
    """A page of a phone at 360 x 780, over the repository's own content."""
    context = browser.new_context(viewport=PHONE, base_url=real_site, locale="vi")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["home", "results", "exemplar", "calendar"])
def test_the_head_is_one_row_and_stays_in_sight(phone, name):
    phone.goto(REAL[name])
    head = phone.get_by_role("banner")
    assert head.bounding_box()["height"] <= 60
    phone.evaluate(DOWN)
    assert head.bounding_box()["y"] == 0
    way = "link" if name == "home" else "button"
    expect(head.get_by_role(way, name="Tìm")).to_be_in_viewport()


def test_the_link_of_the_front_page_puts_the_cursor_in_the_box(phone):
    phone.goto("/")
    phone.evaluate(DOWN)
    phone.get_by_role("banner").get_by_role("link", name="Tìm").click()
    expect(phone.locator("#q")).to_be_focused()


def test_the_menu_opens_and_closes_by_keyboard_without_script(browser, real_site):
    page = browser.new_page(base_url=real_site, viewport=PHONE, java_script_enabled=False)
    page.goto("/thong-ke")
    way = page.get_by_role("link", name="Lịch đề tài")
    expect(way).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(way).to_be_visible()
    page.keyboard.press("Escape")
    expect(way).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lịch")
    page.close()


SEARCHES = [
    "đỡ đầu học sinh",
    "giao vien vung cao",
    "20/11 thái nguyên",
    "bao nhiêu mô hình ở cao bằng",
    "kết luận 01 ban hành ngày nào",
    "CT05",
    "nguoi cuu nan dung cmr",
    "mô hìng dân vận khéo",
    "gioas vieen",
    "Quy định 47",
    "giáo viên bắc kạn 2023",
    "8/3",
    "",
]


def test_the_first_hit_stands_in_the_upper_half_whatever_is_asked(phone):
    top = "document.querySelector('.card').getBoundingClientRect().top"
    tops = {}
    for text in SEARCHES:
        phone.goto(f"/tim-kiem?q={quote_plus(text)}")
        tops[text] = phone.evaluate(top)
    assert {text: at for text, at in tops.items() if at > 320} == {}


def test_boxes_are_collected_counted_and_applied_with_one_button(phone):
    phone.goto("/tim-kiem?q=giáo+viên")
    phone.get_by_text("Lọc, sắp xếp").click()
    field = phone.get_by_role("checkbox", name="Giáo dục")
    field.scroll_into_view_if_needed()
    place = field.bounding_box()
    phone.locator("label", has_text="Giáo dục").locator("a").click()
    phone.get_by_role("checkbox", name="Cá nhân").check()
    button = phone.get_by_role("button", name="Xem")
    expect(button).to_be_in_viewport()
    expect(phone.get_by_role("status").filter(has_text="kết quả")).not_to_be_empty()
    assert field.is_checked()
    assert field.bounding_box()["x"] == place["x"]
    label = button.inner_text()
    button.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(re.search(r"\d+", label)[0])
    assert "field=giao-duc" in phone.url
    assert "kind=ca-nhan" in phone.url
    assert "from=" not in phone.url


def test_without_script_a_link_of_the_panel_opens_it_again_at_its_place(browser, real_site):
    page = browser.new_page(base_url=real_site, viewport=PHONE, java_script_enabled=False)
    page.goto("/tim-kiem?q=giáo+viên")
    page.get_by_text("Lọc, sắp xếp").click()
    page.get_by_role("link", name="Giáo dục").click()
    expect(page.get_by_role("checkbox", name="Giáo dục")).to_be_checked()
    expect(page.get_by_role("heading", name="Lĩnh vực")).to_be_in_viewport()
    page.get_by_role("checkbox", name="Cá nhân").check()
    expect(page.get_by_role("button", name="Xem")).to_have_text("Xem kết quả", use_inner_text=True)
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_text("Loại hình: Cá nhân")).to_be_visible()
    expect(page.get_by_text("Lĩnh vực: Giáo dục")).to_be_visible()
    page.close()


def test_on_a_wide_window_a_value_acts_at_once_and_the_panel_keeps_its_place(browser, real_site):
    page = browser.new_page(base_url=real_site, viewport={"width": 1440, "height": 700})
    page.goto("/tim-kiem?q=giáo+viên")
    panel = page.get_by_role("navigation", name="Lọc kết quả")
    value = panel.get_by_role("link", name="Giáo dục")
    value.scroll_into_view_if_needed()
    heading = page.get_by_role("heading", name="Lĩnh vực")
    before = heading.bounding_box()["y"]
    value.click()
    expect(page.get_by_text("Đang lọc theo")).to_be_attached()
    expect(panel.get_by_role("checkbox", name="Giáo dục")).to_be_focused()
    assert abs(heading.bounding_box()["y"] - before) < 2
    page.close()


@pytest.mark.parametrize("name", ["exemplar", "directive"])
def test_facts_stand_after_the_first_paragraph_and_beside_it_where_there_is_room(
    browser, phone, real_site, name
):
    phone.goto(REAL[name])
    facts, story = phone.locator(".facts"), phone.locator(".body p")
    assert bottom(story.nth(0)) <= facts.bounding_box()["y"]
    assert bottom(facts) <= story.nth(1).bounding_box()["y"]
    page = browser.new_page(base_url=real_site, viewport={"width": 1440, "height": 900})
    page.goto(REAL[name])
    first, second = page.locator(".body p").nth(0), page.locator(".body p").nth(1)
    assert page.locator(".facts").bounding_box()["y"] <= first.bounding_box()["y"]
    assert second.bounding_box()["y"] - bottom(first) < 30
    page.close()


def bottom(locator):
    """Where something ends."""
    box = locator.bounding_box()
    return box["y"] + box["height"]


def test_a_bar_at_the_foot_counts_what_is_chosen_and_leads_to_it(browser, real_site):
    page = browser.new_page(base_url=real_site, viewport=PHONE, reduced_motion="reduce")
    page.goto("/tim-kiem?q=giáo+viên")
    bar = page.get_by_role("complementary", name="Hồ sơ đã chọn")
    expect(bar).to_be_hidden()
    boxes = page.get_by_role("checkbox", name=re.compile("^Chọn"))
    for number in range(3):
        boxes.nth(number).check()
    expect(bar).to_have_text("Đã chọn 3 · Xem danh sách")
    assert bottom(bar) == pytest.approx(PHONE["height"], abs=1)
    expect(page.locator("[data-chosen-said]")).to_have_text("Đã chọn 3 hồ sơ")
    page.locator("main a:visible").last.focus()
    assert bottom(page.locator(":focus")) <= bar.bounding_box()["y"]
    page.keyboard.press("Tab")
    expect(bar.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".chosen-title")).to_have_count(3)
    expect(bar).to_be_hidden()
    page.close()


def test_without_script_the_button_of_the_list_comes_to_the_foot(browser, real_site):
    page = browser.new_page(base_url=real_site, viewport=PHONE, java_script_enabled=False)
    page.goto("/tim-kiem?q=giáo+viên")
    button = page.get_by_role("button", name="Mở tuyển chọn")
    expect(button).not_to_be_in_viewport()
    page.get_by_role("checkbox", name=re.compile("^Chọn")).first.check()
    expect(button).to_be_in_viewport()
    page.close()
