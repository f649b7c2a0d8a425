"""Text that comes in is shown as it was: no sign of it becomes Markdown, and no tag gets in."""

from html.parser import HTMLParser

import pytest
from hypothesis import given

from kb.imports import Clues, read_file
from kb.imports.escaping import as_markdown
from kb.text.markup import to_html, to_text
from tests.support.import_samples import write_xlsx
from tests.support.paths import cases
from tests.support.signs import texts, words


class Tags(HTMLParser):
    """The names of the tags of some HTML."""

    def __init__(self, html):
        super().__init__()
        self.names = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)


@given(texts)
def test_a_page_shows_any_text_as_it_was(text):
    shown = to_html(as_markdown(text))
    assert words(to_text(as_markdown(text))) == words(text)
    assert Tags(shown).names <= {"p", "ul", "li"}


@pytest.mark.parametrize("case", cases("escaping")["o"], ids=lambda case: case["vi_sao"])
def test_a_page_says_what_the_cell_says(tmp_path, content, case):
    rows = [["STT", "Họ và tên", "Thành tích"], [1, "Lê Thử", case["viet"]]]
    path = write_xlsx(tmp_path / "ds.xlsx", {"DS": rows})
    body = read_file(path, Clues(), content.vocabularies).entries[0].record.body
    assert to_text(body).split("\n") == case["viet"].split("\n")


def test_lines_that_are_a_list_become_one():
    assert as_markdown("Các việc:\n- Hiến đất\n- Góp 5*6 công\n+ 8,5% so với 2022\n+ 9%") == (
        "Các việc:\n\n- Hiến đất\n- Góp 5\\*6 công\n\n\\+ 8,5% so với 2022\n\n\\+ 9%"
    )


def test_a_line_that_was_wrapped_goes_on():
    assert as_markdown("Hiến 500 m2 đất\nlàm đường.\nGóp công.") == (
        "Hiến 500 m2 đất\nlàm đường.\n\nGóp công."
    )


def test_a_line_to_fill_in_is_shown_whole():
    line = "Ký tên: " + "_" * 400
    assert to_text(as_markdown(line)) == line
