"""What a sheet gives: titles, headings, sections, rows, and every row that cannot be read."""

import datetime

import openpyxl
import pytest

from kb.imports import Clues, read_file
from kb.records.parts import Honour
from tests.support.import_samples import rows_reader, write_xlsx

COLUMNS = [
    "STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Huyện", "Tỉnh", "Lĩnh vực", "Thành tích",
    "Hình thức khen thưởng", "Cấp khen", "Năm", "Số quyết định", "Nguồn",
]  # fmt: skip


def person(name="Nguyễn Văn Ước", **cells):
    """A row under COLUMNS, good but for what a test spoils."""
    row = dict(zip(COLUMNS, [1, name, "Trưởng thôn", "Na Mẫu", "Bắc Kạn", "Giáo dục", "Dạy chữ.",
                             "Giấy khen", "Huyện", 2023, "", ""], strict=True))  # fmt: skip
    return [cells.get(column, value) for column, value in row.items()]


@pytest.fixture
def read(tmp_path, content):
    """Reads rows as a sheet named DS."""
    return rows_reader(tmp_path, content.vocabularies)


def titles(reading):
    return [entry.record.title for entry in reading.entries]


def skipped(reading):
    return [str(finding) for finding in reading.findings if finding.is_skipped]


def test_a_row_gives_a_draft_that_says_what_the_row_says(read):
    decision = {"Số quyết định": "123/QĐ-UBND", "Nguồn": "https://vi-du.example/bai"}
    reading = read(["DANH SÁCH KHEN THƯỞNG"], [], COLUMNS, person(**decision))
    entry = reading.entries[0]
    record = entry.record
    assert [record.title, record.kind, record.subject, record.role, record.status] == [
        "Nguyễn Văn Ước", "ca-nhan", "Nguyễn Văn Ước", "Trưởng thôn", "draft",
    ]  # fmt: skip
    assert [record.province, record.district, record.fields] == [
        "Bắc Kạn", "Na Mẫu", ("giao-duc",),
    ]  # fmt: skip
    assert record.honours == (Honour("Giấy khen", None, "huyen", 2023, "123/QĐ-UBND"),)
    assert [record.level, record.years] == ["huyen", (2023,)]
    assert record.body == "Dạy chữ."
    listed, link = record.sources
    assert [listed.title, listed.file] == ["DANH SÁCH KHEN THƯỞNG", "ds.xlsx, trang DS, dòng 4"]
    assert link.url == "https://vi-du.example/bai"
    assert record.summary is None


def test_what_a_row_leaves_out_stays_out(read):
    record = read(["STT", "Họ và tên"], [1, "Lê Thử"]).entries[0].record
    assert [record.province, record.level, record.years, record.honours, record.role] == [
        None, None, (), (), None,
    ]  # fmt: skip


TEN_BAD_ROWS = (
    ({"Họ và tên": ""}, "cột B: không có tên; hãy ghi tên người, tập thể hoặc mô hình"),
    ({"Họ và tên": 12345}, 'cột B: "12345" không phải là tên; hãy ghi tên bằng chữ'),
    ({"Họ và tên": "Ước " * 70}, "cột B: tên dài 279 chữ cái, có vẻ là cả bài viết; hãy ghi tên "
     "dưới 250 chữ cái, phần còn lại ở cột khác"),
    ({"Họ và tên": "#REF!"}, "cột B: ô báo lỗi #REF!; hãy sửa công thức hoặc gõ lại giá trị"),
    ({"Họ và tên": '=B2&" con"'}, "cột B: công thức chưa có giá trị; hãy mở tệp bằng Excel rồi "
     "lưu lại, hoặc gõ giá trị"),
    ({"Thành tích": "T\ufffdt"}, 'cột G: chữ hỏng, không đọc được: "T\ufffdt"; hãy gõ lại ô này'),
    ({"Năm": "20222"}, 'cột J: "20222" không phải là năm; hãy viết đủ bốn chữ số, ví dụ 2023'),
    ({"Năm": 2088}, "cột J: năm 2088 chưa tới; hãy xem lại năm"),
    ({"Tỉnh": "Bắc Cạnh"}, 'cột E: không có tỉnh, thành phố "Bắc Cạnh"; hãy viết Bắc Kạn'),
    ({"Cấp khen": "vũ trụ"}, 'cột I: không rõ cấp "vũ trụ"; hãy ghi một trong: xã (cơ sở), huyện, '
     "tỉnh, bộ ngành, trung ương"),
)  # fmt: skip


def test_ten_bad_rows_are_each_named_and_the_others_are_read(read):
    rows = [
        COLUMNS,
        person("Lê Đầu"),
        *(person(**bad) for bad, _ in TEN_BAD_ROWS),
        person("Lê Cuối"),
    ]
    reading = read(*rows)
    assert titles(reading) == ["Lê Đầu", "Lê Cuối"]
    assert skipped(reading) == [
        f'ds.xlsx, trang "DS", dòng {number}, {message}'
        for number, (_, message) in enumerate(TEN_BAD_ROWS, start=3)
    ]


def test_a_row_with_two_mistakes_is_told_both(read):
    reading = read(COLUMNS, person(**{"Năm": "23", "Tỉnh": "Đâu Đó"}))
    assert len(skipped(reading)) == 2
    assert titles(reading) == []


def test_numbers_without_anything_are_blank_rows_and_told_together(read):
    reading = read(["STT", "Họ và tên"], [1, "Lê Thử"], [2], [3, "Lê Mẫu"], [4], [5])
    assert titles(reading) == ["Lê Thử", "Lê Mẫu"]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 3, 5–6: 3 dòng trống; không lấy gì ở các dòng này'
    ]


def test_an_unknown_field_leaves_a_gap_and_a_remark(read):
    reading = read(COLUMNS, person(**{"Lĩnh vực": "Giáo dục, Vũ trụ học"}))
    assert reading.entries[0].record.fields == ("giao-duc",)
    assert reading.entries[0].notes == ("Lĩnh vực theo danh sách: Vũ trụ học",)
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 2, cột F: không có lĩnh vực "Vũ trụ học"; '
        "hãy chọn mã trong content/fields.yaml khi sửa bản nháp"
    ]


def test_the_title_supplies_what_rows_leave_out_and_flags_win_over_it(read):
    title = ["DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN CẤP TỈNH NĂM 2022 TỈNH CAO BẰNG"]
    record = read(title, ["TT", "Họ và tên"], [1, "Lê Thử"]).entries[0].record
    assert [record.province, record.level, record.years] == ["Cao Bằng", "tinh", (2022,)]
    assert record.honours == ()
    flags = Clues(province="Bắc Kạn", level="huyen", years=(2023,), kind="mo-hinh")
    record = read(title, ["TT", "Tên gọi"], [1, "Lê Thử"], flags=flags).entries[0].record
    assert [record.province, record.level, record.years, record.kind] == [
        "Bắc Kạn", "huyen", (2023,), "mo-hinh",
    ]  # fmt: skip


def test_nominees_are_not_shown_as_honoured(read):
    title = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023"]
    head = ["TT", "Họ và tên", "Hình thức đề nghị khen thưởng"]
    record = read(title, head, [1, "Lê Thử", "Bằng khen"]).entries[0].record
    assert [record.stage, record.honours] == ["de-nghi", ()]
    assert record.body == "Hình thức đề nghị: Bằng khen"


def test_private_columns_are_named_and_not_copied_unknown_ones_kept_in_the_note(read):
    head = ["TT", "Họ và tên", "Số điện thoại", "Năm sinh", "Xếp loại"]
    reading = read(head, [1, "Lê Thử", "0900 000 000", 1970, "A"])
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS", dòng 1, cột C: tiêu đề "Số điện thoại" là thông tin riêng; '
        "không chép vào hồ sơ",
        'ds.xlsx, trang "DS", dòng 1, cột D: tiêu đề "Năm sinh" là thông tin riêng; '
        "không chép vào hồ sơ",
        'ds.xlsx, trang "DS", dòng 1, cột E: tiêu đề "Xếp loại" không rõ là gì (ví dụ: "A"); '
        "giữ trong ghi chú của bản nháp, cần thì hãy đổi tên cột",
    ]
    assert reading.entries[0].notes == ("Xếp loại: A",)
    assert "0900" not in repr(reading.entries)
    assert "1970" not in repr(reading.entries)


def test_columns_may_stand_in_any_order_with_two_rows_of_headings(tmp_path, content):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Thành tích", "Khen thưởng", None, None, "Họ và tên", "TT"],
                [None, "Năm", "Cấp", "Hình thức", None, None],
                ["1", "2", "3", "4", "5", "6"],
                ["Dạy chữ", 2021, "Tỉnh", "Bằng khen", "Lê Thử", 1]):  # fmt: skip
        sheet.append(row)
    for merged in ("A1:A2", "B1:D1", "E1:E2", "F1:F2"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "hai-dong.xlsx")
    record = read_file(tmp_path / "hai-dong.xlsx", Clues(), content.vocabularies).entries[0].record
    assert [record.title, record.body] == ["Lê Thử", "Dạy chữ"]
    assert record.honours == (Honour("Bằng khen", None, "tinh", 2021),)


def test_a_name_merged_over_two_rows_is_one_person_with_two_honours(tmp_path, content):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["TT", "Họ và tên", "Huyện", "Hình thức khen thưởng", "Cấp khen", "Năm"],
                [1, "Lê Thử", "Na Mẫu", "Giấy khen", "Huyện", 2021],
                [None, None, None, "Bằng khen", "Tỉnh", 2022],
                [2, "Lê Mẫu", None, "Giấy khen", "Huyện", 2023]):  # fmt: skip
        sheet.append(row)
    for merged in ("A2:A3", "B2:B3", "C2:C4"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "gop.xlsx")
    reading = read_file(tmp_path / "gop.xlsx", Clues(), content.vocabularies)
    assert [(e.record.title, e.record.district, e.record.level, e.record.years)
            for e in reading.entries] == [
        ("Lê Thử", "Na Mẫu", "tinh", (2021, 2022)), ("Lê Mẫu", "Na Mẫu", "huyen", (2023,)),
    ]  # fmt: skip
    assert [honour.title for honour in reading.entries[0].record.honours] == [
        "Giấy khen", "Bằng khen",
    ]  # fmt: skip


def test_split_names_capitals_dates_and_separate_columns(read):
    rows = read(["STT", "Họ đệm", "Tên", "Năm khen"], [1, "NGUYỄN VĂN", "ƯỚC", 2021]).entries
    assert [rows[0].record.title, rows[0].record.years] == ["Nguyễn Văn Ước", (2021,)]
    rows = read(["TT", "Họ và tên", None, "Thành tích"], [1, "Lê Văn", "Thử", "Tốt"]).entries
    assert rows[0].record.title == "Lê Văn Thử"
    rows = read(["TT", "Tên tập thể", "Tên cá nhân", "Năm"],
                [1, "Tổ một", "", datetime.datetime(2020, 5, 1)],
                [2, "", "Lê Thử", 2021.0]).entries  # fmt: skip
    assert [(e.record.kind, e.record.years) for e in rows] == [
        ("tap-the", (2020,)), ("ca-nhan", (2021,)),
    ]  # fmt: skip


def test_totals_signatures_and_hidden_sheets_are_left_out(tmp_path, content):
    rows = [["STT", "Họ và tên", "Đơn vị"], [1, "Lê Thử", "Tổ một"], ["", "Tổng cộng: 1 cá nhân"],
            ["", "", "Na Mẫu, ngày 3 tháng 2 năm 2023"], ["", "", "TM. BAN THƯỜNG VỤ"],
            ["", "", "Nguyễn Văn Ký"]]  # fmt: skip
    path = write_xlsx(tmp_path / "ky.xlsx", {"DS": rows, "Ẩn": [["STT", "Họ và tên"], [1, "Ẩn"]]})
    book = openpyxl.load_workbook(path)
    book["Ẩn"].sheet_state = "hidden"
    book.save(path)
    reading = read_file(path, Clues(), content.vocabularies)
    assert titles(reading) == ["Lê Thử"]
    assert [str(finding) for finding in reading.findings] == [
        'ky.xlsx, trang "DS", dòng 3: dòng cộng; không phải là gương, để ngoài',
        'ky.xlsx, trang "DS", dòng 4–6: nơi nhận, chữ ký; không phải là gương, để ngoài',
        'ky.xlsx, trang "Ẩn": trang đang ẩn (2 dòng), không đọc; '
        "hãy bỏ ẩn (Unhide) rồi lưu lại nếu cần lấy",
    ]


def test_several_sheets_and_a_cover_without_headings(tmp_path, content):
    sheets = {"Bìa": [["BÌA"]], "TT": [["Tên tập thể", "Năm"], ["Tổ một", 2021]],
              "CN": [["Họ và tên", "Năm"], ["Lê Thử", 2022]]}  # fmt: skip
    reading = read_file(write_xlsx(tmp_path / "x.xlsx", sheets), Clues(), content.vocabularies)
    assert [str(entry.origin) for entry in reading.entries] == [
        "x.xlsx, trang TT, dòng 2", "x.xlsx, trang CN, dòng 2",
    ]  # fmt: skip
    assert [str(finding) for finding in reading.findings] == [
        'x.xlsx, trang "Bìa": không thấy dòng tiêu đề cột; hãy thêm một dòng như "STT, Họ và tên, '
        'Đơn vị, Thành tích" trên danh sách'
    ]


def test_a_list_that_leaves_the_kind_open_says_so_once(read):
    reading = read(["TT", "Tên gọi"], [1, "Đường hoa"], [2, "Ngõ sạch"])
    assert [entry.record.kind for entry in reading.entries] == ["", ""]
    assert [str(finding) for finding in reading.findings] == [
        'ds.xlsx, trang "DS": không rõ loại hình của 2 dòng (dòng đầu: ds.xlsx, trang DS, dòng 2); '
        "hãy thêm --kind, hoặc dòng mục như I. TẬP THỂ; bản nháp sẽ để trống"
    ]
