"""Heads of official documents, as their lines come out of files: whole, broken, in any order."""

import docx
import pytest

from kb.imports import Clues, read_file
from kb.imports.writeups import head_of

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----------"]
BROKEN = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PARTY = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
TEXT = "Những năm qua, phong trào thi đua yêu nước trên địa bàn đã có bước phát triển mới."

HEADS = {
    "a decision, the motto broken in its cell": (
        ["ỦY BAN NHÂN DÂN", "TỈNH THÍ DỤ", "-------", "Số: 1234/QĐ-UBND", *BROKEN,
         "Thí Dụ, ngày 05 tháng 9 năm 2023", "*QUYẾT ĐỊNH", "*Về việc tặng Bằng khen",
         "*cho các tập thể, cá nhân", "*CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật;"],
        ("Quyết định số 1234/QĐ-UBND về việc tặng Bằng khen cho các tập thể, cá nhân",
         "Ủy ban nhân dân tỉnh Thí Dụ", "1234/QĐ-UBND", "2023-09-05"),
    ),
    "a directive that says under its kind of whom it is": (
        ["TỈNH ỦY THÍ DỤ", "*", "Số 15-CT/TU", *PARTY, "Thí Dụ, ngày 21 tháng 3 năm 2022",
         "*CHỈ THỊ", "*CỦA BAN THƯỜNG VỤ TỈNH ỦY", "*về nhân rộng điển hình", "-----", TEXT],
        ("Chỉ thị số 15-CT/TU về nhân rộng điển hình", "Ban Thường vụ Tỉnh ủy Thí Dụ", "15-CT/TU",
         "2022-03-21"),
    ),
    "a letter, its subject in two lines under the number": (
        ["UBND TỈNH THÍ DỤ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "", "Số: 2150/SGDĐT-CTTT",
         "V/v giới thiệu gương nhà giáo", "năm học 2023 - 2024", *STATE,
         "Thí Dụ, ngày 14 tháng 10 năm 2024", "Kính gửi: Các phòng", TEXT],
        ("Công văn số 2150/SGDĐT-CTTT v/v giới thiệu gương nhà giáo năm học 2023 - 2024",
         "Sở Giáo dục và Đào tạo", "2150/SGDĐT-CTTT", "2024-10-14"),
    ),
    "a committee that is called alike everywhere": (
        ["HỘI NÔNG DÂN TỈNH THÍ DỤ", "BAN CHẤP HÀNH", "***", "Số: 77 - KH/HNDT", *STATE,
         "Thí Dụ, ngày 8 tháng 01 năm 2025", "*KẾ HOẠCH", "*TỔ CHỨC BIỂU DƯƠNG", TEXT],
        ("Kế hoạch số 77-KH/HNDT tổ chức biểu dương",
         "Ban Chấp hành Hội Nông dân tỉnh Thí Dụ", "77-KH/HNDT", "2025-01-08"),
    ),
    "a page that begins with a header, its lines in one": (
        ["Tài liệu lưu hành nội bộ", "TỈNH ỦY THÍ DỤ ĐẢNG CỘNG SẢN VIỆT NAM",
         "ĐẢNG ỦY XÃ THỬ", "* Thử, ngày 15 tháng 5 năm 2023", "Số 12-BC/ĐU", "*BÁO CÁO",
         "*kết quả học tập và làm theo Bác", TEXT],
        ("Báo cáo số 12-BC/ĐU kết quả học tập và làm theo Bác", "Đảng ủy xã Thử", "12-BC/ĐU",
         "2023-05-15"),
    ),
    "a draft without number and day": (
        ["UBND HUYỆN MẪU", "Số:     /KH-UBND", *STATE, "Mẫu, ngày    tháng 5 năm 2024",
         "*KẾ HOẠCH", "Về việc biểu dương gương sáng", TEXT],
        ("Kế hoạch về việc biểu dương gương sáng", "UBND huyện Mẫu", "", "2024-05"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_what_the_head_of_a_document_says(case):
    lines, meant = HEADS[case]
    head = head_of([(line.removeprefix("*") if len(line) > 3 else line, line.startswith("*"))
                    for line in lines])  # fmt: skip
    assert head
    assert (head.title, head.publisher, head.number, str(head.date)) == meant


@pytest.mark.parametrize(
    "lines",
    [
        ["Người trưởng thôn nói ít, làm nhiều", TEXT],
        ["TRƯỜNG TIỂU HỌC THỬ", "Gương sáng của em", TEXT],
        [TEXT],
        [],
        ["", "***"],
    ],
)
def test_a_story_has_no_head(lines):
    assert head_of([(line, False) for line in lines]) is None


def test_an_official_document_is_no_story_of_an_exemplar(tmp_path, content):
    document = docx.Document()
    for line in ["TỈNH ỦY THÍ DỤ", "Số 15-CT/TU", *PARTY, "CHỈ THỊ", "về nhân rộng điển hình"]:
        document.add_paragraph(line)
    for _ in range(3):
        document.add_paragraph(TEXT)
    document.save(str(tmp_path / "ct.docx"))
    reading = read_file(tmp_path / "ct.docx", Clues(), content.vocabularies)
    assert reading.entries == []
    assert [str(each) for each in reading.findings] == [
        'ct.docx: đây là một văn bản ("Chỉ thị"), không phải bài viết về gương; '
        "không lập bản nháp từ lời văn của nó"
    ]
