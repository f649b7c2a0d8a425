"""A selection as a Word file: whole, sourced, its blanks marked, and text always text."""

import cProfile
import pstats
import unicodedata
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from kb.exports import FORMATS, pick, search_selection
from kb.exports.docx import LAYOUTS, PROFILES, to_docx
from kb.records import Directive
from kb.records.parts import Honour, Source
from kb.search import SearchQuery
from kb.text.vietnamese import slug
from tests.support.word_files import (
    SOURCE,
    cells,
    exemplar,
    opened,
    paragraphs,
    selection_of,
    text_of,
)

BLANK = "……… (nguồn không nêu)"
both = pytest.mark.parametrize("profile", PROFILES)
each = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture(scope="module")
def everything(wider_snapshot):
    """All invented records: people, models, documents, themes, figures."""
    return search_selection(wider_snapshot, SearchQuery())


@each
@both
def test_every_record_and_every_source_is_in_the_file(everything, layout, profile):
    text = text_of(opened(everything, layout, profile))
    named = [record.title for record in everything.records if layout != "danh-sach"]
    named += [source.name for record in everything.records for source in record.sources]
    assert len(named) >= 15
    assert [name for name in named if name not in text] == []


@each
def test_a_blank_is_marked_and_nothing_is_put_in_its_place(layout):
    text = text_of(opened(selection_of(exemplar()), layout))
    assert BLANK in text
    assert "None" not in text


def test_a_row_says_who_what_where_and_by_whom_honoured(snapshot):
    chosen = pick(snapshot, ["nhom-vi-du-mot", "ba-nguyen-thi-vi-du", "ct-90-ct-tw-2016"])
    heads, group, woman, directive = cells(opened(chosen).tables[-1])
    assert [head.replace("\xa0", " ") for head in heads] == [
        *("STT", "Họ tên, tập thể, mô hình", "Chức vụ, đơn vị", "Địa phương"),
        *("Tóm tắt thành tích", "Khen thưởng", "Nguồn"),
    ]
    assert group == [
        *("1", "Nhóm Ví Dụ Một giúp bạn đến trường", "Nhóm Ví Dụ Một, xã Thí Dụ"),
        "Xã Thí Dụ, Huyện Mẫu, Bắc Kạn (nay thuộc tỉnh Thái Nguyên)",
        "Nhóm bạn trẻ thay nhau đưa bạn bị gãy chân tới lớp suốt ba năm.",
        "Bằng khen của Ủy ban nhân dân tỉnh (UBND tỉnh Bắc Kạn, cấp tỉnh, 2021)\n"
        "Giấy khen (UBND huyện Mẫu, cấp huyện, 2019)",
        "Nhóm bạn ở xã Thí Dụ, Báo Ví Dụ, 5/9/2021, vi-du.example",
    ]
    assert woman[1:4] == ["Nguyễn Thị Ví Dụ", "Hội viên Hội Liên hiệp Phụ nữ", BLANK]
    assert woman[5:] == [BLANK, "Gánh rau của bà Ví Dụ, Báo Thí Dụ, 7/2020"]
    assert directive[1].startswith("Chỉ thị số 90-CT/TW: Về đẩy mạnh")
    assert directive[2:6:3] == ["Bộ Ví Dụ", ""]  # a document is not honoured: no blank


def test_the_head_of_the_list_is_on_every_page_and_no_row_is_cut(snapshot):
    rows = opened(pick(snapshot, ["nhom-vi-du-mot", "gian-hang-khong-dong"])).tables[-1].rows
    marks = [
        [row._tr.trPr.find(qn(tag)) is not None for tag in ("w:tblHeader", "w:cantSplit")]
        for row in rows
    ]
    assert marks == [[True, True], [False, True], [False, True]]


def test_a_profile_lists_facts_and_what_is_lacking(snapshot):
    document = opened(pick(snapshot, ["ba-nguyen-thi-vi-du"]), "ho-so")
    assert cells(document.tables[1]) == [
        ["Loại hình", "Cá nhân"],
        ["Được nêu gương", "Nguyễn Thị Ví Dụ"],
        ["Chức danh", "Hội viên Hội Liên hiệp Phụ nữ"],
        ["Địa phương", BLANK],
        ["Lĩnh vực", "Từ thiện"],
        ["Cấp ghi nhận", BLANK],
        ["Năm", "2020"],
        ["Thực hiện văn bản", BLANK],
    ]
    text = text_of(document)
    assert "HỒ SƠ GƯƠNG ĐIỂN HÌNH\nBà Nguyễn Thị Ví Dụ\n" in text
    assert f"2. Khen thưởng\n{BLANK}\n3. Nguồn\nGánh rau của bà Ví Dụ, Báo Thí Dụ, 7/2020" in text
    lacking = "Địa phương; Cấp ghi nhận; Thực hiện văn bản; Khen thưởng."
    assert f"4. Những chỗ còn thiếu\nCác nguồn trên không nêu: {lacking}\n" in text


def test_a_profile_that_lacks_nothing_does_not_say_so(snapshot):
    text = text_of(opened(pick(snapshot, ["nhom-vi-du-mot"]), "ho-so"))
    assert "còn thiếu" not in text
    assert "Sách “Những bông hoa ví dụ” (2022)" in text


def test_profiles_of_documents_themes_and_figures_have_facts_of_their_own(wider_snapshot):
    ids = ["ct-90-ct-tw-2016", "chuyen-de-2023-cao-bang", "vi-du-cap-huyen"]
    document = opened(pick(wider_snapshot, ids), "ho-so")
    facts = [dict(cells(table)) for table in document.tables[1::2]]
    assert facts[0]["Hiệu lực"] == "Chưa rõ hiệu lực (tính đến 31/12/2024)"
    assert facts[1]["Cơ quan đề ra"] == "Ban Thí Dụ Tỉnh uỷ Cao Bằng"
    assert facts[2]["Giá trị"] == "37 ví dụ"
    assert "Khen thưởng" not in text_of(document)


def test_each_profile_is_a_section_that_counts_its_own_pages(snapshot):
    document = opened(pick(snapshot, ["nhom-vi-du-mot", "gian-hang-khong-dong"]), "ho-so")
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert [start.get(qn("w:start")) for start in starts] == ["1", "1"]


def test_a_reading_pack_gives_title_place_year_text_and_source(snapshot):
    text = text_of(opened(pick(snapshot, ["nhom-vi-du-mot", "ba-nguyen-thi-vi-du"]), "bo-doc"))
    assert (
        "1. Nhóm Ví Dụ Một giúp bạn đến trường\n"
        "Tập thể · Xã Thí Dụ, Huyện Mẫu, Bắc Kạn (nay thuộc tỉnh Thái Nguyên) · năm 2019, 2021\n"
        "Mỗi sáng, ba bạn"
    ) in text
    assert "\nNguồn: Nhóm bạn ở xã Thí Dụ, Báo Ví Dụ, 5/9/2021, vi-du.example\n2. Bà" in text
    assert f"Cá nhân · địa phương: {BLANK} · năm 2020\n" in text


def test_a_record_without_a_text_is_told_by_its_summary():
    assert "\nTóm tắt.\n" in text_of(opened(selection_of(exemplar()), "bo-doc"))


def test_a_book_gathers_every_source_once_with_those_who_rest_on_it():
    other = Source(title="Tài liệu bịa", file="tai-lieu.pdf")
    first = exemplar("mot", title="Gương Một", sources=(SOURCE,))
    second = exemplar("hai", title="Gương Hai", sources=(SOURCE, other))
    text = text_of(opened(selection_of(first, second), "tap-guong"))
    assert text.split("\nNguồn tài liệu\n")[-1].splitlines()[:2] == [
        "Bài báo ví dụ, Báo Ví Dụ, https://vi-du.example/bai (Gương Một; Gương Hai)",
        "Tài liệu bịa (Gương Hai)",
    ]


def test_the_cover_of_a_book_is_to_be_filled_in():
    cover = text_of(opened(selection_of(exemplar(), title="Gương ở xã Ví Dụ"), "tap-guong"))
    assert cover.split("\n")[1:5] == [
        *("TẬP GƯƠNG ĐIỂN HÌNH", "Gương ở xã Ví Dụ", "(Bản thảo)", "…………………, năm ……")
    ]


def test_the_contents_of_a_book_are_there_before_anybody_renews_them(snapshot):
    chosen = pick(snapshot, ["nhom-vi-du-mot", "ct-90-ct-tw-2016"])
    document = opened(chosen, "tap-guong")
    entries = [each for each in document.paragraphs if each.style.name == "toc 1"]
    assert [entry.text for entry in entries] == [
        "Nhóm Ví Dụ Một giúp bạn đến trường\t3",
        "Chỉ thị số 90-CT/TW: Về đẩy mạnh việc thử nghiệm theo gương ví dụ\t4",
        "Nguồn tài liệu\t5",
    ]
    body = document.element.body
    codes = [code.text.split()[0] for code in body.iter(qn("w:instrText"))]
    assert codes == ["TOC", "PAGEREF", "PAGEREF", "PAGEREF"]
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert [anchor for anchor in anchors if anchor] == marks
    assert "updateFields" not in document.settings.element.xml


def test_fields_begin_and_end_in_turn(snapshot):
    body = opened(pick(snapshot, ["nhom-vi-du-mot"]), "tap-guong").element.body
    kinds = [char.get(qn("w:fldCharType")) for char in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", *(["begin", "separate", "end"] * 2), "end"]


HOSTILE = [
    ("=1+1", "=1+1"),
    ("<b>a</b> & <w:p/>", "<b>a</b> & <w:p/>"),
    ('{ HYPERLINK "x" }', '{ HYPERLINK "x" }'),
    ("x\x00\x01\x0b\uffff\ud800y", "x y"),
    ("một\thai\r\nba", "một hai ba"),
    (unicodedata.normalize("NFD", "Đổi mới"), "Đổi mới"),
]


@each
@pytest.mark.parametrize(("written", "shown"), HOSTILE)
def test_text_is_text(layout, written, shown):
    source = Source(title=written)
    honour = Honour(title=written)
    record = exemplar(title=written, summary=written, sources=(source,), honours=(honour,))
    document = opened(selection_of(record, title=written), layout)
    assert shown in [each.text.removeprefix("1. ") for each in paragraphs(document)]
    assert document.core_properties.title == shown


LINKS = [
    ("https://vi-du.example/bai?a=1&b=2#c", "https://vi-du.example/bai?a=1&b=2#c"),
    ("https://vi-du.example/tập thể", "https://vi-du.example/t%E1%BA%ADp%20th%E1%BB%83"),
    ("https://vi-du.example/100%", "https://vi-du.example/100%25"),
    ("https://vi-du.example/<a>\\", "https://vi-du.example/%3Ca%3E%5C"),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("https://", None),
    ("https://vi-du.example:cổng/", None),
    ("https://[::1/", None),
    ("https://[::1]/", None),
    ("https://vi-du.example/" + "a" * 2_000, None),
]


@pytest.mark.parametrize(("url", "target"), LINKS)
def test_only_an_address_that_word_takes_becomes_a_link(url, target):
    record = exemplar(sources=(Source(title="Bài", url=url),))
    document = opened(selection_of(record), "ho-so")
    found = [link.address for each in paragraphs(document) for link in each.hyperlinks]
    assert found == ([target] if target else [])
    assert "Bài, " in text_of(document)


def test_an_address_is_shown_as_a_reader_would_copy_it():
    url = "https://vi-du.example/bi%E1%BB%83u%20d%C6%B0%C6%A1ng/t%E1%BA%ADp-th%E1%BB%83"
    plain = "https://vi-du.example/t%E1%BA%ADp-th%E1%BB%83"
    record = exemplar(sources=(Source(title="A", url=url), Source(title="B", url=plain)))
    text = text_of(opened(selection_of(record), "ho-so"))
    assert f"A, {url}\n" in text  # a space would cut it
    assert "B, https://vi-du.example/tập-thể\n" in text


def test_the_number_of_a_document_stays_on_one_line():
    document = opened(selection_of(exemplar(body="Theo Kết luận số 91-KL/TW.")), "bo-doc")
    (told,) = [each for each in paragraphs(document) if "91-KL/TW" in each.text]
    assert len(list(told._p.iter(qn("w:noBreakHyphen")))) == 1
    assert told.text == "Theo Kết luận số 91-KL/TW."


@each
def test_a_file_that_does_not_hold_everything_says_so(layout):
    cut = replace(selection_of(exemplar()), total=1_234)
    assert cut.note in text_of(opened(cut, layout))


@each
@both
def test_the_same_selection_gives_the_same_bytes(everything, layout, profile):
    once, again = (to_docx(everything, layout, profile) for _ in range(2))
    assert once == again


def test_the_properties_name_the_rule_and_no_person(everything):
    properties = opened(everything).core_properties
    assert (properties.author, properties.last_modified_by) == ("Gương Sáng", "Gương Sáng")
    assert properties.title == "Danh sách trích ngang"
    assert properties.language == "vi-VN"
    assert properties.comments.startswith("Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 (cần kiểm tra:")
    assert properties.created == everything.built.replace(microsecond=0)


def test_the_format_writes_a_list_after_the_rule_of_the_party(everything):
    assert FORMATS["docx"].write(everything) == to_docx(everything, "danh-sach", "dang")
    assert not FORMATS["docx"].is_text


def test_codes_are_plain_and_labels_vietnamese():
    assert [code for table in (LAYOUTS, PROFILES) for code in table if slug(code) != code] == []
    assert [each.label for each in LAYOUTS.values()] == [
        "Danh sách trích ngang",
        "Tập gương (bản thảo sách)",
        "Hồ sơ từng gương",
        "Bộ đọc sinh hoạt chi bộ",
    ]


def test_an_unnumbered_document_is_called_by_its_subject():
    law = Directive("dieu-le", type="dieu-le", title="Hội Ví Dụ", level="trung-uong")
    assert "\n1. Điều lệ Hội Ví Dụ\n" in text_of(opened(selection_of(law), "bo-doc"))


def test_twice_the_records_are_twice_the_work():
    """Counted in calls: python-docx searches all that a file holds for each new thing."""
    few, many = (
        work_of(selection_of(*(sourced(each) for each in range(number)))) for number in (20, 40)
    )
    assert many < 2.1 * few


def sourced(number):
    """A record with ten addresses of its own and a list that counts."""
    sources = (replace(SOURCE, url=f"https://vi-du.example/{number}/{each}") for each in range(10))
    return exemplar(f"vi-du-{number}", sources=tuple(sources), body="1. Một [1].\n2. Hai.")


def work_of(selection):
    """How many calls a profile of each record takes."""
    to_docx(selection, "ho-so")  # what is prepared once is
    profiler = cProfile.Profile()
    profiler.runcall(to_docx, selection, "ho-so")
    return pstats.Stats(profiler).total_calls
