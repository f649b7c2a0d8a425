"""Records at the desk, by submitting alone: added, changed, looked at, settled, taken back."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape

import pytest

from kb.records import Directive, Exemplar
from kb.schema import specs
from tests.support.desks import at_desk, copied_content
from tests.support.typed_forms import ID, WHOLE
from web.editing.guard import SESSIONS


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path)


def visible(html: str) -> str:
    """What a reader sees of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def values(html: str, name: str) -> list[str]:
    """What stands in the boxes of this name."""
    return [
        unescape(each) for each in re.findall(f'name="{re.escape(name)}" value="([^"]*)"', html)
    ]


def names(html: str, field: str) -> list[str]:
    """The boxes of a list, in order; what may yet be added apart."""
    return [each for each in re.findall(f'name="({field}\\.[^"]+)"', html) if "#" not in each]


def test_a_new_record_is_saved_as_a_draft_and_opened_again(at):
    answer = at.send("/them/guong", WHOLE | {"_nut": "luu"})
    assert answer.status_code == 303
    page = at.get(answer.location)
    assert "Đã lưu lúc" in page
    assert "Bản nháp" in visible(page)
    assert values(page, "province") == ["Cao Bằng"]
    assert values(page, "fields.0") == ["Giáo dục"]
    assert 'data-forget-new="/them/guong"' in page


def test_a_form_that_is_sent_twice_makes_one_record(at):
    mark = re.search('name="_moi" value="([^"]+)"', at.get("/them/guong"))[1]
    form = {"title": "Tổ Bấm Đúp", "_nut": "luu", "_moi": mark}
    with ThreadPoolExecutor() as pool:
        browsers = [at.app.test_client() for _ in range(4)]
        for browser in browsers:
            browser.get(f"/vao?ma={at.app.extensions[SESSIONS].new_code()}")
        pages = [browser.get("/them/guong").get_data(as_text=True) for browser in browsers]
        keys = [re.search('name="_csrf" value="([^"]+)"', page)[1] for page in pages]
        sent = list(
            pool.map(
                lambda who: who[0].post("/them/guong", data=form | {"_csrf": who[1]}),
                zip(browsers, keys, strict=True),
            )
        )
    assert {(each.status_code, each.location) for each in sent} == {
        (303, "/ho-so/to-bam-dup?luu=1&tu=guong")
    }
    at.send("/them/guong", form | {"summary": "Quay lại rồi gõ tiếp."})
    assert at.desk.store.open("to-bam-dup").said["summary"] == "Quay lại rồi gõ tiếp."
    assert not at.desk.store.has("to-bam-dup-2")
    at.send("/ho-so/to-bam-dup", at.form("to-bam-dup") | {"summary": "Câu ở thẻ khác."})
    answer = at.send("/them/guong", form | {"summary": "Câu cũ."})
    assert answer.status_code == 409
    assert at.desk.store.open("to-bam-dup").said["summary"] == "Câu ở thẻ khác."
    answer = at.send("/them/guong", form | {"title": "Tổ Khác Tên"})
    assert answer.location.startswith("/ho-so/to-khac-ten")
    other = re.search('name="_moi" value="([^"]+)"', at.get("/them/guong"))[1]
    answer = at.send("/them/guong", form | {"_moi": other})
    assert answer.location.startswith("/ho-so/to-bam-dup-2")


def test_every_field_of_a_record_has_a_box(at):
    for address, cls in (("/them/guong", Exemplar), ("/them/van-ban", Directive)):
        page = at.get(address)
        for spec in specs(cls):
            if spec.name != "status":
                assert re.search(f'name="{spec.name}[".]', page), spec.name


def test_rows_are_added_moved_and_taken_out_without_saving(at):
    form = at.form(ID)
    page = at.send(f"/ho-so/{ID}", form | {"_nut": "them:honours"}).get_data(as_text=True)
    assert names(page, "honours")[0] == "honours.0.title"
    two = {"sources.0.title": "Một", "sources.1.title": "Hai"}
    rest = {name: text for name, text in form.items() if not name.startswith("sources")}
    asked = {
        "xuong:sources:0": ["Hai", "Một"], "len:sources:1": ["Hai", "Một"], "bo:sources:0": ["Hai"]
    }  # fmt: skip
    for verb, titles in asked.items():
        page = at.send(f"/ho-so/{ID}", rest | two | {"_nut": verb}).get_data(as_text=True)
        found = [values(page, f"sources.{number}.title") for number in range(len(titles))]
        assert found == [[title] for title in titles]
    assert at.desk.store.journal.entries() == ()


def test_days_of_validity_are_typed_and_kept_and_told_of_where_they_contradict(at):
    path = at.desk.store.content_dir / "directives" / "ct-90-ct-tw-2016.md"
    days = {"validity.from": "tháng 5/2016", "validity.until": "25/10/2021"}
    form = at.form(path.stem) | days | {"validity.state": "het-hieu-luc", "validity.as_of": "2020"}
    assert at.send(f"/ho-so/{path.stem}", form).status_code == 303
    assert "from: 2016-05, until: 2021-10-25" in path.read_text("utf-8")
    page = at.get(f"/ho-so/{path.stem}")
    assert values(page, "validity.until") == ["25/10/2021"]
    beside = page.split('id="o-validity-until-loi"')[1].split("</div>")[0]
    assert "ghi hết hiệu lực mà ngày 25/10/2021 mới hết; hãy chọn “Còn hiệu lực”" in beside


def test_a_note_is_kept_with_the_record_and_changes_nothing_for_readers(at):
    form = at.form(ID) | {"note.0": "Hỏi lại: chị Mẫu"}
    assert at.send(f"/ho-so/{ID}", form).status_code == 303
    assert at.desk.open(ID).typed["note.0"] == "Hỏi lại: chị Mẫu"
    assert at.desk.publisher.pending() == ()
    assert "Hỏi lại" not in at.get(f"/guong/{ID}")


def test_findings_stand_beside_their_boxes_and_in_the_panel(at):
    form = at.form(ID) | {"years.0": "mới đây", "_nut": "kiem"}
    page = at.send(f"/ho-so/{ID}", form).get_data(as_text=True)
    box = re.search(r'<input id="o-years-0"[^>]*>', page)[0]
    assert "aria-invalid" in box
    assert 'aria-describedby="o-years-0-loi"' in box
    beside = re.search(r'id="o-years-0-loi".*?</div>', page, re.DOTALL)[0]
    assert "không phải là năm" in beside
    assert '<a href="#o-years-0">Năm 1</a>' in page
    assert "Còn 1 chỗ phải sửa trước khi đăng" in visible(page)


def test_what_is_said_while_typing_comes_as_pieces(at):
    form = at.form(ID) | {"_loai": "guong", "_ma": ID, "title": ""}
    said = at.send("/kiem", form).get_data(as_text=True)
    assert "<html" not in said
    assert "Còn phải ghi: tên" in visible(said)
    assert at.send("/kiem", {"_loai": "khac"}).status_code == 400
    assert "Còn phải ghi" in visible(at.send("/kiem", {"_loai": "guong"}).get_data(as_text=True))


def test_suggestions_are_answered_as_names(at):
    found = at.client.get("/goi-y-o?o=province&q=bac k").get_json()
    assert found == [{"text": "Bắc Kạn", "note": "nay thuộc Thái Nguyên"}]


def test_a_record_is_shown_as_readers_will_see_it_before_it_is_saved(at):
    form = at.form(ID) | {"title": "Tên vừa gõ", "body": "**Đậm** và <script>x</script>"}
    page = at.send(f"/ho-so/{ID}", form | {"_nut": "xem"}).get_data(as_text=True)
    shown = unescape(re.search(r'srcdoc="([^"]*)"', page)[1])
    assert "<h1>Tên vừa gõ</h1>" in shown
    assert "<strong>Đậm</strong>" in shown
    assert "<script" not in shown
    assert 'sandbox="allow-same-origin"' in page
    assert "Tên vừa gõ" in re.search(r'class="as-card">(.*?)</div>', page, re.DOTALL)[1]
    assert "Tên vừa gõ" not in at.get(f"/guong/{ID}")
    assert at.desk.store.journal.entries() == ()


def test_a_new_record_is_previewed_or_told_what_it_lacks(at):
    page = at.send("/them/guong", {"title": "Tổ Mẫu", "_nut": "xem"}).get_data(as_text=True)
    assert "Chưa xem trước được: hồ sơ cần có loại hình." in visible(page)
    page = at.send("/them/guong", WHOLE | {"_nut": "xem"}).get_data(as_text=True)
    assert "Tổ Mẫu giúp nhau" in unescape(re.search(r'srcdoc="([^"]*)"', page)[1])


def test_the_whole_site_is_shown_within_the_desk_drafts_included(at):
    assert "Bản nháp Ví Dụ chưa đăng" in at.get("/guong/ban-nhap-vi-du")
    page = at.get("/tim-kiem?q=bản+nháp+ví+dụ", headers={"Accept-Encoding": "gzip, br"})
    assert 'href="/guong/ban-nhap-vi-du' in page
    assert "Xem trong bàn biên tập" in page


def test_a_changed_year_is_one_line(at):
    before = at.desk.store.open(ID).text.splitlines()
    assert at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020"}).status_code == 303
    after = at.desk.store.open(ID).text.splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_saving_without_a_change_says_so(at):
    answer = at.send(f"/ho-so/{ID}", at.form(ID))
    assert "Không có gì thay đổi" in at.get(answer.location)
    assert at.desk.store.journal.entries() == ()


def test_two_tabs_are_settled_field_by_field(at):
    mine = at.form(ID)
    at.send(f"/ho-so/{ID}", at.form(ID) | {"summary": "Câu của tab kia.", "role": "Nhóm"})
    answer = at.send(f"/ho-so/{ID}", mine | {"summary": "Câu của tôi.", "years.0": "2020"})
    assert answer.status_code == 409
    page = answer.get_data(as_text=True)
    assert "Câu của tôi." in page
    assert "Câu của tab kia." in page
    assert 'name="_chon.years" value="toi" required checked' in page
    assert "checked" not in re.search(r'name="_chon.summary" value="toi"[^>]*>', page)[0]
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    chosen = {"_chon.summary": "dia", "_chon.years": "toi", "_nut": "luu"}
    assert at.send(f"/ho-so/{ID}", fields | chosen).status_code == 303
    said = at.desk.store.open(ID).said
    assert said["summary"] == "Câu của tab kia."
    assert said["years"][0] == "2020"
    assert said["role"] == "Nhóm"


def test_a_file_changed_on_disk_is_never_overwritten(at):
    mine = at.form(ID)
    path = at.desk.settings.content_dir / at.desk.store.open(ID).path
    path.write_text(path.read_text("utf-8").replace("tap-the", "mo-hinh"), "utf-8")
    answer = at.send(f"/ho-so/{ID}", mine | {"summary": "Câu của tôi."})
    assert answer.status_code == 409
    assert "mo-hinh" in path.read_text("utf-8")
    assert "Câu của tôi." not in path.read_text("utf-8")


def test_what_is_typed_for_a_file_that_is_gone_can_become_a_new_record(at):
    form = at.form(ID) | {"summary": "Câu gõ dở.", "_loai": "guong"}
    (at.desk.settings.content_dir / "exemplars" / f"{ID}.md").unlink()
    answer = at.send(f"/ho-so/{ID}", form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Câu gõ dở." in page
    assert 'action="/them/guong"' in page
    saved = at.send("/them/guong", form)
    record_id = saved.location.split("?")[0].rpartition("/")[2]
    assert at.desk.store.open(record_id).said["summary"] == "Câu gõ dở."
    assert at.client.get("/ho-so/khong-co").status_code == 404


def test_a_save_is_taken_back_from_the_page_and_from_the_history(at):
    before = at.desk.store.open(ID).text
    page = at.get(at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020"}).location)
    assert "/hoan-tac/1" in page
    history = visible(at.get(f"/ho-so/{ID}/lich-su"))
    assert "Sửa" in history
    assert "2020" in history
    assert at.send("/hoan-tac/1", {}).status_code == 303
    assert at.desk.store.open(ID).text == before
    assert at.send("/hoan-tac/99", {}).status_code == 409


def test_a_change_that_was_changed_again_is_shown_and_can_be_chosen(at):
    first = at.desk.store.open(ID).said["summary"]
    for words in ("Câu một.", "Câu hai."):
        at.send(f"/ho-so/{ID}", at.form(ID) | {"summary": words})
    answer = at.send("/hoan-tac/1", {})
    assert answer.status_code == 409
    page = answer.get_data(as_text=True)
    assert "chưa hoàn tác gì" in page
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    chosen = {name: unescape(text) for name, text in fields.items()}
    at.send(f"/ho-so/{ID}", chosen | {"_chon.summary": "toi", "_nut": "luu"})
    assert at.desk.store.open(ID).said["summary"] == first


def test_a_file_of_broken_form_is_mended_as_text(at):
    path = at.desk.settings.content_dir / "exemplars" / f"{ID}.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: A: ", 1), "utf-8")
    answer = at.client.get(f"/ho-so/{ID}")
    assert answer.location == f"/ho-so/{ID}/nguyen-van"
    page = at.get(answer.location)
    assert "dấu hai chấm" in visible(page)
    digest = re.search('name="_digest" value="([^"]+)"', page)[1]
    mended = path.read_text("utf-8").replace("title: A: ", "title: ", 1)
    form = {"_digest": digest, "body": mended.replace("\n", "\r\n")}
    assert at.send(f"/ho-so/{ID}/nguyen-van", form).location.startswith(f"/ho-so/{ID}?luu=")
    assert path.read_text("utf-8") == mended
    late = at.send(f"/ho-so/{ID}/nguyen-van", form | {"body": "khác"}).get_data(as_text=True)
    assert "Tệp đã đổi" in late
    assert path.read_text("utf-8") == mended


def test_who_saved_is_written_down_when_they_gave_a_name(at):
    at.send("/ten", {"ten": "Lê Thị Mẫu"})
    at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020"})
    assert at.desk.store.journal.entries()[-1].who == "Lê Thị Mẫu"
    assert "Lê Thị Mẫu" in at.get(f"/ho-so/{ID}/lich-su")


def test_hostile_text_is_only_text(at):
    hostile = "\"><script>alert(1)</script>'&{{7*7}}"
    answer = at.send("/them/guong", WHOLE | {"title": hostile, "kind": hostile, "_nut": "luu"})
    page = at.get(answer.location)
    assert "<script>alert" not in page
    assert "49" not in re.sub(r"\d+:\d+|\d{3,}", "", visible(page))
    assert f">{escape(hostile)}</textarea>" in page.replace("&#34;", "&quot;").replace(
        "&#39;", "&#x27;"
    )
    assert "<script>alert" not in at.get("/")
    assert "<script>alert" not in at.get("/tim?q=" + "%22%3E%3Cscript%3Ealert(1)")


def test_names_that_no_form_has_are_not_written(at):
    before = at.desk.store.open(ID).said
    strange = {
        "status": "published",
        "id": "x",
        "khong-co": "x",
        "a.b.c.d": "x",
        "years.x": "1",
        "": "x",
    }
    at.send(f"/ho-so/{ID}", at.form(ID) | strange)
    assert at.desk.store.open(ID).said == before
