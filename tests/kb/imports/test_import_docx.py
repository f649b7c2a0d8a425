"""What a Word file gives: one draft for each write-up, its text whole and accented."""

import docx
import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import to_tcvn3

THREE = (
    ("1. Ông Nguyễn Văn Ước", "Trưởng thôn Thí Dụ vận động 12 hộ hiến đất; đường rộng 4m < 5m."),
    ("2. Chi bộ thôn Mẫu", "Chi bộ phân công mỗi đảng viên giúp một hộ khó khăn."),
    ("3. Mô hình “Đường hoa”", "Hội viên trồng và chăm sóc hai ki-lô-mét đường hoa."),
)


@pytest.fixture
def read(tmp_path, content):
    """Builds a Word file with a function and reads it."""

    def read_document(build, flags=Clues()):  # noqa: B008
        document = docx.Document()
        build(document)
        document.save(tmp_path / "guong.docx")
        return read_file(tmp_path / "guong.docx", flags, content.vocabularies)

    return read_document


def bold(document, text, rest=""):
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    paragraph.add_run(rest)


def kinds(reading):
    return [(entry.record.title, entry.record.kind) for entry in reading.entries]


NAMED = [
    ("Ông Nguyễn Văn Ước", "ca-nhan"),
    ("Chi bộ thôn Mẫu", "tap-the"),
    ("Mô hình “Đường hoa”", "mo-hinh"),
]


def test_three_write_ups_under_headings_are_three_whole_drafts(read):
    def build(document):
        document.add_heading("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN TỈNH BẮC KẠN NĂM 2023", 0)
        for name, text in THREE:
            document.add_heading(name, 1)
            document.add_paragraph(text)
            document.add_heading("Kết quả", 2)
            document.add_paragraph("Bà con làm theo.", style="List Bullet")
            table = document.add_table(2, 2)
            for cell, value in zip(table._cells, ("Năm", "Số hộ", "2022", "15"), strict=True):
                cell.text = value

    reading = read(build)
    assert kinds(reading) == NAMED
    assert [entry.record.body for entry in reading.entries] == [
        f"{text}\n\n## Kết quả\n\n- Bà con làm theo.\n\n"
        "| Năm | Số hộ |\n| --- | --- |\n| 2022 | 15 |"
        for _, text in THREE
    ]
    record = reading.entries[1].record
    assert [record.province, record.years, record.status, record.level] == [
        "Bắc Kạn", (2023,), "draft", None,
    ]  # fmt: skip
    assert [(source.title, source.file) for source in record.sources] == [
        ("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN TỈNH BẮC KẠN NĂM 2023", "guong.docx, bài 2")
    ]
    assert reading.entries[0].record.subject == "Nguyễn Văn Ước"
    assert reading.findings == []


def test_three_write_ups_under_bold_names(read):
    def build(document):
        bold(document, "NHỮNG TẤM GƯƠNG")
        bold(document, "HUYỆN NA MẪU NĂM 2022")
        for name, text in THREE:
            bold(document, name)
            bold(document, "Việc nhỏ, ý nghĩa lớn")
            document.add_paragraph(text)
            bold(document, "Kết quả")
            document.add_paragraph("Bà con làm theo.")

    reading = read(build)
    assert kinds(reading) == NAMED
    assert reading.entries[0].record.body == (
        f"**Việc nhỏ, ý nghĩa lớn**\n\n{THREE[0][1]}\n\n**Kết quả**\n\nBà con làm theo."
    )
    assert {entry.record.years for entry in reading.entries} == {(2022,)}
    assert {entry.record.district for entry in reading.entries} == {"Huyện Na Mẫu"}


def test_three_write_ups_that_begin_with_a_bold_name(read):
    def build(document):
        for name, text in THREE:
            bold(document, name, f": {text}")
            document.add_paragraph("Đoạn sau.")

    reading = read(build)
    assert kinds(reading) == NAMED
    assert reading.entries[2].record.body == f"**{THREE[2][0]}**: {THREE[2][1]}\n\nĐoạn sau."


def test_sections_between_write_ups_set_the_kind(read):
    def build(document):
        bold(document, "I. CÁ NHÂN")
        for name in ("1. Ước Văn Thử", "2. Giả Thị Mẫu"):
            bold(document, name)
            document.add_paragraph("Việc làm tốt.")
        bold(document, "II. TẬP THỂ")
        bold(document, "1. Đường hoa thôn Mẫu")
        document.add_paragraph("Việc làm hay.")

    assert kinds(read(build)) == [
        ("Ước Văn Thử", "ca-nhan"),
        ("Giả Thị Mẫu", "ca-nhan"),
        ("Đường hoa thôn Mẫu", "tap-the"),
    ]


def test_one_write_up_takes_its_first_heading_as_its_name(read):
    def build(document):
        document.add_heading("Người giữ rừng", 1)
        document.add_paragraph("Bà Lò Thị Thử giữ rừng ba mươi năm.")
        document.add_heading("Kết quả", 2)
        document.add_paragraph("Rừng xanh.")

    reading = read(build, Clues(kind="ca-nhan", province="Cao Bằng", level="tinh", years=(2021,)))
    entry = reading.entries[0]
    assert kinds(reading) == [("Người giữ rừng", "ca-nhan")]
    assert [entry.record.province, entry.record.level, entry.record.years] == [
        "Cao Bằng", "tinh", (2021,),
    ]  # fmt: skip
    assert entry.record.body == "Bà Lò Thị Thử giữ rừng ba mươi năm.\n\n## Kết quả\n\nRừng xanh."


def test_a_table_that_is_a_list_is_read_as_one(read):
    def build(document):
        document.add_paragraph("Danh sách cá nhân được biểu dương năm 2024 tỉnh Cao Bằng")
        rows = (("TT", "Họ và tên", "Thành tích"), ("1", "Lê Thử", "Tốt"), ("2", "", "Tốt"))
        table = document.add_table(3, 3)
        for cell, value in zip(table._cells, (cell for row in rows for cell in row), strict=True):
            cell.text = value

    reading = read(build)
    record = reading.entries[0].record
    assert [record.title, record.province, record.years] == ["Lê Thử", "Cao Bằng", (2024,)]
    assert record.sources[0].file == "guong.docx, bảng 1, dòng 2"
    assert [str(finding) for finding in reading.findings if not finding.is_notice] == [
        "guong.docx, bảng 1, dòng 3, cột B: không có tên; hãy ghi tên người, tập thể hoặc mô hình"
    ]


def test_headings_over_merged_columns_of_a_table_are_read_with_those_below(read):
    def build(document):
        table = document.add_table(3, 4)
        rows = (("TT", "Họ và tên", "Kỷ luật", ""), ("", "", "Hình thức", "Năm"),
                ("1", "Lê Thử", "Khiển trách", "2018"))  # fmt: skip
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        table.cell(0, 2).merge(table.cell(0, 3))
        for column in (0, 1):
            table.cell(0, column).merge(table.cell(1, column))

    entry = read(build).entries[0]
    assert (entry.record.title, entry.record.honours, entry.record.years) == ("Lê Thử", (), ())
    assert entry.notes == ("Kỷ luật / Hình thức: Khiển trách", "Kỷ luật / Năm: 2018")


def test_a_write_up_in_a_legacy_font_is_converted(read):
    def build(document):
        for name, text in THREE[:2]:
            document.add_heading(to_tcvn3(name), 1)
            document.add_paragraph(to_tcvn3(text))

    reading = read(build)
    assert kinds(reading) == NAMED[:2]
    assert [entry.record.body for entry in reading.entries] == [text for _, text in THREE[:2]]


def test_a_name_without_a_text_is_told(read):
    def build(document):
        for name, text in (THREE[0], (THREE[1][0], ""), THREE[2]):
            document.add_heading(name, 1)
            if text:
                document.add_paragraph(text)

    reading = read(build)
    assert kinds(reading) == [NAMED[0], NAMED[2]]
    assert [str(finding) for finding in reading.findings] == [
        "guong.docx, bài 2: không có bài dưới tiêu đề này; "
        "hãy đặt tên (chữ đậm hoặc Heading) rồi viết bài ở dưới"
    ]
