"""An address becomes a question, and a question becomes an address again."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from kb.search import SearchQuery
from web.address.links import search_url
from web.address.params import search_query


def question(address: str) -> SearchQuery:
    return search_query(MultiDict(parse_qsl(address, keep_blank_values=True)))


def test_every_parameter_reaches_the_question():
    filters = "province=cao-bang&province=hue&year=2023&from=2020&to=2024"
    assert question(f"q=đỡ đầu&{filters}&sort=name&page=3&size=50") == SearchQuery(
        text="đỡ đầu",
        filters={"province": ("cao-bang", "hue"), "year": ("2023",)},
        from_year=2020,
        to_year=2024,
        sort="name",
        page=3,
        size=50,
    )


@pytest.mark.parametrize(
    "address",
    ["", "q=", "page=a", "page=0", "page=-1", "size=x", "size=0", "sort=up", "from=nay", "to=²"],
)
def test_what_cannot_be_used_falls_back_to_the_usual(address):
    assert question(address) == SearchQuery()


def test_numbers_beyond_bounds_stop_at_the_bounds():
    asked = question(f"page={'9' * 6_000}&size=1000")
    assert (asked.page, asked.size) == (10**9, 100)


def test_text_is_one_line_in_one_unicode_form():
    assert question("q=  đo\u0302\u0309i\t mới\n\x00 ").text == "đổi mới"


def test_an_unknown_value_is_kept_so_that_the_page_can_name_it():
    assert question("province=atlantis&province=").filters == {"province": ("atlantis",)}


@pytest.mark.parametrize(
    "asked",
    [
        SearchQuery(),
        SearchQuery(text='"nêu gương" & +100%'),
        SearchQuery(filters={"province": ("cao-bang", "hue"), "field": ("giao-duc",)}, page=2),
        SearchQuery(text="áo", from_year=2020, to_year=2021, sort="oldest", size=5),
    ],
)
def test_a_link_asks_the_question_it_was_made_from(app, asked):
    with app.test_request_context():
        assert question(urlsplit(search_url(asked)).query) == asked
