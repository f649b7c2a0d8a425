"""What an article suggests, each value with its sentence."""

from kb.citations import PartialDate
from kb.content.folder import load_content
from kb.material import Manner, Material, Paragraph, suggest
from tests.support.paths import ROOT

CONTENT = load_content(ROOT / "content")
STORY = (
    "(CBO) - Hơn 20 năm qua, cô giáo Hoàng Thị Mến, giáo viên Trường Tiểu học Thử, xã Mẫu, "
    "huyện Na Rì, Bắc Kạn vẫn bám bản.",
    "Sinh năm 1970, bà Mến lên vùng cao dạy học từ năm 1995. Điện thoại 0912 345 678.",
    "Bí thư Đảng ủy xã Mẫu Lê Văn Thử cho biết: “Bà Mến là tấm gương sáng”.",
    "Thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, bà dạy xóa mù chữ.",
    "Năm 2022, bà được Chủ tịch UBND tỉnh tặng Bằng khen.",
)


def read(title: str, *paragraphs: str) -> Material:
    """An article as it was read."""
    said = tuple(Paragraph(each) for each in paragraphs)
    return Material("bai.html", Manner.PAGE, said, PartialDate(2026, 11, 29), title=title)


def suggested(material: Material, field: str) -> list[object]:
    """The values that a material suggests for a field."""
    records = [file.record for file in CONTENT.files]
    found = suggest(material, CONTENT.vocabularies, records)
    return [each.value for each in found if each.field == field]


def test_a_story_names_its_person_and_what_is_said_of_her():
    material = read("Bà Mến với lớp học điểm lẻ", *STORY)
    assert suggested(material, "title") == ["Hoàng Thị Mến"]
    assert suggested(material, "role") == ["giáo viên Trường Tiểu học Thử"]
    assert suggested(material, "commune") == ["xã Mẫu"]
    assert suggested(material, "district") == ["huyện Na Rì"]
    assert suggested(material, "province") == ["Bắc Kạn"]
    assert suggested(material, "directives") == ["ct-05-ct-tw-2016"]
    assert suggested(material, "years") == [1995, 2022]
    honour = {"title": "Bằng khen", "issuer": "Chủ tịch UBND tỉnh", "level": "tinh", "year": 2022}
    assert suggested(material, "honours") == [honour]


def test_a_former_province_tells_what_it_is_today():
    material = read("Bà Mến với lớp học điểm lẻ", *STORY)
    found = suggest(material, CONTENT.vocabularies)
    (province,) = [each for each in found if each.field == "province"]
    assert province.doubt == "tên khi ấy: Bắc Kạn (nay thuộc tỉnh Thái Nguyên)"


def test_nothing_is_suggested_without_its_sentence():
    material = read("Bà Mến với lớp học điểm lẻ", *STORY)
    for each in suggest(material, CONTENT.vocabularies):
        assert each.sentence in material.paragraphs[each.paragraph].text
