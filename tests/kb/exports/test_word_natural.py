"""Markdown as people write it is shown in Word as on the page: the table in cases/markdown.toml."""

import pytest

from tests.support.paths import cases
from tests.support.seen import seen_in_word
from tests.support.word_files import exemplar, opened, selection_of


@pytest.mark.parametrize("case", cases("markdown")["bai"], ids=lambda case: case["vi_sao"])
def test_word_shows_what_the_page_shows(case):
    document = opened(selection_of(exemplar(body=case["viet"])), "bo-doc")
    assert seen_in_word(document, "Thông tin", "Nguồn") == case["thay"]
