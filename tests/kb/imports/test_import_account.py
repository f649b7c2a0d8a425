"""Every value of a draft can be pointed to in its sheet, every cell of a sheet is accounted for.

Random sheets are put together from the headings and the cells that offices write (and from those
that they should not); what the importer says of them is checked cell by cell.
"""

from dataclasses import fields

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.imports import Clues
from kb.imports.lists import read_list
from kb.imports.lists.cells import is_blank, is_ditto, is_error
from kb.imports.lists.headings import heading_of
from kb.imports.origins import Spot
from kb.imports.readers import Grid, Row
from kb.records import Exemplar
from kb.records.codes import KINDS, LEVELS
from kb.text.vietnamese import match_key

HEADINGS = (
    "STT", "Họ và tên", "Tên tập thể, cá nhân", "Tên mô hình", "Tên tập thể", "Đơn vị", "Chức vụ",
    "Chức vụ, đơn vị công tác", "Xã", "Huyện", "Tỉnh", "Địa chỉ", "Lĩnh vực", "Thành tích",
    "Kết quả", "Hình thức khen thưởng", "Danh hiệu", "Cấp khen", "Cơ quan khen", "Năm", "Năm khen",
    "Thời gian thực hiện", "Số quyết định", "Ngày ký", "Nguồn", "Ghi chú", "Loại hình",
    "Đối tượng", "Hình thức đề nghị", "Năm sinh", "Nam", "Nữ", "Số điện thoại", "Mã đơn vị",
    "Tên đăng nhập", "Hồ sơ kèm theo", "Hỗ trợ (triệu đồng)", "Tình trạng", "Xã hội hóa",
    "Năm vào Đảng", "Xếp loại", "Loại đối tượng", "Tên gọi (Ông/Bà)", "Họ và tên, chức vụ",
    "Họ tên người liên hệ", "", "Ho ten", "Được nêu gương", "Tóm tắt",
)  # fmt: skip
CELLS = (
    "Lê Văn Mẫu", "Bà Lò Thị Thử", "MA THỊ VÍ", "Nông Văn Dụ\nLý Thị Ước", "Tổ một",
    "Chi bộ thôn Mẫu", "Mô hình “Hũ gạo”", "Lê Văn Mẫu, trưởng thôn", "Nguyễn Văn Thí (1970)",
    "Nguyễn Văn\nTạm", "Trưởng thôn", "Giáo viên, Trường Tiểu học Mẫu", "Xã Côn Thử", "Bắc Kạn",
    "xã Mẫu, huyện Na Giả", "Thôn 3, xã Mẫu", "tỉnh Cao Bằng", "Bắc Cạnh", "Giáo dục", "Hiến đất",
    "Giáo dục, Vũ trụ học", "Dạy chữ cho trẻ\n- Nấu cơm\n- May áo", "Giấy khen", "vũ trụ",
    "Bằng khen của Chủ tịch UBND tỉnh năm 2023", "Bằng khen, Giấy khen", "Tỉnh", "cấp huyện",
    "Giấy khen UBND xã, 2021; Bằng khen của Bộ trưởng Bộ Quốc phòng, 2024", "12/QĐ-UBND",
    "Chiến sĩ thi đua cơ sở năm 2021, 2022", "Chủ tịch UBND tỉnh", "2023", "2021-2023", "20222",
    "15/5/2022", "2088", "Năm 2021: Giấy khen UBND xã", "Số 12/QĐ-UBND ngày 5/3/2021", "x", "Đủ",
    "https://vi-du.example/bai", "nt", "-nt-", "//", "như trên", '"', "", "", "", "-", "không",
    "#N/A", "=VLOOKUP(A1)", "CANHAN", "TAPTHE", "Cá nhân", "Hộ nghèo", "1", "7", "50", "Ông", "A",
    "0912 345 678", "mauphongyt", "T\ufffdt", "Đã nộp", "20 năm", "Tổ 5, Na Giả",
)  # fmt: skip
TITLES = (
    "UBND HUYỆN NA MẪU", "DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN TỈNH CAO BẰNG NĂM 2024", "TỈNH BẮC KẠN",
    "DANH SÁCH CÁ NHÂN ĐƯỢC TUYÊN DƯƠNG CẤP TỈNH", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023",
)  # fmt: skip
BREAKS = (
    ("I", "TẬP THỂ"), ("II. CÁ NHÂN",), ("", "Tổng cộng: 3"), ("HUYỆN BA GIẢ",), ("A. CẤP HUYỆN",),
    ("III. KHỐI DOANH NGHIỆP",), ("", "", "NGƯỜI LẬP BIỂU"), ("Nơi nhận:", "", "TM. ỦY BAN"),
)  # fmt: skip


@st.composite
def sheets(draw):
    """A sheet of rows: a title, headings, entries, and what stands between them."""
    count = draw(st.integers(2, 7))
    head = draw(st.lists(st.sampled_from(HEADINGS), min_size=count, max_size=count))
    row = st.lists(st.sampled_from(CELLS), min_size=count, max_size=count + 1)
    numbered = row.map(lambda cells: ["1" if name == "STT" else c for name, c in zip(head, cells)])  # noqa: B905
    others = st.sampled_from(BREAKS).map(list)
    body = draw(st.lists(st.one_of(row, numbered, numbered, others), min_size=1, max_size=8))
    titles = [[text] for text in draw(st.lists(st.sampled_from(TITLES), max_size=2))]
    hidden = draw(st.sets(st.integers(1, 12), max_size=1))
    rows = tuple(
        Row(number, tuple(cells), is_hidden=number in hidden)
        for number, cells in enumerate([*titles, head, *body], start=1)
    )
    return Grid("ds.xlsx", "trang DS", rows, is_ragged=draw(st.booleans()))


def words(text):
    return set(match_key(text).split())


CODES = {
    "kind": {**KINDS, "tap-the": "Tập thể đơn vị tổ chức hộ gia đình"},
    "level": {**LEVELS, "co-so": "Cơ sở xã phường", "bo-nganh": "Bộ ngành trưởng"},
}


def stated_by(name, value, texts, headings):
    """Whether the cells that a field names do state its value."""
    held = words(" ".join(texts))
    if name in ("honours", "sources"):
        return all(stated_by("", part, texts, headings) for item in value for part in plain(item))
    if name == "years":
        low, high = min(value), max(value)
        return {str(low), str(high)} <= held
    if name in ("kind", "level", "stage", "fields"):
        return bool(texts)  # a code: the vocabularies are tested elsewhere
    known = held | words(" ".join(headings))
    return words(str(value)) <= known | {
        "quyet",
        "dinh",
        "hinh",
        "thuc",
        "de",
        "nghi",
        "ghi",
        "chu",
    }


def plain(item):
    """The values that a part of a record states in words."""
    names = (
        each.name for each in fields(item) if each.name not in ("level", "date", "file", "url")
    )
    return [str(value) for name in names if (value := getattr(item, name))]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_every_value_of_a_draft_can_be_pointed_to_in_the_sheet(content, grid):
    cells = {
        Spot(row.number, column): text for row in grid.rows for column, text in row.filled.items()
    }
    reading, _ = read_list(grid, Clues(), content.vocabularies)
    for entry in reading.entries:
        headings = [text for row in grid.rows for text in row.cells]
        for name in (each.name for each in fields(Exemplar)):
            value = getattr(entry.record, name)
            if not value or name in ("id", "status", "sources"):
                continue
            assert set(entry.spots[name]) <= set(cells), (name, value)
            texts = [cells[spot] for spot in entry.spots[name]]
            assert texts, (name, value)
            assert stated_by(name, value, texts, headings), (name, value, texts)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_every_cell_is_in_a_draft_or_in_a_finding_or_in_a_column_that_is_left_out(content, grid):
    reading, _ = read_list(grid, Clues(), content.vocabularies)
    in_drafts = {
        spot for entry in reading.entries for held in entry.spots.values() for spot in held
    }
    told_rows = {row for each in reading.findings if each.column is None for row in rows_of(each)}
    told_rows |= {row for each in reading.findings if each.is_skipped for row in rows_of(each)}
    told_cells = {(row, each.column) for each in reading.findings for row in rows_of(each)}
    left_out = {each.column for each in reading.findings if "tiêu đề" in each.wrong} - {None}
    numbers = {column for row in grid.rows for column, text in row.filled.items() if text == "STT"}
    is_told_whole = any("không thấy dòng tiêu đề cột" in each.wrong for each in reading.findings)
    for row in grid.rows if not is_told_whole else ():
        for column, text in row.filled.items():
            assert (
                Spot(row.number, column) in in_drafts
                or row.number in told_rows
                or (row.number, column) in told_cells
                or column in left_out
                or is_blank(text)
                or is_error(text)
                or (column in numbers and (text.isdigit() or is_ditto(text)))
                or is_of_headings(row)
            ), (row.number, column, text, list(map(str, reading.findings)), grid.rows)


def rows_of(finding):
    """The rows that a finding speaks of."""
    return set(finding.rows) or {finding.origin.number} - {0}


def is_of_headings(row):
    """Whether a row holds headings: several, or nothing else."""
    known = [bool(heading_of(text).key) for text in row.filled.values()]
    return sum(known) > 1 or all(known)
