"""Which records an article is offered to: few, likely ones, and none for a namesake."""

from dataclasses import replace

import pytest

from kb.content.folder import Content
from kb.material import Manner
from kb.material.joining import kin_of
from tests.support.joined import ARTICLES, TEACHER, article, collection, exemplar


@pytest.fixture(scope="module")
def held(real_content: Content) -> Content:
    """The invented records beside the real list of places."""
    return collection(real_content.vocabularies)


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["ten"])
def test_an_article_is_offered_to_the_record_it_is_about(case, held):
    found = kin_of(article(case["ten"], case["viet"]), (), held)
    assert [each.record.id for each in found[:1]] == ([case["la"]] if case["la"] else [])


@pytest.mark.parametrize("case", [each for each in ARTICLES if each["la"]], ids=lambda c: c["ten"])
def test_what_it_says_otherwise_is_told(case, held):
    kin = kin_of(article(case["ten"], case["viet"]), (), held)[0]
    said = [[each.label, each.held, each.said] for each in kin.differs]
    assert sorted(said) == sorted(case.get("khac", []))
    assert [each for each in case.get("moi", []) if each not in kin.told] == []
    assert all(each.sentence in case["viet"] for each in kin.differs)


def test_the_reason_is_said_in_words(held):
    kin = kin_of(article("Gieo chữ", ARTICLES[0]["viet"]), (), held)[0]
    assert kin.why.startswith("cùng tên “Lò Thị Mẫu”; cùng nơi: Bảo Lạc")


def test_a_place_is_the_same_by_its_name_then_and_now(held):
    kin = kin_of(article("Miến dong", ARTICLES[3]["viet"]), (), held)[0]
    assert "Bắc Kạn (nay thuộc tỉnh Thái Nguyên)" in [each.value for each in kin.agrees]


def test_an_article_that_is_a_source_already_is_known_by_its_address(held):
    again = article(
        "Tên khác hẳn", "Chữ khác hẳn.", url="http://www.bao.example/co-giao-giu-chu.html?a=1"
    )
    (kin,) = kin_of(again, (), held)
    assert (kin.record.id, kin.is_source) == (TEACHER, True)
    assert kin.why == "bài này đã là nguồn của hồ sơ"


def test_a_file_has_no_address_to_be_known_by(held):
    sent = replace(article("Tên khác hẳn", "Chữ khác hẳn."), name="bai.pdf", url="")
    assert kin_of(replace(sent, manner=Manner.PDF), (), held) == ()


def test_the_draft_that_was_made_from_it_is_not_offered(held, real_content):
    draft = replace(exemplar(TEACHER), id="ban-nhap", status="draft")
    both = collection(real_content.vocabularies, (draft,))
    told = article("Gieo chữ", ARTICLES[0]["viet"])
    found = kin_of(told, (), both, apart="ban-nhap")
    assert [each.record.id for each in found] == [TEACHER]


def test_an_empty_collection_offers_nothing(real_content):
    nothing = Content((), real_content.vocabularies, ())
    assert kin_of(article("Gieo chữ", ARTICLES[0]["viet"]), (), nothing) == ()
