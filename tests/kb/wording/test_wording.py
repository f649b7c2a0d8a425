"""How things are called: tables that a Vietnamese reader keeps, on the real places."""

import pytest

from kb import wording
from kb.citations import PartialDate
from kb.records import RECORD_CLASSES, Directive, Exemplar, Record
from kb.records.parts import Honour, Source, Use, Validity
from kb.vocabularies import Vocabularies
from tests.support.paths import cases

CASES = cases("wording")
NOTHING = "khong"


@pytest.fixture
def vocabularies(real_content) -> Vocabularies:
    return real_content.vocabularies


def told(text: str | None) -> str:
    return text or NOTHING


def record_of(case: dict) -> Record:
    """A record with what a case says of it."""
    names = {"loai": "kind", "tinh": "province", "huyen": "district", "xa": "commune"}
    given = {name: case[key] for key, name in names.items() if key in case}
    if "nam" in case:
        given["years"] = tuple(case["nam"])
    if case["ho_so"] == "directive":
        given["type"] = given.pop("kind", "chi-thi")
    return RECORD_CLASSES[case["ho_so"]](id="mau", **given)


@pytest.mark.parametrize("case", CASES["van_ban"], ids=lambda case: case["ten_ngan"])
def test_a_document_is_called_by_its_number_or_its_subject(case):
    directive = Directive("mau", case.get("so"), case["loai"], case["trich_yeu"])
    assert wording.heading(directive) == case["ten"]
    assert wording.short_name(directive) == case["ten_ngan"]
    assert wording.full_title(directive) == case["ten_day_du"]


@pytest.mark.parametrize("case", CASES["loai"], ids=lambda case: case["goi"])
def test_what_a_record_is(case):
    assert wording.kind_label(record_of(case)) == case["goi"]


@pytest.mark.parametrize("case", CASES["dong"], ids=lambda case: case["viet"])
def test_a_line_in_a_list_says_nothing_twice(vocabularies, case):
    assert wording.brief(record_of(case), vocabularies) == case["viet"]


@pytest.mark.parametrize("case", CASES["noi"], ids=lambda case: f"{case['ho_so']}-{case['noi']}")
def test_where_a_record_is_from_then_and_now(vocabularies, case):
    assert told(wording.place(record_of(case), vocabularies)) == case["noi"]


@pytest.mark.parametrize("case", CASES["khen"], ids=lambda case: case["viet"])
def test_an_honour_in_a_line(case):
    date = PartialDate.parse_iso(case.get("ngay", ""))
    held = Honour(*(case.get(name) for name in ("hinh_thuc", "co_quan", "cap", "nam", "so")), date)
    entry = wording.entry(held)
    assert entry.text == case["viet"]
    assert entry.name == case["hinh_thuc"]
    assert entry.details in case["viet"]


@pytest.mark.parametrize("case", CASES["nguon"], ids=lambda case: case["viet"])
def test_a_source_in_a_line_and_where_it_can_be_read(case):
    date = PartialDate.parse_iso(case.get("ngay", ""))
    held = Source(
        title=case.get("ten"),
        publisher=case.get("noi_dang"),
        date=date,
        url=case.get("dia_chi"),
        place=case.get("noi"),
        file=case.get("tep"),
    )
    entry = wording.entry(held)
    assert entry.text == case["viet"]
    assert entry.where == case["o"]


def test_a_broken_address_is_shown_as_it_is():
    entry = wording.entry(Source(title="Bài mẫu", url="https://[vi-du/bai"))
    assert (entry.text, entry.where) == ("Bài mẫu, https://[vi-du/bai", "")


@pytest.mark.parametrize("case", CASES["gioi_thieu"], ids=lambda case: case["viet"])
def test_a_use_in_a_line_and_among_others(case):
    use = Use(case["loai"], case["ten"], case.get("nam"))
    assert wording.entry(use).text == case["viet"]
    assert wording.told(Exemplar("mau", used_in=(use,))) == case["ke"]


@pytest.mark.parametrize("case", CASES["bao_chi"], ids=lambda case: case["noi_dang"])
def test_the_press_among_the_sources_has_told_it(case):
    date = PartialDate(case["nam"]) if "nam" in case else None
    source = Source(title="Bài mẫu", publisher=case["noi_dang"], date=date)
    assert wording.told(Exemplar("mau", sources=(source, source))) == case["ke"]


def test_an_exemplar_that_is_new_says_so():
    new = Exemplar("mau")
    assert (wording.told(new), wording.uses(new)) == ("kho chưa ghi nhận nơi giới thiệu", "")


@pytest.mark.parametrize("case", CASES["hieu_luc"], ids=lambda case: case["viet"])
def test_validity_says_as_of_when(case):
    as_of, since, until = (
        PartialDate.parse_iso(case.get(day, "")) for day in ("tinh_den", "tu", "het")
    )
    found = wording.entry(Validity(case["tinh_trang"], as_of, since, until, "Mẫu."))
    assert (found.text, found.name, found.details) == (
        case["viet"], case.get("ten", case["viet"]), case.get("them", "Mẫu."),
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES["cap"], ids=lambda case: case["ma"])
def test_a_level_in_running_text(case):
    assert wording.level_phrase(case["ma"]) == case["viet"]


@pytest.mark.parametrize("case", CASES["nam"], ids=lambda case: case["viet"])
def test_years_that_follow_one_another_are_a_span(case):
    assert told(wording.years(tuple(case["cac_nam"]))) == case["viet"]
