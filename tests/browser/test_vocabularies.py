"""A day is added to the calendar at the desk, published, taken back; with and without script."""

import pytest
from playwright.sync_api import expect

from tests.support.desks import windows_of
from tests.support.windows import DESK, PHONE, until

pytestmark = pytest.mark.browser


@pytest.fixture
def come_in(browser, at):
    """Opens the one-time address in a window of its own."""
    with windows_of(browser, at.app) as enter:
        yield enter


def text(at):
    return (at.desk.settings.content_dir / "anniversaries.yaml").read_text("utf-8")


def fill(page):
    page.locator("[name=title]").fill("Ngày Thí Dụ Mẫu")
    page.locator("[name=kind]").select_option("Ngày của địa phương")
    page.locator("[name=province]").fill("cao bang")
    page.locator('[name="fields.0"]').fill("giao duc")
    page.locator('[name="sources.0.title"]').fill("Bài báo Mẫu")
    page.keyboard.press("Escape")
    page.locator('[name="sources.0.url"]').fill("https://bao.example/ngay")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1440"])
def test_a_day_is_added_stands_in_the_calendar_and_is_taken_back(come_in, at, size):
    before = text(at)
    page = come_in(size)
    page.get_by_role("link", name="Danh mục").click()
    page.get_by_role("link", name="Ngày kỷ niệm").click()
    page.get_by_role("link", name="Thêm ngày").click()
    expect(page.locator("[name=title]")).to_be_focused()
    fill(page)
    page.locator("[name=date]").fill("31/4")
    expect(page.locator("#o-date-loi")).to_contain_text("tháng 4 dương lịch không có ngày 31")
    page.locator("[name=date]").fill("mồng 5 tháng 12")
    expect(page.locator("[data-panel]")).to_contain_text("Không có lỗi, lưu được")
    page.get_by_role("button", name="Đăng…").click()
    assert "  date: 12-05\n" in text(at)
    page.get_by_role("button", name="Đăng những mục đã chọn").click()
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=30_000)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Xem trên trang công khai").click()
    expect(popup.value.get_by_text("Ngày Thí Dụ Mẫu")).to_be_visible()
    assert "/lich-de-tai" in popup.value.url

    page.get_by_role("link", name="Ngày Thí Dụ Mẫu").click()
    page.get_by_role("link", name="Các lần sửa, hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác: thêm mục").click()
    expect(page.get_by_text("Đã bỏ “Ngày Thí Dụ Mẫu”")).to_be_visible()
    assert text(at) == before
    page.get_by_role("link", name="Đăng", exact=True).click()
    expect(page.get_by_text("Ngày kỷ niệm: bỏ khỏi danh mục")).to_be_visible()
    page.get_by_role("button", name="Đăng những mục đã chọn").click()
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=30_000)
    assert at.desk.publisher.pending() == ()


def test_a_day_is_added_without_a_script(come_in, at):
    page = come_in(java_script_enabled=False)
    page.goto("/danh-muc/ngay-ky-niem/them")
    fill(page)
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.get_by_role("alert")).to_contain_text("còn chỗ phải ghi hoặc sửa")
    expect(page.locator('[name="sources.0.title"]')).to_have_value("Bài báo Mẫu")
    page.locator("[name=date]").fill("5/12")
    page.locator("[name=calendar]").select_option("âm lịch")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    expect(page.locator("[name=date]")).to_have_value("5/12")
    page.get_by_role("button", name="Hoàn tác lần lưu này").click()
    expect(page.get_by_text("Đã bỏ “Ngày Thí Dụ Mẫu”")).to_be_visible()
    assert "Thí Dụ Mẫu" not in text(at)


def test_what_was_typed_of_a_day_is_kept_until_it_is_saved(come_in, at):
    page = come_in()
    page.goto("/danh-muc/ngay-ky-niem/them")
    page.locator("[name=title]").fill("Ngày chưa kịp lưu")
    page.wait_for_timeout(700)
    assert page.evaluate("localStorage.length") == 1
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/danh-muc")
    page.goto("/danh-muc/ngay-ky-niem/them")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("[name=title]")).to_have_value("Ngày chưa kịp lưu")
    fill(page)
    page.locator("[name=date]").fill("5/12")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    until(page, "localStorage.length === 0")


def test_a_field_is_renamed_and_moved_with_the_keyboard_alone(come_in, at):
    page = come_in()
    page.goto("/danh-muc/linh-vuc")

    def tab_to(matches):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(
                f"(() => {{ const e = document.activeElement; return {matches}; }})()"
            ):
                return
        raise AssertionError(matches)

    tab_to("e.ariaLabel === 'Chuyển lên: An sinh xã hội'")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đổi thứ tự lúc")).to_be_visible()
    assert at.desk.store.lists.ids("fields")[0] == "fields/an-sinh"
    tab_to("e.textContent.trim() === 'An sinh xã hội'")
    page.keyboard.press("Enter")
    expect(page.locator("[name=label]")).to_be_visible()
    tab_to("e.name === 'label'")
    page.keyboard.press("Control+a")
    page.keyboard.type("An sinh")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    assert at.desk.store.open("fields/an-sinh").said["label"] == "An sinh"
