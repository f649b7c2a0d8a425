"""Readers with a keyboard, a screen reader, large letters or a narrow window (WCAG 2.2 AA)."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.pages import ERRORS, SHOWN
from tests.support.windows import QUIET

pytestmark = pytest.mark.browser

PAGES = SHOWN | ERRORS
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": LEVELS, "rules": {"target-size": {"enabled": True}}}
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module", params=["360 light", "360 dark", "1440 light", "1440 dark"])
def window(request, browser, wider_site):
    """A window of this width and colour scheme."""
    width, scheme = request.param.split()
    context = browser.new_context(
        base_url=wider_site, viewport={"width": int(width), "height": 800}, color_scheme=scheme
    )
    # Each page as on a first visit: a list kept from the page before would lay its bar over links.
    context.add_init_script("localStorage.clear()")
    yield context.new_page()
    context.close()


def unfolded(page):
    """The same page with every fold open, at its top: nothing lies half below the head."""
    for fold in page.locator("details:not([open]) > summary").all():
        if fold.is_visible():
            fold.click()
    page.evaluate("scrollTo(0, 0)")
    return page


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_on_any_page(window, address):
    window.goto(address)
    found = Axe().run(unfolded(window), options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture(scope="module", params=["320 16", "360 32", "1280 32"])
def cramped(request, browser, wider_site):
    """A narrow window, or letters of twice the usual size, as a reader sets them in the browser."""
    width, letters = request.param.split()
    arguments = [*QUIET, f"--blink-settings=defaultFontSize={letters}"]
    path = shutil.which("chromium")
    larger = browser.browser_type.launch(executable_path=path, args=arguments)
    size = {"width": int(width), "height": 800}
    page = larger.new_page(base_url=wider_site, viewport=size)
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == f"{letters}px"
    yield page
    larger.close()


# What sticks out of the window or of a box that hides it; a table of a text may scroll by itself.
CUT = """() => [...document.querySelectorAll("body *")].filter(element => {
  if (element.closest(".unseen, .unseen-narrow, .skip, svg, .body table, option")) return false;
  if (!element.checkVisibility()) return false;
  const hides = getComputedStyle(element).overflowX !== "visible";
  const field = element.tagName === "INPUT";
  const hidden = hides && !field && element.scrollWidth > element.clientWidth + 1;
  return hidden || element.getBoundingClientRect().right > innerWidth + 1;
}).map(element => element.outerHTML.slice(0, 100))"""


def cut(page):
    """What a reader would have to scroll sideways for, or cannot see at all."""
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return page.evaluate(CUT) + (["the page scrolls sideways"] if wider > 0 else [])


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_everything_shows_in_a_narrow_window_and_in_large_letters(cramped, address):
    cramped.goto(address)
    assert cut(unfolded(cramped)) == []


def tab_to(page, target):
    """Press Tab until this has the focus; each stop on the way is in sight and outlined."""
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_be_in_viewport()
        assert (
            focused.evaluate("element => parseFloat(getComputedStyle(element).outlineWidth)") >= 2
        )
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {target}")


def test_a_search_is_asked_narrowed_and_opened_by_keyboard_alone(browser, wider_site):
    page = browser.new_page(base_url=wider_site, viewport=PHONE)
    page.goto("/")
    tab_to(page, page.get_by_role("search").get_by_label("Tìm gương điển hình"))
    page.keyboard.type("vi du")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=vi"))
    tab_to(page, page.locator("summary", has_text="Lọc, sắp xếp"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name="Thái Nguyên"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Xem"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("province=thai-nguyen"))
    tab_to(page, page.get_by_role("link", name="Nhóm Ví Dụ Một giúp bạn đến trường"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/guong/nhom-vi-du-mot"))
    page.close()


def test_a_shortlist_is_made_and_taken_away_by_keyboard_alone(browser, wider_site):
    page = browser.new_page(base_url=wider_site)
    page.goto("/guong/nhom-vi-du-mot")
    tab_to(page, page.get_by_role("button", name="Thêm vào tuyển chọn"))
    page.keyboard.press("Enter")
    page.goto("/tim-kiem?q=truong+tieu+hoc+thi+du")
    tab_to(page, page.get_by_role("checkbox", name=re.compile("^Chọn")).first)
    page.keyboard.press("Space")
    page.goto("/guong/nhom-vi-du-mot")
    tab_to(page, page.get_by_role("link", name="Tuyển chọn"))
    page.keyboard.press("Enter")
    expect(page.locator(".chosen-title")).to_have_count(2)
    tab_to(page, page.get_by_role("button", name="Excel"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")
    page.close()


def test_nothing_moves_for_readers_who_ask_for_stillness(browser, wider_site):
    page = browser.new_page(base_url=wider_site, reduced_motion="reduce")
    page.goto("/guong/nhom-vi-du-mot?q=cõng+bạn")
    smooth = "() => getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(smooth) == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(smooth) == "smooth"
    page.close()
