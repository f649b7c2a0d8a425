"""Where the sentences of newspapers end."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.material.suggesting.sentences import sentences_of, split_sentences
from tests.support.suggested import article

SPLIT = [
    ["TP. HCM có 1.500 hộ.", "Ông kể: “Vui lắm!”", "Rồi ông đi."],
    ["PGS.TS. Lê Văn Mẫu, GS Thử đến ngày 20.11.", "Sau đó, ThS.BS Lê Mẫu về."],
    ["Ông Lê Văn T. kể.", "Đại hội lần thứ V.", "Năm 2020 ông về."],
    ["“Tôi vui lắm.” – ông nói.", "- Sao thế?", "- Bà hỏi."],
    ["Theo bao.vn và Vietnam.vn, ông về ngày 5.6.2020.", "12 hộ theo ông."],
    ["Mọi người cười…", "Rồi về... nhà."],
    ["“Làm được!", "Cứ làm đi!” là lời ông.", "Bà đồng ý."],
    ["Q. 1, P. Bến Mẫu, Tp. Thử, v.v. là nơi ấy."],
]


@pytest.mark.parametrize("pieces", SPLIT, ids=lambda pieces: pieces[0])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sentences_end_where_a_reader_ends_them(pieces, form):
    text = unicodedata.normalize(form, " ".join(pieces))
    found = list(split_sentences(text))
    assert [read for read, _ in found] == pieces
    assert all(given in text for _, given in found)


def test_a_missing_blank_parts_sentences_as_well():
    assert [read for read, _ in split_sentences("Ông làm đường.Bà ở nhà.")] == [
        "Ông làm đường.",
        "Bà ở nhà.",
    ]


@given(st.text(alphabet="aB.!?…\n “”\"'-()1à\u0300\u00ad", max_size=60))
def test_sentences_stand_in_any_text_in_their_order(text):
    place = 0
    for _, given_text in split_sentences(text):
        place = text.index(given_text, place) + len(given_text)


@pytest.mark.parametrize("text", ["." * 100_000, "“" * 50_000, "a. " * 30_000, "(" * 50_000])
def test_a_text_of_nothing_but_signs_is_cut_in_no_time(text):
    assert all(given_text in text for _, given_text in split_sentences(text))


def test_bylines_and_captions_are_no_sentences():
    material = article(
        "Ông Mẫu",
        "Ông Mẫu hiến đất.",
        "Ông Mẫu bên con đường - Ảnh: TRẦN VIẾT.",
        "Bà Thử cũng vậy.",
        "Bài, ảnh: Trần Văn Viết",
        "TRẦN VIẾT",
    )
    assert [each.text for each in sentences_of(material)] == [
        "Ông Mẫu hiến đất.",
        "Bà Thử cũng vậy.",
    ]
