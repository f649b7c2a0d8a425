"""Published figures, each with its source, beside counts of our own."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from kb.newsroom.periods import Period
from kb.records import Figure
from kb.search import search
from kb.vocabularies import Vocabularies
from tests.support.pages import page, words
from web.address import Counting, Side, links, read_counting, search_query
from web.pages.statistics import statistics_page
from web.parts import Item
from web.parts.figures import FigureItem, series_of

BOTH = "from=2021&to=2023&province2=bac-kan"


def asked(address: str) -> Counting:
    return read_counting(MultiDict(parse_qsl(address, keep_blank_values=True)))


def shown(app, snapshot, address: str):
    with app.test_request_context():
        return statistics_page(snapshot, asked(address))


def test_a_published_figure_has_its_parts_its_source_and_its_caution(wider_client):
    text = words(wider_client, "/thong-ke")
    assert "37 ví dụ Gồm 15 tập thể, 22 cá nhân. Đến hết năm 2023, cấp huyện" in text
    assert "Lưu ý: đếm lượt người, không phải số người" in text
    assert text.count("Nguồn: Báo cáo bịa") == 2


def test_published_figures_stand_first_and_are_not_added_to_our_own_counts(wider_client):
    text = words(wider_client, "/thong-ke")
    held = "Kho Gương Sáng hiện có 5 gương điển hình: "
    assert text.index("37 ví dụ") < text.index(held)
    assert ("42" in text, "xây dựng" in text.partition(held)[2]) == (False, False)


def measured(record_id: str, **stated) -> FigureItem:
    figure = Figure(record_id, "Ví dụ mẫu", summary="Mẫu", unit="ví dụ", **stated)
    return FigureItem(figure, "", (), (Item("Báo Ví Dụ"),))


def test_one_measure_of_several_periods_is_drawn_each_bar_with_its_source(wider_client):
    known = Vocabularies()
    with wider_client.application.test_request_context():
        (found,) = series_of(
            (
                measured("hai", value="40", years=(2024,), province="Cao Bằng"),
                measured("mot", value="20", years=(2023,), province="Cao Bằng"),
                measured("ba", value="trên 50", years=(2025,), province="Cao Bằng"),
            ),
            known,
        )
    assert found.title == "Ví dụ mẫu, Cao Bằng"
    assert [(bar.label, bar.amount, bar.share) for bar in found.bars] == [
        ("2023", "20 ví dụ", 50),
        ("2024", "40 ví dụ", 100),
    ]
    assert found.bars[0].sources == (Item("Báo Ví Dụ"),)


def test_figures_of_other_units_or_levels_are_no_series(wider_client):
    with wider_client.application.test_request_context():
        pair = (measured("mot", value="2", level="tinh"), measured("hai", value="3", level="huyen"))
        assert series_of(pair, Vocabularies()) == ()


def test_figures_are_those_of_the_place_and_of_the_period(wider_client):
    text = words(wider_client, "/thong-ke?province=cao-bang")
    assert ("37 ví dụ" in text, "20.400" in text) == (True, False)
    text = words(wider_client, "/thong-ke?province=thai-nguyen")
    assert ("37 ví dụ" in text, "20.400" in text) == (False, True)
    text = words(wider_client, "/thong-ke?from=2023&to=2023")
    assert ("37 ví dụ" in text, "20.400" in text) == (True, False)
    assert "Kho này còn 1 số liệu đã công bố không đứng ở đây, vì nguồn không cho biết" in text
    text = words(wider_client, "/thong-ke?from=2023&part=H1")
    assert "Kho chưa có số liệu công bố nào của nơi và thời gian này." in text
    assert "Kho này còn 2 số liệu" in text


def test_a_province_has_its_own_districts_and_a_period_no_other_years(wider_client):
    text = words(wider_client, "/thong-ke?province=bac-kan&from=2020&to=2022")
    tables = text.partition("Tải số đếm")[2].partition("Nội dung của kho")[0]
    assert "Theo huyện, quận, thị xã" in tables
    assert "Theo tỉnh, thành phố" not in tables
    assert set(re.findall(r"\b(?:19|20)\d\d\b", tables)) <= {"2020", "2021", "2022"}


@pytest.mark.parametrize("address", ["", "province=thai-nguyen", "from=2019&to=2021", "from=2022"])
def test_every_table_adds_up_and_every_row_leads_to_what_it_counts(app, wider_snapshot, address):
    found = shown(app, wider_snapshot, address)
    for table in found.tables:
        total = sum(row.count for row in table.rows)
        assert total == table.total or (total > table.total and "nhiều dòng" in table.notes[0])
        for row in table.rows:
            if row.url:
                query = search_query(MultiDict(parse_qsl(urlsplit(row.url).query)))
                assert (row.label, search(wider_snapshot, query).total) == (row.label, row.count)


def test_two_places_stand_side_by_side(wider_client):
    text = page(wider_client, f"/thong-ke?province=cao-bang&{BOTH}")
    assert '<th scope="col">Cao Bằng</th><th scope="col">Bắc Kạn</th>' in text
    assert text.count("Kho Gương Sáng hiện có") == 2
    assert "Số liệu: Cao Bằng, giai đoạn 2021 - 2023, so với Bắc Kạn" in text


def test_the_form_holds_what_was_asked(wider_client):
    text = page(wider_client, f"/thong-ke?province=cao-bang&{BOTH}&from2=2022&part2=Q3")
    chosen = re.findall(r'<option value="([^"]*)" selected', text)
    assert chosen == ["cao-bang", "bac-kan", "Q3"]
    assert re.findall(r'maxlength="4" value="(\d*)"', text) == ["2021", "2023", "2022", ""]


@pytest.mark.parametrize(
    ("address", "period"),
    [
        ("from=2023", Period(2023, None)),
        ("from=2023&to=2024", Period(2023, 2024)),
        ("from=2023&part=h1", Period(2023, 2023, (1, 6))),
        ("to=2023&part=Q4", Period(2023, 2023, (10, 12))),
        ("from=2022&to=2023&part=H1", Period(2022, 2023)),
        ("part=H1&from=²&to=20233", Period()),
    ],
)
def test_a_part_is_of_one_year(address, period):
    assert asked(address).one.period == period


def test_what_is_compared_takes_over_what_is_left_out():
    found = asked("province=cao-bang&from=2021&to=2023&province2=bac-kan")
    assert found.beside == Side("bac-kan", 2021, 2023)
    assert asked("province=cao-bang&from=2023&from2=2022&to2=2022").beside == Side(
        "cao-bang", 2022, 2022
    )
    assert asked("province=cao-bang&from=2023").beside is None


def test_an_address_holds_what_is_asked(app):
    address = "province=cao-bang&from=2021&part=H1&province2=bac-kan&to2=2022"
    with app.test_request_context():
        made = urlsplit(links.statistics_url(asked(address))).query
    assert asked(made) == asked(address)


def test_what_cannot_be_followed_is_told(wider_client):
    text = words(wider_client, "/thong-ke?province=atlantis&from=2024&to=2023&part=H1")
    assert "Kho không biết tỉnh, thành phố “atlantis”, nên đang đếm mọi nơi." in text
    assert "Nửa năm, quý chỉ tính được khi ghi một năm; đang đếm trọn các năm." in text
    assert "Năm đầu (2024) đứng sau năm cuối (2023), nên không đếm được gì." in text
    assert wider_client.get("/thong-ke.xlsx?province=atlantis").status_code == 404


def test_a_place_that_nobody_knows_is_in_no_link_to_a_file(wider_client):
    html = page(wider_client, "/thong-ke?province=atlantis&from=2021")
    addresses = [unescape(each) for each in re.findall(r'href="(/thong-ke\.[^"]+)"', html)]
    assert addresses
    for address in addresses:
        assert ("from=2021" in address, wider_client.get(address).status_code) == (True, 200)


def test_a_file_counts_what_the_page_counts(wider_client):
    plain = wider_client.get(f"/thong-ke.json?province=cao-bang&{BOTH}").json
    assert plain["title"] == "Gương điển hình: Cao Bằng, giai đoạn 2021 - 2023, so với Bắc Kạn"
    assert plain["against"]["place"] == "Bắc Kạn"
