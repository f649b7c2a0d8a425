"""Years, spans, dates, months and quarters in the box: what is read, and what it finds first."""

import pytest

from kb.citations import PartialDate
from kb.records import Directive, Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.search.reading import parse
from tests.support.indexes import built
from tests.support.paths import cases

CASES = cases("times")["case"]


def said(vocabularies, text):
    return [part.label for part in parse(text, vocabularies).understood if part.kind == "years"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_time_is_read(content, case):
    assert said(content.vocabularies, case["text"]) == case["said"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_capitals_change_no_time(content, case):
    assert said(content.vocabularies, case["text"].upper()) == case["said"]


def found(snapshot, text):
    return [hit.id for hit in search(snapshot, SearchQuery(text)).hits]


@pytest.fixture
def dated(tmp_path):
    """A document of a day, one that cites it at length, and models of some years."""
    document = {"title": "Về việc mẫu", "type": "ket-luan", "body": "Dài. " * 99}
    day = PartialDate(2021, 5, 18)
    told = "Theo văn bản ngày 18 tháng 5 năm 2021. " * 9
    model = {"title": "Gương mẫu thử", "kind": "ca-nhan", "body": "Tốt. " * 9}
    built(
        tmp_path,
        Directive(id="ban-hanh", issued=day, **document),
        Exemplar(id="nhac-toi", title="Làm theo", kind="ca-nhan", body=told, years=(2023,)),
        Exemplar(id="nam-cu", **model, years=(2019,)),
        Exemplar(id="gan-day", **model, years=(2024,)),
    )
    return open_snapshot(tmp_path)


@pytest.mark.parametrize("text", ["18/5/2021", "ngày 18-05-2021", "18 tháng 5 năm 2021"])
def test_the_document_of_a_date_comes_before_those_that_tell_of_it(dated, text):
    assert found(dated, text)[:2] == ["ban-hanh", "nhac-toi"]


@pytest.mark.parametrize("text", ["tháng 5/2021", "quý II/2021", "qui 2 nam 2021"])
def test_a_month_and_a_quarter_are_met_by_a_day_of_theirs(dated, text):
    assert set(found(dated, text)[:2]) == {"ban-hanh", "nhac-toi"}


@pytest.mark.parametrize("text", ["gương mẫu năm 2019", "guong mau 2019", "gương mẫu trước 2020"])
def test_a_year_is_met_by_the_record_that_bears_it_without_saying_it(dated, text):
    assert found(dated, text)[0] == "nam-cu"


def test_a_span_that_is_open_finds_all_later_years(dated):
    assert found(dated, "gương mẫu từ 2020 đến nay")[0] == "gan-day"


def test_a_year_that_is_no_filter_stays_when_filters_are_taken_away(dated):
    parts = search(dated, SearchQuery("năm 2019 nam:2019")).understood
    assert [(part.text, part.is_filter) for part in parts] == [
        ("nam:2019", True),
        ("năm 2019", False),
    ]


def test_a_number_with_a_wrong_date_says_which_date_the_document_has(real_snapshot):
    notices = search(real_snapshot, SearchQuery("Chỉ thị 05-CT/TW ngày 18/5/2016")).notices
    said = "Chỉ thị số 05-CT/TW ban hành ngày 15/5/2016, không phải ngày 18/5/2016."
    assert said in notices


@pytest.mark.parametrize(
    "text", ["Chỉ thị 05-CT/TW ngày 15/5/2016", "Chỉ thị 05-CT/TW tháng 5/2016", "Chỉ thị 05-CT/TW"]
)
def test_a_number_with_its_date_or_none_says_nothing_of_it(real_snapshot, text):
    assert not any(
        "không phải" in each for each in search(real_snapshot, SearchQuery(text)).notices
    )
