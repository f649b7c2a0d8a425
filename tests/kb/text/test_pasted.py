"""What is pasted into the search box, as it was meant."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.text.pasted import plain
from kb.text.vietnamese import normalise
from tests.support.paths import cases


@pytest.mark.parametrize("case", cases("pasted")["case"], ids=lambda case: ascii(case["text"]))
def test_pasted_text_is_read_as_it_was_meant(case):
    assert plain(case["text"]) == case["plain"]


@given(st.text() | st.text(alphabet="&#;%x09aAEcỉ\u2009\u00a0 +"))
@example("%" * 1000)
def test_any_text_becomes_plain_and_normal(text):
    assert plain(text) == normalise(plain(text)) == plain(normalise(text))
