"""Titles misspelt in every way are found; what is spelt right is never put right."""

import re

import pytest

from kb.search import SearchQuery, search
from kb.text.vietnamese import fold
from tests.support.judged import SEARCHES
from tests.support.misspellers import LETTERS, SOUNDS, TONES, misspelt, run_together

_WORDS = 7
_WRONG_ON_PURPOSE = ("go-sai", "phim-go", "dan-vao")


@pytest.fixture(scope="module")
def names(real_snapshot):
    """The beginnings of titles, and who they are about, where these find their record first."""
    found = {}
    for record in real_snapshot.records[::3]:
        for text in (re.split(r"[,;(]| - ", record.title)[0], getattr(record, "subject", "") or ""):
            name = " ".join(re.findall(r"[^\W_]+", text)[:_WORDS])
            if len(name.split()) > 1 and first(real_snapshot, name) == record.id:
                found[name] = record.id
    return found


def first(snapshot, text):
    hits = search(snapshot, SearchQuery(text, size=1)).hits
    return hits[0].id if hits else None


def leads_to(snapshot, text):
    """The first hit, and that of the question that is proposed instead."""
    results = search(snapshot, SearchQuery(text, size=1))
    proposed = first(snapshot, results.suggestion) if results.suggestion else None
    return {*(hit.id for hit in results.hits), proposed}


def share_found(snapshot, wrong):
    asked = {text: record_id for text, record_id in wrong.items() if text}
    assert len(asked) >= 15
    missed = [
        text for text, record_id in asked.items() if record_id not in leads_to(snapshot, text)
    ]
    return 1 - len(missed) / len(asked), missed


@pytest.mark.parametrize("kind", [*LETTERS, *SOUNDS])
@pytest.mark.parametrize("form", [str, fold], ids=["marked", "bare"])
def test_a_wrong_letter_leads_to_what_was_meant(real_snapshot, names, kind, form):
    misspell = {**LETTERS, **SOUNDS}[kind]
    wrong = {misspelt(form(name), misspell): record_id for name, record_id in names.items()}
    share, missed = share_found(real_snapshot, wrong)
    assert share >= 0.95, missed


@pytest.mark.parametrize("kind", TONES)
def test_a_wrong_tone_leads_to_what_was_meant(real_snapshot, names, kind):
    wrong = {misspelt(name, TONES[kind]): record_id for name, record_id in names.items()}
    share, missed = share_found(real_snapshot, wrong)
    assert share >= 0.97, missed


@pytest.mark.parametrize("form", [str, fold], ids=["marked", "bare"])
def test_a_blank_left_out_leads_to_what_was_meant(real_snapshot, names, form):
    wrong = {run_together(form(name)): record_id for name, record_id in names.items()}
    share, missed = share_found(real_snapshot, wrong)
    assert share >= 0.97, missed


# "báo lũ" stands in a title, "bão lũ" in hardly any text.
_STILL_PUT_RIGHT = {"bộ đội dựng lại nhà cho dân sau bão lũ"}


def test_what_is_spelt_right_is_left_alone(real_snapshot):
    asked = [each.text for each in SEARCHES if each.group not in _WRONG_ON_PURPOSE]
    for record in real_snapshot.records:
        asked += [record.title, fold(record.title), getattr(record, "subject", "") or ""]
    found = {text: search(real_snapshot, SearchQuery(text, size=1)) for text in asked}
    proposed = {
        text: results.suggestion
        for text, results in found.items()
        if results.suggestion and not (results.correction and results.correction.kind == "reading")
    }
    assert len(asked) > 1_000
    assert proposed.keys() <= _STILL_PUT_RIGHT


@pytest.mark.parametrize(
    "text", ["bs", "HS", "HN", "KCN", "sv", "ThS", "ths", "kcn", "BS HS", "ubnd"]
)
def test_abbreviations_are_never_put_right(real_snapshot, text):
    for asked in (text, f"{text} cao bằng", f"khen {text} nghèo"):
        results = search(real_snapshot, SearchQuery(asked))
        assert (results.suggestion, results.correction) == (None, None)
