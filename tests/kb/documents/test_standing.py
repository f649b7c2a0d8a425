"""Whether a document is in force is said as its record declares it, and what took its place."""

from kb.citations import PartialDate
from kb.documents import Relations, standing
from kb.records import Directive
from kb.records.parts import Relation, Validity

CHECKED = PartialDate(2024, 1, 26)


def document(number: str, held: Validity | None = None, *replaces: str) -> Directive:
    arrows = tuple(Relation("thay-the", each) for each in replaces)
    return Directive(number, f"{number}-QĐ/TW", "quy-dinh", "Thử", validity=held, relations=arrows)


def said(held: Validity | None, *others: Directive) -> tuple[str, bool, bool]:
    one = document("47", held)
    found = standing(one, Relations((one, *others)))
    return found.text, found.is_known, found.is_past


def test_what_is_in_force_is_so_as_of_the_day_that_is_declared():
    held = Validity("con-hieu-luc", CHECKED)
    assert said(held) == ("Còn hiệu lực (tính đến 26/1/2024)", True, False)


def test_what_nobody_knows_is_said_to_be_unknown():
    held = Validity("khong-ro", CHECKED)
    assert said(held) == ("Chưa rõ hiệu lực (tính đến 26/1/2024)", False, False)
    assert said(None) == ("Chưa rõ hiệu lực", False, False)


def test_what_has_ended_says_since_when():
    held = Validity("het-hieu-luc", CHECKED, until=PartialDate(2021, 10, 25))
    assert said(held) == ("Hết hiệu lực từ 25/10/2021", True, True)


def test_what_was_replaced_names_what_took_its_place_and_keeps_what_is_declared():
    later = document("37", None, "47")
    ended = Validity("het-hieu-luc", CHECKED, until=PartialDate(2021, 10, 25))
    replaced = "Đã được thay thế bởi Quy định 37-QĐ/TW"
    assert said(ended, later) == (f"{replaced}, hết hiệu lực từ 25/10/2021", True, True)
    assert said(None, later) == (f"{replaced}, chưa rõ hiệu lực", True, True)
