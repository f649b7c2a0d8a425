"""What is private in a text is found however it is spelt, and what only looks alike is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.private import find_private, without_private
from tests.support.paths import cases


@pytest.mark.parametrize("case", cases("private")["rieng"], ids=lambda case: case["viet"][:40])
def test_private_data_are_found_and_left_out(case):
    left, what = without_private(case["viet"])
    assert sorted(what) == sorted(case["la"])
    text = " ".join(left.replace(" ,", ",").split())
    assert text == case.get("con", case["viet"])


@given(st.text(alphabet="0123456789 .-/()+*abĐ,:\n", max_size=60))
def test_what_is_left_out_is_what_was_found(text):
    left, what = without_private(text, mark="")
    found = find_private(text)
    assert len(what) == len(found)
    assert len(left) == len(text) - sum(each.end - each.start for each in found)


@pytest.mark.parametrize("piece", ["1+2+", "a.b-", "0912 345 ", "số 1, ", "(0) ", "@a", "thôn 1, "])
def test_a_long_text_of_nothing_but_numbers_is_read_to_its_end(piece):
    """40,000 letters of the first once took 2.6 s, by their square: half an hour here."""
    list(find_private(piece * (1_000_000 // len(piece))))
