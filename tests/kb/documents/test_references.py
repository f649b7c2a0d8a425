"""Which record a citation in running text means; the sentences are in cases/references.toml."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citations import PartialDate
from kb.documents.references import References, Setting
from kb.vocabularies import KnownNumber
from tests.support.paths import cases
from tests.support.references import meant

CASES = cases("references")


@pytest.fixture(scope="module")
def references(wider_content):
    records = (file.record for file in wider_content.files)
    return References(records, wider_content.vocabularies)


@pytest.mark.parametrize("case", CASES["cau_van"], ids=lambda case: case["cau"])
def test_a_sentence_leads_to(case, references):
    setting = Setting(province=case.get("tinh"))
    assert meant(references, case["cau"], setting) == case["thay"]


def test_a_record_means_the_documents_it_names(references, wider_content):
    """An exemplar that answers to the one of 2021 cites that one, also without a date."""
    group = wider_content.by_id["nhom-vi-du-mot"].record
    assert meant(references, "theo Kết luận số 91-KL/TW.", Setting.of(group)) == [
        "kl-91-kl-tw-2021"
    ]


def test_a_document_cannot_cite_a_later_one(references):
    early = Setting(issued=PartialDate(2018, 5))
    assert meant(references, "theo Kết luận số 91-KL/TW.", early) == [
        "kl-91-kl-tw-2016 | 2012-06-01"
    ]


KNOWN = KnownNumber(
    number="90-CT/TW",
    type="chi-thi",
    title="Về ví dụ của khóa sau",
    issuer="Hội Thí Dụ",
    date=PartialDate(2025, 1, 16),
)


@pytest.fixture(scope="module")
def knowing(wider_content):
    """A collection that knows of another document with the number of the one it has."""
    vocabularies = replace(wider_content.vocabularies, numbers=(KNOWN,))
    return References((file.record for file in wider_content.files), vocabularies)


def test_a_number_that_another_document_bears_as_well_is_a_choice(knowing):
    (reference,) = knowing.find("Thực hiện Chỉ thị số 90-CT/TW.")
    assert reference.directive is None
    assert reference.is_unclear
    assert [each.id for each in reference.candidates] == ["ct-90-ct-tw-2016"]
    assert reference.known == (KNOWN,)


def test_a_date_leads_to_no_document_of_another_date(knowing):
    text = "Chỉ thị 90-CT/TW ngày 16/1/2025; Chỉ thị 90-CT/TW ngày 09/3/2016; 90-CT/TW (2019)"
    assert meant(knowing, text) == ["2025-01-16", "ct-90-ct-tw-2016", ""]
    assert [each.directive is None for each in knowing.find(text)] == [True, False, True]


def test_an_early_text_cannot_mean_the_later_of_two(knowing):
    early = Setting(issued=PartialDate(2018, 5))
    assert meant(knowing, "theo Chỉ thị số 90-CT/TW.", early) == ["ct-90-ct-tw-2016"]


def test_a_known_number_counts_until_there_is_a_record(wider_content):
    same = replace(KNOWN, date=PartialDate(2016, 3, 9))
    vocabularies = replace(wider_content.vocabularies, numbers=(same,))
    references = References((file.record for file in wider_content.files), vocabularies)
    assert meant(references, "theo Chỉ thị số 90-CT/TW.") == ["ct-90-ct-tw-2016"]


def test_a_letter_may_be_called_by_its_number_alone(wider_content):
    letter = replace(KNOWN, number="345/UBND-NC", type="cong-van")
    references = References((), replace(wider_content.vocabularies, numbers=(letter,)))
    text = "Báo cáo 345/UBND-NC; theo Công văn 345 của tỉnh; Công văn 345/SNV-NC; Kế hoạch 345"
    assert meant(references, text) == ["2025-01-16", "2025-01-16", "", ""]


def test_places_are_those_of_the_text_as_given(references):
    text = unicodedata.normalize(
        "NFD", "Theo Chỉ thị số 90-CT/\u2060TW\u00ad, và Ð; 90-CT/\r\n TW."
    )
    first, second = references.find(text)
    assert first.text == unicodedata.normalize("NFD", "Chỉ thị số 90-CT/\u2060TW")
    assert second.text == "90-CT/\r\n TW"
    assert [text[each.start : each.end] for each in (first, second)] == [first.text, second.text]


def test_a_document_does_not_cite_itself(references, wider_content):
    own = Setting.of(wider_content.by_id["ct-90-ct-tw-2016"].record)
    assert meant(references, "Chỉ thị số 90-CT/TW ngày 09/3/2016 yêu cầu", own) == []


def test_a_number_within_a_name_is_one_citation(references):
    text = "Báo cáo kết quả tìm gương ví dụ theo Kế hoạch số 33-KH/TU của Tỉnh ủy Cao Bằng."
    assert meant(references, text) == ["kh-33-kh-tu-cao-bang-2021"]


words = st.sampled_from(["Kết luận ", "số ", "91-KL/TW", "33-KH/TU", " của ", "Tỉnh ủy "])
rest = st.sampled_from(["Cao Bằng", " khóa XII", " ngày 7/5/2021", "Nghị quyết Hội nghị "])
links = st.sampled_from(["Ví Dụ lần thứ chín", ", ", "\n", "(", "İ", "\u0323"])


@given(st.one_of(st.text(), st.lists(words | rest | links).map("".join)))
def test_any_text_is_survived_and_references_slice_it(references, text):
    end = 0
    for found in references.find(unicodedata.normalize("NFC", text)):
        assert end <= found.start < found.end
        end = found.end
