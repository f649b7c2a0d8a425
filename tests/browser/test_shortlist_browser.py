"""The shortlist as people use it: with scripts and without, by keyboard, sent to a colleague."""

import re

import docx
import pytest
from playwright.sync_api import expect

from tests.support.word_files import text_of

pytestmark = pytest.mark.browser


def titles(page) -> list[str]:
    return page.locator(".chosen-title a").all_inner_texts()


def counter(page):
    return page.get_by_role("navigation", name="Trang chính").get_by_role("link", name="Tuyển chọn")


def test_ticked_results_are_kept_and_counted_from_page_to_page(open_page):
    page = open_page("/tim-kiem?q=ví+dụ&type=exemplar")
    boxes = page.get_by_role("checkbox", name=re.compile("^Chọn"))
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(counter(page)).to_have_text("Tuyển chọn 2")
    page.goto("/guong/truong-tieu-hoc-thi-du")
    page.get_by_role("button", name="Thêm vào tuyển chọn").click()
    expect(page.get_by_text("Đã thêm.")).to_be_visible()
    expect(counter(page)).to_have_text("Tuyển chọn 3")
    counter(page).click()
    assert len(titles(page)) == 3
    page.goto("/tim-kiem?q=ví+dụ&type=exemplar")
    expect(boxes.nth(0)).to_be_checked()


def test_on_paper_a_list_has_titles_states_and_its_address_but_no_tools(open_page):
    page = open_page("/tuyen-chon?id=truong-tieu-hoc-thi-du&note.truong-tieu-hoc-thi-du=hỏi+xã")
    page.emulate_media(media="print")
    expect(page.locator(".chosen-title")).to_be_visible()
    expect(page.get_by_label("Ghi chú")).to_have_value("hỏi xã")
    expect(page.get_by_label("Ghi chú")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", name="Mang về")).to_be_hidden()
    expect(page.locator(".printed-from")).to_contain_text("/tuyen-chon?id=truong-tieu-hoc-thi-du")


def test_what_is_changed_on_the_list_is_kept_too(open_page):
    page = open_page("/guong/truong-tieu-hoc-thi-du")
    page.get_by_role("button", name="Thêm vào tuyển chọn").click()
    counter(page).click()
    page.get_by_label("Ghi chú").fill("hỏi hiệu trưởng")
    page.get_by_label("Trạng thái").select_option("chon")
    page.get_by_role("button", name="Ghi vào địa chỉ").click()
    page.wait_for_url(re.compile("state.truong-tieu-hoc-thi-du=chon"))
    page.goto("/")
    counter(page).click()
    expect(page.get_by_label("Ghi chú")).to_have_value("hỏi hiệu trưởng")
    expect(page.get_by_label("Trạng thái")).to_have_value("chon")


def test_a_link_restores_everything_in_another_browser(open_page):
    first = open_page("/tuyen-chon?name=Phim&id=nhom-vi-du-mot&id=truong-tieu-hoc-thi-du")
    first.get_by_label("Ghi chú").first.fill("có nhân chứng")
    first.get_by_role("button", name="Xuống").first.click()
    first.get_by_role("button", name="Ghi vào địa chỉ").click()
    first.wait_for_url(re.compile("note"))
    link = first.get_by_label("Địa chỉ của danh sách").input_value()
    other = open_page(link)
    assert titles(other) == ["Đỡ đầu học sinh nghèo", "Nhóm Ví Dụ Một giúp bạn đến trường"]
    expect(other.get_by_label("Ghi chú").nth(1)).to_have_value("có nhân chứng")
    expect(other.get_by_role("heading", level=1)).to_have_text("Phim")


def test_a_shared_list_does_not_overwrite_ones_own(open_page):
    page = open_page("/guong/truong-tieu-hoc-thi-du")
    page.get_by_role("button", name="Thêm vào tuyển chọn").click()
    page.goto("/tuyen-chon?id=nhom-vi-du-mot")
    expect(counter(page)).to_have_text("Tuyển chọn 1")
    page.goto("/")
    counter(page).click()
    assert titles(page) == ["Đỡ đầu học sinh nghèo"]
    page.goto("/tuyen-chon?id=nhom-vi-du-mot")
    page.get_by_role("button", name="Thay danh sách cùng tên đã giữ").click()
    page.goto("/")
    counter(page).click()
    assert titles(page) == ["Nhóm Ví Dụ Một giúp bạn đến trường"]


def test_several_lists_are_kept_by_name(open_page):
    page = open_page("/tuyen-chon?name=Sách&id=nhom-vi-du-mot")
    page.goto("/tuyen-chon?name=Phim&id=truong-tieu-hoc-thi-du")
    page.get_by_role("button", name="Giữ danh sách này trong trình duyệt").click()
    saved = page.locator("[data-saved-lists]")
    assert saved.get_by_role("link").all_inner_texts() == ["Sách", "Phim"]
    saved.get_by_role("link", name="Sách").click()
    assert titles(page) == ["Nhóm Ví Dụ Một giúp bạn đến trường"]
    page.get_by_role("button", name="Xóa danh sách Phim").click()
    assert saved.get_by_role("link").all_inner_texts() == ["Sách"]


def test_everything_works_without_scripts(open_page):
    page = open_page("/tim-kiem?q=đỡ+đầu", java_script_enabled=False)
    page.get_by_role("checkbox", name=re.compile("^Chọn")).first.check()
    page.get_by_role("button", name="Mở tuyển chọn với các hồ sơ đã đánh dấu").click()
    assert titles(page) == ["Đỡ đầu học sinh nghèo"]
    page.get_by_label("Thêm hồ sơ").fill("nhom-vi-du-mot")
    page.get_by_label("Tên danh sách").fill("Báo Tết")
    page.get_by_role("button", name="Ghi vào địa chỉ").click()
    page.get_by_role("button", name="Lên").nth(1).click()
    assert titles(page) == ["Nhóm Ví Dụ Một giúp bạn đến trường", "Đỡ đầu học sinh nghèo"]
    page.get_by_label("Thứ tự").first.fill("2")
    page.get_by_role("button", name="Xếp lại").click()
    assert titles(page) == ["Đỡ đầu học sinh nghèo", "Nhóm Ví Dụ Một giúp bạn đến trường"]
    page.get_by_label("Thứ tự").last.fill("1")
    page.get_by_role("button", name="Xếp lại").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo Tết")
    page.get_by_role("button", name="Bỏ").first.click()
    assert titles(page) == ["Đỡ đầu học sinh nghèo"]


def test_the_keyboard_alone_chooses_marks_and_downloads(open_page):
    page = open_page("/tim-kiem?q=đỡ+đầu")
    page.get_by_role("checkbox", name=re.compile("^Chọn")).first.focus()
    page.keyboard.press("Space")
    counter(page).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Ghi chú").focus()
    page.keyboard.type("gọi sáng mai")
    page.keyboard.press("Enter")  # sends the form: "update", not "one place up"
    expect(page.get_by_label("Ghi chú")).to_have_value("gọi sáng mai")
    page.get_by_role("button", name="Excel").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "guong-sang-tuyen-chon.xlsx"


@pytest.mark.parametrize("has_scripts", [True, False])
def test_what_was_typed_is_in_the_file_though_nobody_saved_it(open_page, has_scripts):
    address = "/tuyen-chon?id=nhom-vi-du-mot&id=truong-tieu-hoc-thi-du"
    page = open_page(address, java_script_enabled=has_scripts)
    page.get_by_label("Ghi chú").first.fill("gặp trưởng nhóm")
    page.get_by_label("Trạng thái").nth(1).select_option("loai")
    page.get_by_label("Tên danh sách").fill("Sách Tết")
    page.get_by_label("Tệp Word").select_option(label="Tập gương (bản thảo sách)")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp Word").click()
    assert download.value.suggested_filename == "guong-sang-sach-tet-tap-guong.docx"
    text = text_of(docx.Document(download.value.path()))
    assert "gặp trưởng nhóm" in text
    assert "Đỡ đầu học sinh nghèo" not in text
    expect(page.get_by_label("Ghi chú").first).to_have_value("gặp trưởng nhóm")
    page.get_by_role("button", name="Ghi vào địa chỉ").click()
    page.wait_for_url(re.compile("note.nhom-vi-du-mot="))
    assert "layout" not in page.url


@pytest.mark.parametrize("width", [360, 1440])
def test_the_desk_fits_the_window(open_page, width):
    for address in (
        "/tuyen-chon?id=nhom-vi-du-mot&id=truong-tieu-hoc-thi-du",
        "/lich-de-tai",
        "/guong/truong-tieu-hoc-thi-du",
        "/thong-ke?province=cao-bang&from=2020&to2=2022",
    ):
        page = open_page(address, {"width": width, "height": 800})
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address


THREE = ["Đỡ đầu học sinh nghèo", "Nhóm Ví Dụ Một giúp bạn đến trường", "Gian hàng không đồng"]
LIST = "/tuyen-chon?id=truong-tieu-hoc-thi-du&id=nhom-vi-du-mot&id=gian-hang-khong-dong"


def place(page, number: int):
    """Where the handle of a row is."""
    box = page.locator(".handle").nth(number).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_rows_are_dragged_moved_by_keys_and_told(open_page):
    page = open_page(LIST)
    page.mouse.move(*place(page, 0))
    page.mouse.down()
    page.mouse.move(place(page, 2)[0], place(page, 2)[1] + 40, steps=8)
    expect(page.locator(".chosen > li").last.locator(".chosen-title a")).to_have_text(THREE[0])
    page.mouse.up()
    assert titles(page) == [THREE[1], THREE[2], THREE[0]]
    told = page.locator("[data-announced]")
    expect(told).to_have_text(f"{THREE[0]}: thứ 3 trong 3.")
    page.get_by_label("Ghi chú").last.press("Alt+ArrowUp")
    expect(told).to_have_text(f"{THREE[0]}: thứ 2 trong 3.")
    page.locator(".handle").nth(1).press("ArrowUp")
    assert titles(page) == THREE
    for number, wanted in enumerate(("3", "2", "1")):
        page.get_by_label("Thứ tự").nth(number).fill(wanted)
    page.get_by_role("button", name="Xếp lại").click()
    assert titles(page) == THREE[::-1]
    assert page.url.endswith(LIST)  # nobody was asked yet
    page.get_by_role("button", name="Ghi vào địa chỉ").click()
    page.wait_for_url(re.compile("id=gian-hang-khong-dong&id=nhom-vi-du-mot&id=truong"))
    assert titles(page) == THREE[::-1]


def asked_before(page, leave) -> list[str]:
    """What the browser asks when the page is left; it is left."""
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    leave()
    return asked


def test_who_leaves_with_something_unsaved_is_warned_and_nobody_else(open_page):
    page = open_page(LIST)
    assert asked_before(page, lambda: page.goto("/")) == []
    page = open_page(LIST)
    page.get_by_label("Ghi chú").first.press_sequentially("hỏi")
    expect(page.locator("[data-unsaved]")).to_have_text(
        "Phần vừa gõ, vừa xếp chưa có trong địa chỉ."
    )
    assert asked_before(page, lambda: page.goto("/")) == ["beforeunload"]
    page = open_page(LIST)
    page.get_by_label("Ghi chú").first.press_sequentially("hỏi")
    with page.expect_navigation():
        assert (
            asked_before(page, lambda: page.get_by_role("button", name="Ghi vào địa chỉ").click())
            == []
        )
    expect(page.locator("[data-unsaved]")).to_have_text("")
    assert asked_before(page, lambda: page.goto("/")) == []


def test_a_list_goes_into_a_file_and_comes_back_from_it(open_page, tmp_path):
    page = open_page(f"{LIST}&name=Sách&note.nhom-vi-du-mot=hỏi+xã")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp danh sách").click()
    assert download.value.suggested_filename == "guong-sang-sach.txt"
    other = open_page("/tuyen-chon")
    other.get_by_label("Mở tệp danh sách").set_input_files(download.value.path())
    other.wait_for_url(re.compile("note.nhom-vi-du-mot"))
    assert titles(other) == THREE
    expect(other.get_by_role("heading", level=1)).to_have_text("Sách")
    expect(other.get_by_label("Ghi chú").nth(1)).to_have_value("hỏi xã")


def test_ticked_records_of_a_list_are_laid_side_by_side(open_page):
    page = open_page(LIST)
    for number in (0, 2):
        page.get_by_role("checkbox", name=re.compile("^So sánh")).nth(number).check()
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh 2 hồ sơ")
    heads = page.get_by_role("columnheader").get_by_role("link").all_inner_texts()
    assert heads == [THREE[0], THREE[2]]


def test_a_long_list_stays_packed_when_records_are_ticked_and_dropped(open_page):
    note = "+".join(["rất"] * 70)
    page = open_page(f"{LIST}&note.nhom-vi-du-mot={note}&note.gian-hang-khong-dong={note}")
    page.wait_for_url(re.compile("list=1"))
    page.goto("/guong/nhom-vi-du-mot")
    page.get_by_role("button", name="Bỏ khỏi tuyển chọn").click()
    page.goto("/guong/duong-hoa-thon-thi-du")
    page.get_by_role("button", name="Thêm vào tuyển chọn").click()
    expect(counter(page)).to_have_attribute("href", re.compile("list=1.*&id=duong.*&drop=nhom"))
    counter(page).click()
    expect(page.locator(".chosen-title")).to_have_count(3)
    assert titles(page)[1:] == [THREE[2], "Đường hoa thôn Thí Dụ"]


def test_a_cut_address_is_told_also_to_who_keeps_a_list(open_page):
    page = open_page(LIST)
    page.goto("/tuyen-chon?list=1abc")
    expect(page.get_by_role("alert")).to_contain_text("thiếu hoặc sai một đoạn")
    page.goto("/tuyen-chon")
    page.wait_for_url(re.compile("id=truong-tieu-hoc-thi-du"))
