"""Document numbers, against the table that Vietnamese readers keep: cases/citations.toml."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citations import (
    TYPE_LABELS,
    Citation,
    DocumentNumber,
    PartialDate,
    citation_text,
    find_citations,
    full_name,
    parse_number,
    read_term,
    term_borne,
    term_of,
)
from tests.support.paths import cases

Case = dict[str, Any]
CASES: dict[str, list[Case]] = cases("citations")


def table(name: str, label: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: case[label])


def assert_cites(found: tuple[Citation, ...], case: Case) -> None:
    assert [str(citation.number) for citation in found] == case["co"]
    if "loai" in case:
        assert [citation.type or "?" for citation in found] == case["loai"]
    if "ngay" in case:
        assert [str(citation.date or "") for citation in found] == case["ngay"]
    if "doan" in case:
        assert [citation.text for citation in found] == case["doan"]


@table("so", "viet")
def test_any_usual_spelling_is_read_and_printed_canonically(case):
    number = parse_number(case["viet"])
    assert str(number) == case["chuan"]
    if "khoa" in case:
        assert number.key == case["khoa"]


@table("so", "viet")
def test_all_spellings_of_a_number_share_its_key(case):
    assert parse_number(case["viet"]).key == parse_number(case["chuan"]).key


@table("khong_so", "viet")
def test_what_is_no_number_is_not_read(case):
    assert parse_number(case["viet"]) is None


@table("van_ban", "cau")
def test_prose_cites(case):
    assert_cites(find_citations(case["cau"]), case)


@table("van_ban", "cau")
def test_decomposed_prose_cites_the_same(case):
    assert_cites(
        tuple(
            Citation(**{**vars(citation), "text": unicodedata.normalize("NFC", citation.text)})
            for citation in find_citations(unicodedata.normalize("NFD", case["cau"]))
        ),
        case,
    )


@table("khong_co", "cau")
def test_prose_does_not_cite(case):
    assert find_citations(case["cau"]) == ()


@table("o_tim", "go")
def test_a_search_box_understands(case):
    assert_cites(find_citations(case["go"], loose=True), case)


@table("o_tim_khong", "go")
def test_a_search_box_does_not_take_for_a_number(case):
    assert find_citations(case["go"], loose=True) == ()


@table("khop", "hai")
def test_two_numbers_may_be_one_document(case):
    one, other = (find_citations(text, loose=True)[0].number for text in case["hai"])
    assert one.matches(other) is other.matches(one) is case["co"]


def test_a_citation_tells_where_it_and_its_date_end():
    text = "Theo Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị"
    (citation,) = find_citations(text)
    assert text[citation.start : citation.end] == "Kết luận số 01-KL/TW"
    assert text[citation.end : citation.end_with_date] == ", ngày 18/5/2021"


def test_positions_point_into_decomposed_text():
    text = unicodedata.normalize("NFD", "Đẩy mạnh Quy định số 08-QĐi/TW, ngày 25/10/2018 ở cơ sở")
    (citation,) = find_citations(text)
    assert text[citation.start : citation.end] == citation.text
    assert citation.text == unicodedata.normalize("NFD", "Quy định số 08-QĐi/TW")
    assert text[: citation.end_with_date].endswith("25/10/2018")


def test_a_blank_number_is_no_document_yet():
    blank = parse_number("…-KH/TU")
    assert blank == DocumentNumber(None, kind="KH", issuer="TU")
    assert not blank.matches(blank)


def test_a_full_name_leaves_out_what_is_not_known():
    number = parse_number("01-KL/TW")
    names = [
        full_name(number, "ket-luan", PartialDate(2021, 5, 18), "Bộ Chính trị"),
        full_name(number, "ket-luan", None, None),
        full_name(None, "ke-hoach", PartialDate(2024, 1), "Ban Thường vụ Tỉnh ủy Bình Dương"),
        full_name(number, "loai-la", PartialDate(2021), None),
    ]
    assert names == [
        "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị",
        "Kết luận số 01-KL/TW",
        "Kế hoạch, tháng 1/2024 của Ban Thường vụ Tỉnh ủy Bình Dương",
        "Văn bản số 01-KL/TW, năm 2021",
    ]


@pytest.mark.parametrize(
    ("number", "type_", "date", "issuer", "subject", "whole"),
    [
        (
            "01-KL/TW", "ket-luan", PartialDate(2021, 5, 18), "Bộ Chính trị", "Về tiếp tục",
            "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về tiếp tục",
        ),
        (
            "73/2023/NĐ-CP", "nghi-dinh", None, "Chính phủ", "Quy định về khuyến khích",
            "Nghị định số 73/2023/NĐ-CP của Chính phủ quy định về khuyến khích",
        ),
        (
            "499-BC/TU", "bao-cao", None, None, "Đánh giá ba năm",
            "Báo cáo số 499-BC/TU về đánh giá ba năm",
        ),
        (None, "nghi-quyet", None, "Đại hội", "Đại hội XIII của Đảng",
         "Nghị quyết Đại hội XIII của Đảng"),
        (None, "dieu-le", None, "Đại hội", "Điều lệ Đảng", "Điều lệ Đảng"),
        (None, "cuong-linh", None, "Đại hội", "Xây dựng ví dụ", "Cương lĩnh xây dựng ví dụ"),
    ],
)  # fmt: skip
def test_a_citation_is_written_whole(number, type_, date, issuer, subject, whole):
    parsed = parse_number(number) if number else None
    assert citation_text(parsed, type_, date, issuer, subject) == whole


@pytest.mark.parametrize(
    ("iso", "term"),
    [
        ("2006-11-07", "X"),
        ("2011-05-14", "XI"),
        ("2016-01-27", "XI"),
        ("2016-05-15", "XII"),
        ("2021-05-18", "XIII"),
        ("2026-01-25", "XIV"),
        ("2021", None),  # two terms have documents of that year
        ("2022", "XIII"),
        ("1999-01-01", None),
    ],
)
def test_a_date_falls_in_a_congress_term(iso, term):
    assert term_of(PartialDate.parse_iso(iso)) == term


@pytest.mark.parametrize(
    ("number", "issuer", "issued", "term"),
    [
        ("01-KL/TW", "Bộ Chính trị", "2021-05-18", "XIII"),
        ("121-HD/BTGTW", "Ban Tuyên giáo Trung ương", "2023-11-06", "XIII"),
        (None, "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "2021-02-01", "XIII"),
        (None, "Ủy ban Kiểm tra Trung ương", "2017", "XII"),
        ("06/2022/QH15", "Quốc hội", "2022-06-15", "XV"),
        ("15/2003/QH11", "Quốc hội", None, "XI"),
        ("326/2016/UBTVQH14", "Ủy ban Thường vụ Quốc hội", "2016-12-30", "XIV"),
        ("45/2019/QH9", "Quốc hội", None, "IX"),
        ("73/2023/NĐ-CP", "Chính phủ", "2023-09-29", None),
        ("27/CT-TTg", "Thủ tướng Chính phủ", "2016-09-08", None),
        ("345/UBND-NC", "UBND tỉnh", "2023-02-10", None),
        ("12/QĐ-XYZ", "Bộ Ví Dụ", "2023-02-10", None),
        (None, "Hội đồng Thi đua - Khen thưởng Trung ương", "2023-02-10", None),
        (None, "Chính phủ", "2023-02-10", None),
        (None, None, "2023-02-10", None),
    ],
)
def test_terms_are_those_of_the_party_and_of_legislatures(number, issuer, issued, term):
    parsed = parse_number(number) if number else None
    assert term_borne(parsed, issuer, PartialDate.parse_iso(issued or "")) == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("của Bộ Chính trị khóa XII về", "XII"),
        ("(khoá XIII)", "XIII"),
        ("Khóa XI", "XI"),
        ("khóa học", None),
        ("chìa khóa vàng", None),
    ],
)
def test_a_term_is_read(text, term):
    assert read_term(text) == term


def test_dates_are_read_printed_and_sorted_as_far_as_they_are_known():
    dates = [PartialDate.parse_iso(text) for text in ("2021-05-18", "2021", "2021-05", "2020-12")]
    assert [str(date) for date in sorted(dates)] == ["2020-12", "2021", "2021-05", "2021-05-18"]
    assert dates[0] >= PartialDate(2021, 5)
    assert [date.vietnamese() for date in dates] == ["18/5/2021", "2021", "5/2021", "12/2020"]


@pytest.mark.parametrize(
    "text", ["", "2021-13", "2021-02-30", "2021-5", "18/5/2021", "0000", "năm"]
)
def test_what_is_no_iso_date_is_not_read(text):
    assert PartialDate.parse_iso(text) is None


def test_every_type_of_the_records_has_a_label():
    codes = "chi-thi ket-luan nghi-quyet quy-dinh quyet-dinh ke-hoach huong-dan cong-van bao-cao"
    assert set(codes.split()) | {"nghi-dinh", "luat", "thong-bao"} <= set(TYPE_LABELS)
    assert TYPE_LABELS["quy-dinh"] == "Quy định"


numbers = st.one_of(
    st.builds(
        DocumentNumber,
        number=st.integers(0, 99999),
        kind=st.sampled_from(["CT", "KL", "NQ", "QĐ", "QĐi", "KH", "HD", "CV", "BC", "TB", "CTr"]),
        issuer=st.sampled_from(["TW", "TU", "BTGTU", "BTGDVTW", "ĐUK", "TTg", "UBND", "BGDĐT"]),
        suffix=st.sampled_from(["", "a", "B"]),
    ),
    st.builds(
        DocumentNumber,
        number=st.integers(0, 999),
        year=st.integers(1945, 2099),
        kind=st.sampled_from(["NĐ", "TT", "QĐ", "NQ"]),
        issuer=st.sampled_from(["CP", "TTg", "BTTTT", "HĐND"]),
    ),
    st.builds(
        DocumentNumber,
        number=st.integers(0, 999),
        year=st.integers(1992, 2099),
        kind=st.just("QH"),
        issuer=st.sampled_from(["QH9", "QH15", "UBTVQH14"]),
    ),
    st.builds(
        DocumentNumber,
        number=st.integers(0, 99999),
        issuer=st.builds(
            "-".join,
            st.lists(st.sampled_from(["NC", "TĐKT", "GDTrH", "C.IV", "V", "K2ĐT"]), max_size=3)
            .map(lambda units: units or ["VX"])
            .flatmap(
                lambda units: st.sampled_from(["UBND", "SNV", "BTĐKT", "SGD&ĐT", "TTg"]).map(
                    lambda body: [body, *units]
                )
            ),
        ),
        suffix=st.sampled_from(["", "a"]),
    ),
)


@given(numbers)
def test_printing_and_reading_is_a_round_trip(number):
    assert parse_number(str(number)) == number
    assert parse_number(unicodedata.normalize("NFD", str(number))) == number


@given(numbers)
def test_a_printed_number_is_found_in_prose(number):
    assert [found.number for found in find_citations(f"Theo {number}, các nơi làm.")] == [number]


HIDDEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u202a\u2060\u2066\ufe0f\ufeff\U000e0101"
SAID = [
    "Kết luận số 01-KL/TW, ngày 18/5/2021",
    "Luật số 06/2022/QH15",
    "Công văn số 345/UBND-NC ngày 10/2/2023",
    "Quyết định số 217, 218-QĐ/TW ngày 12/12/2013",
    "nghị định 73/2023/NĐ-CP",
    "Chỉ thị 42-CT/TW của Bộ Chính trị ngày 16/1/2025",
]


def without_hidden(text: str) -> str:
    return "".join(letter for letter in text if letter not in HIDDEN)


@given(st.sampled_from(SAID), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(HIDDEN))))
def test_what_nobody_sees_changes_no_citation(said, hidden):
    text = f"Theo {said} của Bộ."
    known = find_citations(text)
    for place, letter in hidden:
        text = text[:place] + letter + text[place:]
    found = find_citations(text)
    assert [(each.number, each.type, each.date) for each in found] == [
        (each.number, each.type, each.date) for each in known
    ]
    for each, same in zip(found, known, strict=True):
        assert text[each.start : each.end] == each.text
        assert without_hidden(each.text) == same.text
        assert each.text[0] not in HIDDEN
        assert each.text[-1] not in HIDDEN


@given(numbers, st.data())
def test_a_number_broken_after_a_joint_is_found_whole(number, data):
    """Whichever hyphen or slash ends the line."""
    printed = str(number)
    joints = [place for place, letter in enumerate(printed) if letter in "-/"]
    place = data.draw(st.sampled_from(joints)) + 1
    text = f"Theo văn bản số {printed[:place]}\n{printed[place:]}, các nơi làm."
    assert [found.number for found in find_citations(text)] == [number]


words = st.sampled_from(
    ["Kết luận ", "chỉ thị ", "quy định ", " số ", "05", "2021", "CT", "QĐi", "TW"]
)
links = st.sampled_from(["-", "/", " ", ", ", " và ", " ngày 18/5/2021", " năm 2021", "…", "\n"])
oddities = st.sampled_from(
    [
        "345/UBND-",
        "\u00ad",
        "\u200b",
        " \n ",
        "\r\n",
        "５",
        "Đ",
        "Ð",
        "\u0301",
        "\u0323",
        "İ",
        "가",
        "\x00",
        "٣",
        "ﬁ",
    ]
)


@given(st.one_of(st.text(), st.lists(words | links | oddities).map("".join)), st.booleans())
def test_any_text_is_survived_and_citations_slice_it(text, loose):
    for form in (text, unicodedata.normalize("NFD", text)):
        end = 0
        for found in find_citations(form, loose=loose):
            assert form[found.start : found.end] == found.text
            assert end <= found.start < found.end <= found.end_with_date <= len(form)
            end = found.end_with_date
        parse_number(form)


@pytest.mark.parametrize(
    "piece",
    [
        "1/",
        "217, ",
        "số 1, ",
        "chỉ thị 217, ",
        "05-CT/",
        "05-CT/TW, ngày ",
        "\u0323\u0301",
        " ",
        "0",
        "345/UBND-",
        "\u00ad",
        " \n",
        "\n ",
        "a\u00ad\u0323",
        "5/U&",
    ],
)
@pytest.mark.parametrize("loose", [False, True])
def test_a_long_text_of_nonsense_is_read_to_its_end(piece, loose):
    """Work that grew with the square of the length would take many minutes here."""
    text = piece * (200_000 // len(piece))
    find_citations(text, loose=loose)
    parse_number(text)
