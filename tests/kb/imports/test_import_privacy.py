"""What is private in a list or a write-up comes into no draft, and is told."""

import docx
import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import write_xlsx


def test_private_data_of_a_cell_are_left_out_and_told(tmp_path, content):
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Thành tích"],
        [1, "Lê Thử (ĐT: 0912 345 678)", "Trưởng thôn", "Gọi 0912-345-678 để\ngóp gạo"],
        [2, "Hà Mẫu", "", "Góp 912.345.678 đồng"],
    ]
    path = write_xlsx(tmp_path / "ds.xlsx", {"DS": rows})
    reading = read_file(path, Clues(), content.vocabularies)
    first, second = (entry.record for entry in reading.entries)
    assert (first.title, first.subject) == ("Lê Thử", "Lê Thử")
    assert first.body == "Gọi \\[…\\] để\ngóp gạo"
    assert second.body == "Góp 912.345.678 đồng"
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 2, cột B: năm sinh, số điện thoại bên cạnh tên '
        "là thông tin riêng; không chép vào hồ sơ",
        'ds.xlsx, trang "DS", dòng 2: không chép số điện thoại (1); '
        "dữ liệu cá nhân không được đăng",
    ]


@pytest.mark.parametrize(
    ("line", "left", "what"),
    [
        ("Ông sinh ngày 12/3/1970 ở Thử.", "Ông sinh ngày \\[…\\] ở Thử.", "ngày sinh (1)"),
        ("Ngày, tháng, năm sinh: 2 tháng 3 năm 1970",
         "Ngày, tháng, năm sinh: \\[…\\]", "ngày sinh (1)"),
        ("Giới tính: Nữ; Dân tộc: Tày; Tôn giáo: Không",
         "Giới tính: \\[…\\]; Dân tộc: \\[…\\]; Tôn giáo: \\[…\\]",
         "giới tính (1), dân tộc, tôn giáo (2)"),
        ("Bà là người dân tộc Tày, sinh năm 1970, dạy học sinh 12/3.", None, None),
    ],
)  # fmt: skip
def test_what_forms_ask_of_a_person_is_left_out(tmp_path, content, line, left, what):
    document = docx.Document()
    document.add_heading("Bà Lò Thị Thử", 1)
    document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    reading = read_file(tmp_path / "a.docx", Clues(), content.vocabularies)
    assert reading.entries[0].record.body == (left or line)
    told = [each.wrong for each in reading.findings]
    assert told == ([f"không chép {what}"] if what else [])
