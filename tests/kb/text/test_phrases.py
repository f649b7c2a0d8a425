"""Small pieces of prose: names in a row, capitals, numbers with dots."""

import pytest

from kb.text.phrases import format_number, inside, joined, listed, quoted, sentence


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ([], ""),
        (["Giáo dục"], "Giáo dục"),
        (["Giáo dục", "An sinh"], "Giáo dục và An sinh"),
        (["Giáo dục", "Phụ nữ", "An sinh"], "Giáo dục, Phụ nữ và An sinh"),
    ],
)
def test_names_stand_in_a_row(names, row):
    assert listed(names) == row


def test_what_is_not_known_leaves_no_comma():
    assert joined("Báo Ví Dụ", None, "", 2023) == "Báo Ví Dụ, 2023"


def test_a_capital_comes_and_goes_at_the_head():
    assert sentence("đặc khu Mẫu") == "Đặc khu Mẫu"
    assert inside("Đã dùng: Sách") == "đã dùng: Sách"
    assert (sentence(""), inside("")) == ("", "")


def test_long_words_of_a_reader_are_cut():
    assert quoted("đỡ đầu") == "“đỡ đầu”"
    assert quoted("thí dụ " * 20) == f"“{('thí dụ ' * 12)[:80].rstrip()}…”"


def test_thousands_have_dots():
    assert [format_number(value) for value in (999, 1008, 1234567)] == ["999", "1.008", "1.234.567"]
