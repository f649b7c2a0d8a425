"""Sections and letterheads: what stands between the rows of a list, and above them."""

import pytest

from tests.support.import_samples import rows_reader


@pytest.fixture
def read(tmp_path, content):
    """Reads rows as a sheet named DS."""
    return rows_reader(tmp_path, content.vocabularies)


def test_sections_set_kind_and_level_in_either_nesting(read):
    rows = [["A. CẤP HUYỆN"], ["I. TẬP THỂ"], [1, "Tổ một"], ["II", "CÁ NHÂN"], [1, "Lê Thử"],
            ["B", "CẤP XÃ"], ["I. TẬP THỂ (2)"], [1, "Tổ hai"], [],
            ["II. Cá nhân"], [1, "Lê Mẫu"]]  # fmt: skip
    reading = read(["STT", "Tên cá nhân, tập thể"], *rows)
    assert [(e.record.title, e.record.kind, e.record.level) for e in reading.entries] == [
        ("Tổ một", "tap-the", "huyen"), ("Lê Thử", "ca-nhan", "huyen"),
        ("Tổ hai", "tap-the", "co-so"), ("Lê Mẫu", "ca-nhan", "co-so"),
    ]  # fmt: skip
    rows = [["I. TẬP THỂ"], ["1. Cấp tỉnh"], [1, "Tổ một"], ["2. Cấp huyện"], [1, "Tổ hai"],
            ["II. CÁ NHÂN"], [1, "Lê Thử"]]  # fmt: skip
    reading = read(["STT", "Tên cá nhân, tập thể"], *rows)
    assert [(e.record.kind, e.record.level) for e in reading.entries] == [
        ("tap-the", "tinh"), ("tap-the", "huyen"), ("ca-nhan", None),
    ]  # fmt: skip


def test_sections_may_be_districts_and_communes(read):
    rows = [
        ["I", "HUYỆN NA MẪU"],
        [1, "Lê Thử"],
        ["II", "HUYỆN BA GIẢ"],
        ["1. XÃ CÔN THỬ"],
        [1, "Lê Mẫu"],
    ]
    reading = read(["STT", "Họ và tên", "Thành tích"], *rows)
    assert [(e.record.district, e.record.commune) for e in reading.entries] == [
        ("Huyện Na Mẫu", None), ("Huyện Ba Giả", "Xã Côn Thử"),
    ]  # fmt: skip


def test_a_section_that_says_nothing_is_told(read):
    reading = read(["STT", "Họ và tên"], ["III. KHỐI DOANH NGHIỆP"], [1, "Lê Thử"])
    assert [str(finding) for finding in reading.findings if not finding.is_notice] == [
        'ds.xlsx, trang "DS", dòng 2: coi "KHỐI DOANH NGHIỆP" là tên mục; '
        "nếu là một người hay tập thể, hãy ghi số thứ tự cho dòng này"
    ]


def test_a_letterhead_names_the_office_and_its_place(read):
    letterhead = (
        ["UBND TỈNH BẮC KẠN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["UBND HUYỆN NA MẪU", "", "", "Độc lập - Tự do - Hạnh phúc"],
    )
    rows = [
        ["DANH SÁCH"],
        ["TẬP THỂ, CÁ NHÂN ĐƯỢC TUYÊN DƯƠNG"],
        ["TT", "Họ và tên"],
        [1, "Lê Thử"],
    ]
    record = read(*letterhead, *rows).entries[0].record
    assert [record.province, record.district, record.level] == ["Bắc Kạn", "Huyện Na Mẫu", None]
    assert [record.sources[0].title, record.sources[0].publisher] == [
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TUYÊN DƯƠNG", "UBND HUYỆN NA MẪU",
    ]  # fmt: skip
    assert [honour.title for honour in record.honours] == ["Tuyên dương"]


def test_a_section_may_state_how_many_it_holds(read):
    rows = [
        ["I", "TẬP THỂ", "2 tập thể"],
        [1, "Tổ một", "Tốt"],
        ["II", "CÁ NHÂN", 1],
        [1, "Lê Thử", "Tốt"],
    ]
    reading = read(["STT", "Tên cá nhân, tập thể", "Thành tích"], *rows)
    assert [entry.record.kind for entry in reading.entries] == ["tap-the", "ca-nhan"]
