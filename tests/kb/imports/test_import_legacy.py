"""TCVN3 and VNI text: recognised by its syllables, converted letter for letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.imports.readers.legacy import (
    TCVN3,
    VNI,
    from_tcvn3,
    from_vni,
    is_syllable,
    majority,
    to_unicode,
)
from tests.support.import_samples import to_tcvn3, to_vni
from tests.support.paths import cases

CASES = cases("import")
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
SMALL = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES] + ["đ"]
CAPITALS = [letter.upper() for letter in SMALL]


@pytest.mark.parametrize("case", CASES["bang_ma"], ids=lambda case: case["unicode"][:30])
def test_text_is_recognised_and_converted(case):
    assert to_unicode(case["tcvn3"]) == case["unicode"]
    assert to_unicode(case["vni"]) == case["unicode"]
    assert to_unicode(case["unicode"]) == case["unicode"]
    assert to_unicode(unicodedata.normalize("NFD", case["unicode"])) == case["unicode"]


def test_all_letters_come_back_from_vni():
    assert [from_vni(to_vni(letter)) for letter in SMALL + CAPITALS] == SMALL + CAPITALS


def test_all_small_letters_and_the_plain_capitals_come_back_from_tcvn3():
    plain = [*"ĂÂÊÔƠƯĐ"]
    assert [from_tcvn3(to_tcvn3(letter)) for letter in SMALL + plain] == SMALL + plain


def test_every_code_means_one_letter():
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert len({code for code in TCVN3 if len(code) == 1}) == len(TCVN3)
    assert set(TCVN3.values()) == (set(SMALL) | set("ĂÂÊÔƠƯĐ")) - set("aeiouyý")
    assert set(VNI.values()) >= (set(SMALL) | set(CAPITALS)) - set("aeiouyAEIOUYìíÌÍ")


@given(st.lists(st.sampled_from(SMALL + CAPITALS + [*" bcgh-,.1"]), max_size=20).map("".join))
def test_vni_goes_there_and_back(text):
    assert from_vni(to_vni(text)) == text


@given(st.lists(st.sampled_from([*SMALL, *" bcgh-,.1"]), max_size=20).map("".join))
def test_tcvn3_goes_there_and_back(text):
    assert from_tcvn3(to_tcvn3(text)) == text


def test_capitals_that_tcvn3_lacks_are_told_by_their_neighbours():
    assert from_tcvn3("CéNG HßA") == "CỘNG HÒA"
    assert from_tcvn3("HuyÖn Hßa An") == "Huyện Hòa An"


def test_a_doubtful_word_follows_the_majority_of_its_file():
    assert to_unicode("Lª Tó", "tcvn3") == "Lê Tú"
    assert to_unicode("Lê Tú", "unicode") == "Lê Tú"
    assert to_unicode("Lê Tú", "tcvn3") == "Lờ Tỳ"  # what these codes mean in such a file
    assert to_unicode("Lê Tú", "unicode", font=".VnTime") == "Lờ Tỳ"
    assert to_unicode("Lê Hằng", "tcvn3") == "Lê Hằng"  # "ằ" exists in Unicode only


def test_the_majority_of_a_file():
    texts = ["Họ và tên", "NguyÔn V¨n A", "TrÇn ThÞ B", "Xã", "100"]
    assert majority(texts) == "tcvn3"
    assert majority(["Nguyễn Văn A", "Xã", "Lê Tú"]) == "unicode"
    assert majority(["Nguyeãn Vaên A", "Traàn Thò B"]) == "vni"
    assert majority([]) == "unicode"


def test_what_a_syllable_is():
    good = ["nguyễn", "khuỷu", "quỳnh", "giếng", "gìn", "nghiêng", "Đắk", "uyên", "Ước", "quốc"]
    bad = ["nguyôn", "viöt", "v¨n", "ngàc", "bcd", "cafộ", "ấấ", "thÞ"]
    assert [word for word in good if not is_syllable(word)] == []
    assert [word for word in bad if is_syllable(word)] == []
