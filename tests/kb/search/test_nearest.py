"""A document number that none bears: the page says so, and shows what is nearest to it."""

import pytest

from kb.search import SearchQuery, search


def ask(snapshot, text):
    return search(snapshot, SearchQuery(text))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("144-KL/TW", "qd-144-qd-tw-2024"),  # of another type
        ("217-CT/TW", "qdinh-217-qd-tw-2013"),
        ("01-KL/TU", "kl-01-kl-tw-2021"),  # of another body
        ("10-KL/TW", "kl-01-kl-tw-2021"),  # digits changed about
        ("CT 50", "ct-05-ct-tw-2016"),
        ("35-NQ/TW", "nq-33-nq-tw-2014"),  # a wrong digit
        ("1444-QĐ/TW", "qd-144-qd-tw-2024"),  # one too many
        ("99-KL/TW", "kl-156-kl-tw-2025"),  # the newest of its type
    ],
)
def test_the_nearest_document_comes_first_and_the_page_says_why(real_snapshot, text, first):
    found = ask(real_snapshot, text)
    assert found.hits[0].id == first
    assert found.notices[0].startswith("Kho chưa có văn bản số ")
    assert found.understood[0].label.endswith("(kho chưa có văn bản này)")


def test_a_number_that_is_borne_needs_no_such_words(real_snapshot):
    assert not any("chưa có văn bản" in notice for notice in ask(real_snapshot, "CT05").notices)


def test_beside_a_number_that_is_borne_only_the_other_is_named(real_snapshot):
    notices = ask(real_snapshot, "CT05 kết luận 99").notices
    assert "Kho chưa có văn bản số 99-KL." in notices


def test_words_beside_the_number_still_count(real_snapshot):
    found = ask(real_snapshot, "kết luận 100 văn hóa")
    assert {"kl-76-kl-tw-2020", "kl-156-kl-tw-2025"} <= {hit.id for hit in found.hits[:3]}


def test_where_nothing_is_near_only_the_number_is_said_to_be_missing(real_snapshot):
    found = ask(real_snapshot, "thông tư 12/2019/TT-BNV")
    assert found.total == 0
    assert found.notices == ("Kho chưa có văn bản số 12/2019/TT-BNV.",)
