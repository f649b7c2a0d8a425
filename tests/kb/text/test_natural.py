"""Markdown as people write it, shown as meant: the table in cases/markdown.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.markup import to_html, to_text
from kb.text.natural import as_meant
from kb.text.vietnamese import syllable_texts
from tests.support.paths import cases
from tests.support.seen import seen_on_page

CASES = cases("markdown")["bai"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["vi_sao"])
def test_a_page_shows(case):
    assert seen_on_page(to_html(case["viet"])) == case["thay"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["vi_sao"])
def test_the_index_has_the_lines_of_the_page(case):
    """But for marks, the numbers of items, and tables, whose cells are lines of their own."""
    lines = [line for line in case["thay"] if not line.startswith("bảng")]
    text = to_text(case["viet"])
    for line in lines:
        bare = line.lstrip(" >#•") if line.lstrip().startswith(("•", ">", "#")) else line.strip()
        assert bare.split(". ", 1)[-1] in text


def test_a_list_in_a_quotation_is_one():
    html = to_html("> Ba việc:\n> - một\n> - hai\nHết.")
    assert seen_on_page(html) == ["> Ba việc:", "> • một", "> • hai", "Hết."]


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn.\nNgắt dòng.\n\nHai.",
        "- một\n- hai\n    - trong hai\n\nĐoạn.",
        "1. một\n\n    thêm\n\n2. hai",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\nSau.",
        "## Đầu\n\n> lời\n> tiếp\n\nMột *hay* **lắm**  \nxuống dòng",
        "[a](https://vi-du.example/1*2) và `1*2`",
        "Ngày 20.11 là ngày vui; 1.234 hộ; - không - phải - danh sách",
    ],
)
def test_what_is_markdown_already_is_left_as_it_is(text):
    assert as_meant(text) == text


heads = st.sampled_from(
    ["- ", "+ ", "* ", "1. ", "2. ", "7. ", "1990. ", "a) ", "• ", "> ", "# ", "#"]
)
words = st.sampled_from(
    ["Một", "hai.", "ba:", "5*6", "|", "---", "|---|", "**", "\n", "\n\n", "  ", "    "]
)
bodies = st.lists(heads | words | st.text("aĐ1.-|#>* \n", max_size=4), max_size=14).map("".join)


@given(bodies)
def test_once_is_enough(text):
    assert as_meant(as_meant(text)) == as_meant(text)


@given(bodies)
def test_no_word_is_added_or_lost(text):
    assert syllable_texts(as_meant(text)) == syllable_texts(text)
