"""Keys of Telex and VNI, and words run together, on the real content: tables and every title."""

import re

import pytest

from kb.search import SearchQuery, search
from tests.support.paths import cases
from tests.support.typists import joined, telex, vni

CASES = cases("keystrokes")
READ = [(typed, read) for kind in ("telex", "vni", "joined") for typed, read in CASES[kind]]


def ids(snapshot, text):
    return [hit.id for hit in search(snapshot, SearchQuery(text, size=3)).hits]


@pytest.mark.parametrize(("typed", "read"), READ)
def test_what_was_typed_is_read(real_snapshot, typed, read):
    results = search(real_snapshot, SearchQuery(typed))
    correction = results.correction
    assert correction
    assert (correction.shown, correction.kind) == (read, "reading")
    assert ids(real_snapshot, typed) == ids(real_snapshot, correction.text) != []


@pytest.mark.parametrize(("typed", "read"), READ)
def test_what_was_typed_can_be_asked_to_the_letter(real_snapshot, typed, read):
    correction = search(real_snapshot, SearchQuery(typed)).correction
    assert correction
    assert search(real_snapshot, SearchQuery(correction.literal)).correction is None
    assert correction.literal.replace('"', "") == typed


@pytest.mark.parametrize("typed", CASES["kept"])
def test_what_is_no_keys_is_left_alone(real_snapshot, typed):
    assert search(real_snapshot, SearchQuery(typed)).correction is None


@pytest.mark.parametrize(
    "typist",
    [telex, vni, lambda text: telex(text, at_end=False), lambda text: vni(text, at_end=False)],
    ids=["telex", "vni", "telex-at-once", "vni-at-once"],
)
def test_every_title_is_found_by_its_keys(real_snapshot, typist):
    for record in real_snapshot.records:
        title = " ".join(re.findall(r"\w+", record.title)[:9])
        assert (ids(real_snapshot, typist(title))[:1], title) == (
            ids(real_snapshot, title)[:1],
            title,
        )


def test_people_are_found_by_their_names_run_together(real_snapshot):
    people = [
        record for record in real_snapshot.records if getattr(record, "kind", "") == "ca-nhan"
    ]
    found = [record.id in ids(real_snapshot, joined(record.subject)) for record in people]
    assert len(found) > 50
    assert sum(found) >= 0.95 * len(found)
