"""Coming days as a calendar to subscribe to."""

from datetime import date

from icalendar import Calendar

from kb.exports.ics import to_ics
from kb.newsroom.calendar import coming
from kb.vocabularies import Site

NOVEMBER = date(2026, 11, 13)


def test_a_calendar_can_subscribe(wider_snapshot):
    found = coming(wider_snapshot, NOVEMBER)
    site = Site(name="Kho Thí Dụ")
    data = to_ics(found, "https://guong.example", wider_snapshot.history.built, site)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [str(each["summary"]) for each in events][:1] == ["Ngày Nhà giáo Ví Dụ (44 năm)"]
    assert str(events[0]["uid"]).endswith("-2026@kho-thi-du")
    assert events[0]["dtstart"].dt == date(2026, 11, 20)
    assert "https://guong.example/guong/truong-tieu-hoc-thi-du" in str(events[0]["description"])
    assert str(events[0]["url"]) == "https://guong.example/ngay/20-11"
    assert max(map(len, data.split(b"\r\n"))) <= 75
