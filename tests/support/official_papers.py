"""A report of an office as Word would save it: letterhead in a table, kind and subject in bold."""

from pathlib import Path

import docx

TEXT = (
    "Mười năm nay, bà Hoàng Thị Mẫu ở thôn Thử sáng nào cũng dậy sớm quét con đường dẫn vào "
    "trường học, nhắc các cháu đội mũ bảo hiểm và đi đúng phần đường của mình."
)
MORE = (
    "Từ việc làm ấy, chi hội phụ nữ thôn Thử lập đội tự quản gồm mười hai người, mỗi tuần cùng "
    "nhau dọn vệ sinh hai buổi; đến nay cả xã Thí Dụ đã có chín đội như vậy."
)
TITLE = "Báo cáo số 12-BC/ĐU kết quả học tập và làm theo Bác năm 2022"
PUBLISHER, DATE = "Đảng ủy xã Thử", "2023-05-15"


def write_report(path: Path) -> None:
    """A report of a Party committee with a small table at its end."""
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "TỈNH ỦY THÍ DỤ\nĐẢNG ỦY XÃ THỬ\n*\nSố 12-BC/ĐU"
    table.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\n\nThử, ngày 15 tháng 5 năm 2023"
    for title in ("BÁO CÁO", "kết quả học tập và làm theo Bác năm 2022"):
        document.add_paragraph().add_run(title).bold = True
    document.add_paragraph(TEXT)
    rows = document.add_table(2, 2)
    for row, cells in enumerate((("Nội dung", "Số lượng"), ("Đội tự quản", "9"))):
        for column, text in enumerate(cells):
            rows.cell(row, column).text = text
    document.add_paragraph("Nơi nhận: như trên")
    document.save(str(path))
