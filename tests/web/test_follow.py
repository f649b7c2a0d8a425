"""How to follow a search: the addresses to copy, and what they give."""

import re

import pytest
from icalendar import Calendar

from tests.support.bad_input import BAD_QUESTIONS
from tests.support.pages import link, page, words

ASKED = "q=v%C3%AD+d%E1%BB%A5&province=cao-bang"


def to_copy(client, asked: str) -> dict[str, str]:
    """The addresses that the page hands over, by their place on it."""
    found = re.findall(r'<code id="([^"]*)">([^<]*)<', page(client, f"/theo-doi?{asked}"))
    return {name: url.removeprefix("http://localhost") for name, url in found}


def test_a_search_is_followed_from_its_results_with_all_that_was_asked(wider_client):
    url = link(page(wider_client, f"/tim-kiem?{ASKED}&sort=name&size=1"), "Theo dõi tìm kiếm này")
    assert url == f"/theo-doi?{ASKED}&sort=name&size=1"
    text = words(wider_client, url)
    assert "“ví dụ”; Tỉnh, thành phố: Cao Bằng: hiện có" in text
    assert to_copy(wider_client, f"{ASKED}&sort=name&page=3") == {
        "dia-chi-tin": f"/feed.atom?{ASKED}",
        "dia-chi-lich": f"/theo-doi.ics?{ASKED}",
    }


def test_nothing_found_can_be_followed_too(wider_client):
    text = page(wider_client, "/tim-kiem?q=khongcogi+xyz")
    assert "hiện có 0 hồ sơ" in words(wider_client, link(text, "Theo dõi tìm kiếm này"))


def test_the_addresses_hand_over_what_the_search_finds(wider_client):
    found = to_copy(wider_client, "province=bac-kan")
    assert wider_client.get(found["dia-chi-tin"]).text.count("<entry>") == 2
    answer = wider_client.get(found["dia-chi-lich"])
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.data)
    assert calendar["x-wr-calname"] == "Gương Sáng: Tỉnh, thành phố: Bắc Kạn"
    said = words(wider_client, "/theo-doi?province=bac-kan")
    (days, duties) = re.search(r"mười hai tuần tới: (\d+) ngày, (\d+) hạn", said).groups()
    assert len(calendar.walk("VEVENT")) == int(days) + int(duties)


def test_a_reader_who_has_the_calendar_is_told_so(wider_client):
    once = wider_client.get("/theo-doi.ics?province=bac-kan")
    tag = {"If-None-Match": once.headers["ETag"]}
    assert wider_client.get("/theo-doi.ics?province=bac-kan", headers=tag).status_code == 304


def test_the_page_names_no_service_keeps_nothing_and_asks_for_no_address(wider_client):
    text = page(wider_client, f"/theo-doi?{ASKED}")
    main = text.partition("<main")[2]
    assert ("<input" in main, "<form" in main) == (False, False)
    assert "Kho không gửi thư, không giữ tên, địa chỉ hay điều bạn theo dõi;" in text
    assert set(re.findall(r'href="(https?://[^/"]*)', main)) <= {"http://localhost"}
    assert "Set-Cookie" not in wider_client.get(f"/theo-doi?{ASKED}").headers


def test_a_place_is_followed_from_its_page_and_found_from_its_results(wider_client):
    url = link(page(wider_client, "/tinh/bac-kan"), "Theo dõi Bắc Kạn")
    assert url == "/theo-doi?province=bac-kan"
    for asked in ("province=bac-kan", "q=b%E1%BA%AFc+k%E1%BA%A1n", "q=tinh:%22bac+kan%22"):
        text = page(wider_client, f"/tim-kiem?{asked}")
        assert link(text, "Mọi điều kho có về Bắc Kạn") == "/tinh/bac-kan"
    several = page(wider_client, "/tim-kiem?province=bac-kan&province=cao-bang")
    assert "Mọi điều kho có về" not in several


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_the_page_or_its_calendar(client, parameters):
    for path in ("/theo-doi", "/theo-doi.ics"):
        assert client.get(f"{path}?{parameters}").status_code == 200
