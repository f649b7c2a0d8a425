"""What is kept of a material comes back as it was."""

from kb.citations import PartialDate
from kb.material import (
    Manner,
    Material,
    Paragraph,
    Suggestion,
    keep_material,
    kept_material,
)

READ = Material(
    name="https://bao.example/mau.html",
    manner=Manner.OCR,
    paragraphs=(
        Paragraph("Bà Nguyễn Thị Mẫu ở xã Thử được khen."),
        Paragraph("Bà kể chuyện.", 2, ((0, 2),)),
    ),
    accessed=PartialDate(2026, 11, 29),
    title="Người gieo chữ",
    date=PartialDate(2026, 5),
    remarks=("Bỏ một bảng.",),
)
SAID = Suggestion(
    "honours", {"title": "Bằng khen", "year": 2026}, "Bà Nguyễn Thị Mẫu ở xã Thử được khen.", 0
)


def test_material_comes_back_as_it_was_kept(tmp_path):
    keep_material(tmp_path, "nguyen-thi-mau", READ, [SAID])
    assert kept_material(tmp_path, "nguyen-thi-mau") == [(READ, (SAID,))]
    assert kept_material(tmp_path, "nguoi-khac") == []


def test_the_same_text_is_kept_once(tmp_path):
    first = keep_material(tmp_path, "nguyen-thi-mau", READ, [SAID])
    assert keep_material(tmp_path, "nguyen-thi-mau", READ, []) == first
    assert kept_material(tmp_path, "nguyen-thi-mau") == [(READ, ())]
