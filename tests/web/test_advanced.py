"""The long form of a search: what it is filled with, and the address that it leads to."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from kb.search import SearchQuery, search
from kb.search.advanced import wanted_of
from kb.search.reading import parse
from tests.support.pages import link, page, words
from tests.support.sites import app_over
from web.address import search_query
from web.pages.about import EXAMPLES

FORM = "/tim-kiem/nang-cao"
# Addresses of searches; each leads to the form, and the form back to a search that is the same.
ASKED = (
    "",
    "q=đỡ đầu học sinh",
    'q="nêu gương"',
    'q="nêu gương" "học sinh"',
    "q=nuôi (ong | dê)",
    "q=(nuôi ong | trồng chè | dệt vải)",
    "q=nuôi heo đất -trường",
    'q=nuôi -trường -"y tế"',
    'q=nghệ an -"huế"',
    "q=CT05",
    'q=kết luận 01-KL/TW ngày 7/5/2021 "thử nghiệm" -sách',
    'q=(a | b) x (c | d) "e f" -g',
    'q=tinh:"Bắc Kạn" loai:mo-hinh đỡ đầu',
    'q=tinh:"Bắc Kạn"&province=cao-bang',
    "q=nam:2021..2024",
    "q=nam:2021..2024&from=2019",
    "q=hieu-luc:da-thay-the",
    "q=20/11 năm 2023 ở Cao Bằng",
    "q=Gương sáng | Báo Ví Dụ",
    "q=100% (thử) & 1/2",
    "type=exemplar&type=directive",
    "kind=mo-hinh&kind=ca-nhan&doc_type=ket-luan",
    "province=cao-bang&province=bac-kan&province=atlantis",
    "field=giao-duc&level=tinh&level=trung-uong&used=chua-sach&validity=khong-ro",
    "year=2023&year=2021&from=2019&to=2024",
    "q=học sinh&sort=newest",
    "q=học sinh&sort=name&size=5",
)


class Fields(HTMLParser):
    """What a browser sends of the form of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self._area: str | None = None
        self._select = ""
        self.feed(text.partition(f'<form action="{FORM}"')[2].partition("</form>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "input" and (has.get("type") != "checkbox" or "checked" in has):
            self.sent.append((has["name"], has.get("value", "")))
        elif tag == "textarea":
            self._area = has["name"]
            self.sent.append((has["name"], ""))
        elif tag == "select":
            self._select = has["name"]
        elif tag == "option" and "selected" in has:
            self.sent.append((self._select, has["value"]))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[-1] = (self._area, data)

    def handle_endtag(self, tag: str) -> None:
        self._area = None if tag == "textarea" else self._area


def question(address: str) -> SearchQuery:
    return search_query(MultiDict(parse_qsl(address, keep_blank_values=True)))


def sent(client, asked):
    """Where the form leads that was opened from a search."""
    opened = client.get(FORM, query_string=urlencode(parse_qsl(asked, keep_blank_values=True)))
    answer = client.get(FORM, query_string=urlencode(Fields(opened.text).sent))
    assert (answer.status_code, urlsplit(answer.location).path) == (303, "/tim-kiem")
    return urlsplit(answer.location).query


def held(asked, snapshot):
    """All that a search asks; of several values of one facet the order says nothing."""
    wanted = wanted_of(asked, snapshot.vocabularies)
    filters = {name: sorted(values) for name, values in wanted.beside.filters.items()}
    return replace(wanted, beside=replace(wanted.beside, filters=filters))


@pytest.mark.parametrize("asked", ASKED)
def test_a_search_comes_back_from_its_form_as_it_was(client, snapshot, asked):
    before, after = question(asked), question(sent(client, asked))
    assert held(after, snapshot) == held(before, snapshot)
    old, new = (parse(each.text, snapshot.vocabularies) for each in (before, after))
    assert set(new.choices) == set(old.choices)
    first, again = search(snapshot, before), search(snapshot, after)
    assert [hit.id for hit in again.hits] == [hit.id for hit in first.hits]
    assert again.total == first.total
    assert sent(client, urlencode(parse_qsl(sent(client, asked)))) == sent(client, asked)


def test_the_form_writes_what_one_could_have_typed(client):
    fields = {
        "all": "nuôi heo",
        "phrase": "nêu gương\r\n\r\nhọc sinh",
        "any": "ong\r\nbò sữa",
        "none": "trường\r\nHuế\r\ny tế",
        "province": "cao-bang",
        "from": "2020",
        "to": "",
        "sort": "newest",
    }
    leads = client.get(FORM, query_string=fields).location
    assert question(urlsplit(leads).query) == SearchQuery(
        'nuôi heo "nêu gương" "học sinh" (ong | bò sữa) -trường -Huế -"y tế"',
        {"province": ("cao-bang",)},
        from_year=2020,
        sort="newest",
    )


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ('"học sinh', 'học sinh "nêu gương"'),
        ('"học sinh" "nuôi', '"học sinh" nuôi "nêu gương"'),
    ],
)
def test_a_quote_that_nothing_closes_does_not_reach_the_next_phrase(client, typed, asked):
    leads = client.get(FORM, query_string={"all": typed, "phrase": "nêu gương"}).location
    assert question(urlsplit(leads).query).text == asked


def test_a_year_that_cannot_be_read_stays_in_its_box(client):
    fields = Fields(client.get(f"{FORM}?all=&from=abc&to=2020").text).sent
    assert {("from", "abc"), ("to", "2020")} <= {*fields}


def test_what_would_be_read_as_part_of_a_name_is_left_out_all_the_same(client):
    leads = client.get(FORM, query_string={"all": "Cao Bằng", "none": "Huế"}).location
    assert question(urlsplit(leads).query).text == 'Cao Bằng -"Huế"'


def test_a_search_leads_to_its_form_and_the_form_shows_what_it_holds(client):
    asked = '/tim-kiem?q=đỡ+"học+sinh"+-sách&province=cao-bang&from=2019'
    form = link(page(client, asked), "Tìm nâng cao")
    assert form.startswith(f"{FORM}?q=")
    assert {name: value for name, value in Fields(client.get(form).text).sent if value} == {
        "all": "đỡ",
        "phrase": "học sinh",
        "none": "sách",
        "from": "2019",
        "province": "cao-bang",
        "sort": "relevance",
    }


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("all=&from=nay", "Từ năm: “nay” không phải là năm"),
        ("all=&from=2024&to=2020", "Năm đầu (2024) đứng sau năm cuối (2020)"),
        (f"all=&{'&'.join(f'field=a-{n}' for n in range(21))}", "chọn nhiều nhất 20 giá trị"),
    ],
)
def test_what_cannot_be_followed_is_told_before_anything_is_asked(client, asked, said):
    answer = client.get(f"{FORM}?{asked}")
    assert answer.status_code == 200
    assert said in words(client, f"{FORM}?{asked}")


def test_every_example_beside_the_form_really_finds_something(real_index_dir):
    client = app_over(real_index_dir).test_client()
    help_ = page(client, FORM).partition('id="go-thang"')[2]
    links = re.findall(r'<a href="(/tim-kiem[^"]*)"[^>]*><code>([^<]*)</code>', help_)
    assert [text for _, text in links] == [text for text, _ in EXAMPLES]
    for address, text in links:
        assert 'class="card"' in client.get(address).text, text
