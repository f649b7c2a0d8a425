"""Compound words by the real pyvi: the same however a text is written, and never across numbers."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyvi import ViTokenizer

from kb.citations import find_citations
from kb.index import segmentation
from kb.index.crf import WordModel
from kb.text.vietnamese import normalise

MODEL = WordModel()


def compounds(text: str) -> list[str]:
    return [text[start:end] for start, end in segmentation.compounds(text)]


def assert_spans_are_in_order(text: str) -> None:
    position = 0
    for start, end in segmentation.compounds(text):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end


def test_neighbouring_syllables_of_one_word_form_a_compound():
    found = compounds("Công nghệ thông tin giúp học sinh vùng cao ở Việt Nam")
    assert found == ["Công nghệ", "thông tin", "học sinh", "vùng cao", "Việt Nam"]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh",
        "Uỷ ban nhân dân tỉnh",
        "ủy ban nhân dân tỉnh",
        "ỦY BAN NHÂN DÂN TỈNH",
        "UỶ BAN NHÂN DÂN TỈNH",
        "Uỷ Ban Nhân Dân Tỉnh",
    ],
)
def test_case_and_tone_placement_never_change_the_compounds(text):
    assert segmentation.compounds(text) == [(0, 6), (7, 15)]


@pytest.mark.parametrize("text", ["kỹ thuật", "kĩ thuật", "KỸ THUẬT"])
def test_i_and_y_never_change_the_compounds(text):
    assert segmentation.compounds(text) == [(0, 8)]


def test_a_long_text_has_the_compounds_of_its_lines():
    line = "Các em học sinh vùng cao học tập.\n"
    found = compounds(line * 800)
    assert found == compounds(line) * 800


def test_document_numbers_and_dates_stand_in_no_compound():
    text = (
        "Học tập Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị, Nghị định 73/2023/NĐ-CP, "
        "lúc 8:30 ngày 15.5.2016 tại hội nghị"
    )
    assert compounds(text) == ["Học tập", "Chính trị", "hội nghị"]


def test_no_compound_touches_a_cited_document(content):
    texts = [text for file in content.files for text in (file.record.title, file.record.body)]
    cited = {text: find_citations(text) for text in texts if find_citations(text)}
    assert len(cited) >= 5
    for text, citations in cited.items():
        for start, end in segmentation.compounds(text):
            assert all(end <= each.start or each.end <= start for each in citations)


def test_underscores_of_the_text_are_not_taken_for_compounds():
    assert compounds("học_sinh a_b __ _") == ["học_sinh"]


def test_a_text_without_words_has_no_compounds():
    assert [segmentation.compounds(text) for text in ("", " \n ", "…", "05-CT/TW")] == [
        [],
        [],
        [],
        [],
    ]


pieces = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["học sinh ", "Ủy ban ", "HỒ CHÍ MINH ", "_", "__", " - ", "...", "TP.", "\n"]),
    st.sampled_from(["05-CT/TW", "15/5/2016", "1.008 ", "http://a.b/c_d", "a@b.vn", "\u00a0", "‘"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=10).map("".join))
def test_any_text_gives_spans_inside_it_in_order(text):
    assert_spans_are_in_order(normalise(text))


def test_text_that_is_not_composed_is_survived():
    assert_spans_are_in_order(unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh học tập"))


def by_pyvi(text: str) -> list[str]:
    """The words of several syllables as pyvi itself writes them, without the blanks inside."""
    words = (word.strip("_") for word in ViTokenizer.tokenize(text).split())
    return [word.replace("_", "") for word in words if "_" in word]


def by_us(text: str) -> list[str]:
    return ["".join(text[start:end].split()) for start, end in MODEL.compounds(text)]


def test_every_text_is_cut_as_pyvi_itself_cuts_it(content):
    texts = [text for file in content.files for text in (file.record.title, file.record.body)]
    for text in (*texts, *map(str.lower, texts), *map(str.upper, texts)):
        assert by_us(text.replace("_", " ")) == by_pyvi(text.replace("_", " "))


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=12).map("".join))
def test_so_is_any_text(text):
    text = normalise(text).replace("_", " ")
    assert by_us(text) == by_pyvi(text)


def test_cutting_loads_neither_pyvi_nor_what_it_drags_in():
    code = """
import sys
from kb.index.segmentation import compounds
print(compounds("học sinh"), {"pyvi", "sklearn", "pycrfsuite"}.intersection(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[(0, 8)] set()\n"
