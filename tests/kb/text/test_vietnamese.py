"""Vietnamese text, against the table that Vietnamese readers keep: cases/vietnamese.toml."""

import random
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.vietnamese import (
    Syllable,
    canonical,
    fold,
    has_marks,
    lower,
    match_key,
    normalise,
    slug,
    sort_key,
    spellings,
    syllable_texts,
    syllables,
    words_apart,
)
from tests.support.paths import cases

CASES: dict[str, list[dict[str, Any]]] = cases("vietnamese")
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
# Every vowel with every tone, and đ; then the same in capitals: made by Unicode, not by hand.
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]

# Any text, with more than a fair share of what is Vietnamese or troublesome.
pieces = st.one_of(
    st.text(max_size=8),
    st.sampled_from(LETTERS),
    st.sampled_from(["hòa ", "Ủy ", "quý ", "1.008", "12.5", ". ", "_", "\n", "İ", "ß", "ŉ", "ﬁ"]),
    st.sampled_from(["\u0323", "\u0302", "\x00", "\u200b", "\ufeff", "가", "٣", "²"]),
)
texts = st.lists(pieces, max_size=12).map("".join)


def table(name: str, label: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: str(case[label]))


@table("dang_khop", "khop")
def test_all_spellings_share_one_matching_form(case):
    assert [canonical(spelling) for spelling in case["viet"]] == [case["khop"]] * len(case["viet"])


@table("dang_khop", "khop")
def test_the_matching_form_is_the_same_for_decomposed_text(case):
    decomposed = [unicodedata.normalize("NFD", spelling) for spelling in case["viet"]]
    assert {canonical(normalise(text)) for text in decomposed} == {case["khop"]}


@table("khong_doi", "chu")
def test_other_syllables_keep_their_tone_where_it_is(case):
    assert canonical(case["chu"]) == case["chu"]
    assert canonical(case["chu"].upper()) == case["chu"]


@table("bo_dau", "viet")
def test_folding_drops_marks_and_nothing_else(case):
    assert fold(case["viet"]) == case["bo_dau"]


@table("tieng", "cau")
def test_a_sentence_is_cut_into_syllables(case):
    assert syllable_texts(case["cau"]) == case["tieng"]
    assert [syllable.text for syllable in syllables(case["cau"])] == case["tieng"]


@table("khoa", "khoa")
def test_texts_alike_but_for_marks_share_a_key(case):
    spellings = case["viet"] + [unicodedata.normalize("NFD", text) for text in case["viet"]]
    assert [match_key(spelling) for spelling in spellings] == [case["khoa"]] * len(spellings)


@table("ma", "viet")
def test_a_slug_is_ascii(case):
    assert slug(case["viet"]) == slug(unicodedata.normalize("NFD", case["viet"])) == case["ma"]


@table("thu_tu", "danh_sach")
def test_lists_stand_in_dictionary_order(case):
    shuffled = random.Random(7).sample(case["danh_sach"], len(case["danh_sach"]))
    assert sorted(shuffled, key=sort_key) == case["danh_sach"]


def test_there_are_as_many_letters_as_vietnamese_has():
    marked = [letter for letter in LETTERS if not letter.isascii()]
    assert len(set(marked)) == 134
    assert len(set(LETTERS)) == 146


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_folds_to_its_base_in_its_case(letter):
    base = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
    assert fold(letter) == (base.upper() if letter.isupper() else base)


def test_every_letter_has_its_small_form():
    assert [lower(letter) for letter in LETTERS] == SMALL * 2


def test_has_marks_tells_what_was_typed():
    assert all(map(has_marks, ["đường", "Ý", "05-CT/TƯ"]))
    assert not any(map(has_marks, ["duong", "05-CT/TW", "“a” – …", ""]))


def test_normalise_composes_what_was_decomposed():
    decomposed = unicodedata.normalize("NFD", "Đổi mới ở Quảng Ngãi, Ế Ỗ Ữ")
    assert normalise(decomposed) == "Đổi mới ở Quảng Ngãi, Ế Ỗ Ữ"


def test_normalise_orders_marks_typed_the_other_way_round():
    assert normalise("e\u0323\u0302") == normalise("e\u0302\u0323") == "ệ"


def test_normalise_makes_spaces_of_control_characters_and_keeps_lines():
    written = "Bữa\tcơm\x00nhân ái\x85một\u2028hai\r\nba"
    assert normalise(written) == "Bữa cơm nhân ái một hai \nba"


def test_normalise_drops_what_nobody_sees():
    written = "\ufeffKết lu\u00adậ\u2060n 0\u034f5\ufe0e-\u200bCT/TW, l\u200da\u00ad\u0323i"
    assert normalise(written) == "Kết luận 05-CT/TW, lại"


def test_a_letter_whose_small_form_is_two_letters_stays():
    assert lower("İSTANBUL Ở ĐÂU") == "İstanbul ở đâu"


def test_syllables_tell_where_they_stand():
    assert list(syllables("Ủy ban, 1.008 hộ.")) == [
        Syllable("uỷ", 0, 2),
        Syllable("ban", 3, 6),
        Syllable("1008", 8, 13),
        Syllable("hộ", 14, 16),
    ]


def test_tone_placement_does_not_count_in_sorting():
    assert sort_key("hoà bình") == sort_key("Hòa Bình")


def test_sorting_survives_any_letter():
    assert sorted(["가", "z", "ă", "7", "!"], key=sort_key) == ["!", "7", "ă", "z", "가"]


@given(texts)
def test_forms_keep_the_length_of_composed_text(text):
    text = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(lower(text)) == len(canonical(text)) == len(text)


@given(texts)
def test_forms_are_reached_in_one_step(text):
    text = normalise(text)
    assert normalise(text) == text
    assert canonical(canonical(text)) == canonical(text)
    assert fold(fold(text)) == fold(text)


def test_words_stand_apart_where_they_stood():
    assert words_apart("“Bà”, con_cháu; 1.008 hộ—ấp\n") == " Bà   con cháu  1 008 hộ ấp "


@given(texts)
def test_what_is_no_letter_and_no_digit_is_a_blank(text):
    expected = "".join(char if char.isalnum() else " " for char in text)
    assert words_apart(text) == expected


@given(texts)
def test_positions_of_syllables_slice_them_back(text):
    text = normalise(text)
    end = 0
    for syllable in syllables(text):
        assert canonical(text)[syllable.start : syllable.end].replace(".", "") == syllable.text
        assert end <= syllable.start < syllable.end <= len(text)
        end = syllable.end


@given(texts)
def test_case_never_changes_the_matching_form(text):
    vietnamese = "".join(char for char in text if char in LETTERS or char.isspace())
    assert canonical(vietnamese.upper()) == canonical(vietnamese)


@given(texts)
def test_any_text_has_a_key_a_slug_and_a_place(text):
    assert slug(text).isascii()
    assert match_key(match_key(text)) == match_key(text)
    assert sort_key(text) == sort_key(normalise(text))


@given(text=st.lists(pieces).map("".join).map(normalise))
def test_a_spelling_stands_beside_every_matching_form(text):
    matching, written = spellings(text)
    assert matching == syllable_texts(lower(text))
    assert list(map(canonical, written)) == matching


def test_a_spelling_is_as_written():
    assert spellings("Ủy ban, 1.008 kỹ sư") == (
        ["uỷ", "ban", "1008", "kĩ", "sư"],
        ["ủy", "ban", "1008", "kỹ", "sư"],
    )
