"""Compound words by the real pyvi: the same however a text is written, and never across numbers."""

import subprocess
import sys
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyvi import ViTokenizer

from kb.citations import find_citations
from kb.index.segmentation import Segmenter
from kb.text.vietnamese import normalise

SEGMENTER = Segmenter()  # pyvi takes a second to load: once for all tests


def compounds(text: str) -> list[str]:
    return [text[start:end] for start, end in SEGMENTER.compounds(text)]


def assert_spans_are_in_order(text: str) -> None:
    position = 0
    for start, end in SEGMENTER.compounds(text):
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
    assert SEGMENTER.compounds(text) == [(0, 6), (7, 15)]


@pytest.mark.parametrize("text", ["kỹ thuật", "kĩ thuật", "KỸ THUẬT"])
def test_i_and_y_never_change_the_compounds(text):
    assert SEGMENTER.compounds(text) == [(0, 8)]


def test_a_long_text_has_the_compounds_of_its_lines():
    line = "Các em học sinh vùng cao học tập.\n"
    found = compounds(line * 800)
    assert found == compounds(line) * 800


@pytest.mark.parametrize("piece", ["đ:", "1+"])
def test_pyvi_is_given_long_texts_in_pieces_it_cuts_at_once(piece, monkeypatch):
    """Its time grows with the square of the length: 150,000 letters of the second took 14 s."""
    lengths = []
    cut = ViTokenizer.tokenize
    monkeypatch.setattr(
        ViTokenizer, "tokenize", lambda text: lengths.append(len(text)) or cut(text)
    )
    Segmenter().compounds(piece * 15_000)
    assert sum(lengths) == 30_000
    assert max(lengths) <= 10_000


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
        for start, end in SEGMENTER.compounds(text):
            assert all(end <= each.start or each.end <= start for each in citations)


def test_underscores_of_the_text_are_not_taken_for_compounds():
    assert compounds("học_sinh a_b __ _") == ["học_sinh"]


def test_a_text_without_words_has_no_compounds():
    assert [SEGMENTER.compounds(text) for text in ("", " \n ", "…", "05-CT/TW")] == [[], [], [], []]


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


def test_what_was_cut_is_remembered(tmp_path):
    text = "Ủy ban nhân dân tỉnh biểu dương học sinh"
    first = Segmenter(tmp_path)
    cut = first.compounds(text)
    first.save()
    with closing(Segmenter(tmp_path)) as second:
        assert second.compounds(text) == cut == SEGMENTER.compounds(text)
    assert second._tokenize is None  # the answer came from the file: pyvi was not loaded again


def spoil_file(folder):
    (folder / "segments.sqlite").write_bytes(b"hong" * 1000)


def spoil_folder(folder):
    (folder / "segments.sqlite").mkdir()


@pytest.mark.parametrize("spoil", [spoil_file, spoil_folder])
def test_a_cache_that_cannot_be_used_is_told_of_and_done_without(tmp_path, caplog, spoil):
    spoil(tmp_path)
    segmenter = Segmenter(tmp_path)
    for text in ("học sinh", "nông dân"):
        assert segmenter.compounds(text) == SEGMENTER.compounds(text)
    segmenter.save()
    assert len(caplog.records) == 1
    assert f"{tmp_path}: không dùng được bộ nhớ đệm tách từ" in caplog.text


def test_a_cache_that_cannot_be_written_is_told_of(tmp_path, caplog):
    segmenter = Segmenter(tmp_path)
    segmenter.compounds("học sinh")
    (tmp_path / "segments.sqlite").unlink()
    spoil_folder(tmp_path)
    segmenter.save()
    assert "không dùng được bộ nhớ đệm tách từ" in caplog.text


@pytest.mark.parametrize(
    "module", ["kb.search.answers", "kb.publish", "kb.content.folder", "kb.content.checks"]
)
def test_pyvi_is_not_loaded_before_it_is_needed(module):
    code = f"import {module}, sys; print('pyvi' in sys.modules, 'sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
