"""Items of a list go in, out and about, and every other byte stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.content.edits import edited_item, plain_of
from kb.content.listing import (
    is_headed,
    item_text,
    items_of,
    with_item,
    with_item_moved,
    without_item,
)
from kb.schema.frontmatter import FormError
from tests.support.paths import ROOT

BRACES = """# Lĩnh vực
- {code: y-te, label: "Y tế", scope: Khám bệnh}  # cũ
# hai mục cuối
- {code: an-sinh, label: An sinh}
- {terms: [UBND, Ủy ban]}"""
LISTS = [path for path in sorted((ROOT / "content").glob("*.yaml")) if path.stem != "site"]
SHORT = [path for path in LISTS if path.stem in ("fields", "numbers", "figures", "synonyms")]


def said(text):
    return [plain_of(item.node) for item in items_of(text)]


def texts(path):
    """A list of ours as it is, and as Windows writes it."""
    text = path.read_bytes().decode()
    return text, "\ufeff" + text.replace("\n", "\r\n")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_an_item_taken_out_can_be_put_back_where_it_was(path):
    for text in texts(path):
        items = items_of(text)
        for place in range(0, len(items), max(1, len(items) // 5)):
            item = items[place]
            rest = without_item(text, place)
            assert said(rest) == [*said(text)[:place], *said(text)[place + 1 :]]
            own = text[item.start : item.end]
            head = is_headed(text, place)
            near = place if head else place - 1
            back = with_item(rest, own, near, is_behind=not head)
            assert said(back) == said(text)
            is_alone = head and (place + 1 == len(items) or is_headed(text, place + 1))
            assert back == text or is_alone  # between two headings: which was its own?


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_an_item_moved_down_and_up_again_leaves_no_trace(path):
    for text in texts(path):
        held = said(text)
        for place in range(0, len(held) - 1, max(1, len(held) // 5)):
            moved = with_item_moved(text, place, 1)
            swapped = [*held[:place], held[place + 1], held[place], *held[place + 2 :]]
            assert said(moved) == swapped
            assert with_item_moved(moved, place + 1, -1) == text
        assert with_item_moved(text, 0, -1) == text


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"label": "Y tế"}, '- {code: y-te, label: "Y tế", scope: Khám bệnh}  # cũ'),
        ({"label": "Y, tế"}, '- {code: y-te, label: "Y, tế", scope: Khám bệnh}  # cũ'),
        ({"scope": None}, '- {code: y-te, label: "Y tế"}  # cũ'),
        ({"label": None}, "- {code: y-te, scope: Khám bệnh}  # cũ"),
        ({"label": None, "scope": None}, "- {code: y-te}  # cũ"),
        (
            {"note": "tạm", "more": ["a", "b"]},
            '- {code: y-te, label: "Y tế", scope: Khám bệnh, note: tạm, more: [a, b]}  # cũ',
        ),
    ],
)
def test_an_item_in_braces_is_changed_within_its_line(fields, line):
    item = items_of(BRACES)[0].node
    after = edited_item(BRACES, item, fields, ("code", "label", "scope", "note", "more"))
    assert after == BRACES.replace(BRACES.split("\n")[1], line)


def test_the_first_field_of_an_item_can_go_or_grow():
    text = "- note: tạm\n  id: mot\n  rows: [{a: 1}]\n- id: hai\n"
    item = items_of(text)[0].node
    assert edited_item(text, item, {"note": None}) == text.replace("note: tạm\n  ", "")
    rows = [{"a": "1"}, {"b": "2"}]
    assert said(edited_item(text, item, {"note": rows}))[0]["note"] == rows
    assert said(edited_item(text, item, {"fresh": "x"}, ("fresh", "note", "id")))[1] == {
        "id": "hai"
    }


def test_a_last_line_without_an_end_gets_one_when_something_follows():
    after = with_item(BRACES, item_text({"code": "moi"}, is_block=False), 99)
    assert after == BRACES + "\n- {code: moi}\n"
    assert said(with_item_moved(BRACES, 1, 1))[1:] == [said(BRACES)[2], said(BRACES)[1]]
    block = item_text({"id": "a", "rows": [{"x": "1"}], "years": ["2020"]}, is_block=True)
    assert with_item("# Chưa có mục nào\n", block, 0) == (
        "# Chưa có mục nào\n- id: a\n  rows:\n    - {x: 1}\n  years: [2020]\n"
    )


@pytest.mark.parametrize("text", ["a: 1\n", "[{a: 1}]\n", "- a\n", "-\n  a: 1\n", "- {a: 1\n"])
def test_what_is_no_list_of_items_is_refused(text):
    with pytest.raises(FormError):
        items_of(text)


words = st.text("aăâbcđêgh: #\"'{}[],-|>&*!?%@0129", min_size=1, max_size=12)
word = words.map(lambda text: " ".join(text.split())).filter(bool)
value = st.none() | word | st.lists(word, min_size=1, max_size=3)
field = st.sampled_from(["label", "scope", "note", "keywords"])


@settings(max_examples=60)
@given(st.sampled_from(SHORT), st.data(), st.dictionaries(field, value, min_size=1))
def test_whatever_is_typed_into_an_item_stands_there_and_nowhere_else(path, data, fields):
    text = path.read_bytes().decode()
    items = items_of(text)
    place = data.draw(st.integers(0, len(items) - 1))
    item = items[place]
    after = edited_item(text, item.node, fields)
    assert after[: item.start] == text[: item.start]
    assert after.endswith(text[item.end :])
    wanted = plain_of(item.node) | fields
    kept = {name: plain for name, plain in wanted.items() if plain is not None}
    held = said(text)
    held[place] = kept
    assert said(after) == held
