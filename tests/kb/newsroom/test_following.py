"""Which days and deadlines the calendar of a search holds."""

from datetime import date

import pytest

from kb.newsroom.calendar import coming, coming_duties
from kb.newsroom.following import followed
from kb.search import SearchQuery

NOVEMBER = date(2026, 11, 13)
TEACHERS, PROVINCE = "ngay-nha-giao-vi-du", "ngay-thanh-lap-tinh-vi-du"
REGISTER = "Gửi bản đăng ký mẫu"


def held(snapshot, text="", **filters):
    """The days with those who fit them, and what is due."""
    asked = SearchQuery(text, {name: (value,) for name, value in filters.items()})
    found = followed(snapshot, asked, NOVEMBER)
    days = {each.anniversary.id: [one.id for one in each.exemplars] for each in found.days}
    return days, [duty.requirement.what for _, duty in found.duties]


def test_a_question_for_everything_has_the_whole_calendar(wider_snapshot):
    found = followed(wider_snapshot, SearchQuery(), NOVEMBER)
    assert found.days == coming(wider_snapshot, NOVEMBER)
    assert found.duties == coming_duties(wider_snapshot, NOVEMBER)


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ({"text": "đỡ đầu học sinh"}, {TEACHERS: ["truong-tieu-hoc-thi-du"]}, []),
        (
            {"text": "đỡ đầu học sinh", "province": "cao-bang"},
            {TEACHERS: ["truong-tieu-hoc-thi-du"]},
            [REGISTER],
        ),
        ({"text": "ngày Nhà giáo Ví Dụ", "type": "directive"}, {TEACHERS: []}, []),
        ({"text": "Báo cáo 07-BC/TU"}, {}, [REGISTER]),
        ({"province": "bac-kan"}, {each: ["nhom-vi-du-mot"] for each in (TEACHERS, PROVINCE)}, []),
        ({"province": "cao-bang"}, {TEACHERS: ["truong-tieu-hoc-thi-du"]}, [REGISTER]),
        ({"province": "cao-bang", "type": "directive"}, {}, [REGISTER]),
        ({"field": "moi-truong"}, {}, []),
    ],
    ids=str,
)
def test_a_search_has_the_days_that_fit_what_it_finds_and_its_deadlines(
    wider_snapshot, asked, days, due
):
    assert held(wider_snapshot, **asked) == (days, due)
