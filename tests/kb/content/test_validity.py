"""What a document says of its validity and cannot be so: told where it stands, in plain words."""

from datetime import date

import pytest

from kb.citations import PartialDate
from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.content.validity import contradictions, overtaken
from kb.records import Directive
from kb.records.parts import Validity

NAMES = {"con": "con-hieu-luc", "het": "het-hieu-luc", "khong": "khong-ro"}
TODAY = date(2026, 11, 28)


def held(state: str, as_of: str = "", since: str = "", until: str = "") -> Validity:
    days = map(PartialDate.parse_iso, (as_of, since, until))
    return Validity(NAMES[state], *days)


@pytest.mark.parametrize(
    "sound",
    [
        held("con", "2026-11-22"),
        held("con", "2026-11-22", "2024-01-01", "2031"),
        held("het", "2021-10-25", until="2021-10-25"),
        held("het", "2021", until="2021-10-25"),
        held("khong", "2021-10", until="2021-10-25"),
        held("khong", "2020", since="2021"),
        held("het", "2026", "2021", "2021-05"),
    ],
)
def test_what_may_be_so_is_left_alone(sound):
    assert list(contradictions(sound)) == []


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        (
            held("het", "2026", "2021-05-02", "2021-05-01"),
            "validity.until",
            "hết hiệu lực (1/5/2021) trước khi có hiệu lực (2/5/2021)",
        ),
        (
            held("con", "2023-12-31", "2024-01-01"),
            "validity.from",
            "ghi còn hiệu lực mà ngày 1/1/2024 mới có hiệu lực",
        ),
        (
            held("con", "2021-10-26", until="2021-10-25"),
            "validity.until",
            "ngày 25/10/2021 đã hết hiệu lực mà không ghi là hết",
        ),
        (
            held("khong", "2022", until="2021"),
            "validity.until",
            "năm 2021 đã hết hiệu lực mà không ghi là hết",
        ),
        (
            held("het", "2021-09", until="2021-10-25"),
            "validity.until",
            "ghi hết hiệu lực mà ngày 25/10/2021 mới hết",
        ),
    ],
)
def test_what_cannot_be_so_is_told(wrong, field, told):
    assert [(each.field, each.wrong) for each in contradictions(wrong)] == [(field, told)]


OLD = Directive("cu", "01-QĐ/TW", "quy-dinh", issued=PartialDate(2011, 11, 1))
NEW = Directive("moi", "02-QĐ/TW", "quy-dinh")


@pytest.mark.parametrize(
    ("validity", "told"),
    [
        (held("con", "2020-01", until="2026-11-27"), ["đã qua ngày 27/11/2026"]),
        (held("con", "2020-01", until="2026-11"), []),
        (held("con", "2020-01", since="2011"), []),
        (held("khong", "2020-01", since="2011-10-31"), ["có hiệu lực trước ngày 1/11/2011"]),
    ],
)
def test_what_time_may_have_overtaken_is_only_asked(validity, told):
    record = Directive(OLD.id, OLD.number, OLD.type, issued=OLD.issued, validity=validity)
    found = [each.wrong.partition(",")[0] for each in overtaken(record, (), TODAY)]
    assert found == told


def test_a_document_that_was_replaced_is_not_in_force():
    in_force = Directive("cu", "01-QĐ/TW", "quy-dinh", validity=held("con", "2026"))
    told = [each.wrong for each in overtaken(in_force, (NEW,), TODAY)]
    assert told == ["ghi còn hiệu lực mà Quy định số 02-QĐ/TW đã thay thế văn bản này"]
    ended = Directive("cu", "01-QĐ/TW", "quy-dinh", validity=held("het", "2026"))
    assert list(overtaken(ended, (NEW,), TODAY)) == []


def test_a_file_is_told_of_line_field_and_remedy(folder):
    path = folder / "directives" / "ct-90-ct-tw-2016.md"
    lines = path.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("validity:"))
    lines[place] = "validity: {state: con-hieu-luc, as_of: 2024, from: 2016, until: 2018-03}"
    path.write_text("\n".join(lines), "utf-8")
    later = folder / "directives" / "kl-91-kl-tw-2021.md"
    later.write_text(later.read_text("utf-8").replace("tiep-tuc", "thay-the", 1), "utf-8")
    told = [str(each) for each in check_content(load_content(folder))]
    where = f"content/directives/ct-90-ct-tw-2016.md:{place + 1}:"
    assert told == [
        f"{where} (cảnh báo) validity.state: ghi còn hiệu lực mà Kết luận số 91-KL/TW đã thay thế "
        "văn bản này; hãy viết state: het-hieu-luc và ngày hết hiệu lực ở until",
        f"{where} validity.until: tháng 3/2018 đã hết hiệu lực mà không ghi là hết; "
        "hãy viết state: het-hieu-luc, hoặc xem lại ngày",
    ]
