"""What is private in a text is found however it is spelt, and what only looks alike is not."""

import time

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
def test_a_text_of_nothing_but_numbers_takes_time_by_its_length(piece):
    """40,000 letters of the first took 2.6 s."""
    started = time.process_time()
    list(find_private(piece * (100_000 // len(piece))))
    assert time.process_time() - started < 2
