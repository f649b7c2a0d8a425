"""What may be a Vietnamese syllable, by its initial, rime and tone."""

import pytest

from kb.text.syllable import may_be_syllable, with_tone, without_tone


@pytest.mark.parametrize(
    "text",
    [
        "nguyen khuya quynh giuong ruou nghieng oanh yeu truong uy khuyu xoong gi quoc boong",
        "nguyễn khuya quỳnh giường rượu nghiêng oanh yêu trường uỷ khuỷu xoong gì quốc thuở",
        "đắk lắk kạn niê gìn giết quí quý kĩ kỹ hoà khoẻ vọoc được sẽ",
    ],
)
def test_a_word_is_built_like_a_syllable(text):
    assert [word for word in text.split() if not may_be_syllable(word)] == []


@pytest.mark.parametrize(
    "text",
    [
        "khogn hcoj taon facebook robot tw ubnd hocj ddoongf sihn hocsinh f",
        "hòc hỏch câ ngêu cê gê trươ ước1 fô",
    ],
)
def test_a_word_is_not(text):
    assert [word for word in text.split() if may_be_syllable(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "trường",
        "hoà",
        "hoàn",
        "khoẻ",
        "thuý",
        "thuỷ",
        "già",
        "giặt",
        "gì",
        "quý",
        "quả",
        "mía",
        "mùa",
        "mưa",
        "người",
        "khuỷu",
        "chuyện",
        "yến",
    ],
)
def test_a_tone_is_put_back_where_it_was(word):
    assert with_tone(*without_tone(word)) == word
