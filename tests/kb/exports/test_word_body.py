"""The Markdown of a record as Word sets it: paragraphs, faces, lists, tables."""

import pytest
from docx.oxml.ns import qn

from kb.exports import FORMATS
from kb.records.parts import Source
from tests.support.word_files import cells, exemplar, opened, selection_of, text_of


def told(markdown):
    """The paragraphs between the line of facts and the sources: style, text, list and level."""
    document = opened(selection_of(exemplar(body=markdown)), "bo-doc")
    found = [_described(each) for each in document.paragraphs]
    start = next(i for i, each in enumerate(found) if each[0] == "Thông tin")
    end = next(i for i, each in enumerate(found) if each[0] == "Nguồn")
    return found[start + 1 : end]


def _described(paragraph):
    properties = paragraph._p.pPr.numPr
    place = (properties.numId.val, properties.ilvl.val) if properties is not None else None
    return (paragraph.style.name, paragraph.text, place)


def runs(markdown):
    document = opened(selection_of(exemplar(body=markdown)), "bo-doc")
    (paragraph,) = [each for each in document.paragraphs if each.style.name == "Body Text"]
    return [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]


def test_faces_are_kept():
    assert runs("Mỗi sáng **bạn _khác_ thay** nhau, *không nản*.") == [
        ("Mỗi sáng ", False, False),
        ("bạn ", True, False),
        ("khác", True, True),
        (" thay", True, False),
        (" nhau, ", False, False),
        ("không nản", False, True),
        (".", False, False),
    ]


def test_paragraphs_and_broken_lines_are_kept():
    assert told("Một\nhai.\n\nBa  \nbốn.") == [
        ("Body Text", "Một hai.", None),
        ("Body Text", "Ba\nbốn.", None),
    ]


def test_lists_have_dashes_and_lists_in_them():
    assert told("Gồm:\n\n- một;\n    - trong một;\n- hai.") == [
        ("Body Text", "Gồm:", None),
        ("List Bullet", "một;", (1, 0)),
        ("List Bullet", "trong một;", (1, 1)),
        ("List Bullet", "hai.", (1, 0)),
    ]


def test_each_numbered_list_begins_with_one():
    found = told("1. a\n2. b\n\nRồi:\n\n1. c")
    assert [each[2] for each in found] == [(3, 0), (3, 0), None, (4, 0)]


def test_a_second_paragraph_of_an_item_is_set_in_with_it():
    assert told("- một\n\n    thêm về một\n\n- hai") == [
        ("List Bullet", "một", (1, 0)),
        ("List Continue", "thêm về một", None),
        ("List Bullet", "hai", (1, 0)),
    ]


def test_headings_quotes_lines_set_in_and_rules_have_a_place():
    assert told("## Đầu mục\n\n> Lời kể.\n\n    a  b\n\n* * *\n\nHết.") == [
        ("Heading 3", "Đầu mục", None),
        ("Quote", "Lời kể.", None),
        ("Body Text", "a b", None),
        ("Body Text", "* * *", None),
        ("Body Text", "Hết.", None),
    ]


def test_a_table_is_a_table_with_its_head():
    markdown = "| Tháng | Quà |\n|---|---|\n| Một | **120** |\n| Hai | < 1.250 |"
    document = opened(selection_of(exemplar(body=markdown)), "bo-doc")
    table = document.tables[-1]
    assert cells(table) == [["Tháng", "Quà"], ["Một", "120"], ["Hai", "< 1.250"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[1].paragraphs[0].runs[0].bold


def test_a_link_in_the_text_can_be_followed():
    document = opened(selection_of(exemplar(body="Xem [bài](https://vi-du.example/b).")), "bo-doc")
    (paragraph,) = [each for each in document.paragraphs if each.style.name == "Body Text"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("bài", "https://vi-du.example/b")
    ]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("<script>alert(1)</script>Chữ", "Chữ"),
        ("# Đầu đề\n\nChữ", "Đầu đề"),
        ("tỉ lệ < 12,5% & > 3%", "tỉ lệ < 12,5% & > 3%"),
        ("<div>Trong khung</div>", "Trong khung"),
        ("a\x00\x07b", "a b"),
    ],
)
def test_anything_else_is_its_text(markdown, shown):
    text = text_of(opened(selection_of(exemplar(body=markdown)), "bo-doc"))
    assert f"\n{shown}\n" in text
    assert "alert" not in text


def test_numbers_of_sources_are_raised_and_the_list_bears_them():
    body = "Giúp 40 hộ [1]. Xong [1, 2], lạ [7]."
    record = exemplar(body=body, sources=(Source(title="Bài đầu"), Source(title="Bài sau")))
    document = opened(selection_of(record), "bo-doc")
    (paragraph,) = [each for each in document.paragraphs if each.style.name == "Body Text"]
    raised = [(run.text, bool(run.font.superscript)) for run in paragraph.runs]
    assert raised == [
        ("Giúp 40 hộ", False),
        ("1", True),
        (". Xong", False),
        ("1, 2", True),
        (", lạ [7].", False),
    ]
    sources = [each.text for each in document.paragraphs if each.style.name == "Nguồn"]
    assert sources == ["Nguồn: [1] Bài đầu", "[2] Bài sau"]
    assert "[1] Bài đầu" not in text_of(opened(selection_of(record), "ho-so"))


def test_the_sources_of_a_profile_are_a_numbered_list_when_its_text_has_numbers():
    def list_of(body):
        document = opened(selection_of(exemplar(body=body)), "ho-so")
        (source,) = [each for each in document.paragraphs if "Bài báo ví dụ" in each.text]
        return source._p.pPr.numPr.numId.val

    assert list_of("Xong.") == 1
    assert list_of("Xong [1].") != 1


def test_a_document_to_write_on_numbers_its_sources_when_its_text_has_numbers():
    def sources_of(body):
        selection = selection_of(exemplar(body=body, sources=(Source(title="Bài đầu"),)))
        return FORMATS["md"].write(selection).decode().split("Nguồn:")[1].strip()

    assert sources_of("Xong.") == "- Bài đầu"
    assert sources_of("Xong [1].") == "1. Bài đầu"


def test_a_row_that_lacks_a_cell_is_counted_with_the_others():
    record = exemplar(body="<table><tr><td>Một</td><td>Hai</td></tr><tr><td>Ba</td></tr></table>")
    assert cells(opened(selection_of(record), "tap-guong").tables[0])[1] == ["Ba", ""]
