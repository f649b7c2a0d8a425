"""How lists word things, against the table that Vietnamese readers keep: cases/import.toml."""

import pytest

from kb.imports.lists.clues import (
    clues_in,
    kind_in,
    kind_of_name,
    level_in,
    level_of_cell,
    year_of_title,
    years_in,
)
from kb.imports.lists.headings import HEADINGS, heading_of
from kb.imports.lists.places import district_in, province_in, province_named, split_place
from kb.imports.origins import column_letters
from kb.text.vietnamese import match_key
from tests.support.paths import cases

CASES = cases("import")


def table(name):
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: str(case)[:60])


@table("tieu_de")
def test_a_heading_is_known_in_any_wording(case):
    assert {
        text: heading_of(text).key.replace("other", "") for text in case["viet"]
    } == dict.fromkeys(case["viet"], case["cot"])


def test_no_heading_of_the_table_announces_two_columns():
    phrases = [match_key(phrase) for phrases in HEADINGS.values() for phrase in set(phrases)]
    keys = [key for key, phrases in HEADINGS.items() for _ in set(phrases)]
    pairs = set(zip(phrases, keys, strict=True))
    assert len(pairs) == len(set(phrases))


@table("cap")
def test_words_tell_the_level(case):
    assert {text: level_in(text) or "" for text in case["viet"]} == dict.fromkeys(
        case["viet"], case["la"]
    )


def test_in_a_level_column_a_bare_word_is_enough():
    cells = ["Huyện", "xã", "cấp tỉnh", "Bộ, ngành", "TW", "co-so", "Chủ tịch UBND huyện", "sao"]
    assert [level_of_cell(cell) for cell in cells] == [
        "huyen", "co-so", "tinh", "bo-nganh", "trung-uong", "co-so", "huyen", None,
    ]  # fmt: skip


@table("ten")
def test_the_first_words_of_a_name_tell_the_kind(case):
    assert {text: kind_of_name(text) or "" for text in case["viet"]} == dict.fromkeys(
        case["viet"], case["la"]
    )


def test_a_section_tells_one_kind_or_none():
    texts = ["I. TẬP THỂ", "II. CÁ NHÂN TIÊU BIỂU", "TẬP THỂ, CÁ NHÂN", "ca nhan", "A. CẤP HUYỆN"]
    assert [kind_in(text) for text in texts] == ["tap-the", "ca-nhan", None, "ca-nhan", None]


@table("nam")
def test_a_title_tells_the_year_that_it_is_about(case):
    assert list(year_of_title(case["viet"])) == case["la"]


def test_a_year_cell_may_hold_several():
    cells = ["2023", "năm 2023", "2021, 2023", "2021-2023", "15/5/2022", "20222", "23", "1523"]
    assert [years_in(cell) for cell in cells] == [
        (2023,), (2023,), (2021, 2023), (2021, 2022, 2023), (2022,), (), (), (),
    ]  # fmt: skip


@table("noi")
def test_an_address_gives_only_the_units_that_it_names(case, content):
    place = split_place(case["viet"], content.vocabularies)
    assert [place.commune or "", place.district or "", place.province or ""] == [
        case["xa"], case["huyen"], case["tinh"],
    ]  # fmt: skip


def test_a_province_is_known_by_any_spelling(content):
    cells = ["Bắc Kạn", "tỉnh bắc kạn", "BAC CAN", "TP.HCM", "Bắc Cạnh"]
    assert [province_named(cell, content.vocabularies) for cell in cells] == [
        "Bắc Kạn", "Bắc Kạn", "Bắc Kạn", "TP. Hồ Chí Minh", None,
    ]  # fmt: skip


def test_a_title_tells_its_one_province_and_district(content):
    titles = ["DANH SÁCH TỈNH BẮC KẠN NĂM 2023", "Cao Bằng và Bắc Kạn", "Huế, 2023", "Làm theo Bác"]
    assert [province_in(title, content.vocabularies) for title in titles] == [
        "Bắc Kạn", None, "Huế", None,
    ]  # fmt: skip
    titles = ["UBND HUYỆN NA RÌ", "HUYỆN ỦY NA RÌ NĂM 2023", "huyện A và huyện B", "cấp huyện"]
    assert [district_in(title) for title in titles] == ["Huyện Na Rì", "Huyện Na Rì", None, None]


def test_a_district_is_told_whole_whatever_words_its_name_is_made_of():
    titles = {
        "UBND HUYỆN CHÂU THÀNH": "Huyện Châu Thành", "HUYỆN ỦY CẦN ĐƯỚC": "Huyện Cần Đước",
        "HUYỆN NĂM CĂN NĂM 2023": "Huyện Năm Căn", "huyện Thanh Trì": "Huyện Thanh Trì",
        "HUYỆN TỨ KỲ GIAI ĐOẠN 2021-2023": "Huyện Tứ Kỳ",
        "HUYỆN ĐÀ BẮC ĐƯỢC BIỂU DƯƠNG": "Huyện Đà Bắc", "QUẬN 10 THÀNH PHỐ HỒ CHÍ MINH": "Quận 10",
        "HUYỆN THỦ THỪA, TỈNH LONG AN": "Huyện Thủ Thừa", "các huyện trong tỉnh": None,
    }  # fmt: skip
    assert {title: district_in(title) for title in titles} == titles


def test_a_name_of_a_province_that_is_somebody_elses_or_a_word_is_no_province(content):
    titles = [
        "CHIẾN SĨ VÌ HÒA BÌNH",
        "Xã Cao Bằng",
        "Trường Bắc Kạn",
        "DANH SÁCH CAO BẰNG NĂM 2024",
    ]
    assert [province_in(title, content.vocabularies) for title in titles] == [
        None, None, None, "Cao Bằng",
    ]  # fmt: skip


def test_a_list_of_nominees_is_not_a_list_of_the_honoured(content):
    clues = clues_in("DANH SÁCH ĐỀ NGHỊ BIỂU DƯƠNG NĂM 2023", content.vocabularies)
    assert (clues.form, clues.stage) == (None, "de-nghi")
    assert clues_in("DANH SÁCH BIỂU DƯƠNG NĂM 2023", content.vocabularies).form == "Biểu dương"


def test_columns_are_named_as_excel_names_them():
    assert [column_letters(index) for index in (0, 2, 25, 26, 701, 702)] == [
        "A", "C", "Z", "AA", "ZZ", "AAA",
    ]  # fmt: skip
