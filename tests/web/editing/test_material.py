"""An article beside the form of a draft: shown as text, its suggestions taken one by one."""

import re
from html import unescape

import pytest

from kb.material import keep_material, kept_material
from kb.material.choosing import kept_choices, suggestion_key
from tests.support.articles import (
    ARTICLE,
    DRAFT,
    FIELD,
    HONOUR,
    KIND,
    OTHER_TITLE,
    PLACE,
    SCAN,
    TITLE,
    with_draft,
)
from tests.support.desks import at_desk, copied_content

PAGE = f"/ho-so/{DRAFT}"


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    with_draft(tmp_path)
    return at_desk(tmp_path)


def key(suggestion, material=ARTICLE):
    return suggestion_key(material, suggestion)


def press(at, verb, suggestion, **more):
    """Press a button of a suggestion as a browser without script does."""
    form = at.form(DRAFT) | more | {"_nut": f"goi-y.{verb}:{key(suggestion)}"}
    answer = at.send(PAGE, form)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    assert answer.location.endswith(f"#goi-y-{key(suggestion)}")
    return at.get(answer.location)


def item(page, suggestion):
    """What stands beside a suggestion."""
    found = re.search(f'<li class="[^"]*" id="goi-y-{key(suggestion)}">(.*?)</li>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def said(at):
    return at.desk.store.open(DRAFT).said


def test_the_article_stands_beside_the_form_as_text(at):
    page = at.get(PAGE)
    for shown in (
        "Báo Thí Dụ · Lê Văn Ví Dụ · 12/5/2026",
        "Đọc ngày 29/11/2026 từ trang web",
        "Đã bỏ một khung quảng cáo.",
        "tiếng thoi vẫn đều",
        "7 gợi ý chưa xem",
    ):
        assert shown in unescape(page)
    assert "&lt;b&gt;bà&lt;/b&gt;" in page
    assert "<b>bà</b>" not in page
    assert "Bài báo" not in at.get("/ho-so/nhom-vi-du-mot")


def test_a_suggestion_says_its_value_in_words_and_leads_to_its_sentence(at):
    page = at.get(PAGE)
    honour = item(page, HONOUR)
    assert (
        "Bằng khen · Cơ quan: Chủ tịch UBND tỉnh Cao Bằng · Cấp: Tỉnh, thành phố · Năm: 2024 · "
        "Số quyết định: 45/QĐ-UBND"
    ) in honour
    assert "Cá nhân" in item(page, KIND)
    assert "Giáo dục" in item(page, FIELD)
    assert "có thể là tên đơn vị" in item(page, OTHER_TITLE)
    place = re.search(f'id="goi-y-{key(PLACE)}">.*?href="#([^"]+)"', page, re.DOTALL)[1]
    sentence = re.search(f'<span id="{place}"[^>]*>(.*?)</span>', page)[1]
    assert unescape(sentence) == PLACE.sentence


def test_nothing_is_filled_in_without_being_taken(at):
    before = at.desk.store.open(DRAFT).text
    at.get(PAGE)
    at.send(PAGE, at.form(DRAFT))
    assert at.desk.store.open(DRAFT).text == before


def test_taking_one_saves_it_with_what_was_typed(at):
    page = press(at, "lay", HONOUR, summary="Một câu vừa gõ.")
    assert said(at)["honours"] == [
        {"title": "Bằng khen", "issuer": "Chủ tịch UBND tỉnh Cao Bằng", "level": "tinh",
         "year": "2024", "number": "45/QĐ-UBND"}
    ]  # fmt: skip
    assert said(at)["summary"] == "Một câu vừa gõ."
    assert "đã lấy" in item(page, HONOUR)
    assert "6 gợi ý chưa xem" in page
    assert kept_choices(at.desk.settings.archive_dir, DRAFT)[key(HONOUR)].state == "taken"


def test_a_second_honour_is_added_and_the_same_one_is_not_doubled(at):
    given = {"honours.0.title": "Giấy khen", "honours.0.year": "2020"}
    press(at, "lay", HONOUR, **given)
    press(at, "lay", HONOUR)
    assert [each["title"] for each in said(at)["honours"]] == ["Giấy khen", "Bằng khen"]
    press(at, "tra", HONOUR)
    assert [each["title"] for each in said(at)["honours"]] == ["Giấy khen"]


def test_a_second_title_takes_the_place_of_the_first_and_is_taken_back(at):
    press(at, "lay", TITLE)
    page = press(at, "lay", OTHER_TITLE)
    assert said(at)["title"] == OTHER_TITLE.value
    assert "đã lấy" not in item(page, TITLE)
    page = press(at, "tra", OTHER_TITLE)
    assert said(at)["title"] == TITLE.value
    assert "hồ sơ đã ghi" in item(page, TITLE)
    assert "Lấy" in item(page, OTHER_TITLE)


def test_what_was_changed_by_hand_since_is_not_taken_back(at):
    press(at, "lay", TITLE)
    at.send(PAGE, at.form(DRAFT) | {"title": "Bà Mẫu giữ nghề"})
    page = at.get(PAGE)
    assert "đã lấy, nay hồ sơ ghi khác" in item(page, TITLE)
    press(at, "tra", TITLE)
    assert said(at)["title"] == "Bà Mẫu giữ nghề"


def test_one_that_is_left_stays_left_until_it_is_asked_for_again(at):
    page = press(at, "bo", FIELD)
    assert "đã bỏ" in item(page, FIELD)
    assert "fields" not in {name for name, value in said(at).items() if value}
    assert "đã bỏ" in item(at.get(PAGE), FIELD)
    page = press(at, "tra", FIELD)
    assert "đã bỏ" not in item(page, FIELD)


def test_words_of_the_article_and_its_title_are_told_beside_their_boxes(at):
    copied = "Ở xã Thử Nghiệm, " + ARTICLE.paragraphs[3].text
    page = at.send(PAGE, at.form(DRAFT) | {"body": copied, "title": ARTICLE.title, "_nut": "kiem"})
    shown = page.get_data(as_text=True)
    body = re.search('id="o-body-loi".*?</div>', shown, re.DOTALL)[0]
    assert "có nguyên văn trong bài “Người giữ lửa nghề Thử”, Báo Thí Dụ" in unescape(body)
    title = re.search('id="o-title-loi".*?</div>', shown, re.DOTALL)[0]
    assert "tên hồ sơ đang là tên của bài báo" in title


def test_drafts_of_articles_stand_together_among_what_waits(at):
    page = at.get("/viec/ban-nhap")
    group = page.split("Từ bài báo", 1)[1]
    assert f'href="/ho-so/{DRAFT}"' in group
    assert 'href="/ho-so/ban-nhap-vi-du"' not in group


def test_a_published_record_keeps_its_article(at):
    for each in (TITLE, KIND, PLACE, FIELD):
        press(at, "lay", each)
    at.send(PAGE, at.form(DRAFT) | {"summary": "Một câu.", "body": "Bài viết của bàn."})
    at.desk.publish([DRAFT])
    assert at.desk.state(DRAFT).name == "published"
    assert "đã lấy" in item(at.get(PAGE), TITLE)


def test_the_script_is_answered_with_the_field_and_saves_nothing(at):
    before = at.desk.store.open(DRAFT).text
    form = at.form(DRAFT) | {"_ma": DRAFT, "_loai": "guong", "fields.0": "an sinh xã hội"}
    answer = at.send("/goi-y-bai", form | {"_nut": f"goi-y.lay:{key(FIELD)}"})
    page = answer.get_data(as_text=True)
    assert 'data-field="fields"' in page
    assert [value for value in re.findall(r'name="fields\.\d" value="([^"]*)"', page) if value] == [
        "an sinh xã hội", "Giáo dục"
    ]  # fmt: skip
    assert f'name="_goi-y.{key(FIELD)}" value="taken|"' in page
    assert at.desk.store.open(DRAFT).text == before
    carried = {"fields.0": "Giáo dục", f"_goi-y.{key(FIELD)}": "taken|"}
    at.send(PAGE, at.form(DRAFT) | carried)
    assert "đã lấy" in item(at.get(PAGE), FIELD)


def test_a_button_of_nothing_known_changes_nothing(at):
    before = at.desk.store.open(DRAFT).text
    gone = f"goi-y.lay:{'0' * 16}-{'0' * 12}"
    assert at.send(PAGE, at.form(DRAFT) | {"_nut": gone}).status_code == 303
    assert at.send("/goi-y-bai", {"_loai": "guong", "_ma": DRAFT, "_nut": "x"}).status_code == 400
    assert at.send("/goi-y-bai", {"_loai": "guong", "_nut": gone}).status_code == 400
    assert at.desk.store.open(DRAFT).text == before
    assert at.client.post("/goi-y-bai", data={"_nut": gone}).status_code == 403


def test_a_form_that_carries_nonsense_is_saved_without_it(at):
    odd = {f"_goi-y.{key(FIELD)}": "xong|", "_goi-y.x": "taken|", f"_goi-y.{key(PLACE)}": "left"}
    at.send(PAGE, at.form(DRAFT) | odd)
    kept = kept_choices(at.desk.settings.archive_dir, DRAFT)
    assert {name: each.state for name, each in kept.items()} == {key(PLACE): "left"}


def test_words_read_with_little_certainty_are_marked_and_pages_are_told(at):
    keep_material(at.desk.settings.archive_dir, DRAFT, SCAN, ())
    page = at.get(PAGE)
    assert "Bài báo (2)" in page
    assert "<mark>Mấu</mark> dệt vải" in page
    assert "máy nhận không chắc" in page
    assert "Trang 2" in page
    assert "nhận dạng chữ (OCR)" in page


def test_an_article_that_is_broken_hinders_no_work(at):
    path = next((at.desk.settings.archive_dir / "material" / DRAFT).glob("*.json"))
    path.write_text("{", "utf-8")
    assert "không đọc được nữa; hãy bỏ tệp này rồi nhập lại bài" in unescape(at.get(PAGE))


def test_two_who_take_at_once_are_shown_both_versions(at):
    mine = at.form(DRAFT) | {"_nut": f"goi-y.lay:{key(TITLE)}"}
    at.send(PAGE, at.form(DRAFT) | {"title": "Tên của người khác"})
    answer = at.send(PAGE, mine)
    assert answer.status_code == 409
    assert TITLE.value in unescape(answer.get_data(as_text=True))
    assert kept_choices(at.desk.settings.archive_dir, DRAFT) == {}


def test_erasing_a_record_erases_its_article(at):
    press(at, "lay", TITLE)
    text = at.desk.store.open(DRAFT)
    at.desk.store.save(DRAFT, text.digest, {"status": "withdrawn"})
    at.send(f"{PAGE}/xoa-han", {})
    assert kept_material(at.desk.settings.archive_dir, DRAFT) == []
    assert not (at.desk.settings.archive_dir / "material" / DRAFT).exists()


def test_a_record_under_another_id_has_its_article(at):
    press(at, "bo", FIELD)
    content, archive = at.desk.settings.content_dir, at.desk.settings.archive_dir
    path = content / "exemplars" / f"{DRAFT}.md"
    text = path.read_text("utf-8").replace("status: draft", f"status: draft\naliases: [{DRAFT}]")
    path.with_stem("ba-mau").write_text(text, "utf-8")
    path.unlink()
    at.desk.library.look_again()
    assert "đã bỏ" in item(at.get("/ho-so/ba-mau"), FIELD)
    assert not (archive / "material" / DRAFT).exists()
