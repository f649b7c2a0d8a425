"""Which days are coming, when lunar ones fall, and which exemplars fit."""

from datetime import date

import pytest

from kb import wording
from kb.newsroom.calendar import coming, days_of, kept_between, next_day_of
from kb.vocabularies import Anniversary

NOVEMBER = date(2026, 11, 13)


def falls(day: str, calendar: str, first: date, last: date) -> list[str]:
    held = Anniversary("vi-du", "Ngày Ví Dụ", day, calendar)
    return [str(each) for each in days_of(held, first, last)]


@pytest.mark.parametrize(
    ("day", "calendar", "year", "falls_on"),
    [
        ("11-20", "duong", 2026, ["2026-11-20"]),
        ("02-29", "duong", 2027, ["2027-02-28"]),
        ("02-29", "duong", 2028, ["2028-02-29"]),
        # Vietnam's new year, on which China's differs: 1985, 2007, 2030.
        ("01-01", "am", 1985, ["1985-01-21"]),
        ("01-01", "am", 2007, ["2007-02-17"]),
        ("01-01", "am", 2027, ["2027-02-06"]),
        ("01-01", "am", 2030, ["2030-02-02"]),
        ("03-10", "am", 2026, ["2026-04-26"]),
        ("08-15", "am", 2026, ["2026-09-25"]),
        ("12-30", "am", 2027, ["2027-02-05"]),  # the last day of the year, which has no 30th
    ],
)
def test_a_day_falls_where_the_calendar_says(day, calendar, year, falls_on):
    assert falls(day, calendar, date(year, 1, 1), date(year, 12, 31)) == falls_on


def test_the_days_of_twelve_weeks_come_in_order(wider_snapshot):
    assert [(each.anniversary.id, str(each.day)) for each in coming(wider_snapshot, NOVEMBER)] == [
        ("ngay-nha-giao-vi-du", "2026-11-20"),
        ("ngay-thanh-lap-tinh-vi-du", "2026-12-05"),
    ]
    assert [each.years for each in coming(wider_snapshot, NOVEMBER)] == [44, 29]


def test_a_day_next_comes_today_or_within_the_year_that_follows(wider_snapshot):
    def day(key: str, first: date) -> str:
        (held,) = wider_snapshot.vocabularies.days(key)
        return str(next_day_of(held, first))

    assert day("20-11", date(2026, 11, 20)) == "2026-11-20"
    assert day("20-11", date(2026, 11, 21)) == "2027-11-20"
    assert day("1-1-am", date(2026, 2, 18)) == "2027-02-06"  # 384 days after the one before


def test_a_place_has_its_own_local_days_and_only_exemplars_from_there(wider_snapshot):
    def kept(place: str) -> list[tuple[str, int]]:
        where = wider_snapshot.vocabularies.where(place)
        days = kept_between(wider_snapshot, NOVEMBER, date(2027, 1, 1), where)
        return [(each.anniversary.key, each.total) for each in days]

    assert kept("Cao Bằng") == [("20-11", 1)]
    assert kept("Bắc Kạn") == [("20-11", 1), ("5-12", 1)]


def test_exemplars_fit_by_field_words_and_place(wider_snapshot):
    teachers, province = coming(wider_snapshot, NOVEMBER)
    assert [each.id for each in teachers.exemplars][:1] == ["truong-tieu-hoc-thi-du"]
    assert {each.province for each in province.exemplars} == {"Bắc Kạn"}


def test_those_not_told_before_go_first_among_equals(wider_snapshot):
    told = [
        bool(wording.uses(each))
        for each in coming(wider_snapshot, date(2027, 2, 1), 1)[0].exemplars
    ]
    assert told == sorted(told)


def test_the_week_of_13_november_has_education_for_teachers_day(real_snapshot):
    found = {each.anniversary.date: each for each in coming(real_snapshot, NOVEMBER, 2)}
    teachers = found["11-20"]
    assert len(teachers.exemplars) >= 3
    assert all("giao-duc" in each.fields for each in teachers.exemplars)


def test_every_day_of_the_calendar_names_its_source(real_snapshot):
    days = real_snapshot.vocabularies.anniversaries
    assert len(days) >= 40
    assert [each.id for each in days if not any(source.url for source in each.sources)] == []
