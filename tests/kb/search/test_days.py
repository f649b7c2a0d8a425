"""Days of the calendar in the box: what is read, and that the exemplars that fit come first."""

import pytest

from kb.search import SearchQuery, fitting_day, search
from kb.search.reading import parse
from tests.support.paths import cases

CASES = cases("days")["case"]


def keys(vocabularies, text):
    return [*dict.fromkeys(day.key for day in parse(text, vocabularies).days)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_day_is_read(real_snapshot, case):
    assert keys(real_snapshot.vocabularies, case["text"]) == case["days"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_capitals_change_no_day(real_snapshot, case):
    assert keys(real_snapshot.vocabularies, case["text"].upper()) == case["days"]


def ask(snapshot, text):
    return search(snapshot, SearchQuery(text))


@pytest.mark.parametrize("text", ["20/11", "20-11", "20 tháng 11", "ngay nha giao"])
def test_those_who_fit_a_day_come_first(real_snapshot, text):
    found = ask(real_snapshot, text)
    (day,) = found.days
    fitting = {each.id for each in fitting_day(real_snapshot, day, 50).exemplars}
    assert {hit.id for hit in found.hits[:5]} <= fitting
    assert [part.label for part in found.understood] == ["ngày: 20 tháng 11"]


def test_those_of_the_place_come_before_all(real_snapshot):
    found = ask(real_snapshot, "27/7 Nghệ An")
    assert found.hits[0].record.province == "Nghệ An"
    assert found.hits[0].id == "dinh-van-canh-nghe-an"


def test_all_that_is_kept_on_a_day_is_told(real_snapshot):
    titles = [day.title for day in ask(real_snapshot, "22/5").days]
    assert len(titles) == 2
    assert ask(real_snapshot, "trồng rừng").days == ()
