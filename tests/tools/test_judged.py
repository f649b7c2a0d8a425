"""Judged searches on the real content: how many of each class find their record first."""

import pytest

from kb.quality import HALVES, places, share
from tests.support.judged import SEARCHES
from tools.judged import GROUPS

# The least share of each class that finds a right record first; to be raised, not lowered but where
# the collection itself has changed: these were set when it grew from 171 exemplars to 337. The
# fresh ones have no such bar, or whoever fails it would look at them one by one.
HOLDS = {
    "ten": 0.97,
    "nghia": 0.82,
    "noi-viec": 0.97,
    "so-hieu": 0.98,
    "cau-hoi": 0.95,
    "phim-go": 0.96,
    "dan-vao": 0.98,
    "viet-tat": 0.94,
    "thoi-gian": 0.93,
    "nhieu-dieu": 0.94,
    "ca-cau": 0.97,
    "mot-tu": 0.95,
    "ngay": 0.98,
    "go-sai": 0.93,
}


@pytest.fixture(scope="module")
def found(real_snapshot):
    return places(real_snapshot, [each for each in SEARCHES if not each.is_fresh])


@pytest.mark.parametrize("group", GROUPS)
def test_a_class_finds_its_records_first(found, group):
    assert share(found, group).first_share >= HOLDS[group]


def test_nearly_every_search_finds_its_record_first(found):
    assert share(found).first_share >= 0.95


def test_fresh_searches_find_their_record_first_nearly_as_often(real_snapshot):
    fresh = places(real_snapshot, [each for each in SEARCHES if each.is_fresh])
    assert share(fresh).first_share >= 0.91


def test_every_class_is_asked_often_enough_in_both_halves():
    assert {each.group for each in SEARCHES} == set(GROUPS)
    asked = dict.fromkeys(SEARCHES, 1)
    for group in GROUPS:
        assert share(asked, group).asked >= 25
        assert min(share(asked, group, part).asked for part in HALVES) >= 10
        assert share(asked, group, "fresh").asked >= 5
    assert share(asked, part="fresh").asked >= 150


def test_nothing_is_judged_twice():
    texts = [each.text for each in SEARCHES]
    assert len(texts) == len(set(texts)) >= 500


def test_the_records_judged_are_in_the_collection(real_snapshot):
    known = {record.id for record in real_snapshot.records}
    assert {record_id for each in SEARCHES for record_id in each.first} <= known
