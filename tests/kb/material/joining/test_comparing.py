"""What an article and a record say the same, say otherwise, and what only the article says."""

import pytest

from kb.content.folder import Content
from kb.material import Suggestion
from kb.material.joining import Kin, kin_of
from tests.support.joined import article, collection

FIRST = "Cô giáo Lò Thị Mẫu dạy chữ ở điểm trường Nà Thử, Bảo Lạc, Cao Bằng cho học sinh Lô Lô."
PRAISED = "Năm 2022, cô được Chủ tịch UBND tỉnh Cao Bằng tặng Bằng khen."
TOLD = "Cô đã vá 1.200 quyển vở cũ cho học trò."
HONOUR = {"title": "Bằng khen của Chủ tịch UBND tỉnh Cao Bằng", "level": "tinh"}


@pytest.fixture
def beside(real_content: Content):
    """The record of the teacher beside an article of these sentences and suggestions."""

    def kin(*suggestions: Suggestion, text: str = f"{FIRST} {PRAISED} {TOLD}") -> Kin:
        held = collection(real_content.vocabularies)
        return kin_of(article("Gieo chữ", text), suggestions, held)[0]

    return kin


def test_what_agrees_is_told_with_the_sentence(beside):
    found = {each.label: (each.value, each.sentence) for each in beside().agrees}
    assert found == {
        "Được nêu gương": ("Lò Thị Mẫu", FIRST),
        "Tên": ("Nà Thử", FIRST),
        "Huyện": ("Bảo Lạc", FIRST),
        "Tỉnh, thành phố": ("Cao Bằng", FIRST),
    }


def test_an_honour_of_another_year_is_a_difference_and_nothing_new(beside):
    kin = beside(Suggestion("honours", HONOUR | {"year": "2022"}, PRAISED, 0))
    (found,) = kin.differs
    assert (found.label, found.held, found.said) == (f"{HONOUR['title']}: Năm", "2021", "2022")
    assert (found.where, found.sentence, kin.new) == ("Khen thưởng", PRAISED, ())


def test_an_honour_that_says_more_is_new(beside):
    more = Suggestion("honours", HONOUR | {"year": 2021, "number": "45/QĐ-UBND"}, PRAISED, 0)
    other = Suggestion("honours", {"title": "Huân chương Lao động hạng Ba"}, PRAISED, 0)
    same = Suggestion("honours", HONOUR | {"year": 2021}, PRAISED, 0)
    kin = beside(more, other, same)
    assert (kin.new, kin.differs) == ((more, other), ())
    assert "Khen thưởng" in [each.label for each in kin.agrees]


def test_only_what_the_record_leaves_blank_is_new(beside):
    years = [Suggestion("years", each, PRAISED, 0) for each in (2021, 2022)]
    field = Suggestion("fields", "giao-duc", FIRST, 0)
    step = Suggestion("stage", "bieu-duong", PRAISED, 0)
    kin = beside(*years, field, step, Suggestion("province", "Lào Cai", FIRST, 0))
    assert kin.new == (years[1], field, step)


def test_another_role_or_commune_is_a_difference(beside):
    role = Suggestion("role", "hiệu trưởng", FIRST, 0)
    commune = Suggestion("commune", "xã Hạ Thử", FIRST, 0)
    found = [(each.label, each.held, each.said) for each in beside(role, commune).differs]
    assert found == [
        ("Chức danh", "giáo viên", "hiệu trưởng"),
        ("Xã", "xã Thượng Thử", "xã Hạ Thử"),
    ]
    longer = Suggestion("role", "Giáo viên điểm trường Nà Thử", FIRST, 0)
    assert beside(longer).differs == ()
    assert beside(commune, Suggestion("commune", "Thượng Thử", FIRST, 0)).differs == ()


def test_figures_that_the_record_lacks_are_told_and_those_it_has_are_not(beside):
    assert beside().told == (TOLD,)
    kin = beside(text=f"{FIRST} Lớp ghép ấy có 35 học sinh.")
    assert (kin.told, kin.differs) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Lớp ghép ở điểm trường bên cạnh có cô khác dạy 12 buổi.",
        "Ngày 12/5/2023, đoàn tới thăm lớp ghép ở quận 4.",
        "Mười năm sau, cô vào Nam thăm bạn năm 2019.",
        "Ông Lò Văn Mẫu là trưởng bản.",
    ],
)
def test_what_only_looks_alike_is_no_contradiction(sentence, beside):
    assert beside(text=f"{FIRST} {sentence}").differs == ()
