"""The page of one day of the calendar."""

import pytest

from tests.support.pages import link, page, words
from tests.support.sites import app_over


def test_a_day_says_what_it_is_its_source_and_who_fits(wider_client):
    text = words(wider_client, "/ngay/20-11")
    assert "20 tháng 11 Ngày Nhà giáo Ví Dụ Sắp tới: " in text
    assert "Ngày bịa của những người dạy ví dụ." in text
    assert (
        "Ngày truyền thống của ngành, đoàn thể. Nguồn: Ngày bịa (Báo Ví Dụ, vi-du.example)" in text
    )
    assert "Gương hợp với ngày này Đỡ đầu học sinh nghèo" in text
    found = link(page(wider_client, "/ngay/20-11"), "Giáo dục")
    assert found == "/tim-kiem?field=giao-duc"


def test_a_day_of_the_lunar_calendar_says_so(wider_client):
    text = words(wider_client, "/ngay/1-1-am")
    assert "Mồng 1 tháng Giêng âm lịch Tết Ví Dụ" in text


def test_all_that_is_kept_on_one_day_stands_on_one_page(real_index_dir):
    text = words(app_over(real_index_dir).test_client(), "/ngay/22-5")
    assert "Ngày Quốc tế Đa dạng sinh học" in text
    assert "Ngày truyền thống phòng, chống thiên tai Việt Nam" in text


@pytest.mark.parametrize("key", ["05-12", "5-012"])
def test_a_day_has_one_address(wider_client, key):
    answer = wider_client.get(f"/ngay/{key}")
    assert (answer.status_code, answer.location) == (301, "/ngay/5-12")


@pytest.mark.parametrize(
    "key", ["21-11", "20-11-am", "31-2", "0-0", "20-11-2026", "hôm nay", "-am"]
)
def test_a_day_that_the_calendar_lacks_is_not_found(wider_client, key):
    assert wider_client.get(f"/ngay/{key}").status_code == 404


def test_the_calendar_leads_to_the_day(wider_client):
    text = page(wider_client, "/lich-de-tai?tu=2026-11-13")
    assert link(text, "Ngày Nhà giáo Ví Dụ") == "/ngay/20-11"
