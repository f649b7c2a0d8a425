"""Pictures in Word files: inside the margins, whole, with caption, credit and description."""

import io

import docx
import pytest

from kb.exports import pick
from kb.exports.docx import PROFILES, to_docx
from kb.search import open_snapshot
from tests.support.pictured import ID, index_with_pictures


@pytest.fixture
def chosen(folder, tmp_path):
    """A selection of the record that has pictures, and of one that has none."""
    snapshot = open_snapshot(index_with_pictures(folder, tmp_path / "index"))
    return pick(snapshot, [ID, "gian-hang-khong-dong"])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("layout", ["tap-guong", "ho-so"])
def test_pictures_stand_within_the_margins_with_what_is_said_of_them(chosen, layout, profile):
    document = docx.Document(io.BytesIO(to_docx(chosen, layout, profile)))
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    shapes = document.inline_shapes
    assert len(shapes) == 3
    assert all(each.width <= width and each.height <= height / 2 for each in shapes)
    ratios = [round(each.width / each.height, 2) for each in shapes]
    assert ratios == [1.25, 0.78, 1.33]
    told = [each._inline.docPr.get("descr") for each in shapes]
    assert told == [f"Ảnh thứ {number} <b>" for number in range(3)]
    texts = [each.text for each in document.paragraphs]
    assert texts.count("Lời 1. Ảnh: Báo Mẫu, 20/11/2023") == 1
    assert not any("phépriêng" in each for each in texts)


def test_a_picture_is_not_cut_to_a_line_and_stays_with_its_words(chosen):
    document = docx.Document(io.BytesIO(to_docx(chosen, "tap-guong")))
    holding = [each for each in document.paragraphs if each._p.findall(".//{*}drawing")]
    assert {each.style.paragraph_format.line_spacing for each in holding} == {None}
    assert all(each.paragraph_format.keep_with_next for each in holding)


def test_lists_have_no_pictures_and_records_without_any_say_nothing_of_it(chosen):
    listed = docx.Document(io.BytesIO(to_docx(chosen, "danh-sach")))
    assert len(listed.inline_shapes) == 0
    whole = docx.Document(io.BytesIO(to_docx(chosen, "ho-so")))
    assert [each.text for each in whole.paragraphs].count("3. Ảnh") == 1
