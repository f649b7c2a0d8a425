"""Did-you-mean: typing mistakes on the real content, from a table that readers can extend."""

import unicodedata

import pytest

from kb.search import SearchQuery, search
from kb.search.spelling.accents import accents_of
from kb.search.spelling.lexicon import Lexicon, marks_apart
from kb.search.spelling.pairs import Pairs
from kb.text.vietnamese import fold
from tests.support.paths import cases

CASES = cases("spelling")
LEXICON = Lexicon({"không": 40, "khoan": 2, "học": 30, "hóc": 1, "người": 9, "trường": 7, "05": 3})


@pytest.mark.parametrize("case", CASES["slip"], ids=lambda case: case["typed"])
def test_a_mistake_is_noticed_and_mended(real_snapshot, case):
    results = search(real_snapshot, SearchQuery(case["typed"]))
    assert results.suggestion == case["meant"]
    assert (results.correction is not None) == case.get("at_once", False)
    assert search(real_snapshot, SearchQuery(case["meant"])).hits


@pytest.mark.parametrize("case", CASES["slip"], ids=lambda case: case["typed"])
def test_what_is_suggested_needs_no_suggestion(real_snapshot, case):
    results = search(real_snapshot, SearchQuery(case["meant"]))
    assert (results.suggestion, results.correction) == (None, None)


@pytest.mark.parametrize("case", CASES["kept"], ids=lambda case: case["typed"])
def test_what_may_be_meant_is_left_alone(real_snapshot, case):
    results = search(real_snapshot, SearchQuery(case["typed"]))
    assert (results.suggestion, results.correction) == (None, None)


def test_a_corrected_question_finds_what_was_meant(real_snapshot):
    typed = search(real_snapshot, SearchQuery("chuyen xe khogn dong"))
    meant = search(real_snapshot, SearchQuery("chuyen xe khong dong"))
    assert [hit.id for hit in typed.hits] == [hit.id for hit in meant.hits]
    assert typed.query.text == "chuyen xe khogn dong"
    assert typed.searched == "chuyen xe khong dong"


def test_what_was_typed_can_be_asked_to_the_letter(real_snapshot):
    correction = search(real_snapshot, SearchQuery("chuyen xe khogn dong")).correction
    assert correction
    assert correction.literal == 'chuyen xe "khogn" dong'
    literal = search(real_snapshot, SearchQuery(correction.literal))
    assert (literal.total, literal.correction) == (0, None)


def test_filters_phrases_and_numbers_stay_as_typed(real_snapshot):
    results = search(real_snapshot, SearchQuery('tinh:"cao bang" "học sinh" biên phògn nam:2020..'))
    assert results.suggestion == 'tinh:"cao bang" "học sinh" biên phòng nam:2020..'
    assert {hit.record.province for hit in results.hits} == {"Cao Bằng"}


def test_a_number_is_read_from_the_corrected_words(real_snapshot):
    results = search(real_snapshot, SearchQuery("nghị qyết 33"))
    assert results.hits[0].id == "nq-33-nq-tw-2014"
    assert [part.kind for part in results.understood] == ["document"]


def test_the_way_letters_are_composed_changes_no_suggestion(real_snapshot):
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "nuôi heo đât")
        assert search(real_snapshot, SearchQuery(text)).suggestion == "nuôi heo đất"


def test_names_of_the_vocabularies_are_known_words(snapshot):
    # No invented record is about Kon Tum, but it is a place.
    for text in ("kon tum", "Bắc Cạn", "Sài Gòn"):
        assert search(snapshot, SearchQuery(text)).suggestion is None


def test_the_lexicon_finds_words_a_slip_away():
    assert LEXICON.near("khogn") == {"khong": 2.0, "khoan": 4.5}
    assert LEXICON.near("khôngg") == {"khong": 2.0}
    assert LEXICON.near("khng") == {"khong": 3.0}
    assert LEXICON.near("truonngg") == {"truong": 7.0}
    assert LEXICON.near("06") == {}


def test_marks_that_changed_places_cost_nothing():
    assert marks_apart("đưcợ", "được") == 0
    assert marks_apart("nghĩ", "nghỉ") < marks_apart("nghì", "nghỉ")
    assert marks_apart("đât", "đất") < marks_apart("đầt", "đất")


@pytest.mark.parametrize(
    "text", ["chuyến xe không đồng", "đỡ đầu học sinh nghèo", "ủy ban nhân dân tỉnh cao bằng"]
)
def test_marks_are_restored_by_neighbours(real_snapshot, text):
    accents = accents_of(real_snapshot)
    restored = accents.restored(fold(text).split())
    assert " ".join(map(accents.written, restored)) == text


def test_pairs_are_asked_for_without_marks():
    pairs = Pairs({"học sinh": 4}, [["học", "sinh", "giỏi"], ["sinh", "giới"], ["học"]])
    assert dict(pairs.written_like("hoc", "sinh")) == {("học", "sinh"): 5}
    assert dict(pairs.written_like("sinh", "gioi")) == {("sinh", "giỏi"): 1, ("sinh", "giới"): 1}
    assert dict(pairs.written_like("giỏi", "sinh")) == dict(pairs.written_like("xa", "hoc")) == {}
    assert dict(Pairs({}, ()).written_like("hoc", "sinh")) == {}
