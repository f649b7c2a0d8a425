"""The lists at the desk, by submitting alone: looked at, added to, changed, moved, published."""

import re
from html import unescape
from io import BytesIO

import pytest

from kb.desk.vocabularies import LABELS
from kb.schema import specs
from kb.vocabularies import VOCABULARIES, Site
from tests.support.desks import at_desk, copied_content
from tests.support.typed_forms import ID

DAY = {
    "title": "Ngày Thí Dụ Mẫu",
    "date": "mồng 5 tháng 12",
    "calendar": "duong",
    "kind": "dia-phuong",
    "province": "cao bang",
    "fields.0": "giáo dục",
    "keywords.0": "thầy cô",
    "sources.0.title": "Bài báo Mẫu",
    "sources.0.url": "https://bao.example/ngay",
}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path)


def visible(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def values(html: str, name: str) -> list[str]:
    found = re.findall(f'name="{re.escape(name)}" value="([^"]*)"', html)
    return [unescape(each) for each in found]


def form(at, record_id):
    opened = at.desk.open(record_id)
    return opened.typed | {"_digest": opened.version.digest, "_nut": "luu"}


def text(at, name):
    return (at.desk.settings.content_dir / f"{name}.yaml").read_text("utf-8")


def publish(at, *ids):
    at.desk.publish(ids)


def test_every_list_has_a_page_and_every_declared_field_a_box(at):
    overview = at.get("/danh-muc")
    for kind, label in LABELS.items():
        assert f'/danh-muc/{label.word}"' in overview
        page = at.get(f"/danh-muc/{label.word}")
        assert label.many in page
        if kind in VOCABULARIES:
            blank = at.get(f"/danh-muc/{label.word}/them")
            for spec in specs(VOCABULARIES[kind]):
                is_key = spec.name in ("code", "slug", "id")
                assert bool(re.search(f'name="{spec.name}[".]', blank)) is not is_key, spec.name
    blank = at.get("/danh-muc/trang")
    for spec in specs(Site):
        assert re.search(f'name="{spec.name}[".]', blank) or spec.name == "logo", spec.name


def test_a_day_is_added_saved_published_and_stands_in_the_calendar(at):
    before = text(at, "anniversaries")
    answer = at.send("/danh-muc/ngay-ky-niem/them", DAY | {"_nut": "dang"})
    assert answer.location == "/dang?chi=anniversaries/thi-du-mau-cao-bang"
    after = text(at, "anniversaries")
    assert "  date: 12-05\n" in after
    assert [line for line in before.split("\n") if line not in after] == []
    page = at.get(answer.location)
    assert "Ngày kỷ niệm: mục mới" in visible(page)
    assert 'value="anniversaries/thi-du-mau-cao-bang" checked' in page
    assert at.desk.publisher.public.vocabularies().anniversaries == tuple(
        each for each in at.desk.shelf.content.vocabularies.anniversaries if "Mẫu" not in each.title
    )
    publish(at, "anniversaries/thi-du-mau-cao-bang")
    day = at.desk.publisher.public.vocabularies().anniversaries[-1]
    assert (day.title, day.province, day.fields) == ("Ngày Thí Dụ Mẫu", "Cao Bằng", ("giao-duc",))
    assert at.desk.publisher.pending() == ()


def test_what_is_not_whole_is_not_saved_and_not_lost(at):
    before = text(at, "anniversaries")
    answer = at.send("/danh-muc/ngay-ky-niem/them", DAY | {"date": "31/4", "_nut": "luu"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "còn chỗ phải ghi hoặc sửa" in page
    assert "tháng 4 dương lịch không có ngày 31" in visible(page)
    assert values(page, "date") == ["31/4"]
    assert values(page, "province") == ["Cao Bằng"] or values(page, "province") == ["cao bang"]
    assert "data-unsaved" in page
    assert text(at, "anniversaries") == before
    answer = at.send("/danh-muc/ngay-ky-niem/them", {"title": "Ngày Mẫu", "_nut": "luu"})
    assert "Còn phải ghi" in visible(answer.get_data(as_text=True))


def test_findings_come_while_one_types(at):
    typed = DAY | {"fields.0": "giáo dụng", "_loai": "anniversaries", "_ma": ""}
    said = visible(at.send("/danh-muc/kiem", typed).get_data(as_text=True))
    assert "không có lĩnh vực “giáo dụng”; có phải là Giáo dục?" in said
    typed = DAY | {"date": "20/11", "_loai": "anniversaries", "_ma": ""}
    said = visible(at.send("/danh-muc/kiem", typed).get_data(as_text=True))
    assert "kho đã có “Ngày Nhà giáo Ví Dụ” vào đúng ngày này" in said


def test_a_field_is_renamed_by_one_word_and_taken_back(at):
    before = text(at, "fields")
    assert at.client.get("/danh-muc/linh-vuc/khong-co").status_code == 404
    answer = at.send(
        "/danh-muc/linh-vuc/tu-thien", form(at, "fields/tu-thien") | {"label": "Thiện"}
    )
    assert text(at, "fields") == before.replace("label: Từ thiện", "label: Thiện")
    page = at.get(answer.location)
    assert "Người đọc thấy sau khi đăng" in page
    number = at.desk.store.journal.entries()[-1].number
    assert at.send(f"/hoan-tac/{number}", {}).location.startswith("/danh-muc/linh-vuc/tu-thien")
    assert text(at, "fields") == before
    history = visible(at.get("/danh-muc/linh-vuc/tu-thien/lich-su"))
    assert "Hoàn tác" in history
    assert "Nhãn Từ thiện Thiện" in history
    assert "Sửa Từ thiện" in visible(at.get("/"))


def test_a_field_in_use_does_not_go(at):
    before = text(at, "fields")
    page = visible(at.get("/danh-muc/linh-vuc/giao-duc/bo"))
    for told in ("Chưa bỏ được", "Nhóm Ví Dụ Một", "Ngày Nhà giáo Ví Dụ"):
        assert told in page
    answer = at.send("/danh-muc/linh-vuc/giao-duc/bo", {})
    assert answer.status_code == 409
    assert "đang dùng sẽ hỏng" in answer.get_data(as_text=True)
    assert text(at, "fields") == before


def test_what_nothing_needs_goes_and_comes_back(at):
    before = text(at, "synonyms")
    assert "Không có hồ sơ nào hỏng" in at.get("/danh-muc/tu-dong-nghia/lhpn/bo")
    answer = at.send("/danh-muc/tu-dong-nghia/lhpn/bo", {})
    page = at.get(answer.location)
    assert "Bỏ mục lúc" in page
    assert "LHPN" not in visible(page)
    assert "bỏ khỏi danh mục" in visible(at.get("/dang"))
    number = at.desk.store.journal.entries()[-1].number
    at.send(f"/hoan-tac/{number}", {})
    assert text(at, "synonyms") == before
    assert at.desk.publisher.pending() == ()


def test_fields_change_places(at):
    at.send("/danh-muc/linh-vuc/an-sinh/chuyen", {"_nut": "len"})
    page = at.get("/danh-muc/linh-vuc")
    assert page.index("An sinh xã hội") < page.index("Giáo dục")
    assert [each.step for each in at.desk.publisher.pending()] == ["moved"]
    publish(at, "fields.yaml")
    assert at.desk.publisher.public.vocabularies().fields[0].code == "an-sinh"
    number = next(each for each in at.desk.store.journal.entries() if each.what == "moved").number
    at.send(f"/hoan-tac/{number}", {})
    assert at.desk.publisher.pending()[0].step == "moved"


def test_two_people_at_one_item_are_asked(at):
    mine = form(at, "fields/tu-thien")
    at.send("/danh-muc/linh-vuc/tu-thien", form(at, "fields/tu-thien") | {"label": "Của người kia"})
    answer = at.send("/danh-muc/linh-vuc/tu-thien", mine | {"label": "Của tôi"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Của người kia" in page
    assert "Của tôi" in page
    chosen = {"_digest": values(page, "_digest")[0], "label": "Của tôi", "_chon.label": "toi"}
    assert at.send("/danh-muc/linh-vuc/tu-thien", chosen | {"_nut": "luu"}).status_code == 303
    assert 'label: Của tôi, scope: "Giúp đỡ tự nguyện"}' in text(at, "fields")


def test_a_theme_is_a_record_with_a_form_of_its_own(at):
    page = at.get("/ho-so/chuyen-de-2023-cao-bang")
    assert values(page, "deadlines.0.by") == ["trước 30/4/2023"]
    assert 'name="body"' not in page
    typed = {
        "title": "Mẫu về ví dụ",
        "kind": "chuyen-de",
        "years.0": "2024",
        "province": "bac kan",
        "summary": "Một câu mẫu.",
        "sources.0.title": "Kế hoạch Mẫu",
        "sources.0.url": "https://bao.example/ke-hoach",
        "_nut": "luu",
    }
    answer = at.send("/them/chuyen-de", typed)
    assert answer.location.startswith("/ho-so/chuyen-de-2024-bac-kan")
    assert "  status: draft\n" in text(at, "themes")
    assert at.desk.state("chuyen-de-2024-bac-kan").name == "draft"
    publish(at, "chuyen-de-2024-bac-kan")
    assert at.desk.publisher.public.records()["chuyen-de-2024-bac-kan"].title == "Mẫu về ví dụ"
    at.desk.withdraw("chuyen-de-2024-bac-kan", "nhầm")
    assert "chuyen-de-2024-bac-kan" not in at.desk.publisher.public.records()
    assert at.desk.state("chuyen-de-2024-bac-kan").name == "withdrawn"
    at.desk.erase("chuyen-de-2024-bac-kan")
    assert text(at, "themes").endswith("- id: chuyen-de-2024-bac-kan\n  status: withdrawn\n")
    assert at.client.get("/ho-so/chuyen-de-2024-bac-kan").status_code == 200
    archive = at.desk.settings.archive_dir
    kept = [path for path in archive.glob("history/**/*") if path.is_file()]
    assert all("Mẫu về ví dụ" not in path.read_text("utf-8") for path in kept)


def test_a_draft_theme_that_is_wrong_holds_up_nobody_else(at):
    at.send("/them/chuyen-de", {"title": "Mẫu", "years.0": "mới đây", "_nut": "luu"})
    answer = at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020"})
    assert answer.status_code == 303
    publish(at, ID)
    assert 2020 in at.desk.publisher.public.records()[ID].years


def test_a_figure_is_changed_within_its_list(at):
    before = text(at, "figures")
    at.send("/ho-so/vi-du-cap-huyen", at.form("vi-du-cap-huyen") | {"period": "đến hết năm Mẫu"})
    assert text(at, "figures") == before.replace("đến hết năm 2023\n", "đến hết năm Mẫu\n", 1)


def test_a_list_that_is_broken_is_mended_as_text(at):
    path = at.desk.settings.content_dir / "fields.yaml"
    good = path.read_text("utf-8")
    path.write_text(good + "- {code: hong, label: Hỏng\n", "utf-8")
    answer = at.client.get("/danh-muc/linh-vuc")
    assert answer.location == "/danh-muc/linh-vuc/nguyen-van"
    page = at.get(answer.location)
    mended = {"_digest": values(page, "_digest")[0], "body": good.replace("Từ thiện", "Thiện")}
    assert at.send("/danh-muc/linh-vuc/nguyen-van", mended).status_code == 303
    worse = mended | {"_digest": at.desk.store.open("fields.yaml").digest, "body": "- {code: a}\n"}
    answer = at.send("/danh-muc/linh-vuc/nguyen-van", worse)
    assert answer.status_code == 409
    assert path.read_text("utf-8") == mended["body"]


def test_our_site_has_a_form_and_a_logo(at):
    changed = form(at, "site.yaml") | {
        "name": "Kho Mẫu",
        "contact.email": "kho@mau.example",
        "province": "cao bang",
        "approvers.0": "",
    }
    assert at.send("/danh-muc/trang", changed).status_code == 303
    assert at.desk.shelf.content.vocabularies.site.name == "Kho Mẫu"
    wrong = at.send("/danh-muc/trang", form(at, "site.yaml") | {"contact.email": "kho mau"})
    assert wrong.status_code == 409
    assert "không phải là địa chỉ thư điện tử" in wrong.get_data(as_text=True)
    for name, data, told in (
        ("a.png", b"khong phai anh", "không phải là ảnh loại ấy"),
        ("a.gif", PNG, "không phải là ảnh .png"),
        ("a.png", PNG + bytes(300_000), "nặng hơn"),
        ("a.svg", b'<svg onload="x()"/>', "đoạn chương trình"),
        ("", b"", "Chưa chọn ảnh"),
    ):
        picture = {"anh": (BytesIO(data), name), "_nut": "dat"}
        answer = at.send("/danh-muc/trang/bieu-trung", picture)
        assert answer.status_code == 409
        assert told in unescape(answer.get_data(as_text=True))
    picture = {"anh": (BytesIO(PNG), "bieu trung.PNG"), "_nut": "dat"}
    assert at.send("/danh-muc/trang/bieu-trung", picture).status_code == 303
    assert at.desk.shelf.content.vocabularies.site.picture == PNG
    assert [each.id for each in at.desk.publisher.pending()] == ["site.yaml"]
    publish(at, "site.yaml")
    assert at.desk.publisher.public.vocabularies().site.picture == PNG
    at.send("/danh-muc/trang/bieu-trung", {"_nut": "bo"})
    assert at.desk.shelf.content.vocabularies.site.logo is None


def test_an_item_that_others_removed_meanwhile_stays_in_the_form(at):
    mine = form(at, "synonyms/lhpn") | {"note": "Lời dặn mẫu"}
    at.send("/danh-muc/tu-dong-nghia/lhpn/bo", {})
    answer = at.send("/danh-muc/tu-dong-nghia/lhpn", mine)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "vừa được bỏ ở nơi khác" in page
    assert "Lời dặn mẫu" in page
    assert 'action="/danh-muc/tu-dong-nghia/them"' in page


def test_a_long_list_is_narrowed_by_words_without_marks(at):
    for number in range(12):
        at.desk.items.create("synonyms", {"terms.0": f"TM{number}", "terms.1": f"Tổ Mẫu {number}"})
    page = visible(at.get("/danh-muc/tu-dong-nghia?q=to+mau+7"))
    assert "TM7 = Tổ Mẫu 7" in page
    assert "TM8" not in page
    assert "Không có mục nào hợp" in at.get("/danh-muc/tu-dong-nghia?q=khongco")
