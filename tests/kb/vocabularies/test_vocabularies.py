"""Fields, places and synonyms: reading them, and places by any of their names."""

import json

import pytest

from kb.citations import PartialDate
from kb.vocabularies import (
    Anniversary,
    Field,
    FormerProvince,
    Province,
    Synonyms,
    Vocabularies,
    Where,
    read_vocabulary,
)
from tests.support.paths import cases

CASES = cases("places")


@pytest.fixture(scope="module")
def real(real_content) -> Vocabularies:
    return real_content.vocabularies


def problems_of(cls: type, text: str) -> list[str]:
    return [str(problem) for problem in read_vocabulary(cls, text, "v.yaml")[1]]


@pytest.mark.parametrize("case", CASES["noi"], ids=lambda case: case["ten"])
def test_a_place_is_known_by_any_usual_spelling(real, case):
    found = [real.where(spelling) for spelling in case["viet"]]
    assert [where and where.name for where in found] == [case["ten"]] * len(found)
    assert {where.today.name for where in found} == {case["nay"]}


@pytest.mark.parametrize("case", CASES["khong_noi"], ids=lambda case: case["viet"])
def test_other_names_are_no_place(real, case):
    assert real.where(case["viet"]) is None


def test_there_are_34_units_today_and_63_before(real):
    before = [unit.slug for place in real.places for unit in place.predecessors or (place,)]
    assert len(real.places) == 34
    assert len(before) == len(set(before)) == 63


def test_no_spelling_means_two_places(real):
    spellings = [
        (match, place.slug)
        for place in real.places
        for unit in (place, *place.predecessors)
        for match in (unit.name, *unit.aliases)
    ]
    for spelling, slug in spellings:
        assert real.where(spelling).today.slug == slug, spelling


def test_a_former_place_keeps_its_name_beside_todays():
    former = FormerProvince("bac-kan", "Bắc Kạn", ("Bắc Cạn",))
    today = Province("thai-nguyen", "Thái Nguyên", "tinh", PartialDate(2025, 7, 1), (former,))
    vocabularies = Vocabularies(places=(today,))
    spellings = ("Bắc Kạn", "Bắc Cạn")
    assert vocabularies.where("bac can") == Where("bac-kan", "Bắc Kạn", today, spellings)
    assert vocabularies.where("Thái Nguyên") == Where(
        "thai-nguyen", "Thái Nguyên", today, ("Thái Nguyên",)
    )
    assert set(vocabularies.place_spellings) == {"bac kan", "bac can", "thai nguyen"}


def test_a_merged_place_names_the_units_that_are_gone(content):
    where = content.vocabularies.where("Sài Gòn")
    assert (where.slug, where.name) == ("ho-chi-minh", "TP. Hồ Chí Minh")
    assert where.today.former_names == ("Bình Dương",)


def test_vocabularies_are_read_in_the_order_written(content):
    held = content.vocabularies
    assert held.fields[0] == Field("giao-duc", "Giáo dục", "Dạy học, khuyến học")
    assert list(held.field_labels) == [
        *("giao-duc", "an-sinh", "tu-thien", "nong-thon-moi", "moi-truong")
    ]
    assert held.synonyms[0] == Synonyms(("UBND", "Ủy ban nhân dân"))
    assert [place.name for place in held.places] == [
        *("Cao Bằng", "Thái Nguyên", "Quảng Ngãi", "TP. Hồ Chí Minh", "Huế")
    ]


def test_vocabularies_survive_the_way_through_json(real, content):
    for held in (real, content.vocabularies):
        assert held.places
        assert Vocabularies.from_plain(json.loads(json.dumps(held.as_plain()))) == held


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code: a", 'v.yaml:1: cần một danh sách; hãy mở đầu mỗi mục bằng "- "'),
        ("- a", 'v.yaml:1: mục này không có tên trường; hãy viết "tên: giá trị"'),
        (
            "\n- {code: a, label: A}",
            "v.yaml:2: scope: thiếu trường này; hãy ghi gồm những gì",
        ),
        (
            "- {code: Á Â, label: A, scope: B}",
            'v.yaml:1: code: "Á Â" không phải là mã; hãy viết a-a',
        ),
        (
            "- {code: a, label: A, scope: B, nhan: C}",
            "v.yaml:1: nhan: không có trường này; hãy bỏ, hoặc dùng: code, label, scope, words",
        ),
        (
            "- code: a\n  label: A: B\n",
            "v.yaml:2: giá trị có dấu hai chấm mà không đặt trong ngoặc kép; "
            'hãy viết label: "A: B"',
        ),
    ],
)
def test_a_mistake_in_a_vocabulary_is_told(text, message):
    assert problems_of(Field, text) == [message]


def test_one_bad_item_never_hides_the_others():
    text = "- {code: a, label: A, scope: B}\n- x\n- {code: c, label: C, scope: D}\n"
    items, problems = read_vocabulary(Field, text, "v.yaml")
    assert items == (Field("a", "A", "B"), Field("c", "C", "D"))
    assert [problem.line for problem in problems] == [2]


def test_a_group_of_no_terms_is_told():
    assert problems_of(Synonyms, "- {terms: []}") == [
        "v.yaml:1: terms: còn để trống; hãy ghi từ hai từ trở lên"
    ]


@pytest.mark.parametrize(
    ("date", "calendar", "key", "spoken"),
    [
        ("11-20", "duong", "20-11", "20 tháng 11"),
        ("03-08", "duong", "8-3", "8 tháng 3"),
        ("03-10", "am", "10-3-am", "mồng 10 tháng Ba âm lịch"),
        ("08-15", "am", "15-8-am", "15 tháng Tám âm lịch"),
        ("12-23", "am", "23-12-am", "23 tháng Chạp âm lịch"),
    ],
)
def test_a_day_of_the_year_is_said_as_people_say_it(date, calendar, key, spoken):
    day = Anniversary("mau", "Ngày Mẫu", date, calendar)
    assert (day.key, day.spoken) == (key, spoken)
