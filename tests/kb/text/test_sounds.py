"""Syllables that are said alike and written otherwise."""

import pytest

from kb.text.sounds import heard, regional_alikes, sound_alikes


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


@pytest.mark.parametrize(
    ("here", "there"), [("benh", "binh"), ("chinh", "chanh"), ("huu", "hieu"), ("phuc", "phuoc")]
)
def test_one_word_in_two_parts_of_the_country(here, there):
    assert there in regional_alikes(here)
    assert here in regional_alikes(there)


def test_a_foreign_word_is_heard_however_it_is_written():
    for written in ("kovalevskaia", "kovalepskaia", "kowalewskaya", "covalepxcaia"):
        assert heard(written) == "kapalepska"
    assert heard("olympic") == heard("olimpich") == "alempek"
    assert heard("rovot") == heard("robot") != heard("robo")
