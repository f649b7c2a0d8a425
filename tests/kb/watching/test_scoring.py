"""Titles are scored by words that editors can read; how well, two halves of labelled ones tell."""

import tomllib

import pytest

from kb.vocabularies import Field, read_vocabulary
from kb.watching import score
from tests.support.paths import ROOT, TESTS

HEADLINES = tomllib.loads((TESTS / "cases" / "headlines.toml").read_text("utf-8"))
FIELDS, _ = read_vocabulary(Field, (ROOT / "content" / "fields.yaml").read_text("utf-8"), "fields")


@pytest.mark.parametrize(("half", "least"), [("tuning", 0.9), ("reporting", 0.75)])
def test_most_stories_are_found_and_hardly_anything_else(half, least):
    yes, no = HEADLINES[half]["yes"], HEADLINES[half]["no"]
    found = sum(score(title, fields=FIELDS).is_likely for title in yes)
    wrong = sum(score(title, fields=FIELDS).is_likely for title in no)
    assert (len(yes) + len(no)) >= 150
    assert found / len(yes) >= least
    assert found / (found + wrong) >= 0.95


def test_no_title_stands_in_both_halves():
    titles = [title for half in HEADLINES.values() for titles in half.values() for title in titles]
    assert len(set(titles)) == len(titles)


def test_a_score_says_its_reasons_the_heaviest_first():
    found = score("Cựu chiến binh Mẫu hiến 300 m2 đất mở đường")
    assert found.reasons == ("hiến đất", "cựu chiến binh")
    assert (found.points, found.against) == (6, ())


def test_marks_case_and_the_place_of_a_tone_change_nothing():
    said = score("Lan toả mô hình của già làng")
    assert said == score("LAN TỎA MÔ HÌNH CỦA GIÀ LÀNG") == score("lan toa mo hinh cua gia lang")
    assert said.reasons == ("mô hình", "lan tỏa", "người có uy tín")


@pytest.mark.parametrize(
    ("title", "against"),
    [
        ("Gương chiếu hậu ô tô bị bẻ trộm", "gương soi"),
        ("Hội nghị biểu dương điển hình tiên tiến", "tin hội nghị"),
        ("Gương mặt cầu thủ trẻ", "giải trí, thể thao"),
        ("Khởi tố giám đốc quỹ từ thiện", "tòa án, vi phạm"),
        ("Phát động cuộc thi viết về gương người tốt", "phát động, thể lệ"),
    ],
)
def test_what_only_borrows_the_words_is_told_apart(title, against):
    found = score(title)
    assert not found.is_likely
    assert against in found.against


def test_words_in_a_word_are_none():
    assert score("Khó vượt qua đèo, hiến pháp sửa đổi").reasons == ()


def test_the_summary_says_half_as_much():
    title, summary = "Niềm vui ở bản xa", "Ông Thử hiến đất xây điểm trường."
    assert not score(title).is_likely
    assert score(title, summary).points == score(summary).points / 2


def test_a_column_of_exemplars_lifts_what_it_holds():
    title = "Cô giáo của bản"
    assert score(title, column="Báo Mẫu: Người tốt việc tốt").points == score(title).points + 2
    assert score(title, column="Báo Mẫu: Thời sự") == score(title)


def test_the_fields_of_the_collection_count():
    fields = [Field("moi-truong", "Môi trường", "Bảo vệ rừng, trồng cây, phòng dịch")]
    assert score("Ngày hội trồng cây", fields=fields).reasons == ("môi trường",)
