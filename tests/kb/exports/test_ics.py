"""Coming days as a calendar to subscribe to."""

from datetime import date

from icalendar import Calendar

from kb.exports.ics import to_ics
from kb.newsroom.calendar import coming, coming_duties
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


def test_a_duty_that_falls_due_is_an_event_of_its_own(wider_snapshot):
    due, built = coming_duties(wider_snapshot, NOVEMBER), wider_snapshot.history.built
    data = to_ics([], "https://guong.example", built, Site(name="Kho Thí Dụ"), due)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == "Hạn: Gửi bản đăng ký mẫu"
    assert event["dtstart"].dt == date(2026, 11, 24)
    assert "trước 25/11/2026\nChi bộ\nBáo cáo 07-BC/TU" in str(event["description"])
    assert str(event["url"]) == "https://guong.example/van-ban/bc-07-bc-tu-cao-bang-2023"
