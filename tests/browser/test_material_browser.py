"""From a saved page to a public record in a real Chromium: dropped, taken from, told, published."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.saved_pages import saved_page
from tests.support.windows import DESK, PHONE

pytestmark = pytest.mark.browser

DRAFT = "nguoi-giu-lua-nghe-thu"
DROP = """([text, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/html" }));
  document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""  # noqa: E501


def offer(page, value):
    return page.locator(".offer").filter(
        has=page.locator(".offer-value").get_by_text(value, exact=False)
    )


def told(page):
    """What nobody can take from an article: a field of work, one's own words."""
    page.locator('[name="fields.0"]').fill("Giáo dục")
    page.locator("[name=summary]").fill("Bà Mẫu dạy nghề dệt cho mười hai chị em.")
    page.locator("[name=level]").select_option("Tỉnh, thành phố")


def published(page):
    """Save with “Đăng…” and confirm; the public page."""
    page.get_by_role("button", name="Đăng…").click()
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã đăng")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Xem trên trang công khai").click()
    return opened.value


def test_a_dropped_page_is_taken_from_by_keyboard_saved_and_published(come_in, at):
    page = come_in(DESK)
    page.goto("/nhap")
    page.evaluate(DROP, [saved_page().decode(), "bai.html"])
    page.wait_for_url(re.compile(f"/ho-so/{DRAFT}"))
    expect(page.locator(".material")).to_contain_text("gợi ý chưa xem")
    expect(page.locator("[name=title]")).to_have_value("Người giữ lửa nghề Thử")

    # The sentence of the first one is led to and back from, then three are taken in a row.
    link = page.locator("[data-said]").first
    link.focus()
    page.keyboard.press("Enter")
    sentence = page.locator(".stated").first
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    for count in (1, 2, 3):
        expect(page.locator("[data-offer=lay]:focus")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.locator(".offer-taken")).to_have_count(count)
    expect(page.locator("[name=title]")).to_have_value("Nguyễn Thị Mẫu")
    expect(page.locator("[name=kind]")).to_have_value("ca-nhan")
    assert at.desk.store.open(DRAFT).said.get("kind") in (None, "")

    offer(page, "Bằng khen").get_by_role("button", name="Lấy").click()
    expect(page.locator('[name="honours.0.title"]')).to_have_value("Bằng khen")
    offer(page, "Cá nhân").get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("[name=kind]")).to_have_value("")
    offer(page, "Cá nhân").get_by_role("button", name="Lấy").click()
    expect(page.locator("[name=kind]")).to_have_value("ca-nhan")
    offer(page, "Cao Bằng").first.get_by_role("button", name="Bỏ").click()
    expect(page.locator(".offer-left")).to_have_count(1)

    told(page)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    expect(page.locator(".offer-taken")).to_have_count(4)
    expect(page.locator(".offer-left")).to_have_count(1)
    site = published(page)
    expect(site.get_by_role("heading", level=1)).to_contain_text("Nguyễn Thị Mẫu")
    expect(site.locator("main")).to_contain_text("Bằng khen")
    assert "không lấy tiền công" not in site.content()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "360"])
def test_the_whole_way_without_script(come_in, at, tmp_path, size):
    path = tmp_path / "bai.html"
    path.write_bytes(saved_page())
    page = come_in(size, java_script_enabled=False)
    page.goto("/nhap")
    page.get_by_label("Hoặc chọn tệp").set_input_files(str(path))
    page.get_by_role("button", name="Đưa vào").click()
    page.wait_for_url(re.compile(f"/ho-so/{DRAFT}"))
    if size is PHONE:
        article, title = page.locator(".material > summary"), page.locator("[name=title]")
        assert article.bounding_box()["y"] < title.bounding_box()["y"]
        article.click()
    page.locator("[name=body]").fill("Lời kể của bàn.")
    for value in ("Nguyễn Thị Mẫu", "Cá nhân", "Bằng khen"):
        offer(page, value).first.get_by_role("button", name="Lấy").click()
        expect(offer(page, value).first).to_be_in_viewport()
        expect(offer(page, value).first).to_contain_text("đã lấy")
    said = at.desk.store.open(DRAFT)
    assert (said.said["title"], said.said["kind"]) == ("Nguyễn Thị Mẫu", "ca-nhan")
    assert "Lời kể của bàn." in said.text
    page.locator("[data-said]").first.click()
    expect(page.locator(".stated:target")).to_be_in_viewport()
    told(page)
    site = published(page)
    expect(site.get_by_role("heading", level=1)).to_contain_text("Nguyễn Thị Mẫu")
