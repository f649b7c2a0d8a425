"""The page of one day of the calendar."""

import re
from datetime import date

import pytest

from tests.support.pages import link, page, words
from tests.support.sites import app_over
from web.pages.day import day_page


def test_a_day_says_what_it_is_when_it_comes_and_who_fits(wider_client):
    text = words(wider_client, "/ngay/20-11")
    assert "20 tháng 11 Ngày Nhà giáo Ví Dụ Sắp tới: " in text
    assert "Ngày bịa của những người dạy ví dụ." in text
    assert (
        "Ngày truyền thống của ngành, đoàn thể. Nguồn: Ngày bịa (Báo Ví Dụ, vi-du.example)" in text
    )
    assert "Gương hợp với ngày này 2 " in text
    assert "báo viết đúng dịp này: Báo Ví Dụ (20/11/2023)" in text
    assert "thuộc một lĩnh vực của ngày (Giáo dục) và có từ khóa của ngày" in text


def test_a_day_names_its_date_of_the_year_before_and_after(wider_client, wider_snapshot):
    def dates(key: str, first: date) -> list[tuple[str, str]]:
        with wider_client.application.test_request_context():
            held = wider_snapshot.vocabularies.days(key)
            (kept,) = day_page(wider_snapshot, held, {}, first).kept
        return list(kept.dates)

    assert dates("20-11", date(2026, 11, 29)) == [
        ("Sắp tới", "Thứ Bảy, 20/11/2027 · 45 năm (1982–2027)"),
        ("Lần trước", "Thứ Sáu, 20/11/2026"),
        ("Lần sau", "Thứ Hai, 20/11/2028"),
    ]
    assert dates("1-1-am", date(2026, 11, 29)) == [
        ("Sắp tới", "Thứ Bảy, 6/2/2027"),
        ("Lần trước", "Thứ Ba, 17/2/2026"),
        ("Lần sau", "Thứ Tư, 26/1/2028"),
    ]


@pytest.mark.parametrize("key", ["31-12", "30-2", "khong"])
def test_a_day_of_which_nothing_is_noted_leads_to_the_calendar(wider_client, key):
    answer = wider_client.get(f"/ngay/{key}")
    assert answer.status_code == 404
    assert "Kho chưa ghi ngày kỷ niệm nào vào ngày này" in answer.text
    assert "đã được rút" not in answer.text
    assert link(answer.text, "Xem lịch đề tài") == "/lich-de-tai"


def test_a_day_of_the_lunar_calendar_says_so(wider_client):
    text = words(wider_client, "/ngay/1-1-am")
    assert "Mồng 1 tháng Giêng âm lịch Tết Ví Dụ" in text


def test_all_that_is_kept_on_one_day_stands_on_one_page(real_index_dir):
    text = words(app_over(real_index_dir).test_client(), "/ngay/22-5")
    assert "Ngày Quốc tế Đa dạng sinh học" in text
    assert "Ngày truyền thống phòng, chống thiên tai Việt Nam" in text


def test_a_place_narrows_the_day_and_leads_back(wider_client):
    everywhere = page(wider_client, "/ngay/20-11")
    here = link(everywhere, "Cao Bằng")
    assert here == "/ngay/20-11?province=cao-bang"
    text = page(wider_client, here)
    assert 'Gương hợp với ngày này, Cao Bằng <span class="count">1</span>' in text
    assert link(text, "Cao Bằng") == link(text, "Cả nước") == "/ngay/20-11"
    assert link(text, "Lịch tháng").endswith("&province=cao-bang")


def test_where_a_place_has_none_it_is_said_with_ways_on(wider_client):
    address = "/ngay/20-11?province=binh-duong"
    assert "Kho chưa có gương của Bình Dương hợp với ngày này." in words(wider_client, address)
    text = page(wider_client, address)
    assert link(text, "Xem cả nước") == "/ngay/20-11"
    assert link(text, "Mọi lĩnh vực") == "/tim-kiem?type=exemplar&province=binh-duong"
    unknown = words(wider_client, "/ngay/20-11?province=xyz")
    assert "Kho không biết tỉnh, thành phố “xyz”, nên đang kể cả nước." in unknown


def test_beside_an_empty_place_those_that_border_on_it_are_offered(wider_client):
    text = page(wider_client, "/ngay/20-11?province=thai-nguyen&field=an-sinh")
    assert "Nơi giáp ranh có gương hợp" in text
    beside = text.split("Nơi giáp ranh")[1]
    assert link(beside, "Cao Bằng") == "/ngay/20-11?field=an-sinh&province=cao-bang"
    assert "Nơi giáp ranh" not in page(wider_client, "/ngay/20-11?province=binh-duong")


def test_fields_and_what_nobody_noted_as_told_narrow_as_far_as_they_do(wider_client):
    text = page(wider_client, "/ngay/20-11")
    assert link(text, "An sinh xã hội") == "/ngay/20-11?field=an-sinh"
    assert "field=giao-duc" not in text  # both are of it
    assert "Gương hợp với ngày này 1 " in words(wider_client, "/ngay/20-11?field=an-sinh")


def test_the_page_stays_short_and_leads_to_a_search_that_finds_as_many(real_index_dir):
    client = app_over(real_index_dir).test_client()
    text = page(client, "/ngay/17-10")
    assert text.count('href="/guong/') == 24
    total = re.search(r"Xem tất cả (\d+) gương", text)
    assert total
    found = words(client, link(text, "Xem tất cả"))
    assert f"{total[1]} hồ sơ" in found


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
