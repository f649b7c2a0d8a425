"""Abbreviations and other names, both ways, from content/synonyms.yaml."""

import pytest

from kb.search import SearchQuery, search
from kb.search.reading import parse
from kb.search.units import units_asked
from kb.text.vietnamese import syllable_texts
from tests.support.paths import cases

CASES = cases("synonyms")


def all_found(snapshot, text) -> set[str]:
    """The ids on all pages."""
    pages = (search(snapshot, SearchQuery(text, size=100, page=page)).hits for page in range(1, 6))
    return {hit.id for hits in pages for hit in hits}


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: " = ".join(case))
def test_two_names_of_one_thing_find_the_same_records(real_snapshot, case):
    found = [all_found(real_snapshot, name) for name in case]
    assert found[0]
    phrase = {each for name in case for each in all_found(real_snapshot, f'"{name}"')}
    assert all(phrase <= each for each in found)


@pytest.mark.parametrize("case", CASES["apart"], ids=lambda case: " ≠ ".join(case))
def test_a_longer_name_is_not_taken_for_a_shorter_one(real_snapshot, case):
    whole, part = case
    query = SearchQuery(f'"{part}" -"{whole}"', size=1000)
    only_part = {hit.id for hit in search(real_snapshot, query).hits}
    results = search(real_snapshot, SearchQuery(whole, size=1000))
    first = [hit.id for hit in results.hits[:5]]
    assert not only_part & set(first)


def test_the_other_name_is_marked_in_the_results(real_snapshot):
    hits = search(real_snapshot, SearchQuery("CCB", size=1000)).hits
    marked = {span.text.lower() for hit in hits for span in (*hit.title, *hit.snippet) if span.hit}
    assert "cựu chiến binh" in marked


def test_a_name_without_marks_is_known_as_well(real_snapshot):
    plain = search(real_snapshot, SearchQuery("bo doi bien phong", size=1000))
    short = search(real_snapshot, SearchQuery("BĐBP", size=1000))
    assert {hit.id for hit in short.hits} <= {hit.id for hit in plain.hits}


@pytest.mark.parametrize("case", CASES["meant"], ids=lambda case: case["text"])
def test_an_abbreviation_means_all_that_it_is_short_for(real_snapshot, case):
    units = units_asked(real_snapshot, parse(case["text"], real_snapshot.vocabularies))
    names = {
        " ".join(word.text for word in unit.words): sorted(
            " ".join(word.text for word in other) for other in unit.others
        )
        for unit in units
    }
    assert names.get(case["of"], []) == sorted(map(_matching, case["names"]))


def _matching(text):
    return " ".join(syllable_texts(text))
