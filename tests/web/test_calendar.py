"""The page of coming days, and the day that the front page tells."""

from datetime import date, timedelta

import pytest

from tests.support.pages import link, page, words
from web.pages.calendar import next_day

NOVEMBER = date(2026, 11, 13)


def test_the_page_shows_weeks_days_and_who_was_told(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-11-13")
    assert "Tuần 16/11/2026 – 22/11/2026" in text
    assert "Thứ Sáu, 20/11/2026 · 44 năm (1982–2026) Ngày Nhà giáo Ví Dụ" in text
    assert "Đỡ đầu học sinh nghèo" in text
    assert "Mô hình, Cao Bằng, 2023 · đã giới thiệu: Báo Ví Dụ (2023)" in text
    assert "Nguồn: Ngày bịa" in text
    later = link(page(wider_client, "/lich-de-tai?tu=2026-11-13"), "Mười hai tuần sau")
    assert "Tết Ví Dụ" in words(wider_client, later)


@pytest.mark.parametrize("asked", ["", "khong-phai-ngay", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_any_day_asked_for_gives_a_page(wider_client, asked):
    answer = wider_client.get(f"/lich-de-tai?tu={asked}")
    assert (answer.status_code, "Lịch đề tài" in answer.text) == (200, True)


def test_the_front_page_tells_the_next_day_that_has_exemplars(wider_client, wider_snapshot):
    assert next_day(wider_snapshot, NOVEMBER).when.startswith("Thứ Sáu, 20/11/2026")
    assert next_day(wider_snapshot, date(2026, 11, 21)).when.startswith("Thứ Bảy, 5/12/2026")
    assert next_day(wider_snapshot, date(2026, 12, 6)) is None
    assert wider_client.get("/").status_code == 200


def test_the_front_page_of_the_repository_has_a_day_in_every_week(real_snapshot):
    weeks = [date(2026, 1, 5) + timedelta(weeks=number) for number in range(52)]
    assert [week for week in weeks if next_day(real_snapshot, week) is None] == []
