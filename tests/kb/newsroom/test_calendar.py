"""Which days are coming, when lunar ones fall, and which exemplars fit."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from kb.exports.ics import to_ics
from kb.newsroom.calendar import coming, days_of
from kb.vocabularies.anniversaries import Anniversary
from tests.web.test_web import link, page, words
from web.pages.calendar import next_day

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


def test_exemplars_fit_by_field_words_and_place(wider_snapshot):
    teachers, province = coming(wider_snapshot, NOVEMBER)
    assert [each.id for each in teachers.exemplars][:1] == ["truong-tieu-hoc-thi-du"]
    assert {each.province for each in province.exemplars} == {"Bắc Kạn"}


def test_those_not_told_before_go_first_among_equals(wider_snapshot):
    told = [bool(each.used_in) for each in coming(wider_snapshot, date(2027, 2, 1), 1)[0].exemplars]
    assert told == sorted(told)


def test_the_page_shows_weeks_days_and_who_was_told(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-11-13")
    assert "Tuần 16/11/2026 – 22/11/2026" in text
    assert "Thứ Sáu, 20/11/2026 · 44 năm (1982–2026) Ngày Nhà giáo Ví Dụ" in text
    assert "Đỡ đầu học sinh nghèo" in text
    assert "Mô hình, Cao Bằng, 2023 · chưa giới thiệu ở đâu" in text
    assert "Nguồn: Ngày bịa" in text
    later = link(page(wider_client, "/lich-de-tai?tu=2026-11-13"), "Mười hai tuần sau")
    assert "Tết Ví Dụ" in words(wider_client, later)


@pytest.mark.parametrize("asked", ["", "khong-phai-ngay", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_any_day_asked_for_gives_a_page(wider_client, asked):
    assert wider_client.get(f"/lich-de-tai?tu={asked}").status_code == 200


def test_a_calendar_can_subscribe(wider_snapshot):
    found = coming(wider_snapshot, NOVEMBER)
    data = to_ics(found, "https://guong.example", wider_snapshot.built)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [str(each["summary"]) for each in events][:1] == ["Ngày Nhà giáo Ví Dụ (44 năm)"]
    assert events[0]["dtstart"].dt == date(2026, 11, 20)
    assert "https://guong.example/guong/truong-tieu-hoc-thi-du" in str(events[0]["description"])
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_week_of_13_november_has_education_for_teachers_day(real_snapshot):
    found = {each.anniversary.date: each for each in coming(real_snapshot, NOVEMBER, 2)}
    teachers = found["11-20"]
    assert len(teachers.exemplars) >= 3
    assert all("giao-duc" in each.fields for each in teachers.exemplars)


def test_every_day_of_the_calendar_names_its_source(real_snapshot):
    days = real_snapshot.vocabularies.anniversaries
    assert len(days) >= 40
    assert [each.id for each in days if not any(source.url for source in each.sources)] == []


def test_the_front_page_tells_the_next_day_that_has_exemplars(wider_client, wider_snapshot):
    assert next_day(wider_snapshot, NOVEMBER).when.startswith("Thứ Sáu, 20/11/2026")
    assert next_day(wider_snapshot, date(2026, 11, 21)).when.startswith("Thứ Bảy, 5/12/2026")
    assert next_day(wider_snapshot, date(2026, 12, 6)) is None
    assert wider_client.get("/").status_code == 200


def test_the_front_page_of_the_repository_has_a_day_in_every_week(real_snapshot):
    weeks = [date(2026, 1, 5) + timedelta(weeks=number) for number in range(52)]
    assert [week for week in weeks if next_day(real_snapshot, week) is None] == []
