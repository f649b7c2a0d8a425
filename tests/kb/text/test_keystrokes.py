"""What an input method makes of keys."""

import pytest

from kb.text.keystrokes import typed_letters
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import canonical
from tests.support.typists import telex, vni

WORDS = [
    "học",
    "việt",
    "người",
    "được",
    "trường",
    "đường",
    "thuở",
    "mưa",
    "quyết",
    "giặc",
    "gì",
    "hoà",
    "hoạ",
    "khoẻ",
    "thuý",
    "nghiêng",
    "khuỷu",
    "đắk",
    "ruộng",
    "hưởng",
    "xoèn",
    "quốc",
    "uống",
    "ướt",
    "oằn",
    "tư",
    "như",
    "nhưng",
    "yến",
    "quỳnh",
    "lũ",
    "đỡ",
    "đầu",
    "văn",
]


def read(keys, method):
    return {word for word in typed_letters(keys, method) if may_be_syllable(word)}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("at_end", [True, False])
def test_keys_give_the_word(word, at_end):
    assert canonical(word) in read(telex(word, at_end=at_end), "telex")
    assert canonical(word) in read(vni(word, at_end=at_end), "vni")


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("vietej", "việt"), ("vietje", "việt"), ("nguowif", "người"), ("ngwowif", "người"),
        ("nguwoif", "người"), ("duowcjd", "được"), ("xooong", "xoong"), ("tw", "tư"),
        ("nhwng", "nhưng"), ("hoasf", "hoà"), ("thuowr", "thuở"),
    ],
)  # fmt: skip
def test_telex_in_any_order(keys, word):
    assert word in read(keys, "telex")


@pytest.mark.parametrize(
    ("keys", "word"),
    [("nguoi72", "người"), ("ngu7oi2", "người"), ("duoc759", "được"), ("tot61", "tốt")],
)
def test_vni_in_any_order(keys, word):
    assert word in read(keys, "vni")


@pytest.mark.parametrize(
    "keys", ["hoc", "xong", "facebook", "robot", "sang", "05", "ubnd", "hpamj"]
)
def test_what_bears_no_keys_is_nothing_in_telex(keys):
    assert read(keys, "telex") == set()


@pytest.mark.parametrize("keys", ["hoc", "ct05", "nam2023", "khoa13", "05", "covid19", "qh15"])
def test_what_bears_no_keys_is_nothing_in_vni(keys):
    assert read(keys, "vni") == set()


def test_a_long_text_takes_no_time():
    assert typed_letters("uoaw" * 1000, "telex") == frozenset()
