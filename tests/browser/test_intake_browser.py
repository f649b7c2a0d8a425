"""A district's list in a real Chromium: from the file to the public site, and back again."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.office_lists import district_list, row_of
from tests.support.windows import DESK, PHONE, until

pytestmark = pytest.mark.browser

PUBLISHED = 40
NOT_COVERED = """each => {
  const bar = document.querySelector(".bar").getBoundingClientRect();
  return each.closest(".bar") !== null || each.getBoundingClientRect().bottom <= bar.top + 1;
}"""


def bring_in(page, path):
    page.get_by_role("link", name="Nhập bài, danh sách").first.click()
    page.get_by_label("Hoặc chọn tệp").set_input_files(str(path))
    page.get_by_role("button", name="Đưa vào").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(path.name)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["wide", "narrow"])
def test_a_districts_list_is_brought_in_published_found_and_undone(
    come_in, at, tmp_path, size, script
):
    page = come_in(size, java_script_enabled=script)
    bring_in(page, district_list(tmp_path))
    expect(page.get_by_text("6 dòng phải xem").first).to_be_visible()

    page.get_by_text("Cách đọc danh sách").click()
    page.get_by_label("Lấy câu đầu của thành tích làm tóm tắt").check()
    page.get_by_role("button", name="Đọc lại danh sách").click()
    expect(page.get_by_text("Đã đọc lại danh sách")).to_be_visible()

    page.get_by_role("link", name="Phải xem 6").click()
    page.get_by_role("button", name="Tách thành 2 người").click()
    expect(page.get_by_role("link", name="Phải xem 5")).to_be_visible()
    line = page.locator(f"#dong-0-{row_of(45)}")
    line.get_by_label("Họ và tên").fill("Nông Thị Thí Dụ")
    line.get_by_role("button", name="Đọc lại dòng này").click()
    expect(page.get_by_role("link", name="Phải xem 4")).to_be_visible()

    page.get_by_role("link", name="Cả danh sách").click()
    page.get_by_role("button", name="Nhận Nguyễn Văn Ước", exact=True).click()
    expect(page.get_by_text("Đã nhận 1 dòng vào kho.")).to_be_visible()
    page.get_by_role("button", name="Nhận cả 56 dòng không có gì phải xem").click()
    expect(page.get_by_text("Đã nhận 56 dòng vào kho.")).to_be_visible()

    page.get_by_role("link", name="Đăng những dòng đã nhận…").click()
    boxes = page.locator("[name=id]:checked")
    expect(boxes).to_have_count(57)
    for box in page.locator("[name=id]").all()[PUBLISHED:]:
        box.uncheck()
    page.get_by_role("button", name="Đăng những hồ sơ đã chọn").click()
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Xem trên trang công khai")).to_have_count(PUBLISHED)

    public = at.app.config["PUBLIC_URL"]
    page.goto(f"{public}/tim-kiem?q=lop+hoc+dem+huyen+thi+du")
    expect(page.locator(".card").first).to_contain_text("Mở lớp học đêm thứ")
    asked = "%22Mở+lớp+học+đêm%22"
    found = page.context.request.get(f"{public}/api/v1/search?q={asked}")
    assert found.json()["total"] == PUBLISHED

    page.goto("/nhap/1")
    page.get_by_role("link", name="Hoàn tác cả lần nhập…").click()
    expect(page.get_by_text(f"Người đọc đang thấy {PUBLISHED} hồ sơ")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác cả lần nhập").click()
    expect(page.get_by_role("heading", name="Đã hoàn tác lần nhập")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("57 hồ sơ trở lại như trước khi nhập.")).to_be_visible()
    answer = page.context.request.get(f"{public}/guong/nguyen-van-uoc-cao-bang")
    assert answer.status == 404


def test_next_years_list_is_taken_over_with_the_keyboard_alone(come_in, at, tmp_path):
    data = district_list(tmp_path).read_bytes()
    number = at.desk.intake.add("2024.xlsx", data).number
    at.desk.intake.accept(number, list(at.desk.intake.plan(number).offers))
    page = come_in(reduced_motion="reduce")
    page.goto("/nhap")
    page.locator("#tep").set_input_files(str(district_list(tmp_path, 2025, "2025.xlsx")))
    page.locator("#tep").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhap/2")
    row = page.locator(f"#dong-0-{row_of(1)}")
    expect(row.get_by_text("Giấy khen · UBND huyện · Huyện · 2025").first).to_be_visible()
    box = row.get_by_role("checkbox", name="Nguyễn Văn Ước", exact=True)
    box.focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_be_in_viewport()
        assert focused.evaluate(NOT_COVERED), "the bar of buttons lies over the focus"
        if focused.get_attribute("value") == "nhan:0.6.0":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã nhận 1 dòng vào kho.")).to_be_visible()
    expect(page.locator(f"#dong-0-{row_of(1)}").get_by_text("Đã ghi thêm")).to_be_visible()
    assert at.desk.store.open("nguyen-van-uoc-cao-bang").said["years"] == ["2024", "2025"]


def test_a_file_may_be_dropped_and_a_page_ticked_at_once(come_in, tmp_path):
    page = come_in()
    page.goto("/nhap")
    text = "STT,Họ và tên,Xã\\n1,Ma Thị Ví,Xuân Mẫu\\n2,Nông Văn Dụ,Côn Thử\\n"
    page.evaluate(
        f"""() => {{
          const held = new DataTransfer();
          held.items.add(new File(["{text}"], "tha.csv"));
          const drop = document.querySelector("[data-drop]");
          drop.dispatchEvent(new DragEvent("drop", {{ dataTransfer: held, bubbles: true }}));
        }}"""
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("tha.csv")
    page.get_by_label("Đánh dấu cả trang").check()
    page.get_by_role("button", name="Nhận các dòng đã đánh dấu").click()
    expect(page.get_by_text("Đã nhận 2 dòng vào kho.")).to_be_visible()
    assert re.search(r"/nhap/1\?", page.url)


def test_what_was_chosen_and_typed_outlives_a_closed_tab(come_in, at, tmp_path):
    at.desk.intake.add("ds.xlsx", district_list(tmp_path).read_bytes())
    page = come_in()
    page.goto("/nhap/1")
    line = page.locator(f"#dong-0-{row_of(1)}")
    line.get_by_label("Để ngoài").check()
    line.get_by_text("Sửa ô").click()
    line.get_by_label("Chức vụ").fill("Bí thư chi bộ")
    until(page, "localStorage.length > 0")
    page.wait_for_timeout(600)
    page.goto("/")
    page.goto("/nhap/1")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_text("Đã lưu lựa chọn.")).to_be_visible()
    expect(line.get_by_label("Để ngoài")).to_be_checked()
    expect(line.get_by_text("Bí thư chi bộ").first).to_be_visible()
    until(page, "localStorage.length === 0")
    page.get_by_role("button", name="Sau").first.click()
    expect(page).to_have_url(re.compile("trang=2"))
