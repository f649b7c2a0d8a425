"""The look of a Word file: every number is the one that profiles.toml declares for its rule."""

import tomllib

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kb.exports.docx import LAYOUTS, PROFILES
from tests.support.paths import ROOT
from tests.support.word_files import exemplar, opened, selection_of, text_of

FILE = ROOT / "kb" / "exports" / "docx" / "profiles.toml"
DECLARED = tomllib.loads(FILE.read_text("utf-8"))
OFFICE = DECLARED.pop("office")
both = pytest.mark.parametrize("profile", DECLARED)
each = pytest.mark.parametrize("layout", LAYOUTS)


def file_of(layout="danh-sach", profile="dang", **fields):
    return opened(selection_of(exemplar(**fields)), layout, profile)


def test_the_profiles_are_those_of_the_file():
    assert list(PROFILES) == list(DECLARED) == ["dang", "nha-nuoc"]
    assert PROFILES["nha-nuoc"].described == "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"
    assert "399-QĐ/TW" in PROFILES["dang"].described


def test_the_state_profile_keeps_within_its_decree():
    page, text = DECLARED["nha-nuoc"]["page"], DECLARED["nha-nuoc"]["text"]
    assert (page["width_mm"], page["height_mm"]) == (210, 297)
    assert all(20 <= page[edge] <= 25 for edge in ("top_mm", "bottom_mm"))
    assert 30 <= page["left_mm"] <= 35
    assert 15 <= page["right_mm"] <= 20
    assert text["font"] == "Times New Roman"
    assert 13 <= text["body_pt"] <= 14
    assert 10 <= text["indent_mm"] <= 12.7
    assert text["gap_pt"] >= 6
    assert 1 <= text["line_multiple"] <= 1.5


@each
@both
def test_the_sheet_and_its_margins_are_the_declared_ones(layout, profile):
    section, page = file_of(layout, profile).sections[0], DECLARED[profile]["page"]
    is_list = layout == "danh-sach"
    sides = (
        [section.page_height, section.page_width]
        if is_list
        else [
            section.page_width,
            section.page_height,
        ]
    )
    assert [round(side.mm) for side in sides] == [page["width_mm"], page["height_mm"]]
    assert section.orientation is (WD_ORIENT.LANDSCAPE if is_list else WD_ORIENT.PORTRAIT)
    edges = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [edge.mm for edge in edges] == pytest.approx(
        [page[f"{name}_mm"] for name in ("top", "bottom", "left", "right")], abs=0.1
    )


@each
def test_pages_are_numbered_at_the_top_from_the_second_on(layout):
    section = file_of(layout).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # there is none: no number
    (number,) = section.header.paragraphs
    assert "PAGE" in number._p.xml
    assert section.header_distance.mm == pytest.approx(10, abs=0.1)


@both
def test_running_text_has_the_declared_size_indent_and_lines(profile):
    text = DECLARED[profile]["text"]
    body = file_of("tap-guong", profile).styles["Body Text"]
    shape = body.paragraph_format
    assert body.font.size == Pt(text["body_pt"])
    assert shape.first_line_indent.mm == pytest.approx(text["indent_mm"], abs=0.1)
    assert shape.space_after == Pt(text["gap_pt"])
    pt = text.get("line_pt")
    assert shape.line_spacing == (Pt(pt) if pt else text["line_multiple"])


@each
@both
def test_every_style_has_the_font_in_every_slot(layout, profile):
    styles = file_of(layout, profile).styles
    ours = [style for style in styles if style.type in (1, 2)]
    assert len(ours) > 20
    for style in ours:
        if style.name == "Default Paragraph Font":
            continue
        fonts = style.element.rPr.rFonts
        assert {key.split("}")[1]: value for key, value in fonts.attrib.items()} == dict.fromkeys(
            ("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman"
        )


def test_styles_have_plain_names_inside_the_file():
    names = [style.style_id for style in file_of().styles]
    assert "OBang" in names
    assert [name for name in names if not name.isascii()] == []


@each
def test_the_language_is_vietnamese_and_no_theme_decides(layout):
    document = file_of(layout)
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert set(language.attrib.values()) == {"vi-VN"}
    assert "Theme=" not in document.styles.element.xml
    assert document.styles["Ô bảng"].type == WD_STYLE_TYPE.PARAGRAPH


def test_a_list_is_set_smaller_and_as_wide_as_the_text():
    document = file_of()
    assert document.styles["Ô bảng"].font.size == Pt(OFFICE["table_pt"])
    widths = [cell.width for cell in document.tables[-1].rows[0].cells]
    assert sum(widths) == pytest.approx(Mm(297 - 30 - 15), abs=Mm(1))
    shares = OFFICE["roster_shares"][:-2]  # nobody has marked anything
    assert [width / sum(widths) for width in widths] == pytest.approx(
        [share / sum(shares) for share in shares], abs=0.005
    )


def head(document):
    """The letterhead's two columns, line by line, each with its size and face."""
    cells = document.tables[0].rows[0].cells
    return [[_line(each) for each in cell.paragraphs if each.text] for cell in cells]


def _line(paragraph):
    (run,) = paragraph.runs
    return (paragraph.text, run.font.size.pt, bool(run.bold), bool(run.italic))


@both
@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "tap-guong"])
def test_the_head_is_the_declared_one(layout, profile):
    declared = [
        [
            (line["text"], line["pt"], line.get("bold", False), line.get("italic", False))
            for line in DECLARED[profile]["letterhead"][side]
        ]
        for side in ("left", "right")
    ]
    assert head(file_of(layout, profile)) == declared


def test_the_party_has_its_title_and_no_motto():
    left, right = head(file_of())
    assert right[0] == ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False)
    assert [line[0] for line in left[2:]] == ["*", "Số ………-……/………"]
    text = text_of(file_of())
    assert "Độc lập" not in text
    assert "\ngương điển hình\n-----\n" in text


def test_the_state_has_its_name_and_motto():
    text = text_of(file_of(profile="nha-nuoc"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" in text
    assert "Số: ………/………………\n" in text
    assert "ĐẢNG CỘNG SẢN" not in text


@both
def test_place_and_date_are_left_to_the_office(profile):
    assert "…………………, ngày … tháng … năm ……" in text_of(file_of(profile=profile))


def rule_lengths(document):
    """How long the rules of the head are, in millimetres."""
    for cell in document.tables[0].rows[0].cells:
        for paragraph in cell.paragraphs:
            if paragraph._p.pPr.find(qn("w:pBdr")) is not None:
                shape = paragraph.paragraph_format
                yield (cell.width - shape.left_indent - shape.right_indent) / Mm(1)


@both
def test_rules_are_as_long_as_declared(profile):
    declared = [
        line["rule_mm"]
        for side in ("left", "right")
        for line in DECLARED[profile]["letterhead"][side]
        if "rule_mm" in line
    ]
    found = list(rule_lengths(file_of("ho-so", profile)))
    assert found == pytest.approx(declared, abs=0.2)


def test_the_rule_below_a_subject_of_the_state_is_a_part_of_its_length():
    subject = "Một nhóm ví dụ giúp bạn đến trường"
    document = file_of("ho-so", "nha-nuoc", title=subject)
    (rule,) = [each for each in document.paragraphs if each.style.name == "Đường kẻ"]
    shape, section = rule.paragraph_format, document.sections[0]
    text = section.page_width - section.left_margin - section.right_margin
    share = (text - shape.left_indent - shape.right_indent) / Pt(14) / len(subject)
    letter = share / DECLARED["nha-nuoc"]["title"]["under"]["rule_share"]
    assert letter == pytest.approx(OFFICE["letter_em"], abs=0.01)


def test_the_title_is_in_capitals_of_the_declared_size():
    document = file_of("ho-so")
    title = next(each for each in document.paragraphs if each.style.name == "Title")
    assert title.text == "HỒ SƠ GƯƠNG ĐIỂN HÌNH"
    assert title.style.font.size == Pt(DECLARED["dang"]["title"]["type_pt"])
