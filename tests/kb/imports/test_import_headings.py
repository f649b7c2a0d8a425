"""What headings announce: one place for each wording, whole phrases, the heading above it."""

import pytest

from kb.imports.lists.headings import COMPOSED, EXACT, MARKED, Meaning, heading_of, meaning_of
from kb.records import Exemplar
from kb.records.parts import Honour
from kb.schema import spec_of


def test_a_heading_of_a_record_field_is_declared_with_the_field_and_nowhere_else():
    for cls, name, key in (
        (Exemplar, "kind", "kind"), (Exemplar, "role", "role"), (Exemplar, "level", "level"),
        (Exemplar, "district", "district"), (Honour, "title", "form"), (Honour, "issuer", "issuer"),
        (Honour, "number", "decision"), (Honour, "date", "date"), (Exemplar, "sources", "source"),
    ):  # fmt: skip
        headings = spec_of(cls, name).headings
        assert len(headings) > 3
        assert {heading: heading_of(heading) for heading in headings} == dict.fromkeys(
            headings, Meaning(key, EXACT)
        )


def test_no_phrase_announces_two_things():
    assert {phrase: keys for phrase, keys in MARKED.items() if len(keys) > 1} == {}


NEAR = (
    "Hồ sơ", "Hỗ trợ", "Hộ nghèo", "Họa sĩ", "Tình hình", "Tình trạng", "Tính đến năm",
    "Tỉnh đoàn", "Tỉnh ủy", "Năm công tác", "Năm học", "Năm 2022", "Thời gian công tác",
    "Đơn vị tính", "Nguồn vốn", "Xã hội hóa", "Xã nghèo", "Cấp ủy", "Cấp độ", "Tên con", "Tên cha",
    "Loại đất", "Loại đối tượng", "Đối tượng ưu tiên", "Chức năng", "Hình thức kỷ luật",
    "Hình thức hoạt động", "Kết quả xếp loại", "Nội dung chi", "Đề nghị khác", "Ghi chú khác",
    "Số lượng", "Tên gọi (Ông/Bà)", "Kết quả (triệu đồng)", "Mã xã", "Tên đăng nhập",
    "Họ tên người liên hệ", "Học sinh", "Nghệ nhân", "Khen thưởng tập thể, kỷ luật",
)  # fmt: skip


@pytest.mark.parametrize("heading", NEAR)
def test_a_heading_that_only_begins_like_another_is_not_that_one(heading):
    assert heading_of(heading).key in ("", "other", "private", "code", "measure")


def test_words_that_change_nothing_may_stand_around_a_phrase():
    known = {
        "(2) Họ và tên (*)": "person", "HỌ & TÊN": "person", "Họ và\ntên:": "person",
        "Họ tên (viết in hoa)": "person", "Năm (nếu có)": "year",
        "Các thành tích tiêu biểu": "merit",
        "Thành tích đạt được năm 2023": "merit", "Tên tập thể/cá nhân/hộ gia đình": "name",
        "Nội dung và kết quả": "merit", "Xã - huyện - tỉnh": "place",
        "Số CCCD, ngày cấp": "private",
    }  # fmt: skip
    assert {heading: heading_of(heading).key for heading in known} == known


def test_without_marks_whole_phrases_are_known_and_single_words_only_among_their_like():
    assert heading_of("Ho va ten") == Meaning("person", EXACT)
    assert heading_of("Ten", is_marked=True) == Meaning()
    assert heading_of("Ten", is_marked=False) == Meaning("name", EXACT)
    assert heading_of("Nam", is_marked=True) == Meaning("private", EXACT)
    assert heading_of("Nam", is_marked=False) == Meaning("year", EXACT)
    assert heading_of("Tinh trang", is_marked=False).key == "other"


PATHS = {
    ("Khen thưởng", "Hình thức"): "form", ("Khen thưởng", "Năm"): "year",
    ("Quyết định", "Số"): "decision", ("Quyết định", "Ngày, tháng"): "date",
    ("Khen thưởng", "Quyết định", "Số"): "decision", ("Kỷ luật", "Hình thức"): "",
    ("Kỷ luật", "Năm"): "", ("Năm sinh", "Nam"): "private",
    ("Người liên hệ", "Họ và tên"): "private",
    ("Tập thể", "Tên"): "group", ("Cá nhân", "Họ và tên"): "person", ("Địa chỉ", "Xã"): "commune",
    ("Thông tin người được khen", "Họ và tên"): "person", ("Địa chỉ", "Thôn"): "private",
    ("Thành tích", "Năm 2022"): "merit", ("Đề nghị khen thưởng", "Hình thức"): "proposed",
    ("Hình thức khen thưởng", "Bằng khen"): "form", ("Hồ sơ", "Báo cáo"): "",
    ("Chi phí", "Năm"): "",
}  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=" / ".join)
def test_a_heading_is_read_with_what_it_stands_under(path):
    assert meaning_of(path).key.replace("other", "") == PATHS[path]


def test_what_is_composed_is_less_sure_than_what_stands_in_the_table():
    assert heading_of("Năm khen thưởng") == Meaning("year", EXACT)
    assert heading_of("Năm được biểu dương") == Meaning("year", COMPOSED)
