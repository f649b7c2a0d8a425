"""The steps of a record's life, from page to page."""

import re

import pytest

from kb.search import open_snapshot
from tests.support.desks import at_desk, copied_content
from tests.support.typed_forms import ID, WHOLE


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path)


def ended(at, answer) -> str:
    """The page of a job once it has ended."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.get(answer.location)


def served(at) -> dict:
    return {each.id: each for each in open_snapshot(at.desk.settings.index_dir).records}


def new(at, **typed) -> str:
    return at.desk.create("exemplar", WHOLE | typed).version.id


def test_a_draft_is_published_from_its_form(at):
    answer = at.send("/them/guong", WHOLE | {"_nut": "dang"})
    page = at.get(answer.location)
    assert "Đăng ngay" in page
    record_id = re.search('name="id" value="([^"]+)"', page)[1]
    page = ended(at, at.send("/dang", {"id": record_id}))
    assert "Đã đăng" in page
    assert f"http://127.0.0.1:8000/guong/{record_id}" in page
    assert record_id in served(at)
    assert "Người đọc đã thấy đúng bản này" in at.get(f"/ho-so/{record_id}/dang")


def test_what_hinders_is_said_before_publishing(at):
    record_id = new(at, summary="")
    page = at.get(f"/ho-so/{record_id}/dang")
    assert "Hồ sơ còn 1 chỗ phải sửa hoặc ghi thêm" in page
    assert "Đăng ngay" not in page
    page = ended(at, at.send("/dang", {"id": record_id}))
    assert "Chưa đăng được" in page
    assert at.send("/dang", {}).status_code == 409


def test_the_publish_page_lists_what_readers_do_not_have(at):
    at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020"})
    page = at.get("/dang")
    assert "sửa hồ sơ đã đăng" in page
    assert re.search(f'value="{ID}" checked', page)
    ended(at, at.send("/dang", {"id": ID}))
    assert "đúng những gì đã lưu" in at.get("/dang")


def test_sending_and_giving_back(at):
    record_id = new(at)
    at.send("/ten", {"ten": "Lê Thị Mẫu"})
    at.send(f"/ho-so/{record_id}", at.form(record_id) | {"_nut": "gui"})
    page = at.get(f"/ho-so/{record_id}")
    assert "Chờ duyệt" in page
    assert "Lê Thị Mẫu" in at.get("/viec/cho-duyet")
    at.send(f"/ho-so/{record_id}/tra-lai", {"why": "thiếu năm"})
    assert "“thiếu năm”" in at.get(f"/ho-so/{record_id}")
    assert at.send(f"/ho-so/{record_id}/tra-lai", {}).status_code == 409


def test_withdrawing_asks_what_for(at):
    page = at.send(f"/ho-so/{ID}/rut", {"why": "  "}).get_data(as_text=True)
    assert "Hãy ghi lý do" in page
    assert ID in served(at)
    page = ended(at, at.send(f"/ho-so/{ID}/rut", {"why": "người được nêu xin rút"}))
    assert "Đã rút" in page
    assert ID not in served(at)
    page = at.get(f"/ho-so/{ID}")
    assert "người được nêu xin rút" in page
    assert "Xóa hẳn" in page


def test_a_withdrawal_that_has_not_reached_readers_is_said_on_the_record(at):
    assert "Người đọc còn thấy" not in at.get(f"/ho-so/{ID}")
    version = at.desk.store.open(ID)
    at.desk.store.save(ID, version.digest, {"status": "withdrawn"})  # and the index is not built
    page = at.get(f"/ho-so/{ID}")
    assert "Người đọc còn thấy hồ sơ này trên trang" in page
    assert f'href="/dang?chi={ID}"' in page
    at.desk.publish([ID])
    assert "Người đọc còn thấy" not in at.get(f"/ho-so/{ID}")


def test_erasing_is_asked_once_more_and_tells_what_it_removed(at):
    ended(at, at.send(f"/ho-so/{ID}/rut", {"why": "xin rút"}))
    assert "không hoàn tác được" in at.get(f"/ho-so/{ID}/xoa-han")
    page = at.send(f"/ho-so/{ID}/xoa-han", {}).get_data(as_text=True)
    assert "Đã xóa hẳn" in page
    assert at.desk.store.open(ID).said.keys() == {"aliases", "status", "body"}
    assert "Nhóm Ví Dụ" not in at.get("/viec/ban-nhap")


def test_a_published_record_cannot_be_dropped_or_erased(at):
    assert at.send(f"/ho-so/{ID}/bo", {}).status_code == 409
    assert at.send(f"/ho-so/{ID}/xoa-han", {}).status_code == 409
    assert at.desk.store.has(ID)


def test_a_dropped_draft_is_brought_back_from_the_front_page(at):
    record_id = new(at)
    answer = at.send(f"/ho-so/{record_id}/bo", {})
    page = at.get(answer.location)
    number = re.findall(r"/hoan-tac/(\d+)", page)[0]
    assert at.client.get(f"/ho-so/{record_id}").status_code == 404
    at.send(f"/hoan-tac/{number}", {})
    assert at.desk.store.has(record_id)


def test_taking_back_an_addition_leads_to_the_front_page(at):
    new(at)
    assert at.send("/hoan-tac/1", {}).location.startswith("/?bo=")


def test_where_two_people_are_needed_the_page_says_so(tmp_path):
    copied_content(tmp_path)
    at = at_desk(tmp_path, KB_EDIT_APPROVAL="1")
    record_id = new(at)
    assert "phải ghi tên" in at.get(f"/ho-so/{record_id}/dang")


def test_the_front_page_and_its_lists_lead_to_the_records(at):
    record_id = new(at)
    page = at.get("/")
    assert f'href="/ho-so/{record_id}"' in page
    assert "Bản nháp" in page
    assert f'href="/ho-so/{record_id}"' in at.get("/viec/ban-nhap")
    assert "Xong việc" in at.get("/viec/khong-co")


def test_search_finds_all_states_and_narrows_to_one(at):
    assert "Đang chuẩn bị" in at.get("/tim?q=ví+dụ") or "hồ sơ" in at.get("/tim?q=ví+dụ")
    at.desk.everything.refresh()
    page = at.get("/tim?q=ví+dụ")
    for record_id in (ID, "ban-nhap-vi-du", "da-rut-vi-du"):
        assert f'href="/ho-so/{record_id}"' in page
    page = at.get("/tim?q=ví+dụ&trang-thai=draft")
    assert 'href="/ho-so/ban-nhap-vi-du"' in page
    assert f'href="/ho-so/{ID}"' not in page
    assert "2 hồ sơ" not in page


@pytest.mark.parametrize("step", ["dang", "rut", "bo", "xoa-han"])
def test_a_file_of_broken_form_is_led_to_its_text_by_every_step(at, step):
    path = at.desk.settings.content_dir / "exemplars" / f"{ID}.md"
    path.write_text("---\ntitle: [a\nstatus: draft\n---\nBài.\n", encoding="utf-8")
    answer = at.client.get(f"/ho-so/{ID}/{step}")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "hỏng ở dòng" in page
    assert f'href="/ho-so/{ID}/nguyen-van"' in page


@pytest.mark.parametrize("record_id", ["site.yaml", "fields.yaml", "CON", "a" * 5000])
@pytest.mark.parametrize("step", ["", "/nguyen-van", "/dang", "/rut", "/bo", "/xoa-han"])
def test_the_pages_of_records_show_no_list(at, record_id, step):
    assert at.client.get(f"/ho-so/{record_id}{step}").status_code == 404
    assert at.send(f"/ho-so/{record_id}{step}", {"why": "Thử"}).status_code in (404, 405)


def test_what_is_not_there_cannot_be_published(at):
    answer = at.send("/dang", {"id": "../x"})
    assert answer.status_code == 409
    assert "Không còn “../x” để đăng" in answer.get_data(as_text=True)
