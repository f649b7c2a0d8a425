"""Suggestions while typing, in a real Chromium: keyboard, mouse, input methods, screen readers."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.windows import DESK, NARROWEST, PHONE, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def box(open_page):
    """The search box of the front page."""
    return open_page("/").get_by_role("combobox", name="Tìm gương điển hình")


# Keys are pressed after `fill`, which asks once: typed letter by letter, the list of a shorter text
# may be replaced under them.
def options(box):
    return box.page.get_by_role("option")


def test_unaccented_typing_is_answered_with_accents(box):
    box.press_sequentially("do dau h")
    expect(options(box)).to_have_count(1)
    expect(options(box).first).to_contain_text("Đỡ đầu học sinh nghèo")
    expect(options(box).first).to_contain_text("Mô hình · Cao Bằng")
    expect(box).to_have_value("do dau h")


def test_arrow_and_enter_open_the_record(box):
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    box.press("ArrowDown")
    expect(box).to_have_value("do dau")
    box.press("Enter")
    expect(box.page).to_have_url(re.compile("/guong/truong-tieu-hoc-thi-du$"))


def test_enter_without_a_choice_searches_for_what_was_typed(box):
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    box.press("Enter")
    expect(box.page).to_have_url(re.compile(r"/tim-kiem\?q=do\+dau$"))


def test_the_arrows_go_round_and_pass_by_what_was_typed(box):
    box.fill("vi du")
    expect(options(box)).not_to_have_count(0)
    count = options(box).count()
    assert count > 1
    for place in [*range(count), None, 0]:
        box.press("ArrowDown")
        check_active(box, place)
    for place in (None, count - 1):
        box.press("ArrowUp")
        check_active(box, place)
    expect(box).to_have_value("vi du")


def check_active(box, place):
    chosen = box.page.locator('[role="option"][aria-selected="true"]')
    if place is None:
        expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
        expect(chosen).to_have_count(0)
    else:
        expect(box).to_have_attribute(
            "aria-activedescendant", options(box).nth(place).get_attribute("id")
        )
        expect(chosen).to_have_count(1)


def test_escape_closes_the_list_and_keeps_the_text(box):
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    box.press("Escape")
    expect(options(box)).to_have_count(0)
    expect(box).to_have_value("do dau")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_leaving_the_box_closes_the_list(box):
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    box.press("Tab")
    expect(box.page.get_by_role("listbox")).to_be_hidden()
    expect(box.page.get_by_role("button", name="Tìm")).to_be_focused()


def test_a_click_opens_the_record(box):
    box.fill("gian hang")
    options(box).first.click()
    expect(box.page).to_have_url(re.compile("/guong/gian-hang-khong-dong$"))


def test_a_place_leads_to_its_page(box):
    box.fill("bac can")
    options(box).first.click()
    expect(box.page).to_have_url(re.compile("/tinh/bac-kan$"))


def test_what_a_screen_reader_is_told(box):
    listbox = box.page.locator("ul[role=listbox]")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-controls", listbox.get_attribute("id"))
    expect(listbox).to_have_attribute("aria-label", "Gợi ý")
    status = box.page.locator("form.search [role=status]")
    expect(status).to_have_text("")
    box.fill("do dau")
    expect(status).to_have_text("1 gợi ý, dùng phím mũi tên để chọn")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    expect(status).to_have_text("")


def compose(box, *steps):
    """What an input method that composes in the box does: (event, text after it)."""
    box.evaluate(
        """(input, steps) => {
          for (const [type, text] of steps) {
            if (text !== null) input.value = text;
            const Kind = type.startsWith("composition") ? CompositionEvent : InputEvent;
            input.dispatchEvent(new Kind(type, {bubbles: true, isComposing: type === "input"}));
          }
        }""",
        steps,
    )


def test_composing_is_not_disturbed(box):
    asked = []
    box.page.on("request", lambda request: asked.append(request.url))
    box.focus()
    compose(box, ["compositionstart", None], ["input", "d"], ["input", "dd"], ["input", "đ"])
    box.page.wait_for_timeout(400)
    assert [url for url in asked if "suggest" in url] == []
    expect(box).to_have_value("đ")
    compose(box, ["input", "đỡ"], ["compositionend", None])
    expect(options(box).first).to_contain_text("Đỡ đầu học sinh nghèo")
    expect(box).to_have_value("đỡ")


def test_keys_that_belong_to_the_input_method_are_left_to_it(box):
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    is_taken = box.evaluate(
        """input => ["ArrowDown", "Enter", "Escape"].some(key => !input.dispatchEvent(
          new KeyboardEvent("keydown", {key, isComposing: true, cancelable: true})))"""
    )
    assert not is_taken
    expect(options(box)).to_have_count(1)
    check_active(box, None)


def test_the_cursor_stays_where_it_is(box):
    box.press_sequentially("do dau")
    for _ in range(3):
        box.press("ArrowLeft")
    box.press_sequentially("x")
    box.page.wait_for_timeout(300)
    expect(box).to_have_value("do xdau")
    assert box.evaluate("input => [input.selectionStart, input.selectionEnd]") == [4, 4]


def test_only_the_last_text_is_answered(box):
    box.page.route(
        "**/suggest?q=d", lambda route: (box.page.wait_for_timeout(300), route.continue_())
    )
    box.press_sequentially("d", delay=200)
    box.press_sequentially("o dau")
    expect(options(box)).to_have_count(1)
    box.page.wait_for_timeout(400)
    expect(options(box)).to_have_count(1)


def test_a_text_is_asked_once(box):
    asked = []
    box.page.on("request", lambda request: asked.append(request.url))
    box.press_sequentially("do dau")
    expect(options(box)).to_have_count(1)
    box.fill("zzzz qqqq")
    expect(options(box)).to_have_count(0)
    box.fill("do dau")
    expect(options(box)).to_have_count(1)
    assert len([url for url in asked if url.endswith("q=do%20dau")]) == 1


def test_a_refusal_is_not_remembered(browser, live_server):
    page = browser.new_page(base_url=live_server)
    page.goto("/")
    page.route("**/suggest?*", lambda route: route.fulfill(status=429, body="{}"), times=1)
    box = page.get_by_role("combobox", name="Tìm gương điển hình")
    with page.expect_response("**/suggest?*"):
        box.fill("do dau h")
    box.fill("")
    box.fill("do dau h")
    expect(options(box)).to_have_count(1)
    page.close()


def test_an_emptied_box_has_no_suggestions(box):
    box.fill("do")
    expect(options(box)).not_to_have_count(0)
    box.fill("")
    expect(options(box)).to_have_count(0)


@pytest.mark.parametrize("size", [NARROWEST, PHONE, DESK], ids=["320", "360", "1440"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_fits_every_window(open_page, size, scheme):
    page = open_page("/", size, color_scheme=scheme)
    box = page.get_by_role("combobox")
    box.fill("ke hoach")
    expect(options(box)).not_to_have_count(0)
    assert overflow(page) <= 0
    for option in options(box).all():
        assert option.bounding_box()["height"] >= 44


def test_the_results_page_suggests_as_well(open_page):
    page = open_page("/tim-kiem?q=ví+dụ")
    box = page.get_by_role("combobox")
    box.fill("gian hang")
    expect(options(box).first).to_contain_text("Gian hàng không đồng")


def test_a_corrected_search_can_be_insisted_on(open_page):
    page = open_page("/tim-kiem?q=do+dau+hcoj+sinh")
    expect(page.get_by_role("heading", level=1)).to_contain_text("cho “đỡ đầu học sinh”")
    page.get_by_role("link", name="“do dau hcoj sinh”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chưa tìm thấy hồ sơ nào")
