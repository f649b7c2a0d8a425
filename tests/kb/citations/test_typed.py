"""Document numbers as they are typed into a search box, where more is one than in prose."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citations import find_citations, find_typed
from tests.support.paths import cases

CASES = cases("typed_numbers")["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_number_is_read_in_any_order_and_with_any_joint(case):
    found = [
        (str(each.number), case["text"][each.start : each.end_with_date])
        for each in find_typed(case["text"])
    ]
    assert found == ([(case["number"], case["part"])] if "number" in case else [])


pieces = st.sampled_from(
    ["05", "o5", "CT", "chỉ thị", "TW", "TTg", "/", "-", "_", ".", "\\", " ", "số", "2016", "NQ"]
)


@given(st.lists(pieces, max_size=12).map("".join) | st.text())
def test_what_is_found_stands_in_order_and_apart(text):
    found = find_typed(text)
    for each, following in itertools.pairwise(found):
        assert each.end_with_date <= following.start
    assert all(each.text == text[each.start : each.end] for each in found)


def test_prose_is_read_strictly_as_before():
    assert not find_citations("Theo CT/TW 05 và số 5 chỉ thị, o5_CT_TW")
