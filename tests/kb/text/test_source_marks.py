"""Marks of sources: where they stand, what is none, and that nothing takes them for words."""

import pytest

from kb.text.markup import to_html, to_marked_html, to_text
from kb.text.source_marks import blotted, has_marks, kept, parted, said, shown, source_marks
from tests.support.paths import cases

CASES = cases("source_marks")["bai"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["viet"][:40])
def test_marks_are_told_from_what_only_looks_like_them(case):
    found = [list(each.numbers) for each in source_marks(case["viet"])]
    # What stands in code is seen as code only once the text is HTML.
    assert found == case["dau"] or "`" in case["viet"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["viet"][:40])
def test_a_text_without_its_marks_reads_on(case):
    assert to_text(case["viet"]) == case["con"]


def test_html_without_marks_and_html_that_waits_for_them():
    text = "Giúp 40 hộ [1]. Xong [1, 2]."
    assert to_html(text) == "<p>Giúp 40 hộ. Xong.</p>"
    waiting = to_marked_html(text)
    assert shown(waiting, said) == "<p>Giúp 40 hộ[1]. Xong[1, 2].</p>"
    assert shown(kept(waiting, 1), said) == "<p>Giúp 40 hộ[1]. Xong [1, 2].</p>"
    assert list(parted(kept("a\ue101b\ue102", 1))) == [("a", (1,)), ("b [2]", ())]


def test_signs_that_somebody_pasted_are_no_marks():
    assert to_text("Một\ue101 hai [1]") == "Một hai"
    assert shown(to_marked_html("Một\ue101 hai [1]"), said) == "<p>Một hai[1]</p>"


def test_marks_are_blotted_letter_for_letter():
    text = "Giúp hộ [1], rồi [2]."
    assert blotted(text) == "Giúp hộ    , rồi    ."
    assert (has_marks(text), has_marks("Năm [2023].")) == (True, False)
