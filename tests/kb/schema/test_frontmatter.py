"""Front matter and body, taken apart: tested with strings, no file in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.schema.frontmatter import Document, FormError, Mapping, Scalar, Sequence, parse_yaml, split


def refused(text: str) -> str:
    """The message with which a text is refused, line first."""
    with pytest.raises(FormError) as caught:
        parse_yaml(text)
    error = caught.value
    assert str(error) == f"{error.line}: {error.wrong}; {error.remedy}"
    return str(error)


def test_a_file_is_taken_apart_with_line_numbers():
    text = "---\ntitle: Bữa cơm\nyears: [2019,\n  2021]\n---\n\n# Đầu đề\n\nBài.\n"
    years = Sequence((Scalar("2019", 3), Scalar("2021", 4)), 3)
    entries = ((Scalar("title", 2), Scalar("Bữa cơm", 2)), (Scalar("years", 3), years))
    document = split(text)
    assert document.front == Mapping(entries, 2)
    assert document.body == "# Đầu đề\n\nBài."


def test_a_body_may_be_missing_or_hold_further_fences():
    front = Mapping(((Scalar("a", 2), Scalar("1", 2)),), 2)
    assert split("---\na: 1\n---") == Document(front, "", 4)
    assert split("--- \na: 1\n---  \nMột\n---\nHai") == Document(front, "Một\n---\nHai", 4)


def test_the_body_line_is_where_the_body_begins():
    lines = ["---", "a: 1", "---", "Một", "Hai"]
    document = split("\n".join(lines))
    assert lines[document.body_line - 1] == "Một"


def test_scalars_stay_as_they_were_written():
    written = ["05", "012", "no", "12:30", "2016-05-15", "~", "null", "1.008", "0x1F", "1e3"]
    node = parse_yaml("\n".join(f"- {text}" for text in written))
    assert [(item.text, item.line) for item in node.items] == [
        (text, line) for line, text in enumerate(written, start=1)
    ]


def test_tags_give_no_type_and_run_nothing():
    node = parse_yaml('a: !!python/object/apply:os.system ["exit"]\nb: !!int 05')
    assert node.entries == (
        (Scalar("a", 1), Sequence((Scalar("exit", 1),), 1)),
        (Scalar("b", 2), Scalar("05", 2)),
    )


def test_lines_may_be_counted_from_another_start():
    assert parse_yaml("a: 1", first_line=7) == Mapping(((Scalar("a", 7), Scalar("1", 7)),), 7)


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có chú thích"])
def test_nothing_is_read_from_nothing(text):
    assert parse_yaml(text) is None


COLON = "giá trị có dấu hai chấm mà không đặt trong ngoặc kép"
SYNTAX = (
    "dòng này không đúng cú pháp YAML; "
    "hãy xem lại dấu ngoặc, dấu nháy và thụt dòng (hoặc dòng ngay trên)"
)
ANCHOR = "dùng & hoặc * (neo của YAML); hãy viết lại giá trị, hoặc đặt nó trong ngoặc kép"


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("title: Chỉ thị: học tập", 'title: "Chỉ thị: học tập"'),
        ("title: Chỉ thị:", 'title: "Chỉ thị:"'),
        ('title: Bài "Một": hai', "title: \"Bài 'Một': hai\""),
        ("  - title: Báo: tin", 'title: "Báo: tin"'),
    ],
)
def test_a_colon_in_a_value_is_answered_with_the_quoted_line(line, quoted):
    text = f"kind: mo-hinh\nsources:\n{line}\n" if line.startswith(" ") else f"a: 1\n\n{line}"
    assert refused(text) == f"3: {COLON}; hãy viết {quoted}"
    assert parse_yaml(quoted) is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n b: 2\nc: 3", f"2: {SYNTAX}"),
        ('a: "x" y', f"1: {SYNTAX}"),
        ("a: @x", f"1: {SYNTAX}"),
        ("a: [1, 2}", f"1: {SYNTAX}"),
        ("a:\n\t- b", "2: dùng phím Tab để thụt dòng; hãy thay bằng dấu cách"),
        ("b: 1\na: &x 1", f"2: {ANCHOR}"),
        ("a: *x", f"1: {ANCHOR}"),
        ("? [a]\n: b", '1: tên trường không phải là chữ; hãy viết "tên trường: giá trị"'),
    ],
)
def test_mistakes_of_form_are_told_to_an_editor(text, message):
    assert refused(text) == message


@pytest.mark.parametrize("text", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000, "a: " + "[" * 9])
def test_deep_nesting_is_refused(text):
    assert refused(text) == "1: các giá trị lồng nhau quá sâu; hãy viết phẳng lại"


def test_a_billion_laughs_are_refused_at_the_first():
    bomb = "a: &a [ha, ha]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(40))
    assert refused(bomb) == f"1: {ANCHOR}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", '1: thiếu phần đầu hồ sơ; hãy mở đầu tệp bằng một dòng "---"'),
        ("Bài.\n---\na: 1\n---", '1: thiếu phần đầu hồ sơ; hãy mở đầu tệp bằng một dòng "---"'),
        (
            "---\na: 1",
            '1: phần đầu hồ sơ không có dòng kết; hãy thêm một dòng "---" trước bài',
        ),
        ("---\n---\nBài", '2: phần đầu hồ sơ trống; hãy viết các dòng "tên trường: giá trị"'),
        (
            "---\ntitle: Chỉ thị: học\n---\n",
            f'2: {COLON}; hãy viết title: "Chỉ thị: học"',
        ),
    ],
)
def test_a_file_without_its_parts_is_refused(text, message):
    with pytest.raises(FormError) as caught:
        split(text)
    assert str(caught.value) == message


pieces = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["---\n", "a: ", "- ", "\n", '"', "'", "[", "]", "{", "}", "&x", "*x", "|\n"]),
    st.sampled_from(["\t", "# ", ": ", "\u2028", "!!int ", "%YAML", "? ", "<<: ", "\ufeff", "😀"]),
)


def refused_line(read, text: str) -> int | None:
    try:
        read(text)
    except FormError as error:
        return error.line
    return None


@given(st.lists(pieces, max_size=15).map("".join))
def test_any_text_is_read_or_refused_with_a_line(text):
    last = len(text.splitlines()) + 2
    assert all(
        (refused_line(read, text) or 1) in range(1, last + 1) for read in (split, parse_yaml)
    )
