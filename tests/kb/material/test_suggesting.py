"""What an article suggests, each value with the sentence that states it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from kb.material import Material, Paragraph, Suggestion
from kb.text.vietnamese import match_key
from tests.support.suggested import article, cases, content, of_case, scores, suggested, values

CASES = [*cases("suggested"), *cases("suggested_reported")]
CODED = {"kind", "fields", "directives", "registered"}
STORY = (
    "Ông Lê Văn Mẫu, Trưởng thôn Thử, xã Thí Dụ, tỉnh Bắc Kạn hiến đất làm đường.",
    "Ông Mẫu sinh ngày 5/6/1960, nhà số 12 đường Bịa, điện thoại 0912 345 678.",
    "Năm 2022, ông Mẫu được UBND tỉnh tặng Bằng khen.",
)


def of_story(*paragraphs: str, **known: str) -> tuple[Suggestion, ...]:
    return suggested(article("Ông Mẫu hiến đất", *paragraphs, **known))


def stated(value: Any) -> Iterator[str]:
    """The texts and numbers of a value that its sentence must hold; codes are told by words."""
    if isinstance(value, dict):
        yield from (str(each) for key, each in value.items() if key not in ("level", "date"))
    else:
        yield str(value)


def is_said(value: str, sentence: str) -> bool:
    """Whether a sentence holds a value, or another spelling of the same province: "TP. HCM"."""
    where = content().vocabularies.where(value)
    spellings = (value, *(where.spellings if where else ()))
    return any(match_key(each) in sentence for each in spellings)


# ---------------------------------------------------------------- of every article


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tieu_de"])
def test_every_suggestion_says_no_more_than_its_sentence(case):
    material = of_case(case)
    for each in suggested(material):
        assert each.sentence in material.paragraphs[each.paragraph].text
        if each.field not in CODED:
            for value in stated(each.value):
                assert is_said(value, match_key(each.sentence)), (each.field, each.value)


def test_whom_an_article_is_about_is_found_as_often_as_we_say():
    tuned, reported = scores("suggested"), scores("suggested_reported")
    assert tuned.share("ve") >= 0.97
    assert reported.share("ve") >= 0.88
    assert tuned.share("khen_dung") >= 0.97
    assert reported.share("khen_dung") >= 0.9


@pytest.mark.parametrize(
    ("what", "least"),
    [("loai", 0.9), ("chuc", 0.85), ("commune", 0.9), ("district", 0.9), ("province", 0.9),
     ("nam", 0.9), ("van_ban", 1), ("dang_ky", 1), ("linh_vuc_dung", 0.85)],
)  # fmt: skip
def test_what_is_said_of_it_is_right_as_often_as_we_say(what, least):
    assert scores("suggested").share(what) >= least
    assert scores("suggested_reported").share(what) >= least


# ---------------------------------------------------------------- letters


def test_letters_with_marks_apart_change_nothing():
    apart = [unicodedata.normalize("NFD", each) for each in STORY]
    found = of_story(*apart)
    assert [each.value for each in found] == [each.value for each in of_story(*STORY)]
    assert all(each.sentence in apart[each.paragraph] for each in found)


def test_capitals_are_read_where_the_text_says_the_name_again():
    found = of_story("ÔNG LÊ VĂN MẪU HIẾN ĐẤT LÀM ĐƯỜNG.", *STORY)
    assert values(found, "title") == ["Lê Văn Mẫu"]


def test_nothing_is_suggested_of_nothing():
    assert suggested(article("")) == ()
    assert suggested(article("Lịch cắt điện", "Ngày mai cắt điện từ 8 giờ đến 10 giờ.")) == ()


# ---------------------------------------------------------------- private things


def test_what_is_private_is_no_value():
    shown = " ".join(str(each.value) for each in of_story(*STORY))
    assert not re.search(r"0912|1960|số 12|đường Bịa", shown)


def test_a_post_with_a_number_of_a_telephone_is_none():
    found = of_story("Ông Lê Văn Mẫu, chủ cơ sở 0912 345 678, hiến đất.")
    assert values(found, "role") == []


def test_a_village_is_no_place_and_no_part_of_a_trade():
    found = of_story("Ông Lê Văn Mẫu, nông dân thôn Thử, xã Thí Dụ hiến đất.")
    assert values(found, "role") == ["nông dân"]
    assert values(found, "commune") == ["xã Thí Dụ"]


# ---------------------------------------------------------------- places then and now


def doubt_of(found: tuple[Suggestion, ...], field: str) -> str:
    return next(each.doubt for each in found if each.field == field)


def test_a_former_province_is_told_with_its_name_of_today():
    told = doubt_of(of_story(*STORY), "province")
    assert told == "tên khi ấy; nay thuộc tỉnh Thái Nguyên"


@pytest.mark.parametrize(
    ("date", "told"),
    [("2024-05-01", "Tỉnh Thái Nguyên ngày nay gồm cả Bắc Kạn"), ("2026-05-01", "")],
)
def test_a_name_that_means_more_today_is_told_of_an_article_of_before(date, told):
    said = "Ông Lê Văn Mẫu ở xã Thử, tỉnh Thái Nguyên hiến đất."
    assert doubt_of(of_story(said, date=date), "province") == told


@pytest.mark.parametrize("head", ["(Báo Cao Bằng)", "(Cao Bằng)", "Theo Báo Cao Bằng,"])
def test_the_place_of_the_newspaper_or_of_a_dateline_is_nobodys(head):
    found = of_story(f"{head} - Ông Lê Văn Mẫu hiến đất làm đường.", STORY[2])
    assert values(found, "province") == []


def test_a_birthplace_is_no_place():
    found = of_story("Ông Lê Văn Mẫu, quê xã Thử, tỉnh Nghệ An hiến đất làm đường.")
    assert values(found, "commune") == values(found, "province") == []


# ---------------------------------------------------------------- honours


@pytest.mark.parametrize(
    "said",
    [
        "Ông Mẫu được đề nghị tặng Bằng khen của UBND tỉnh.",
        "Con trai ông Mẫu được UBND tỉnh tặng Bằng khen.",
        "Ông Trần Văn Thử được UBND tỉnh tặng Bằng khen.",
        "Ông Mẫu mong được UBND tỉnh tặng Bằng khen.",
        "UBND tỉnh đề nghị Thủ tướng Chính phủ tặng Bằng khen cho ông Mẫu.",
        "UBND tỉnh tặng Bằng khen cho ông Trần Văn Thử.",
        "Dự kiến, UBND tỉnh tặng Bằng khen cho ông Mẫu.",
        "Ông Mẫu phát biểu tại lễ đón nhận Huân chương Lao động hạng Ba của Công ty Thử.",
    ],
)
def test_what_was_not_given_to_him_is_no_honour(said):
    assert values(of_story(STORY[0], said), "honours") == []


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2022, ông Mẫu được UBND tỉnh tặng Bằng khen.",
        "UBND tỉnh vừa trao tặng Bằng khen cho ông Lê Văn Mẫu năm 2022.",
        "Ông Lê Văn Mẫu (xã Thí Dụ) được UBND tỉnh tặng Bằng khen năm 2022.",
        "Riêng ông Mẫu được UBND tỉnh tặng Bằng khen năm 2022.",
        "Ông Trần Văn Thử cho biết UBND tỉnh đã tặng Bằng khen cho ông Mẫu năm 2022.",
    ],
)
def test_what_was_given_to_him_is_one_honour(said):
    honour = {"title": "Bằng khen", "issuer": "UBND tỉnh", "level": "tinh", "year": 2022}
    assert values(of_story(STORY[0], said), "honours") == [honour]


@pytest.mark.parametrize(
    ("said", "honour"),
    [
        ("Nhiều người khóc trong lễ truy tặng Bằng khen cho ông Mẫu.", {"title": "Bằng khen"}),
        ("Thông tấn xã Mẫu tặng Giấy khen cho ông Mẫu.", {"title": "Giấy khen"}),
        (
            "Sáng 4/4, Tỉnh đoàn Thử tặng bằng khen cho ông Mẫu vì cứu người.",
            {"title": "Bằng khen", "issuer": "Tỉnh đoàn Thử", "level": "tinh"},
        ),
    ],
)
def test_a_giver_is_named_only_where_it_is_one(said, honour):
    assert values(of_story(STORY[0], said), "honours") == [honour]


def test_an_honour_told_twice_is_one_with_the_fuller_sentence():
    found = of_story(STORY[0], "Ông Mẫu được UBND tỉnh tặng Bằng khen.", STORY[2])
    assert [each.sentence for each in found if each.field == "honours"] == [STORY[2]]


# ---------------------------------------------------------------- reports


def test_a_report_is_read_by_its_labels_and_headings():
    found = suggested(
        article(
            "Báo cáo thành tích",
            "ỦY BAN NHÂN DÂN XÃ THỬ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Thử, ngày 12 tháng 5 năm 2024",
            "BÁO CÁO THÀNH TÍCH",
            "Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh",
            "I. SƠ LƯỢC LÝ LỊCH",
            "Họ và tên: Lê Văn Mẫu. Sinh ngày 5/6/1970.",
            "Nơi ở: thôn Bịa, xã Thử, tỉnh Cao Bằng.",
            "Chức vụ: Trưởng thôn Bịa. Điện thoại: 0912 345 678.",
            "II. THÀNH TÍCH ĐẠT ĐƯỢC",
            "Năm 2023, ông hiến 500 m2 đất làm đường.",
            "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
            "Năm 2022: Giấy khen của UBND huyện Mẫu (Quyết định số 45/QĐ-UBND ngày 5/12/2022).",
            "2021 | Bằng khen của Chủ tịch UBND tỉnh | 12/QĐ-UBND",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Nguyễn Văn Ký",
        )
    )
    assert values(found, "title") == ["Lê Văn Mẫu"]
    assert values(found, "role") == ["Trưởng thôn Bịa"]
    assert values(found, "commune") == ["xã Thử"]
    assert values(found, "years") == [2021, 2022, 2023]
    shown = [(each["title"], each["issuer"], each["number"]) for each in values(found, "honours")]
    assert shown == [
        ("Giấy khen", "UBND huyện Mẫu", "45/QĐ-UBND"),
        ("Bằng khen", "Chủ tịch UBND tỉnh", "12/QĐ-UBND"),
    ]


def test_a_unit_reports_on_itself():
    found = suggested(
        article(
            "",
            "Tên tập thể: Chi hội Phụ nữ thôn Mẫu",
            "Bà Trần Thị Thử làm chi hội trưởng. Bà Thử hiến đất. Bà Thử góp tiền. Bà Thử vui.",
        )
    )
    assert values(found, "title") == ["Chi hội Phụ nữ thôn Mẫu"]


# ---------------------------------------------------------------- years, fields


@pytest.mark.parametrize(
    "said",
    [
        "Ông Mẫu sinh năm 1970.",
        "Năm 1988, ông Mẫu nhập ngũ.",
        "Ông Mẫu tốt nghiệp đại học năm 1995.",
        "Ông Mẫu được kết nạp vào Đảng năm 1999.",
        "Năm 2015, ông Mẫu mắc bệnh hiểm nghèo.",
        "Dự kiến năm 2022, ông Mẫu hiến thêm đất.",
        "Năm 2025, ông Mẫu hiến thêm đất.",
    ],
)
def test_a_year_of_his_own_life_or_to_come_is_none(said):
    assert values(of_story(STORY[0], said, date="2024-05-01"), "years") == []


def test_a_year_in_which_he_did_something_is_one():
    assert values(of_story(STORY[0], "Từ năm 2019, ông Mẫu hiến đất."), "years") == [2019]


def test_an_amount_parts_no_word_from_its_field():
    found = of_story("Ông Lê Văn Mẫu hiến hơn 1.500 m2 đất.", "Ông Mẫu hiến thêm 200 m2 đất.")
    assert values(found, "fields") == ["nong-thon-moi"]


# ---------------------------------------------------------------- who


def test_an_official_who_is_quoted_is_not_whom_it_is_about():
    said = "Bí thư Đảng ủy xã Trần Văn Thử cho biết: “Ông Mẫu là tấm gương sáng”."
    assert values(of_story(STORY[0], said), "title") == ["Lê Văn Mẫu"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lê văn Mẫu", "Lê Văn Mẫu"),
        ("LÊ VĂN MẪU", "Lê Văn Mẫu"),
        ("Giàng a Mẫu", "Giàng A Mẫu"),
        ("Hồ thị Mẫu", "Hồ Thị Mẫu"),
        ("H'Mẫu Niê", "H'Mẫu Niê"),
        ("Ka Mẫu", "Ka Mẫu"),
        ("Y Mẫu", "Y Mẫu"),
        ("Thạch Thị Mẫu", "Thạch Thị Mẫu"),
        ("Bríu Mẫu", "Bríu Mẫu"),
        ("Thích Tâm Mẫu", "Thích Tâm Mẫu"),
    ],
)
def test_a_name_is_written_as_names_are(written, name):
    found = of_story(f"Ông {written} ở xã Thử hiến đất. Ông {written} rất vui.")
    assert values(found, "title") == [name]


@pytest.mark.parametrize(
    "said",
    [
        "Nhà văn Lê Thử viết về ông Lê Văn Mẫu.",
        "Trường THPT Trần Văn Thử có ông Lê Văn Mẫu.",
        "Ông Lê Văn Mẫu ở đường Trần Hưng Đạo.",
        "Bộ trưởng Bộ Y tế khen ông Lê Văn Mẫu.",
        "Ông Lê Văn Mẫu Bí thư chi bộ hiến đất.",
    ],
)
def test_what_is_no_person_is_none(said):
    assert values(of_story(said, STORY[2]), "title") == ["Lê Văn Mẫu"]


def test_a_relative_is_not_whom_it_is_about():
    material = article(
        "Hiến đất làm đường",
        "Ông Lê Văn Mẫu hiến đất. Vợ ông, bà Trần Thị Thử ủng hộ. Bà Thử vui. Bà Thử giúp ông.",
    )
    assert values(suggested(material), "title") == ["Lê Văn Mẫu"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Bí thư Đảng ủy xã Trần Văn Thử cho biết xã có nhiều gương tốt.",
            "Xã làm được nhiều đường.",
            "Ông Lê Văn Mẫu hiến đất.",
        ),
        (
            "Ông Lê Văn Mẫu hiến đất.",
            "Bí thư Đảng ủy xã Trần Văn Thử cho biết xã rất vui.",
            "Ông Thử kể. Ông Thử đi. Ông Thử về. Ông Thử mừng. Ông Thử ăn. Ông Thử học.",
        ),
    ],
)
def test_an_official_stands_behind_whom_he_speaks_of(paragraphs):
    material = article("Hiến đất làm đường", *paragraphs)
    assert values(suggested(material), "title") == ["Lê Văn Mẫu"]


def test_the_writer_is_not_whom_it_is_about():
    found = of_story(*STORY, "Bài, ảnh: Trần Văn Viết", author="Trần Văn Viết")
    assert values(found, "title") == ["Lê Văn Mẫu"]


def test_a_unit_that_rewards_is_not_whom_it_is_about():
    material = article(
        "Công an xã Thử khen tài xế",
        "Công an xã Thử vừa khen ông Lê Văn Mẫu. Công an xã Thử rất vui. Ông Mẫu trả lại ví.",
    )
    assert values(suggested(material), "title") == ["Lê Văn Mẫu"]


def test_a_square_is_no_school():
    assert suggested(article("Hội", "Quảng trường Thử rất vui. Quảng trường Thử có hội.")) == ()


def test_a_name_that_many_models_bear_names_none():
    material = article(
        "Chi bộ thôn Mẫu làm theo Bác",
        "Chi bộ thôn Mẫu có mô hình “Dân vận khéo”. Chi bộ thôn Mẫu vận động dân làm đường.",
    )
    assert values(suggested(material), "title") == ["Chi bộ thôn Mẫu"]


def test_two_persons_are_each_suggested_and_told():
    material = article(
        "Hai học sinh trả lại ví",
        "Em Lê Thị Mẫu và em Trần Văn Thử nhặt được ví. Em Mẫu và em Thử trả lại người mất.",
    )
    found = [each for each in suggested(material) if each.field == "title"]
    assert [each.value for each in found] == ["Lê Thị Mẫu", "Trần Văn Thử"]
    assert {each.doubt for each in found} == {"bài nói về nhiều người"}
    assert values(suggested(material), "kind") == ["ca-nhan"]


# ---------------------------------------------------------------- documents


def test_a_document_cited_is_its_id_or_a_doubt():
    said = "Thực hiện Chỉ thị 05-CT/TW và Nghị quyết số 999-NQ/TU, ông Mẫu hiến đất."
    found = [each for each in of_story(said) if each.field == "directives"]
    assert [(each.value, bool(each.doubt)) for each in found] == [
        ("ct-05-ct-tw-2016", False),
        ("Nghị quyết số 999-NQ/TU", True),
    ]


def test_a_material_without_a_title_is_read_as_well():
    material = Material(
        "bai.txt", article("").manner, tuple(map(Paragraph, STORY)), article("").accessed
    )
    assert values(suggested(material), "title") == ["Lê Văn Mẫu"]


def test_fields_are_codes_of_our_own():
    codes = {each.code for each in content().vocabularies.fields}
    for case in CASES:
        assert set(values(suggested(of_case(case)), "fields")) <= codes
