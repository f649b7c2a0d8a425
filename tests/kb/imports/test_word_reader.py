"""What Word files hold, however they were written: all that a reader of the page would see."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.imports import FileRefused
from kb.imports.readers import read_docx, to_markdown
from kb.text.markup import to_text
from kb.text.vietnamese import normalise
from tests.support.signs import texts, words
from tests.support.word_parts import (
    MAIN,
    NUMBERING,
    RELATIONS,
    box,
    item,
    para,
    part,
    relations,
    run,
    table,
    word_file,
)


@pytest.fixture
def lines(tmp_path):
    """The lines of a Word file of some blocks, and what was told of it."""

    def read(*body, **parts):
        document = read_docx(word_file(tmp_path / "bai.docx", *body, **parts))
        told = [str(finding) for finding in document.findings]
        return [block.text for block in document.blocks], told

    return read


@pytest.fixture
def markdown(tmp_path):
    """The Markdown of a Word file of some blocks."""

    def read(*body, **parts):
        return to_markdown(read_docx(word_file(tmp_path / "bai.docx", *body, **parts)).blocks)

    return read


def test_changes_are_read_as_accepted_and_told(lines):
    body = para(
        run("Hiến "),
        f"<w:del>{run('400')}</w:del>",
        f"<w:ins>{run('500 m2')}</w:ins>",
        f"<w:moveFrom>{run(' xưa')}</w:moveFrom>",
        f"<w:moveTo>{run(' đất')}</w:moveTo>",
    )
    assert lines(body) == (
        ["Hiến 500 m2 đất"],
        [
            "bai.docx: còn 3 chỗ sửa chưa duyệt (Track Changes), đã đọc như khi chấp nhận tất cả; "
            "hãy xem lại những chỗ ấy trong Word"
        ],
    )


def test_a_paragraph_whose_end_was_deleted_goes_on(lines):
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert lines(para("Một ", properties=deleted), para("hai."))[0] == ["Một hai."]
    assert lines(para("Cuối.", properties=deleted))[0] == ["Cuối."]


def test_text_boxes_of_every_age_are_read_once(lines):
    inside = "<w:txbxContent>{}</w:txbxContent>"
    old = f"<w:r><w:pict><v:textbox>{inside.format(para('Cũ'))}</v:textbox></w:pict></w:r>"
    bare = f"<w:r><w:drawing><wps:txbx>{inside.format(para('Trần'))}</wps:txbx></w:drawing></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="Chữ nghệ thuật"/></v:shape></w:pict></w:r>'
    body = [para("Đoạn", each) for each in (box(para("Mới")), old, bare, art)]
    assert lines(*body)[0] == [
        *("Đoạn", "Mới", "Đoạn", "Cũ", "Đoạn", "Trần", "Đoạn", "Chữ nghệ thuật"),
    ]


def test_content_controls_and_fields_are_their_content(lines):
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    ticked = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    tick = f'<w:r><w:fldChar w:fldCharType="begin">{ticked}</w:fldChar></w:r>'
    assert lines(
        control.format("", para("Lê Văn Mẫu")),
        para("Nghề: ", control.format("<w:showingPlcHdr/>", run("Bấm để nhập"))),
        para("Năm ", f'<w:fldSimple w:instr="MERGEFIELD Nam">{run("2023")}</w:fldSimple>'),
        para(tick, "Đồng ý", "<w:r><w:cr/></w:r>", "Không"),
    )[0] == ["Lê Văn Mẫu", "Nghề:", "Năm 2023", "☒Đồng ý", "Không"]


def test_notes_stand_where_they_are_called(lines):
    note = part("footnotes", f'<w:footnote w:id="2">{para("Theo báo cáo số 5.")}</w:footnote>')
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = para("Góp công", call.format(2), " và đất", call.format(9), ".")
    assert lines(body, **{"word/footnotes.xml": note})[0] == [
        "Góp công (chú thích: Theo báo cáo số 5.) và đất."
    ]


def test_what_is_not_taken_along_is_told(lines):
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    sheet = '<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Excel"/></w:object></w:r>'
    hidden, struck = run("ẩn", "<w:vanish/>"), run("gạch", "<w:strike/>")
    formula = "<m:oMath><m:r><m:t>2+2</m:t></m:r></m:oMath>"
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    header = part("hdr", para("Hội thi điển hình Thử"))
    footer = part("ftr", para("Trang 2"))
    found, told = lines(
        para("Bài ", picture, picture, sheet, hidden, struck, comment, formula),
        **{
            "word/header1.xml": header,
            "word/footer1.xml": footer,
            RELATIONS: relations(("r1", "header", "header1.xml"), ("r2", "footer", "footer1.xml")),
        },
    )
    assert found == ["Bài 2+2"]
    assert [each.partition(": ")[2].partition(";")[0] for each in told] == [
        'đầu trang ghi "Hội thi điển hình Thử", không chép vào bài',
        "có 1 lời bình bên lề, không chép",
        "có 2 ảnh, chưa chép theo bài",
        "có 1 tài liệu nhúng không đọc được",
        "có 1 công thức, chỉ chép được các chữ, số",
        "có 1 đoạn chữ ẩn, không chép",
        "có 1 đoạn chữ gạch bỏ, không chép",
    ]


def style(style_id, name, inside=""):
    about = f'w:type="paragraph" w:styleId="{style_id}"'
    return f'<w:style {about}><w:name w:val="{name}"/>{inside}</w:style>'


STYLES = part(
    "styles",
    style("Dam", "Chữ đậm", "<w:rPr><w:b/></w:rPr>")
    + style("Dam2", "Con", '<w:basedOn w:val="Dam"/>')
    + style("Muc", "Mục", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("ML1", "toc 1"),
)


def test_styles_are_read_with_what_they_are_based_on(tmp_path):
    body = (
        para("Mục lục", properties='<w:pStyle w:val="ML1"/>'),
        para("Tên", properties='<w:pStyle w:val="Dam2"/>'),
        para(run("thường", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Dam"/>'),
        para("Đề mục", properties='<w:pStyle w:val="Muc"/>'),
    )
    path = word_file(tmp_path / "a.docx", *body, **{"word/styles.xml": STYLES})
    assert [(block.text, block.is_bold, block.level) for block in read_docx(path).blocks] == [
        ("Tên", True, None),
        ("thường", False, None),
        ("Đề mục", False, 2),
    ]


def test_a_file_without_its_usual_parts_is_read(tmp_path):
    main = part("document", f"<w:body>{para('Bà Thử dạy chữ.')}</w:body>")
    strict = main.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    office = relations(("r1", "officeDocument", "/word/document2.xml"))
    files = (
        {MAIN: main},
        {MAIN: strict},
        {"word\\document.xml": main},
        {"_rels/.rels": office, "word/document2.xml": main},
        {MAIN: main, "word/styles.xml": "<w:styles"},
        {MAIN: main, "word/numbering.xml": part("numbering", '<w:num w:numId="1"/>')},
    )
    for number, parts in enumerate(files):
        path = tmp_path / f"{number}.docx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        assert [block.text for block in read_docx(path).blocks] == ["Bà Thử dạy chữ."], parts


def test_a_damaged_part_is_named(tmp_path, lines):
    told = lines(para("Chữ."), **{"word/styles.xml": "<w:styles>\n<w:style"})[1]
    assert told == [
        "bai.docx: phần kiểu chữ (word/styles.xml) hỏng ở dòng 1, cột 1, đã đọc không có phần ấy; "
        "hãy so bản nháp với tệp khi mở bằng Word"
    ]
    path = word_file(tmp_path / "cut.docx", **{MAIN: part("document", "<w:body>")[:-20]})
    with pytest.raises(
        FileRefused, match=r"phần chữ của tài liệu \(word/document.xml\) hỏng ở dòng 1"
    ):
        read_docx(path)


def test_references_that_lead_nowhere_cost_nothing(markdown):
    link = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    wide = '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'
    rels = relations(("r1", "hyperlink", "https://vi-du.example/a(b) c"))
    body = (
        para(link.format("r1", run("bài_báo")), " và ", link.format("r9", run("tệp"))),
        table((wide + para("Một"), wide + para("Hai"))),
        para("<w:r><w:sym w:char='zz'/></w:r>", "Hết"),
    )
    assert markdown(*body, **{RELATIONS: rels}) == (
        "[bài_báo](https://vi-du.example/a%28b%29%20c) và tệp\n\n"
        "| Một | Hai |\n| --- | --- |\n\nHết"
    )


def test_lists_keep_their_items_inside_one_another(markdown):
    body = (item("Hiến đất"), item("500 m2", 1), item("#2 của xã", 1), item("Góp công"))
    assert markdown(*body, **{"word/numbering.xml": NUMBERING}) == (
        "1. Hiến đất\n    - 500 m2\n    - \\#2 của xã\n2. Góp công"
    )


def test_bold_lines_that_word_numbers_are_lines_not_lists(tmp_path):
    body = (item("SƠ LƯỢC", 0, "<w:b/>"), item("Gia đình", 1, "<w:b/>"), para("Chữ."), item("Việc"))
    path = word_file(tmp_path / "a.docx", *body, **{"word/numbering.xml": NUMBERING})
    assert [(block.text, block.is_bold) for block in read_docx(path).blocks] == [
        *(("SƠ LƯỢC", True), ("Gia đình", True), ("Chữ.", False), ("Việc", False)),
    ]


def test_items_typed_with_a_dash_are_a_list(markdown):
    body = [
        para("Đã làm:"),
        para("- Hiến ", run("đất", "<w:b/>")),
        para("- Góp công"),
        para("- 3,5%"),
    ]
    assert markdown(*body) == "Đã làm:\n\n- Hiến **đất**\n- Góp công\n\n\\- 3,5%"


def test_a_line_break_begins_a_line_unless_the_sentence_goes_on(lines):
    turn = "<w:r><w:br/></w:r>"
    body = para("BÁO CÁO", turn, "Thành tích", turn, "của chi hội", turn, "Năm 2023")
    assert lines(body)[0] == ["BÁO CÁO", "Thành tích của chi hội", "Năm 2023"]


def test_cells_stand_in_their_columns(markdown):
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para("2022")}'
    further = f"<w:tcPr><w:vMerge/></w:tcPr>{para('')}"
    rows = (
        ("Năm", "Hình thức|khen"),
        (first, para("Giấy khen") + para("Bằng khen")),
        (further, "Cờ"),
    )
    assert markdown(table(*rows)) == (
        "| Năm | Hình thức\\|khen |\n| --- | --- |\n"
        "| 2022 | Giấy khen<br>Bằng khen |\n| 2022 | Cờ |"
    )


def test_a_frame_around_text_is_no_table(markdown):
    assert markdown(table((para("Một.") + para("Hai."),))) == "Một.\n\nHai."


def test_raised_digits_keep_their_value(markdown):
    raised = run("3", '<w:vertAlign w:val="superscript"/>')
    lowered = run("2", '<w:vertAlign w:val="subscript"/>')
    assert markdown(para("10", raised, " cây, CO", lowered)) == "10³ cây, CO₂"


def test_fonts_of_old_codes_are_read_capitals_included(lines):
    font = '<w:rFonts w:ascii="{}"/>'
    body = para(run("c«ng an x· ", font.format(".VnTimeH")), run("MÉu", font.format(".VnTime")))
    assert lines(body)[0] == ["CÔNG AN XÃ Mẫu"]


def test_invisible_signs_inside_words_are_dropped(lines):
    body = para("Chỉ thị 05\u2011CT/TW: nêu\u00ad gư\u200bơng", "<w:r><w:noBreakHyphen/></w:r>")
    assert lines(body)[0] == ["Chỉ thị 05-CT/TW: nêu gương-"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(texts, st.sampled_from(["", "<w:b/>", "<w:i/>"])), max_size=5))
def test_a_page_shows_any_paragraph_as_it_was(tmp_path, pieces):
    clean = [
        ("".join(c for c in normalise(text) if c.isprintable()), look) for text, look in pieces
    ]
    body = para("", *(run(text, look) for text, look in clean))
    path = word_file(tmp_path / "a.docx", body, table(("", body)), para("Hết. " + "ạ " * 200))
    shown = to_text(to_markdown(read_docx(path).blocks))
    assert words(shown) == words("".join(text for text, _ in clean)) * 2 + ["Hết.", *["ạ"] * 200]
