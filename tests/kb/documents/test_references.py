"""Which record a citation in running text means; the sentences are in cases/references.toml."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citations import PartialDate
from kb.documents.references import References, Setting
from tests.support.paths import cases

CASES = cases("references")


@pytest.fixture(scope="module")
def references(wider_content):
    records = (file.record for file in wider_content.files)
    return References(records, wider_content.vocabularies.where)


def meant(references: References, text: str, setting: Setting | None = None) -> list[str]:
    return [
        " | ".join(each.id for each in reference.candidates)
        for reference in references.find(text, setting)
    ]


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
    assert meant(references, "theo Kết luận số 91-KL/TW.", early) == ["kl-91-kl-tw-2016"]


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
