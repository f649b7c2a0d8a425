"""One of several, in brackets with bars: when it is read, and what it finds."""

import pytest

from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.search.reading import parse
from kb.vocabularies import Vocabularies
from tests.support.indexes import built


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("nuôi (ong | dê)", [["ong", "dê"]]),
        ("(nuôi ong|trồng chè | dệt)", [["nuôi ong", "trồng chè", "dệt"]]),
        ('("nuôi ong" | "dê")', [["nuôi ong", "dê"]]),
        ("(ong | dê) (chè | lúa)", [["ong", "dê"], ["chè", "lúa"]]),
        ("(ong | )", []),
        ("(ong)", []),
        ("Gương sáng | Báo Mẫu", []),
        ("mẫu(ong | dê)", []),
        ("(ong | dê", []),
    ],
)
def test_brackets_with_bars_are_a_choice_and_bare_bars_are_none(text, choices):
    parsed = parse(text, Vocabularies())
    said = [[" ".join(word.text for word in words) for words in each] for each in parsed.choices]
    assert said == choices
    assert [part.kind for part in parsed.understood if part.kind == "any"] == ["any"] * len(choices)


@pytest.fixture
def stories(tmp_path):
    titles = {"ong": "Nuôi ong", "de": "Nuôi dê", "ga": "Nuôi gà", "lon": "Ông nuôi lợn"}
    records = [Exemplar(id=name, title=title, kind="mo-hinh") for name, title in titles.items()]
    built(tmp_path, *records)
    return open_snapshot(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nuôi (ong | dê)", {"ong", "de"}),
        ("(ong | dê)", {"ong", "de"}),
        ("(nuôi gà | nuôi dê) -dê", {"ga"}),
        ("(gà ong | nuôi lợn)", {"lon"}),
        ("(khủnglong | bò)", set()),
        ("(ong | lon)", {"ong", "lon"}),
    ],
)
def test_a_hit_holds_one_of_them_as_it_is_meant(stories, text, found):
    results = search(stories, SearchQuery(text))
    assert {hit.id for hit in results.hits} == found


def test_what_was_chosen_among_is_marked_and_told(stories):
    results = search(stories, SearchQuery("(nuôi ong | dệt vải)"))
    assert [span.text for span in results.hits[0].title if span.hit] == ["Nuôi ong"]
    assert [part.label for part in results.understood] == ["một trong: nuôi ong, dệt vải"]
