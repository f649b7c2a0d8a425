"""A question of fact is answered by a field of one record, by our own count, or not at all."""

import pytest

from kb.search import SearchQuery, search
from tests.support.paths import cases


@pytest.mark.parametrize("case", cases("facts")["case"], ids=lambda case: case["text"])
def test_a_question_is_answered_as_far_as_a_record_says_it(real_snapshot, case):
    answer = search(real_snapshot, SearchQuery(case["text"])).answer
    assert (answer is not None) == ("says" in case)
    if answer:
        assert case["says"] in answer.text
        assert answer.counted or (answer.record in real_snapshot.records and answer.source)


def test_what_replaced_a_document_is_said_by_the_later_one(real_snapshot):
    answer = search(real_snapshot, SearchQuery("văn bản nào thay thế quy định 47")).answer
    assert answer.record.id == "qd-37-qd-tw-2021"


def test_what_was_made_of_a_document_comes_before_it(real_snapshot):
    hits = search(real_snapshot, SearchQuery("sơ kết 3 năm Kết luận 01")).hits
    assert hits[0].id == "bc-499-bc-tu-bac-kan-2024"


@pytest.mark.parametrize(
    "question",
    ["kho có bao nhiêu hồ sơ", "có bao nhiêu gương giáo dục", "bao nhiêu điển hình dân vận khéo"],
)
def test_what_is_counted_is_what_its_list_shows(real_snapshot, question):
    answer = search(real_snapshot, SearchQuery(question)).answer
    listed = search(real_snapshot, answer.counted)
    assert f"Trong kho này có {listed.total} hồ sơ" in answer.text


def test_a_question_that_was_read_otherwise_is_answered_as_it_was_typed(real_snapshot):
    results = search(real_snapshot, SearchQuery("ai ra nghị quyết 80"))
    assert results.answer.text == "Nghị quyết số 80-NQ/TW do Bộ Chính trị ban hành."
