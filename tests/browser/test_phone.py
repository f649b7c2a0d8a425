"""The site on a phone: one row of head, the first hit in sight, filters that keep their place."""

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
