"""Words of near sense (content/near_words.yaml) help where little is found, and it is said."""

from dataclasses import replace

import pytest

from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.search.planning import plan_for
from kb.search.reading import parse
from kb.vocabularies import VOCABULARIES, Vocabularies, read_vocabulary
from tests.support.indexes import built

NEAR = "- {terms: [heo đất, lợn đất]}\n- {terms: [học sinh, học trò]}\n"


def story(number, text, title="Chuyện Thí Dụ"):
    return Exemplar(f"thi-du-{number}", f"{title} {number}", kind="mo-hinh", body=text)


RECORDS = (
    story(1, "Chi đoàn Mẫu nuôi heo đất giúp học trò."),
    story(2, "Thôn Thử trồng lúa, nuôi lợn, đắp đất làm đường cho học sinh."),
    story(3, "Xã Thử nuôi lợn đất giúp học sinh vùng cao."),
    story(4, "Ấp Mẫu quét đường."),
)


@pytest.fixture(scope="module")
def near_words():
    items, problems = read_vocabulary(VOCABULARIES["near_words"], NEAR, "near_words.yaml")
    assert not problems
    return items


@pytest.fixture(scope="module")
def with_near(tmp_path_factory, near_words):
    def ask(text, records=RECORDS, known=near_words):
        folder = tmp_path_factory.mktemp("near") / "index"
        built(folder, *records, vocabularies=replace(Vocabularies(), near_words=known))
        return search(open_snapshot(folder), SearchQuery(text))

    return ask


def test_where_few_hold_the_words_those_with_near_words_come_below_and_it_is_said(with_near):
    found = with_near("nuôi lợn đất")
    assert [hit.id for hit in found.hits] == ["thi-du-3", "thi-du-2", "thi-du-1"]
    assert found.step == "near-words"
    assert "Gồm cả: heo đất." in found.notices
    marked = [span.text for span in found.hits[2].snippet if span.hit]
    assert marked == ["nuôi heo đất"]


def test_without_the_table_they_are_not_found_by_them(with_near):
    found = with_near("nuôi lợn đất", known=())
    assert found.hits[0].id == "thi-du-3"
    assert not any("heo đất" in notice for notice in found.notices)


def test_without_marks_as_well(with_near):
    assert {"thi-du-1", "thi-du-3"} <= {hit.id for hit in with_near("nuoi lon dat").hits}


def test_where_enough_hold_the_words_nothing_is_added(with_near):
    many = tuple(story(number, "Xã Thử nuôi lợn đất.") for number in range(10, 13))
    found = with_near("lợn đất", records=(*RECORDS, *many))
    assert found.step == "all-words"
    assert "thi-du-1" not in {hit.id for hit in found.hits}
    assert not found.notices


def test_two_near_words_at_once(with_near):
    found = with_near("heo đất học sinh")
    assert {hit.id for hit in found.hits} >= {"thi-du-1", "thi-du-3"}
    assert "Gồm cả: lợn đất và học trò." in found.notices


def test_a_word_of_a_long_question_is_met_by_a_near_one(with_near):
    found = with_near("ở đâu có phong trào nuôi heo đất giúp bạn học trò nghèo vượt khó")
    assert [hit.id for hit in found.hits[:2]] == ["thi-du-1", "thi-du-3"]


@pytest.mark.parametrize(
    ("typed", "near", "record_id"),
    [
        ("tật nguyền", "khuyết tật", "dinh-van-canh-nghe-an"),
        ("nuôi lợn đất", "heo đất", "nuoi-heo-dat-khuyen-hoc-dong-nai"),
        ("rẻo cao", "vùng cao", "nguyen-thi-minh-hong-yen-bai"),
    ],
)
def test_the_real_table_leads_to_what_is_told_in_other_words(real_snapshot, typed, near, record_id):
    found = search(real_snapshot, SearchQuery(typed))
    assert record_id in {hit.id for hit in found.hits}
    assert any("Gồm cả" in notice and near in notice for notice in found.notices)


def test_a_near_word_counts_by_what_was_typed_in_its_stead(real_snapshot):
    asked = SearchQuery("nước sạch cho dân xã")
    with_near, without = (
        {hit.id: hit.score for hit in search(snapshot, asked).hits}["nguyen-tien-chuc-ha-nam"]
        for snapshot in (real_snapshot, real_snapshot.weighing(near_unit=0))
    )
    assert with_near > without


def test_what_says_most_of_a_question_will_do_alone(real_snapshot):
    found = search(real_snapshot, SearchQuery("hướng dẫn bà con dùng dịch vụ công trực tuyến"))
    assert found.hits[0].id.startswith("to-cong-nghe-so-cong-dong-")


def test_several_near_words_count_no_more_than_the_one_that_says_most(tmp_path_factory):
    text = "- {terms: [quà quê, đặc sản, sản vật, của ngon]}\n"
    known, _ = read_vocabulary(VOCABULARIES["near_words"], text, "near_words.yaml")
    goods = ("đặc sản", "sản vật", "của ngon")
    records = [story(number, f"Bán {each}.") for number, each in enumerate(goods, 5)]
    records.append(story(8, f"Bán {', '.join(goods)}."))
    folder = tmp_path_factory.mktemp("once") / "index"
    built(folder, *records, vocabularies=replace(Vocabularies(), near_words=known))
    found = search(open_snapshot(folder), SearchQuery("quà quê")).hits
    assert len({hit.score for hit in found}) == 1


def test_what_many_hold_as_typed_needs_no_near_words(tmp_path_factory, near_words):
    many = tuple(story(number, "Xã Thử nuôi lợn đất.") for number in range(10, 211))
    for number, (records, is_needed) in enumerate([(RECORDS, True), (RECORDS + many, False)]):
        folder = tmp_path_factory.mktemp("many") / str(number)
        built(folder, *records, vocabularies=replace(Vocabularies(), near_words=near_words))
        snapshot = open_snapshot(folder)
        plan = plan_for(snapshot, parse("nuôi lợn đất", snapshot.vocabularies))
        assert ("heo" in str(plan)) is is_needed


def test_a_near_word_is_said_as_editors_write_it(real_snapshot):
    found = search(real_snapshot, SearchQuery("trồng rừng ở sa mạc"))
    assert any("cây gỗ quý" in notice for notice in found.notices)
