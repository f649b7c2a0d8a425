"""What matched is marked on the opened record: in its text, never in a tag."""

import re
import unicodedata

import pytest

from kb.search.highlighting import highlight_for, highlight_of, mark_html
from kb.search.reading import parse
from kb.search.snippets import mark
from kb.text.markup import to_html, to_text
from kb.text.vietnamese import normalise
from kb.vocabularies import Vocabularies


def marked(html, question):
    highlight = highlight_for(parse(normalise(question), Vocabularies()))
    return mark_html(html, highlight).html


CASES = [
    ("<p>Bữa cơm nhân ái</p>", "bua com", "<p><mark>Bữa cơm</mark> nhân ái</p>"),
    ("<p>Bữa cơm</p>", "BỮA CƠM", "<p><mark>Bữa cơm</mark></p>"),
    ("<p>hoà vào việc chung</p>", "hòa", "<p><mark>hoà</mark> vào việc chung</p>"),
    (
        "<p>Bạn ốm có <strong>bạn khác</strong> thay</p>",
        '"có bạn khác thay"',
        "<p>Bạn ốm <mark>có</mark> <strong><mark>bạn khác</mark></strong> <mark>thay</mark></p>",
    ),
    (
        "<p>thầy<em> cô</em></p><p>giáo</p>",
        '"thay co giao"',
        "<p><mark>thầy</mark><em> <mark>cô</mark></em></p><p><mark>giáo</mark></p>",
    ),
    ("<p>gói <strong>b</strong>ánh</p>", "banh", "<p>gói <strong><mark>b</mark></strong>"
     "<mark>ánh</mark></p>"),
    ("<p>giá &lt; 5 &amp; rẻ</p>", "re", "<p>giá &lt; 5 &amp; <mark>rẻ</mark></p>"),
    ("<p>A &amp; B</p>", "amp", "<p>A &amp; B</p>"),
    ("<p>a &lt;script&gt; b</p>", "<script>", "<p>a &lt;<mark>script</mark>&gt; b</p>"),
    (
        '<p><a href="/hoa?a=1&amp;b=hoa" title="hoa">hoa</a></p>',
        "hoa",
        '<p><a href="/hoa?a=1&amp;b=hoa" title="hoa"><mark>hoa</mark></a></p>',
    ),
    ("<p>một<br>hai</p>", '"một hai"', "<p><mark>một</mark><br><mark>hai</mark></p>"),
    ("<p>p strong em</p>", "p", "<p><mark>p</mark> strong em</p>"),
    (
        "<p>theo Chỉ thị số <em>90-CT/TW</em></p>",
        "CT90",
        "<p>theo <mark>Chỉ thị số</mark> <em><mark>90-CT/TW</mark></em></p>",
    ),
    ("<p>bán hàng cho bạn</p>", "bạn", "<p>bán hàng cho <mark>bạn</mark></p>"),
    ("<p>xe xe, xe-xe</p>", "xe", "<p><mark>xe xe</mark>, <mark>xe-xe</mark></p>"),
    ("<p>ở TP.HCM nay</p>", "tp hcm", "<p>ở <mark>TP.HCM</mark> nay</p>"),
    ("<p>cô H'Hen kể</p>", "h hen", "<p>cô <mark>H'Hen</mark> kể</p>"),
    ("<p>ngày 18/5/2021 ở</p>", "18 5 2021", "<p>ngày <mark>18/5/2021</mark> ở</p>"),
    ("<p>18-5-2021; 18 tháng 5 năm 2021; năm 2021, 18 hộ, 5 xã</p>", "ngày 18/5/2021",
     "<p><mark>18-5-2021</mark>; <mark>18 tháng 5 năm 2021</mark>; năm 2021, 18 hộ, 5 xã</p>"),
    ("<p>năm 2021; 2021 - 2025, tháng 5</p>", "giai đoạn 2021-2025",
     "<p>năm <mark>2021</mark>; <mark>2021 - 2025</mark>, tháng 5</p>"),
    ("<p>xe. Xe, xe; xe</p>", "xe",
     "<p><mark>xe</mark>. <mark>Xe</mark>, <mark>xe</mark>; <mark>xe</mark></p>"),
    ("<p>1.008 hộ, 1 008, 1,008, 1008</p>", "1008",
     "<p><mark>1.008</mark> hộ, 1 008, 1,008, <mark>1008</mark></p>"),
    ("<p>có 1.008 — hộ; 1 008 hộ</p>", '"1008 hộ"', "<p>có <mark>1.008 — hộ</mark>; 1 008 hộ</p>"),
    ("<p>1.234.567 và 234.567</p>", "1234567", "<p><mark>1.234.567</mark> và 234.567</p>"),
    ("<p>là của ong rừng, mật của ong</p>", "mật của ong rừng là những loại gì",
     "<p>là của <mark>ong rừng</mark>, <mark>mật</mark> của <mark>ong</mark></p>"),
    ("<p>trả của rơi</p>", "của rơi", "<p>trả <mark>của rơi</mark></p>"),
    ("<p>không có gì</p>", "kangaroo", "<p>không có gì</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "question", "expected"), CASES)
def test_what_matched_is_marked(html, question, expected):
    assert marked(html, question) == expected


@pytest.mark.parametrize(("html", "question", "expected"), CASES)
def test_a_decomposed_question_marks_the_same(html, question, expected):
    assert marked(html, unicodedata.normalize("NFD", question)) == expected


MET = [
    ("mô hình ở bản xa", "Ở bản xa có mô hình, ở xã không; hình ảnh", ["Ở bản xa", "mô hình"]),
    ("xe ở Bình Dương", "Xe ở Bình Dương; bình nước, ở nhà", ["Xe ở Bình Dương"]),
    ("8-3 phụ nữ", "Ngày 8/3 và 08-03, 8 tháng 3: 8 hội viên phụ nữ, 3 xã", ["8/3", "08-03",
     "8 tháng 3", "phụ nữ"]),
    ("20/11", "Ngày 12/11 có 20 em; ngày 20/11", ["20/11"]),
    ("phu nu gioi", "Phụ nữ làm kinh tế, phù hợp", ["Phụ nữ"]),
    ("hoc sinh ngheo", "học sinh nghèo, bệnh nghèo nàn, nghẽo", ["học sinh nghèo", "nghèo"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "hits"), MET)
def test_only_what_was_met_is_marked(real_snapshot, question, text, hits):
    parsed = parse(question, real_snapshot.vocabularies)
    spans = mark(text, highlight_of(real_snapshot, parsed))
    assert [span.text for span in spans if span.hit] == hits


def test_look_alikes_are_marked_in_a_row_only(real_snapshot):
    parsed = parse("bán hàng", real_snapshot.vocabularies)
    spans = mark(
        "bạn hàng, bạn bè, hang đá, bán", highlight_of(real_snapshot, parsed, look_alikes=True)
    )
    assert [span.text for span in spans if span.hit] == ["bạn hàng", "bán"]


def test_a_phrase_over_several_nodes_is_one_place():
    html = "<p>Bạn ốm có <strong>bạn khác</strong> thay</p>"
    highlight = highlight_for(parse('"có bạn khác thay"', Vocabularies()))
    assert mark_html(html, highlight).matches == 1


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert('hoa')</script> hoa & hoa",
        "[hoa](javascript:hoa) ![hoa](x) `<hoa>` \n\n    <hoa onclick=hoa>",
        "# hoa\n\n| hoa | hoa |\n|---|---|\n| **hoa** | <b>hoa</b> |\n\n- hoa\n- *ho*a",
        "&lt;hoa&gt; &amp;hoa; &#104;oa < hoa > hoa",
    ],
)
def test_marks_change_neither_the_text_nor_the_tags(body):
    html = to_html(body)
    with_marks = marked(html, "hoa")
    assert re.sub(r"</?mark>", "", with_marks) == html
    assert with_marks.count("<mark>") >= to_text(body).count("hoa") - 1
    assert not re.search(r"<[^>]*<mark", with_marks)


def test_a_record_with_a_thousand_matches_is_marked_at_once():
    html = to_html("hoa **nở** hoa " * 5_000)
    assert marked(html, "hoa no").count("<mark>") == 10_001
