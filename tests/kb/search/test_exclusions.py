"""A hyphen before a word: when it excludes, and what is shown when nothing is left."""

import pytest

from kb.search import SearchQuery, search
from kb.search.reading import parse
from tests.support.paths import cases


@pytest.mark.parametrize("case", cases("exclusions")["case"], ids=lambda case: case["text"])
def test_a_hyphen_excludes_only_what_is_meant(content, case):
    parsed = parse(case["text"], content.vocabularies)
    excluded = [" ".join(word.text for word in words) for words in parsed.excluded]
    assert excluded == case["excluded"]


@pytest.mark.parametrize("case", cases("exclusions")["case"], ids=lambda case: case["text"])
def test_what_excludes_nothing_is_read_as_if_without_a_hyphen(content, case):
    if not case["excluded"] and '"' not in case["text"]:
        plain = parse(case["text"].replace(" -", " - "), content.vocabularies)
        parsed = parse(case["text"], content.vocabularies)
        assert (parsed.words, len(parsed.citations)) == (plain.words, len(plain.citations))


def ask(snapshot, text):
    return search(snapshot, SearchQuery(text))


def test_when_an_exclusion_leaves_nothing_the_page_is_that_without_it_and_says_so(snapshot):
    found = ask(snapshot, "đỡ đầu học sinh -học")
    plain = ask(snapshot, "đỡ đầu học sinh")
    assert [hit.id for hit in found.hits] == [hit.id for hit in plain.hits] != []
    assert "“học”" in found.notices[0]
    assert "không loại trừ" in found.notices[0]
    assert [part.label for part in found.understood] == ["không có: học (không áp dụng)"]


def test_an_exclusion_is_not_lifted_where_nothing_is_found_anyway(snapshot):
    found = ask(snapshot, "xylophon -học")
    assert found.total == 0
    assert [part.label for part in found.understood] == ["không có: học"]
