"""An editor's day at the desk, in a real Chromium: from an article to the public page and back."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.desks import at_desk, copied_content, windows_of
from tests.support.sites import app_over, served
from tests.support.typed_forms import ID
from tests.support.windows import DESK, PHONE, until
from web.editing.guard import SESSIONS

pytestmark = pytest.mark.browser

STORY = "Từ năm 2021, cô Nguyễn Thị Mẫu dạy chữ cho 27 phụ nữ theo Chỉ thị 90-CT/TW."


@pytest.fixture
def at(tmp_path):
    """A desk over invented content, and the public site over what it publishes."""
    copied_content(tmp_path)
    with served(app_over(tmp_path / "index")) as public:
        at = at_desk(tmp_path, KB_BASE_URL=public)
        at.desk.everything.refresh()
        with at.desk.previews.alone:
            at.desk.previews.show(at.desk.shelf)
        yield at


@pytest.fixture
def come_in(browser, at):
    """Opens the one-time address in a window of its own; a message on the console is a failure."""
    messages = []
    with windows_of(browser, at.app, messages) as enter:
        yield enter
    expected = ("409", "status of 507")
    assert [text for text in messages if not any(each in text for each in expected)] == []


def choose(page, box, typed, wanted):
    """Type a beginning without marks, and take a suggestion with the keyboard."""
    box.press_sequentially(typed)
    option = page.locator("li[role=option]", has_text=wanted).first
    expect(option).to_be_visible()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        if option.get_attribute("aria-selected") == "true":
            break
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1440"])
def test_a_person_is_added_from_an_article_and_found_on_the_site(come_in, at, size):
    """Two sources, three mistakes named and mended, a look at the page, published."""
    page = come_in(size)
    page.get_by_role("link", name="Thêm gương").last.click()
    expect(page.locator("[name=title]")).to_be_focused()
    page.locator("[name=title]").fill("Nguyễn Thị Mẫu mở lớp học đêm")
    page.locator("[name=kind]").select_option("Cá nhân")
    page.locator("[name=subject]").fill("Nguyễn Thị Mẫu")
    choose(page, page.locator("[name=province]"), "cao b", "Cao Bằng")
    choose(page, page.locator('[name="fields.0"]'), "giao d", "Giáo dục")
    choose(page, page.locator('[name="directives.0"]'), "ct90", "Chỉ thị số 90-CT/TW")
    page.locator('[name="years.0"]').fill("2023")
    page.locator("[data-list=honours] .add").click()
    page.locator('[name="honours.0.title"]').fill("Giấy khen của UBND huyện Mẫu")
    page.keyboard.press("Escape")
    page.locator('[name="honours.0.level"]').select_option("Huyện")
    page.locator('[name="sources.0.title"]').fill("Lớp học đêm của cô Mẫu")
    page.locator('[name="sources.0.url"]').fill("bao.example/lop-hoc-dem")
    page.locator("[data-list=sources] .add").click()
    page.locator('[name="sources.1.title"]').fill("Gương sáng bản Mẫu")
    page.keyboard.press("Escape")
    page.locator('[name="sources.1.url"]').fill("https://vi-du.example/guong")
    page.locator("[name=summary]").fill("Cô Mẫu mở lớp học đêm cho 27 phụ nữ.")
    page.locator("[name=body]").fill(f"{STORY}\n\nGọi cô theo số 0912 345 678.")

    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Còn 3 chỗ phải sửa trước khi đăng")
    expect(page.locator("#o-sources-0-url-loi")).to_contain_text("không phải là địa chỉ")
    expect(page.locator("#o-body-loi")).to_contain_text("số điện thoại")
    panel.get_by_role("link", name="Nguồn 1, Địa chỉ").click()
    expect(page.locator('[name="sources.0.url"]')).to_be_focused()
    page.locator('[name="sources.0.url"]').fill("https://bao.example/lop-hoc-dem")
    page.locator("[name=level]").select_option("Huyện")
    page.locator("[name=body]").fill(STORY)
    expect(panel).to_contain_text("Đăng được; còn 2 chỗ nên xem lại")
    expect(panel).to_contain_text("Chỉ thị 90-CT/TW")

    page.get_by_role("button", name="Xem trước").click()
    frame = page.frame_locator("dialog iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Nguyễn Thị Mẫu mở lớp học đêm")
    expect(frame.get_by_role("link", name="Chỉ thị 90-CT/TW").first).to_be_visible()
    page.keyboard.press("Escape")
    assert at.desk.store.journal.entries() == ()

    page.get_by_role("button", name="Đăng…").click()
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=30_000)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Xem trên trang công khai").click()
    public = popup.value
    expect(public.get_by_role("heading", level=1)).to_have_text("Nguyễn Thị Mẫu mở lớp học đêm")
    public.goto("/".join(public.url.split("/")[:3]) + "/tim-kiem?q=lop+hoc+dem")
    expect(public.locator(".card").first).to_contain_text("Nguyễn Thị Mẫu mở lớp học đêm")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1440"])
def test_a_button_below_a_row_stays_where_the_mouse_pressed_it(come_in, size):
    """Help that goes when a box is left takes no room: nothing moves under the mouse."""
    page = come_in(size)
    page.goto("/them/guong")
    page.wait_for_load_state("networkidle")
    for number, box in enumerate(("date", "url", "place")):
        page.locator(f'[name="sources.{number}.title"]').fill("Bài mẫu")
        page.locator(f'[name="sources.{number}.{box}"]').click()
        page.locator("[data-list=sources] .add").click()
        expect(page.locator(f'[name="sources.{number + 1}.title"]')).to_be_focused()


def test_a_published_year_is_corrected_by_one_line_and_taken_back(come_in, at):
    before = at.desk.store.open(ID).text.splitlines()
    page = come_in()
    page.get_by_role("search").get_by_role("searchbox").fill("nhom vi du mot")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Nhóm Ví Dụ Một").first.click()
    page.locator('[name="years.0"]').fill("2020")
    page.wait_for_load_state()  # the script listens by then
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    expect(page.get_by_text("Đã đăng, có sửa chưa đăng")).to_be_visible()
    after = at.desk.store.open(ID).text.splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    page.get_by_role("button", name="Hoàn tác lần lưu này").click()
    expect(page.locator('[name="years.0"]')).not_to_have_value("2020")
    assert at.desk.store.open(ID).text.splitlines() == before


def test_a_record_is_withdrawn_at_once_and_everywhere(come_in, at):
    page = come_in()
    page.goto(f"/ho-so/{ID}")
    page.get_by_role("link", name="Rút khỏi trang…").click()
    page.get_by_label("Rút vì sao").fill("người được nêu xin rút")
    page.get_by_role("button", name="Rút ngay").click()
    expect(page.get_by_role("heading", name="Đã rút")).to_be_visible(timeout=30_000)
    public = at.app.config["PUBLIC_URL"]
    answer = page.context.request.get(f"{public}/guong/{ID}")
    assert answer.status == 410


def test_two_people_are_asked_to_settle_what_both_changed(come_in, at):
    one, other = come_in(), come_in()
    for page, words in ((one, "Câu của người một."), (other, "Câu của người hai.")):
        page.goto(f"/ho-so/{ID}")
        page.locator("[name=summary]").fill(words)
    one.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(one.get_by_text("Đã lưu lúc")).to_be_visible()
    other.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(other.get_by_text("Hồ sơ đã được sửa ở nơi khác")).to_be_visible()
    other.get_by_role("button", name="Lưu bản đã chọn").click()
    expect(other).to_have_url(re.compile(f"/ho-so/{ID}$"))  # nothing was chosen yet
    assert at.desk.store.open(ID).said["summary"] == "Câu của người một."
    other.get_by_label("Bạn đã gõ").check()
    other.get_by_role("button", name="Lưu bản đã chọn").click()
    expect(other.get_by_text("Đã lưu lúc")).to_be_visible()
    assert at.desk.store.open(ID).said["summary"] == "Câu của người hai."


def test_what_was_typed_outlives_a_closed_tab_and_an_ended_session(come_in, at):
    page = come_in()
    page.goto(f"/ho-so/{ID}")
    page.locator("[name=summary]").fill("Câu chưa kịp lưu.")
    page.locator("[data-list=used_in] .add").click()
    page.locator('[name="used_in.0.title"]').fill("Sách Mẫu")
    page.goto("/")  # at once: the last letters are kept as well
    at.app.extensions[SESSIONS]._sessions.clear()
    page.goto(f"/vao?ma={at.app.extensions[SESSIONS].new_code()}")
    page.goto(f"/ho-so/{ID}")
    expect(page.locator("[name=summary]")).not_to_have_value("Câu chưa kịp lưu.")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("[name=summary]")).to_have_value("Câu chưa kịp lưu.")
    expect(page.locator('[name="used_in.0.title"]')).to_have_value("Sách Mẫu")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    until(page, "localStorage.length == 0")
    assert at.desk.store.open(ID).said["summary"] == "Câu chưa kịp lưu."


def test_leaving_with_unsaved_words_is_asked_about(come_in):
    page = come_in()
    page.goto(f"/ho-so/{ID}")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("[name=summary]").press_sequentially(" thêm")
    page.get_by_role("link", name="Việc hôm nay").click()
    page.wait_for_url("**/")
    assert asked == ["beforeunload"]


def test_rows_are_added_moved_and_taken_out_with_their_words(come_in):
    page = come_in()
    page.goto("/them/guong")
    page.locator('[name="sources.0.title"]').fill("Một")
    page.locator("[data-list=sources] .add").click()
    page.locator('[name="sources.1.title"]').fill("Hai")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Chuyển lên: Nguồn").nth(1).click()
    expect(page.locator('[name="sources.0.title"]')).to_have_value("Hai")
    expect(page.locator('[name="sources.1.title"]')).to_have_value("Một")
    page.get_by_role("button", name="Bỏ dòng này: Nguồn").first.click()
    expect(page.locator("[data-list=sources] .row")).to_have_count(1)
    expect(page.locator('[name="sources.0.title"]')).to_have_value("Một")
    for year in ("2020", "2021", "2022"):
        page.locator("[data-list=years] input").last.fill(year)
    names = page.locator("[data-list=years] input").evaluate_all(
        "all => all.map(each => each.name)"
    )
    assert names == ["years.0", "years.1", "years.2", "years.3"]


def test_the_toolbar_marks_the_chosen_words(come_in):
    page = come_in()
    page.goto("/them/guong")
    body = page.locator("[name=body]")
    body.fill("một hai\nba")
    body.evaluate("area => area.setSelectionRange(4, 7)")
    page.get_by_role("button", name="Chữ đậm").click()
    expect(body).to_have_value("một **hai**\nba")
    body.evaluate("area => area.setSelectionRange(0, area.value.length)")
    page.get_by_role("button", name="Danh sách").click()
    expect(body).to_have_value("- một **hai**\n- ba")
    page.keyboard.press("Control+z")
    expect(body).to_have_value("một **hai**\nba")


def test_everything_works_without_a_script(come_in, at):
    page = come_in(java_script_enabled=False)
    page.get_by_role("link", name="Thêm gương").last.click()
    page.locator("[name=title]").fill("Tổ Mẫu")
    page.locator("[name=kind]").select_option("Mô hình")
    page.locator('[name="fields.0"]').fill("giao duc")
    page.locator('[name="sources.0.title"]').fill("Bài một")
    page.locator("[data-list=sources] .add").click()
    expect(page.locator('[name="sources.0.title"]')).to_have_value("Bài một")
    page.locator('[name="sources.0.url"]').fill("https://bao.example/1")
    page.locator('[name="sources.1.title"]').fill("Bài hai")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator("#o-sources-1-loi")).to_contain_text("không có nơi tìm")
    page.get_by_role("button", name="Bỏ dòng này: Nguồn").nth(1).click()
    page.locator("[name=summary]").fill("Một câu.")
    page.get_by_role("button", name="Xem trước").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Tổ Mẫu")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    page.get_by_role("button", name="Đăng…").click()
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=30_000)
    assert at.desk.state("to-mau").name == "published"


def test_a_record_is_corrected_with_the_keyboard_alone(come_in, at):
    page = come_in()
    page.goto(f"/ho-so/{ID}")
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.name || ''")
        box = page.evaluate(
            "() => { const r = document.activeElement.getBoundingClientRect();"
            " return [r.top, r.bottom, innerHeight]; }"
        )
        assert box[1] > 0, "the focus is above the window"
        assert box[0] < box[2], "the focus is below the window"
        if focused == "years.0":
            break
    assert focused == "years.0"
    page.keyboard.press("Control+a")
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    assert at.desk.store.open(ID).said["years"][0] == "2020"
