"""Syllables that are said alike and written otherwise."""

import pytest

from kb.text.sounds import sound_alikes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("chung", "trung"),
        ("xieu", "sieu"),
        ("chien", "chieng"),
        ("vi", "vy"),
        ("nang", "lang"),
        ("rung", "dung"),
        ("gia", "da"),
        ("hac", "hat"),
    ],
)
def test_what_is_said_alike_goes_both_ways(written, meant):
    assert meant in sound_alikes(written)
    assert written in sound_alikes(meant)


@pytest.mark.parametrize("word", ["hoc", "", "05", "kovalevskaia", "tay", "ubnd"])
def test_only_syllables_said_alike(word):
    alike = {"hoc": {"hot"}, "tay": set()}
    assert sound_alikes(word) == alike.get(word, set())
