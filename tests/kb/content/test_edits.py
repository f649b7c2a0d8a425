"""A record's file is changed where the record changed, and nowhere else."""

import difflib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.edits import edited, edited_item
from kb.schema import frontmatter
from kb.schema.frontmatter import Mapping, Sequence, split
from kb.text.invisible import visible
from tests.support.paths import ROOT

FILE = """---
# Lời dặn ở đầu
title: Chuyến xe không đồng  # tên tạm
kind: mo-hinh
province: 'Bắc Kạn'
years: [2023,
  2024]

# khen thưởng, theo thứ tự
honours:
  - {title: "Bằng khen", year: 2021}
  # bằng này chưa rõ năm
  - title: Giấy khen
    issuer: UBND xã Mẫu
role:
status: published
---

Bài viết.
"""
SECOND = {"title": "Giấy khen", "issuer": "UBND xã Mẫu"}
ORDER = ("title", "kind", "subject", "province", "fields", "level", "years", "honours", "status")


def lines_changed(before: str, after: str) -> list[str]:
    """The lines taken out and put in, as a diff writes them."""
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def plain(node: frontmatter.Node):
    """What a file says, as plain values of text."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return node.text


def read(text: str) -> dict:
    return plain(split(text).front)


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"title": "Chuyến xe không đồng"}, []),
        (
            {"title": "Chuyến xe: nghĩa tình"},
            [
                "-title: Chuyến xe không đồng  # tên tạm",
                '+title: "Chuyến xe: nghĩa tình"  # tên tạm',
            ],
        ),
        ({"years": [2024]}, ["-years: [2023,", "-  2024]", "+years: [2024]"]),
        ({"province": "Cao Bằng"}, ["-province: 'Bắc Kạn'", "+province: Cao Bằng"]),
        ({"subject": "Tổ Mẫu"}, ["+subject: Tổ Mẫu"]),
        ({"kind": None}, ["-kind: mo-hinh"]),
        ({"role": "Tổ trưởng"}, ["-role:", "+role: Tổ trưởng"]),
        ({"role": None}, []),
        (
            {"honours": [{"title": "Bằng khen", "year": 2022}, SECOND]},
            ['-  - {title: "Bằng khen", year: 2021}', '+  - {title: "Bằng khen", year: 2022}'],
        ),
        (
            {"honours": [SECOND]},
            ['-  - {title: "Bằng khen", year: 2021}'],
        ),
        (
            {
                "honours": [
                    {"title": "Bằng khen", "year": "2021"},
                    SECOND,
                    {"title": "Kỷ niệm chương"},
                ]
            },
            ["+  - {title: Kỷ niệm chương}"],
        ),
        (
            {"honours": [{"title": "Bằng khen", "year": 2021, "issuer": "UBND tỉnh"}, SECOND]},
            [
                '-  - {title: "Bằng khen", year: 2021}',
                "+  - {title: Bằng khen, year: 2021, issuer: UBND tỉnh}",
            ],
        ),
        (
            {"used_in": [{"kind": "sach", "title": "A"}]},
            ["+used_in:", "+  - {kind: sach, title: A}"],
        ),
    ],
)
def test_only_the_lines_of_a_change_change(fields, changed):
    after = edited(FILE, fields, ORDER, None)
    assert lines_changed(FILE, after) == changed
    assert said(read(after)) == said(read(FILE) | fields)


def said(fields: dict) -> dict:
    """What fields say, however they are written: 2021 and "2021", a value and a list of it."""
    return {
        name: [_texts(item) for item in (value if isinstance(value, list) else [value])]
        for name, value in fields.items()
        if value not in (None, "")
    }


def _texts(item):
    is_row = isinstance(item, dict)
    return {key: nfc(str(text)) for key, text in item.items()} if is_row else nfc(str(item))


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_a_body_is_changed_alone_and_line_ends_stay():
    windows = "\ufeff" + FILE.replace("\n", "\r\n")
    after = edited(windows, {"kind": "cach-lam"}, ORDER, "Bài mới.\n\nHai đoạn.")
    expected = FILE.replace("mo-hinh", "cach-lam").replace("Bài viết.", "Bài mới.\n\nHai đoạn.")
    assert after == "\ufeff" + expected.replace("\n", "\r\n")


def test_a_body_is_written_where_there_was_none():
    assert edited("---\na: 1\n---\n", {}, (), "Bài.") == "---\na: 1\n---\n\nBài.\n"
    assert edited("---\na: 1\n---", {}, (), "Bài.") == "---\na: 1\n---\n\nBài.\n"
    assert edited("---\na: 1\n---\n\nBài.\n", {}, (), "") == "---\na: 1\n---\n\n"


def test_letters_in_parts_are_left_as_they_are():
    text = unicodedata.normalize("NFD", FILE)
    assert edited(text, {"title": "Chuyến xe không đồng"}, ORDER, "Bài viết.") == text


def test_every_file_of_our_own_is_left_alone_when_nothing_changed():
    for path in sorted((ROOT / "content").glob("*/*.md")):
        text = path.read_bytes().decode("utf-8")
        document = split(text)
        assert edited(text, plain(document.front), (), document.body) == text


words = st.text(
    st.characters(exclude_categories=("Cs", "Cf", "Cc", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=12,
).filter(lambda text: text and text == " ".join(visible(text).split()))
rows = st.dictionaries(st.sampled_from(["title", "issuer", "year"]), words, min_size=1)
values = st.one_of(
    words, st.lists(words, min_size=1, max_size=4), st.lists(rows, min_size=1, max_size=4)
)
names = st.sampled_from([*ORDER, "used_in", "role"])


@given(st.lists(st.dictionaries(names, st.none() | values, max_size=4), min_size=1, max_size=4))
def test_whatever_is_changed_is_read_back_and_the_rest_stays(steps):
    text, wanted = FILE, read(FILE)
    for fields in steps:
        text = edited(text, fields, ORDER, None)
        wanted |= fields
    assert said(read(text)) == said(wanted)
    assert "# Lời dặn ở đầu" in text


LIST = """# Chuyên đề
- id: mot
  title: Chuyên đề một  # tạm
  years: [2024]

# hai
- id: hai
  title: Chuyên đề hai
"""


def test_an_item_of_a_list_is_changed_alone():
    items = frontmatter.parse_yaml(LIST).items
    fields = {"title": "Chuyên đề: mới", "years": None, "period": "nhiệm kỳ Mẫu"}
    assert lines_changed(LIST, edited_item(LIST, items[0], fields)) == [
        "-  title: Chuyên đề một  # tạm",
        "-  years: [2024]",
        '+  title: "Chuyên đề: mới"  # tạm',
        "+  period: nhiệm kỳ Mẫu",
    ]
    assert lines_changed(LIST, edited_item(LIST, items[1], {"title": "B", "kind": "nam"})) == [
        "-  title: Chuyên đề hai",
        "+  title: B",
        "+  kind: nam",
    ]
