"""What is checked across fields and files; `kb check` prints exactly these lines."""

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content

EXEMPLAR = """---
title: Tổ Thí Dụ
kind: tap-the
fields: [giao-duc]
sources: [{title: Bài báo, file: bai.pdf}]
summary: Một câu.
---

Bài.
"""
DIRECTIVE = """---
number: 34-KH/TU
type: ke-hoach
title: Một việc thí dụ
issuer: Tỉnh ủy Cao Bằng
level: tinh
province: Cao Bằng
sources: [{title: Bài báo, file: bai.pdf}]
summary: Một câu.
---
"""


def check(folder, **texts: str) -> list[str]:
    """Write files (exemplars__to_mot is exemplars/to-mot.md), then tell every problem."""
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.md"
        path.write_text(text, "utf-8")
    return [str(problem) for problem in check_content(load_content(folder))]


def with_line(text: str, line: str) -> str:
    return text.replace("\nsources:", f"\n{line}\nsources:")


def test_the_invented_content_has_no_problem(content):
    assert check_content(content) == ()


def test_the_files_that_the_tests_below_spoil_are_good(folder):
    assert check(folder, exemplars__to=EXEMPLAR, directives__kh=DIRECTIVE) == []


TEN_MISTAKES = """---
kind: mo-hin
subjet: Tổ Thí Dụ
province: Bắc Cạng
fields: [giao-duk]
level: tinh
years: [202]
honours: [{title: Giấy khen, level: huyen, year: 2020}]
directives: [kl-91-kl-tw-2022]
sources: [{title: Bài một, date: 15/5/2016, file: a.pdf}, {title: Bài hai, url: vi-du.example}]
summary: Mười lỗi trong một tệp.
---

Bài.
"""
TEN_MESSAGES = [
    '2: kind: "mo-hin" không có trong danh mục; hãy viết mo-hinh',
    "2: title: thiếu trường này; hãy ghi tên mô hình, tập thể hoặc họ tên",
    '3: subjet: không có trường này; có phải là "subject"',
    '4: province: không có tỉnh, thành phố "Bắc Cạng"; hãy viết Bắc Kạn',
    '5: fields: không có lĩnh vực "giao-duk"; hãy viết giao-duc',
    "6: level: cấp cao nhất trong khen thưởng là huyen; hãy viết level: huyen",
    '7: years: "202" không phải là năm; hãy viết đủ bốn chữ số, ví dụ 2023',
    '9: directives: không có văn bản "kl-91-kl-tw-2022"; hãy viết kl-91-kl-tw-2021',
    '10: sources.date: "15/5/2016" không phải là ngày; hãy viết 2016-05-15',
    '10: sources.url: "vi-du.example" không phải là địa chỉ trang; '
    "hãy ghi địa chỉ bắt đầu bằng https://",
]


def test_ten_planted_mistakes_get_ten_messages_with_the_right_lines(folder):
    assert check(folder, exemplars__muoi_loi=TEN_MISTAKES) == [
        f"content/exemplars/muoi-loi.md:{message}" for message in TEN_MESSAGES
    ]


def test_a_misspelt_colon_in_one_file_leaves_the_others_good(folder):
    spoilt = EXEMPLAR.replace("Tổ Thí Dụ", "Tổ: Thí Dụ: hai")
    assert check(folder, exemplars__to=spoilt) == [
        "content/exemplars/to.md:2: giá trị có dấu hai chấm mà không đặt trong ngoặc kép; "
        'hãy viết title: "Tổ: Thí Dụ: hai"'
    ]


def test_a_broken_directive_is_not_told_as_missing_where_it_is_cited(folder):
    text = (folder / "directives" / "ct-90-ct-tw-2016.md").read_text("utf-8")
    spoilt = text.replace("issued: 2016-03-09", "issued: 9/3/2016")
    assert check(folder, directives__ct_90_ct_tw_2016=spoilt) == [
        'content/directives/ct-90-ct-tw-2016.md:7: issued: "9/3/2016" không phải là ngày; '
        "hãy viết 2016-03-09"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "directives: [kl-91-kl-tw]",
            'directives: không có văn bản "kl-91-kl-tw"; hãy viết kl-91-kl-tw-2021',
        ),
        (
            "directives: [luat-la]",
            'directives: không có văn bản "luat-la"; hãy thêm hồ sơ văn bản ấy, hoặc bỏ dòng này',
        ),
        (
            "directives: [nhom-vi-du-mot]",
            'directives: không có văn bản "nhom-vi-du-mot"; '
            "hãy thêm hồ sơ văn bản ấy, hoặc bỏ dòng này",
        ),
        (
            "province: Thái Nguyen tỉnh",
            'province: không có tỉnh, thành phố "Thái Nguyen tỉnh"; hãy viết Thái Nguyên',
        ),
        (
            "province: Xứ Lạ",
            'province: không có tỉnh, thành phố "Xứ Lạ"; hãy thêm vào content/places.yaml',
        ),
        (
            "level: tinh",
            "level: có cấp ghi nhận mà không có khen thưởng; "
            "hãy ghi honours theo nguồn, hoặc bỏ dòng này",
        ),
        (
            "honours: [{title: Giấy khen, level: co-so}, {title: Bằng khen, level: tinh}]",
            "level: cấp cao nhất trong khen thưởng là tinh; hãy viết level: tinh",
        ),
        (
            "honours: [{title: Giấy khen}, {title: Bằng khen, year: 2023, date: 2022-11}]",
            "honours: date ghi năm 2022, year ghi 2023; hãy giữ năm theo nguồn ở cả hai",
        ),
        (
            "years: [2022]\nhonours: [{title: Bằng khen, date: 2023-11-17}]",
            "(cảnh báo) years: khen thưởng năm 2023 không có trong years; hãy thêm 2023, "
            "hoặc xem lại năm ấy",
        ),
        (
            "years: [2022]\nregistered: 2021-03",
            "(cảnh báo) years: đăng ký xây dựng năm 2021 không có trong years; "
            "hãy thêm 2021, hoặc xem lại năm ấy",
        ),
        (
            "aliases: [nhom-so-mot]",
            'aliases: mã "nhom-so-mot" đã dùng ở content/exemplars/nhom-vi-du-mot.md; '
            "hãy đổi mã của một trong hai",
        ),
        (
            "aliases: [to]",
            'aliases: mã "to" đã dùng ở content/exemplars/to.md; hãy đổi mã của một trong hai',
        ),
    ],
)
def test_an_exemplar_that_contradicts_the_rest_is_told(folder, line, message):
    assert check(folder, exemplars__to=with_line(EXEMPLAR, line)) == [
        f"content/exemplars/to.md:5: {message}"
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{file: bai.pdf}", "sources: nguồn không có tên; hãy ghi title hoặc publisher"),
        (
            "{title: Bài}",
            'sources: nguồn "Bài" không có nơi tìm; hãy ghi url; tài liệu không có địa chỉ thì ghi '
            "title, publisher, date, place",
        ),
        (
            "{title: Bài, url: 'javascript:alert(1)'}",
            'sources.url: "javascript:alert(1)" không phải là địa chỉ trang; '
            "hãy ghi địa chỉ bắt đầu bằng https://",
        ),
    ],
)
def test_a_source_that_leads_nowhere_is_told(folder, source, message):
    text = EXEMPLAR.replace("{title: Bài báo, file: bai.pdf}", source)
    assert check(folder, exemplars__to=text) == [f"content/exemplars/to.md:5: {message}"]


def test_a_former_and_a_present_place_are_both_good(folder):
    for province in ("Bắc Kạn", "bắc cạn", "Thái Nguyên", "TP.HCM", "Thừa Thiên Huế"):
        assert check(folder, exemplars__to=with_line(EXEMPLAR, f"province: {province}")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("34-KH/TU", "34/KH-TU", '2: number: "34/KH-TU" chưa ở dạng chuẩn; hãy viết 34-KH/TU'),
        (
            "34-KH/TU",
            "ba mươi tư",
            '2: number: "ba mươi tư" không phải là số văn bản; '
            "hãy viết như 05-CT/TW, 27/CT-TTg, 73/2023/NĐ-CP, 345/UBND-NC",
        ),
        (
            "province: Cao Bằng\n",
            "",
            "1: province: văn bản dưới trung ương mà không ghi tỉnh; "
            "hãy ghi tỉnh ban hành: số văn bản lặp lại giữa các tỉnh",
        ),
        (
            "summary",
            "relations: [{kind: can-cu, to: kh-34}]\nsummary",
            "9: relations: văn bản dẫn tới chính nó; hãy bỏ dòng này",
        ),
        (
            "summary",
            "relations: [{kind: can-cu, to: kl-91-kl-tv-2021}]\nsummary",
            '9: relations: không có văn bản "kl-91-kl-tv-2021"; hãy viết kl-91-kl-tw-2021',
        ),
        (
            "summary",
            "relations: [{kind: theo, to: kl-91-kl-tw-2021}]\nsummary",
            '9: relations.kind: "theo" không có trong danh mục; hãy chọn một trong: tiep-tuc, '
            "thuc-hien, thay-the, sua-doi, huong-dan, can-cu, so-ket",
        ),
        (
            "summary",
            "requirements: [{what: Nộp bản đăng ký, who: [chi-boo], deadline: tháng 4}]\nsummary",
            '9: requirements: không có đối tượng "chi-boo"; hãy viết chi-bo',
        ),
        (
            "summary",
            "requirements: [{what: Nộp bản đăng ký, date: 2024-04}]\nsummary",
            '9: requirements: "Nộp bản đăng ký" có ngày mà không có hạn; '
            "hãy ghi deadline theo lời nguồn",
        ),
        (
            "summary",
            "requirements: [{what: Nộp bản đăng ký, source: 3}]\nsummary",
            "9: requirements: không có nguồn thứ 3; hãy xem lại danh sách nguồn",
        ),
        (
            "summary",
            "requirements: [{what: Nộp bản đăng ký, province: Tỉnh Mẫu}]\nsummary",
            '9: requirements: không có tỉnh, thành phố "Tỉnh Mẫu"; '
            "hãy viết tên như trong places.yaml",
        ),
    ],
)
def test_a_directive_that_contradicts_the_rest_is_told(folder, old, new, message):
    text = DIRECTIVE.replace(old, new)
    assert check(folder, directives__kh_34=text) == [f"content/directives/kh-34.md:{message}"]


def test_two_records_of_one_id_are_told_and_only_the_first_is_served(folder):
    (folder / "exemplars" / "khac").mkdir()
    text = EXEMPLAR.replace("Tổ Thí Dụ", "Nhóm trùng mã")
    assert check(folder, exemplars__khac__gian_hang_khong_dong=text) == [
        "content/exemplars/khac/gian-hang-khong-dong.md:1: "
        'id: mã "gian-hang-khong-dong" đã dùng ở content/exemplars/gian-hang-khong-dong.md; '
        "hãy đổi mã của một trong hai"
    ]
    content = load_content(folder)
    titles = [record.title for record in content.servable(check_content(content))]
    assert "Gian hàng không đồng" in titles
    assert "Nhóm trùng mã" not in titles


def test_a_record_with_a_problem_is_not_served(folder):
    (folder / "exemplars" / "to.md").write_text(with_line(EXEMPLAR, "province: Xứ Lạ"), "utf-8")
    content = load_content(folder)
    assert "to" not in {record.id for record in content.servable(check_content(content))}


def test_problems_of_vocabularies_are_told(folder):
    with (folder / "fields.yaml").open("a", encoding="utf-8") as file:
        file.write("- {code: giao-duc, label: Giáo dục hai, scope: Viết lại}\n")
    (folder / "synonyms.yaml").write_text("- {terms: [UBND]}\n- {terms: []}\n", "utf-8")
    assert check(folder) == [
        'content/fields.yaml:1: giao-duc: mã "giao-duc" viết hai lần; hãy giữ lại một',
        'content/synonyms.yaml:1: terms: nhóm "UBND" chỉ có một từ; hãy ghi từ hai từ trở lên',
        "content/synonyms.yaml:2: terms: còn để trống; hãy ghi từ hai từ trở lên",
    ]


def test_problems_are_sorted_by_file_and_line(folder):
    spoilt = with_line(EXEMPLAR, "province: Xứ Lạ").replace("giao-duc", "giao-duk")
    found = check(folder, exemplars__b=spoilt.replace("Tổ", "Đội"), exemplars__a=spoilt)
    assert [message.split(": ")[0] for message in found] == [
        "content/exemplars/a.md:4",
        "content/exemplars/a.md:5",
        "content/exemplars/b.md:4",
        "content/exemplars/b.md:5",
    ]


def test_private_data_are_named_in_drafts_as_in_published_records(folder):
    told = "Gọi ０９１２–345–678, trú tại thôn Mẫu, xã Thử."
    published = EXEMPLAR.replace("Bài.", told)
    problems = check(
        folder, exemplars__to=published, exemplars__nhap=with_line(published, "status: draft")
    )
    wrong = (
        '"０９１２–345–678" trông như số điện thoại của một người',
        '"thôn Mẫu" trông như địa chỉ dưới cấp xã của một người',
    )
    assert [(each.partition(":")[0], any(text in each for text in wrong)) for each in problems] == [
        *[("content/exemplars/nhap.md", True)] * 2,
        *[("content/exemplars/to.md", True)] * 2,
    ]


def test_a_mark_must_lead_to_a_source(folder):
    body = "Bài [1].\n\nThêm [1, 2] trong năm [2023], và \\[5]."
    assert check(folder, exemplars__to=EXEMPLAR.replace("Bài.", body)) == [
        'content/exemplars/to.md:11: "[1, 2]" chỉ tới nguồn không có: hồ sơ ghi 1 nguồn; '
        "hãy sửa số hoặc thêm nguồn; không phải dấu nguồn thì viết \\[1, 2]"
    ]
