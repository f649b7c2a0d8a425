"""Markdown bodies: safe HTML for the page, plain text for index and snippets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.markup import overgrown_line, to_html, to_text


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Một **hay** *lắm*", "<p>Một <strong>hay</strong> <em>lắm</em></p>"),
        ("## Đầu đề", "<h2>Đầu đề</h2>"),
        ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("> Lời kể", "<blockquote>\n<p>Lời kể</p>\n</blockquote>"),
        (
            "[Báo](https://vi-du.example/a)",
            '<p><a href="https://vi-du.example/a" rel="noopener nofollow">Báo</a></p>',
        ),
        (
            "[Thư](mailto:toa-soan@vi-du.example)",
            '<p><a href="mailto:toa-soan@vi-du.example" rel="noopener nofollow">Thư</a></p>',
        ),
    ],
)
def test_markdown_becomes_html(written, html):
    assert to_html(written) == html


def test_a_table_becomes_a_table():
    html = to_html("| Tháng | Quà |\n|---|---|\n| Một | 120 |")
    assert html.replace("\n", "") == (
        "<table><thead><tr><th>Tháng</th><th>Quà</th></tr></thead>"
        "<tbody><tr><td>Một</td><td>120</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ("<style>p {}</style>", ""),
        ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
        ('<img src="x" onerror="alert(1)">a', "<p>a</p>"),
        ("<iframe src='https://vi-du.example'></iframe>a", "<p>a</p>"),
        ("[a](javascript:alert(1))", '<p><a rel="noopener nofollow">a</a></p>'),
        ("[a](JaVaScRiPt:alert(1))", '<p><a rel="noopener nofollow">a</a></p>'),
        ("[a](data:text/html;base64,AAAA)", '<p><a rel="noopener nofollow">a</a></p>'),
        ("<a href='java\nscript:alert(1)'>a</a>", '<p><a rel="noopener nofollow">a</a></p>'),
        (
            '<a href="https://a.example" style="x" target="_top">a</a>',
            '<p><a href="https://a.example" rel="noopener nofollow">a</a></p>',
        ),
    ],
)
def test_what_could_harm_a_reader_is_dropped(written, html):
    assert to_html(written).strip() == html


@pytest.mark.parametrize("text", ["x < y", "x<y", "người lấy < người góp", "5 < 6 > 4", "A & B"])
def test_signs_are_not_taken_for_tags(text):
    assert to_text(text) == text
    assert to_html(text) == f"<p>{_escaped(text)}</p>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_plain_text_has_one_line_a_block():
    prose = "## Mô hình\n\n**Một** việc\nhay\n\n- gạo &lt; muối\n- *áo*\n\n"
    assert to_text(prose + "| A | B |\n|---|---|\n| 1 | 2 |").split("\n") == [
        *("Mô hình", "Một việc hay", "gạo < muối", "áo", "A", "B", "1", "2")
    ]


def test_plain_text_leaves_out_scripts_and_marks():
    assert to_text("Một <script>alert(1)</script>[bài](https://a.example) `hay`") == "Một bài hay"


def test_nothing_gives_nothing():
    assert (to_html(""), to_text(""), to_text(" \n\n ")) == ("", "", "")


@pytest.mark.parametrize("word", ["học_sinh_giỏi", "1.008 hộ", "12,5%", "05-CT/TW", "C++ *"])
def test_words_with_signs_stay_whole(word):
    assert to_text(f"Có {word} ở đây") == f"Có {word} ở đây"


def test_the_bodies_of_the_invented_records_keep_their_words(content):
    body = content.by_id["truong-tieu-hoc-thi-du"].record.body
    assert to_text(body).split("\n") == [
        "Trường có 1.008 học sinh, trong đó tỉ lệ hộ nghèo < 12,5%. Mô hình được nhân rộng gồm:",
        "thầy cô kèm bài buổi tối;",
        "góp sách vở, áo ấm;",
        "thăm nhà hai lần mỗi học kì.",
        "Kĩ sư của trạm điện gần trường hoà vào việc chung: sửa đèn cho lớp học.",
    ]


pieces = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["<script>", "</script>", "<a href=", "javascript:", "onload=", "<!--", "]]>"]),
    st.sampled_from(["**", "[a](", ")", "|---|", "\n\n", "&lt;", "<svg", "/>", "`", "# ", "- "]),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_any_text_gives_html_without_scripts(text):
    html = to_html(text).lower()
    assert "<script" not in html
    assert "<svg" not in html
    assert 'href="javascript' not in html
    assert to_text(text) == to_text(text).strip()


@given(st.text(alphabet="aả đ1.,:;!?-+()\"'/…\n ", max_size=60))
def test_plain_paragraphs_are_the_same_text_with_and_without_rendering(text):
    rendered = to_text(f"{text}\n\n**.**")  # the bold dot sends the whole through Markdown
    assert rendered.removesuffix(".").rstrip("\n") == to_text(text)


@pytest.mark.parametrize("mark", ["> ", ">", "- ", "1. ", "[", "![a](b", "> - "])
def test_marks_nested_ten_thousand_times_are_shown_as_written(mark):
    text = f"Một.\n\n{mark * 10_000}a"
    assert overgrown_line(text) == 3
    assert to_html(text).startswith("<pre>Một.")
    assert to_text(text).endswith(f"{mark}a")


# Each of them, as 60,000 letters, took Python-Markdown between one second and two minutes.
GREEDY = [
    *("<a ", "<a\n", "a<", "<a a\n\n", "a<a ", "<script ", "<scripta\n\n", "<?\n\n", "</", "<!--"),
    *("=\n", "===\n", "a\n=\n", "-\n", "---\n", "- \n", "#\n", "# \n", "# a\n", "#a\n", "> # a\n"),
    *("<a>", "</p>", "a<a>", "*a", "a*", "a`", "` ", "&a;", "\\a", "a  \n"),
]


@pytest.mark.parametrize("marks", GREEDY)
def test_marks_by_the_thousand_are_shown_as_written(marks):
    text = marks * (60_000 // len(marks))
    assert overgrown_line(text)
    assert to_html(f"Một.\n\n{text}").startswith("<pre>Một.")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("- **Một** việc\n" * 160, 320),
        ("| Tháng | Quà |\n|---|---|\n" + "| 5-2024 | 120 |\n" * 600, 601),
        ("Một <br> hai\n\n" * 300, 600),
        ("a < b, c <d; " * 15, 1),
        ("# Một\n\n## Hai\n\n*Ba*\n\n" * 300, 900),
    ],
)
def test_long_lists_tables_and_texts_are_read(text, tags):
    assert overgrown_line(text) is None
    assert len(re.findall("<(?:li|strong|tr|p|br|h2|em)>", to_html(text))) == tags


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_marks_nested_ten_times_are_read(mark):
    text = f"{mark * 10}a"
    assert overgrown_line(text) is None
    assert to_html(text).count("<blockquote>") + to_html(text).count("<li>") == mark.count(" ") * 10
