"""The article of a draft beside a record it may be about: joined by an editor, or a new record."""

import re
from html import unescape

import pytest

from kb.material import Suggestion, kept_material
from kb.material.choosing import article_key, suggestion_key
from tests.support.desks import at_desk, copied_content
from tests.support.joined import NEW, NEW_DRAFT, SAID, TEACHER, with_article

PAGE = f"/ho-so/{NEW_DRAFT}/giong"
YEAR = Suggestion("years", 2024, SAID, 0)
COMMUNE = Suggestion("commune", "xã Hạ Thử", SAID, 0)
FIELD = Suggestion("fields", "giao-duc", SAID, 0, "đoán theo chữ “chữ”")


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    with_article(tmp_path, YEAR, COMMUNE, FIELD)
    return at_desk(tmp_path)


def key(suggestion):
    return suggestion_key(NEW, suggestion)


def join(at, *chosen, **more):
    digest = at.desk.store.open(TEACHER).digest
    form = {"_bai": article_key(NEW), "_ve": TEACHER, "_digest": digest} | more
    return at.send(PAGE, form | {"them": [key(each) for each in chosen]})


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_what_agrees_differs_and_is_new_stands_side_by_side(at):
    page = at.get(PAGE)
    text = words(page)
    assert "Bài này có vẻ nói về hồ sơ đã có" in text
    assert "Vì cùng tên “Nà Thử”; cùng tỉnh: Cao Bằng; cùng nơi: Bảo Lạc" in text
    assert f"Huyện: Bảo Lạc {SAID}" in text
    assert "Hồ sơ: Lò Thị Mẫu" in text
    assert f"Bài: Lò Thị Mậu {SAID}" in text
    assert "Xã Hồ sơ: xã Thượng Thử Bài: xã Hạ Thử" in text
    assert "Lĩnh vực: Giáo dục" in text
    assert "đoán theo chữ" in text
    assert "Cô đã vá 1.200 quyển vở cũ." in text
    assert [key(each) in page for each in (YEAR, FIELD, COMMUNE)] == [True, True, False]
    assert "<b>Nà Thử</b>" not in page


def test_joining_adds_the_source_and_what_was_ticked_and_the_draft_goes(at):
    before = at.desk.store.open(TEACHER).said
    answer = join(at, FIELD)
    assert answer.location.startswith(f"/ho-so/{TEACHER}?")
    said = at.desk.store.open(TEACHER).said
    assert [each["url"] for each in said["sources"]] == [
        "https://bao.example/co-giao-giu-chu.html",
        "https://bao.example/gieo-chu.html",
    ]
    assert said["fields"] == ["giao-duc"]
    same = set(said) - {"sources", "fields"}
    assert {name: said[name] for name in same} == {name: before[name] for name in same}
    assert not at.desk.store.has(NEW_DRAFT)
    assert [each for each, _ in kept_material(at.desk.store.archive_dir, TEACHER)] == [NEW]
    assert kept_material(at.desk.store.archive_dir, NEW_DRAFT) == []
    assert "bản nháp lập từ bài đã bỏ" in words(at.get(answer.location))


def test_both_steps_can_be_taken_back(at):
    before = at.desk.store.open(TEACHER).text
    join(at, YEAR)
    saved, gone = at.desk.store.journal.of(TEACHER)[-1], at.desk.store.journal.of(NEW_DRAFT)[-1]
    assert "thêm nguồn: Gieo chữ" in saved.why
    at.desk.undo(saved.number)
    at.desk.undo(gone.number)
    assert at.desk.store.open(TEACHER).text == before
    assert at.desk.store.has(NEW_DRAFT)


def test_a_draft_that_somebody_worked_on_stays(at):
    draft = at.desk.store.open(NEW_DRAFT)
    at.desk.store.save(NEW_DRAFT, draft.digest, {"summary": "Một câu của tôi."})
    answer = join(at)
    assert at.desk.store.has(NEW_DRAFT)
    assert len(kept_material(at.desk.store.archive_dir, TEACHER)) == 1
    assert len(kept_material(at.desk.store.archive_dir, NEW_DRAFT)) == 1
    assert "vẫn còn" in words(at.get(answer.location))


def test_a_record_that_changed_meanwhile_is_shown_again_and_not_written(at):
    current = at.desk.store.open(TEACHER)
    at.desk.store.save(TEACHER, current.digest, {"role": "hiệu trưởng"})
    answer = join(at, FIELD, _digest=current.digest)
    assert answer.status_code == 409
    assert "vừa được sửa ở nơi khác" in words(answer.get_data(as_text=True))
    assert len(at.desk.store.open(TEACHER).said["sources"]) == 1
    assert at.desk.store.has(NEW_DRAFT)


def test_nothing_is_added_to_a_withdrawn_record(at):
    current = at.desk.store.open(TEACHER)
    at.desk.store.save(TEACHER, current.digest, {"status": "withdrawn"})
    assert "Hồ sơ này đã rút" in words(at.get(PAGE))
    assert "Thêm làm nguồn" not in at.get(PAGE)
    assert join(at).status_code == 409
    assert len(at.desk.store.open(TEACHER).said["sources"]) == 1


def test_what_no_form_of_ours_asks_for_is_refused(at):
    for wrong in ({"_bai": "0" * 16}, {"_ve": "khong-co"}, {"_ve": NEW_DRAFT}):
        assert join(at, **wrong).status_code == 409
    assert at.desk.store.has(NEW_DRAFT)
    assert at.client.get("/ho-so/khong-co/giong").status_code == 404


def test_a_new_record_is_a_link_to_the_draft_and_writes_nothing(at):
    page = at.get(PAGE)
    assert f'href="/ho-so/{NEW_DRAFT}?bai=moi">Lập hồ sơ mới</a>' in page
    assert f'href="{PAGE}">So bài với hồ sơ đã có</a>' in at.get(f"/ho-so/{NEW_DRAFT}")
    assert len(at.desk.store.journal.of(TEACHER)) == 0
