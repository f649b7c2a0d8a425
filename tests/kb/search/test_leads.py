"""Words that only lead to a place or a day are asked of no record."""

import pytest

from kb.search import SearchQuery, search
from kb.search.reading import parse

CASES = [
    ("gương 8/3 ở Hà Nội", ["gương", "ở"]),
    ("guong o ha noi", ["guong", "o"]),
    ("Gương người tốt việc tốt Bắc Kạn", ["gương", "người", "tốt", "việc"]),
    ("tấm gương tại Cao Bằng", ["tấm", "gương", "tại"]),
    ("trồng lan ở Hà Nội", ["ở"]),
    ("gương mẫu ở cơ sở", []),
    ("nêu gương Hà Nội", []),
    ("gương hiến đất Hà Nội", []),
    ("ở đợ", []),
    ("gương", []),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=lambda case: str(case))
def test_what_leads_to_a_place_or_a_day_is_set_aside(real_snapshot, text, words):
    found = parse(text, real_snapshot.vocabularies).addresses
    assert {word.text for word in found} == set(words)


@pytest.mark.parametrize("asked", ["gương 8/3 ở Hà Nội", "guong 8/3 o ha noi", "8/3 o ha noi"])
def test_the_whole_phrase_finds_first_what_the_day_and_the_place_find(real_snapshot, asked):
    plain = search(real_snapshot, SearchQuery("8/3 hà nội", size=5))
    said = search(real_snapshot, SearchQuery(asked, size=5))
    assert [hit.id for hit in said.hits] == [hit.id for hit in plain.hits]
