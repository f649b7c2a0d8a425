"""The page of a month: its days, how many exemplars fit, other months, places; the front page."""

import re
from datetime import date, timedelta

import pytest
from werkzeug.datastructures import MultiDict

from tests.support.pages import link, page, words
from tests.support.sites import app_over
from web.address.planning import Planning, read_planning
from web.pages.calendar import calendar_page, next_days

NOVEMBER = date(2026, 11, 13)


def test_the_page_shows_the_days_of_a_month_and_who_fits(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-11")
    assert "Lịch đề tài tháng 11/2026" in text
    assert "20 Thứ Sáu Ngày Nhà giáo Ví Dụ 44 năm (1982–2026) · 2 gương hợp" in text
    assert "Đỡ đầu học sinh nghèo" in text
    later = link(page(wider_client, "/lich-de-tai?tu=2026-11-13"), "Tháng 12/2026")
    assert "Ngày thành lập tỉnh Ví Dụ" in words(wider_client, later)
    assert link(page(wider_client, "/lich-de-tai?tu=2026-11"), "2") == "/lich-de-tai?tu=2026-02"


@pytest.mark.parametrize("asked", ["", "khong-phai-ngay", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_any_day_asked_for_gives_a_page(wider_client, asked):
    answer = wider_client.get(f"/lich-de-tai?tu={asked}")
    assert (answer.status_code, "Lịch đề tài" in answer.text) == (200, True)


def test_a_month_is_read_from_an_address_or_from_the_boxes_of_the_form():
    def read(**asked: str) -> Planning:
        return read_planning(MultiDict(asked), NOVEMBER)

    assert read(tu="2026-02-28") == read(tu="2026-02") == Planning(2026, 2)
    assert read(thang="2", nam="2027", tu="2026-11") == Planning(2027, 2)
    assert (
        read(thang="13", nam="2027") == read(nam="2100", thang="1") == read() == Planning(2026, 11)
    )
    assert read(tu="2026-12").end == date(2027, 1, 1)
    assert (Planning(2026, 1, "a").by(-1), Planning(2099, 12).by(1)) == (
        Planning(2025, 12, "a"),
        None,
    )


@pytest.mark.parametrize("asked", ["tu=2026-13", "tu=abc", "thang=13&nam=2026"])
def test_a_month_that_cannot_be_read_is_told(wider_client, asked):
    (named,) = re.findall(r"tháng “([^”]*)”, đang xem tháng này", told_by(wider_client, asked))
    assert named in ("2026-13", "abc", "13/2026")


@pytest.mark.parametrize("asked", ["", "tu=2026-12", "thang=&nam=2026", "tu=2026-12-05"])
def test_a_month_that_is_read_or_left_out_is_no_trouble(wider_client, asked):
    assert "Kho không đọc được" not in told_by(wider_client, asked)


def told_by(client, asked: str) -> str:
    """What the calendar says."""
    return words(client, f"/lich-de-tai?{asked}")


def test_a_chosen_place_has_its_own_file_and_is_named(wider_client):
    text = page(wider_client, "/lich-de-tai?tu=2026-11&province=bac-kan")
    address = link(text, "Đưa ngày, hạn của Bắc Kạn vào lịch của bạn (.ics)")
    assert address == "/theo-doi.ics?province=bac-kan"
    assert "BEGIN:VCALENDAR" in wider_client.get(address).text
    national = page(wider_client, "/lich-de-tai?province=khong")
    assert link(national, "Đưa vào lịch của bạn (.ics)") == "/lich-de-tai.ics"


def test_a_month_in_which_nothing_is_known_says_so(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-06")
    assert "Kho chưa ghi ngày kỷ niệm nào trong tháng 6/2026." in text


def test_a_place_narrows_the_counts_and_its_days_lead_on_with_it(wider_client):
    text = page(wider_client, "/lich-de-tai?tu=2026-11&province=cao-bang")
    assert link(text, "Ngày Nhà giáo Ví Dụ") == "/ngay/20-11?province=cao-bang"
    assert "1 gương hợp" in text


def test_where_a_place_has_none_others_are_offered(wider_client):
    address = "/lich-de-tai?tu=2026-11&province=binh-duong"
    assert "Kho chưa có gương của Bình Dương hợp với những ngày này." in words(
        wider_client, address
    )
    text = page(wider_client, address)
    assert link(text, "Xem cả nước") == "/lich-de-tai?tu=2026-11"
    assert link(text, "Cao Bằng") == "/lich-de-tai?tu=2026-11&province=cao-bang"
    unknown = words(wider_client, "/lich-de-tai?tu=2026-11&province=xyz")
    assert "Kho không biết tỉnh, thành phố “xyz”, nên đang kể cả nước." in unknown


def test_today_is_marked_on_its_day_or_between_days_and_in_no_other_month(
    wider_client, wider_snapshot
):
    november = Planning(2026, 11)
    days = (date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 29), date(2026, 12, 1))
    with wider_client.application.test_request_context():
        shown = [calendar_page(wider_snapshot, november, now) for now in days]
    assert [each.today_at for each in shown] == [0, 0, 1, None]


def test_what_falls_due_in_the_month_is_told(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-11")
    assert "Hạn nêu trong văn bản" in text
    assert "Hạn nêu trong văn bản" not in words(wider_client, "/lich-de-tai?tu=2026-10")


def test_the_front_page_tells_the_next_days_from_the_first_that_has_exemplars(
    wider_client, wider_snapshot
):
    def told(first: date) -> list[str]:
        with wider_client.application.test_request_context():
            return [each.day.isoformat() for each in next_days(wider_snapshot, first)]

    assert told(NOVEMBER) == ["2026-11-20", "2026-12-05"]
    assert told(date(2026, 11, 21)) == ["2026-12-05"]
    assert told(date(2026, 12, 6)) == []
    assert wider_client.get("/").status_code == 200


def test_the_front_page_of_the_repository_has_a_day_in_every_week(real_index_dir, real_snapshot):
    weeks = [date(2026, 1, 6) + timedelta(weeks=number) for number in range(52)]
    with app_over(real_index_dir).test_request_context():
        found = {week: next_days(real_snapshot, week) for week in weeks}
    assert [week for week, days in found.items() if not days or not days[0].total] == []
