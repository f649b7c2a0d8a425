"""Whatever a form holds, the desk answers in words; it never breaks, and never loses a record."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.desks import at_desk, copied_content
from tests.support.typed_forms import ID


@pytest.fixture(scope="module")
def at(tmp_path_factory):
    root = tmp_path_factory.mktemp("ban")
    copied_content(root)
    return at_desk(root)


names = st.one_of(
    st.sampled_from(
        ["title", "kind", "type", "level", "number", "issued", "province", "summary", "body",
         "note", "fields.0", "years.0", "years.199", "years.200", "years.x", "directives.0",
         "aliases.0", "honours.0.title", "honours.0.level", "honours.3.date", "honours.0",
         "honours", "sources",
         "sources.0.url", "sources.0.date", "relations.0.to", "relations.0.kind", "validity",
         "validity.state", "validity.as_of", "status", "id", ".", "..", "a.b.c", "_chon.title"]
    ),
    st.text(max_size=12),
)  # fmt: skip
values = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", " ", "\x00", "\r\n", "---", "- {a: b}", "2016", "31/2/2016", "tháng 13/2020", "CT05",
         "Kết luận 91", "giao-duc", "Cao Bằng", "https://[", "&amp;", "{{7*7}}", "0912 345 678",
         "*" * 600, "[" * 300, "> " * 90, "\u202e\u200b", "\ud7ff", "trung-uong", "Điều 1: a # b"]
    ),
)  # fmt: skip
buttons = st.sampled_from(
    ["luu", "xem", "kiem", "gui", "", "them:honours", "them:", "bo:sources:0", "bo:x:y",
     "len:years:0", "xuong:honours:99", ":::", "them:khong-co", "đ"]
)  # fmt: skip
forms = st.dictionaries(names, values, max_size=8)
kinds = st.sampled_from(["guong", "van-ban", "chuyen-de", "so-lieu"])


@given(typed=forms, button=buttons)
@settings(max_examples=60)
def test_a_record_survives_any_form(at, typed, button):
    random.seed()  # hypothesis seeds it alike each time, and Whoosh would name files alike
    form = at.form(ID) | {name: text for name, text in typed.items() if not name.startswith("_")}
    answer = at.send(f"/ho-so/{ID}", form | {"_nut": button})
    assert answer.status_code < 500, answer.get_data(as_text=True)
    assert at.client.get(f"/ho-so/{ID}").status_code in (200, 303)
    assert at.desk.store.open(ID).document
    restored = at.desk.store.open(ID)
    first = at.desk.store.journal.of(ID)
    if first:
        before = at.desk.store.before(first[0])
        at.desk.store.replace(ID, restored.digest, before.text)


@given(kind=kinds, typed=forms, button=buttons)
@settings(max_examples=60)
def test_a_new_record_is_made_or_refused_in_words(at, kind, typed, button):
    random.seed()
    answer = at.send(f"/them/{kind}", typed | {"_nut": button})
    assert answer.status_code in (200, 303, 409, 507)
    if answer.status_code == 303:
        assert at.client.get(answer.location).status_code == 200


@given(kind=kinds, typed=forms, record_id=st.sampled_from(["", ID, "../x", "khong-co", "đ"]))
@settings(max_examples=60)
def test_what_helps_while_typing_never_breaks(at, kind, typed, record_id):
    random.seed()
    about = {"_loai": kind, "_ma": record_id}
    assert at.send("/kiem", typed | about).status_code == 200
    assert at.send("/xem-truoc", typed | about).status_code == 200


items = st.sampled_from(
    ["ngay-ky-niem/tet-vi-du", "linh-vuc/an-sinh", "tu-dong-nghia/ubnd", "dia-phuong/hue",
     "co-quan/ban-thi-du-bac-kan", "so-van-ban/91-kl-tw-2012", "trang", "ngay-ky-niem/them",
     "tu-dong-nghia/them", "linh-vuc/them", "khong-co/them", "linh-vuc/khong-co", "linh-vuc/..%2fx"]
)  # fmt: skip
item_names = names | st.sampled_from(
    ["date", "calendar", "label", "name", "scope", "terms.0", "terms.1", "slug", "code",
     "predecessors.0.aliases", "former.0.until", "merged_into", "symbols.0", "contact.email",
     "colour", "logo", "approvers.0", "keywords.0", "since"]
)  # fmt: skip


@given(item=items, typed=st.dictionaries(item_names, values, max_size=8), button=buttons)
@settings(max_examples=80)
def test_an_item_survives_any_form(at, item, typed, button):
    random.seed()
    before = at.desk.shelf.problems
    answer = at.send(f"/danh-muc/{item}", typed | {"_nut": button})
    assert answer.status_code in (200, 303, 404, 405, 409, 507), answer.get_data(as_text=True)
    if answer.status_code == 303:
        assert at.client.get(answer.location).status_code == 200
    errors = {each for each in at.desk.shelf.problems if each.severity == "error"}
    assert {each.path for each in errors - set(before) if each.path.endswith(".yaml")} == set()
    asked = {"_loai": "anniversaries", "_ma": "anniversaries/tet-vi-du"}
    assert at.send("/danh-muc/kiem", typed | asked).status_code == 200
    assert at.send("/danh-muc/trang/kiem", typed).status_code == 200


@pytest.mark.parametrize(
    "odd", ["x/y", "fields/..", "../fields", "fields/", "fields/a/b", "/", "a.yaml"]
)
def test_odd_ids_lead_nowhere(at, odd):
    answer = at.send("/dang", {"id": odd}, follow_redirects=True)
    assert answer.status_code < 500
    for _ in range(100):
        page = at.client.get("/tien-do/1")
        if b"http-equiv" not in page.data:
            break
    assert at.client.get(f"/danh-muc/linh-vuc/{odd}").status_code in (200, 303, 404, 405)


rows = st.one_of(
    st.sampled_from(
        ["lam.0.2.0", "lam.0.3.0", "lam.", "lam.x", "muc.0.2.0.x", "o.0.2.1", "o.0.2.99", "o.0.0.0",
         "o.99.1.1", "o.", "o.a.b.c", "cot.ho va ten", "cot.", "cot.x", "chon", "co-quan", "tinh",
         "nam", "loai", "cap", "linh-vuc", "tom-tat"]
    ),
    names,
)  # fmt: skip
said = values | st.sampled_from(
    ["moi", "ngoai", "them:", f"them:{ID}", "0.2.0", "0.3.0", "person", "unused", "2024"]
)
pressed = st.sampled_from(
    ["", "luu", "nhan:0.2.0", "nhan:0.9.9", "nhan-chon", "nhan-sach", "nhan-cap-nhat", "tach:0.2",
     "tach:9.9", "tra:0.2", "doc:0.2", "trang:2", "trang:-1", "đ:đ:đ"]
)  # fmt: skip


@given(typed=st.dictionaries(rows, said, max_size=8), button=pressed)
@settings(max_examples=60)
def test_a_list_survives_any_form(at, typed, button):
    random.seed()
    kept = at.desk.intake.add("ds.csv", "STT,Họ và tên\n1,Ma Thị Ví\n2,Lý Thử, Ma Ví\n".encode())
    for address in (f"/nhap/{kept.number}", f"/nhap/{kept.number}/doc"):
        answer = at.send(address, typed | {"_nut": button})
        assert answer.status_code in (303, 409, 422), answer.get_data(as_text=True)
        assert at.client.get(f"/nhap/{kept.number}").status_code == 200
    at.desk.intake.undo(kept.number)


@given(place=st.text(max_size=20) | names, typed=values)
def test_suggestions_answer_anything(at, place, typed):
    answer = at.client.get("/goi-y-o", query_string={"o": place, "q": typed})
    assert answer.status_code == 200
    assert isinstance(answer.get_json(), list)


@given(text=values, state=st.sampled_from(["", "draft", "published"]), page=st.integers() | values)
@settings(max_examples=40)
def test_search_answers_anything(at, text, state, page):
    asked = {"q": text, "trang-thai": state, "trang": str(page)}
    assert at.client.get("/tim", query_string=asked).status_code == 200
