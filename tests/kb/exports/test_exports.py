"""A search or a selection as a file: complete, with its accents, and with nothing that runs."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest

from kb.documents.relations import Relations
from kb.exports import FORMATS, Selection, pick, search_selection
from kb.exports.formats import harmless
from kb.records import Exemplar
from kb.records.parts import Source
from kb.search import SearchQuery
from kb.vocabularies import Vocabularies
from tests.support.table_files import cells, sheet, table

HEADS = [
    *("Tên", "Loại hình", "Số", "Cơ quan ban hành", "Ngày ban hành", "Cấp ban hành", "Hiệu lực"),
    *("Được nêu gương", "Chức danh", "Tỉnh, thành phố", "Tỉnh, thành phố hiện nay", "Lĩnh vực"),
    *("Cấp ghi nhận", "Năm", "Đăng ký xây dựng", "Khen thưởng", "Thực hiện văn bản", "Nguồn"),
    *("Tóm tắt", "Địa chỉ"),
]
GROUP = {
    "Tên": "Nhóm Ví Dụ Một giúp bạn đến trường",
    "Loại hình": "Tập thể",
    "Được nêu gương": "Nhóm Ví Dụ Một, xã Thí Dụ",
    "Tỉnh, thành phố": "Bắc Kạn",
    "Tỉnh, thành phố hiện nay": "Thái Nguyên",
    "Lĩnh vực": "Giáo dục, Từ thiện",
    "Cấp ghi nhận": "Tỉnh, thành phố",
    "Năm": "2019, 2021",
    "Khen thưởng": "Bằng khen của Ủy ban nhân dân tỉnh (UBND tỉnh Bắc Kạn, cấp tỉnh, 2021); "
    "Giấy khen (UBND huyện Mẫu, cấp huyện, 2019)",
    "Thực hiện văn bản": "Kết luận số 91-KL/TW; Chỉ thị số 90-CT/TW",
    "Nguồn": "Nhóm bạn ở xã Thí Dụ, Báo Ví Dụ, 5/9/2021, https://vi-du.example/nhom-mot",
    "Tóm tắt": "Nhóm bạn trẻ thay nhau đưa bạn bị gãy chân tới lớp suốt ba năm.",
    "Địa chỉ": "http://localhost/guong/nhom-vi-du-mot",
}


def hostile(text):
    """A selection of one record whose fields all begin like a formula."""
    source = Source(title=text)
    record = Exemplar(
        "a", title=text, kind="mo-hinh", subject=text, sources=(source,), summary=text
    )
    day = datetime(2026, 1, 2, tzinfo=UTC)
    return Selection((record,), 1, text, "", day, Vocabularies(), Relations([record]))


FORMULAS = [
    ("=1+1", "'=1+1"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("+84 1", "'+84 1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1"),
    ("\r=1", "'=1"),
    ("  =1", "'=1"),
    ("＝1＋1", "'＝1＋1"),
    ("a; =1", "a; '=1"),
    ("a;=1", "a;'=1"),
    ("Năm - bảy", "Năm - bảy"),
    ("a=b", "a=b"),
    ("x\x00\x01\uffffy", "xy"),
]


@pytest.mark.parametrize(("text", "written"), FORMULAS)
def test_a_cell_of_a_text_file_is_never_a_formula(text, written):
    row = table(FORMATS["csv"].write(hostile(text)))[1]
    assert {row[HEADS.index(head)] for head in ("Tên", "Được nêu gương", "Tóm tắt")} == {written}


def test_a_tab_or_a_line_break_first_is_harmless_too():
    assert [harmless(f"{sign}1") for sign in "\t\r\n"] == ["'\t1", "'\r1", "'\n1"]


@pytest.mark.parametrize("text", [text for text, _ in FORMULAS[:-1]])
def test_a_cell_of_a_workbook_is_text_as_it_was_written(text):
    cell = sheet(FORMATS["xlsx"].write(hostile(text))).cell(2, 1)
    assert (cell.data_type, cell.value) == ("s", " ".join(text.split()))


def test_themes_and_figures_name_the_documents_they_answer_to(wider_snapshot):
    chosen = pick(wider_snapshot, ["chuyen-de-2023-cao-bang", "vi-du-cap-huyen"])
    rows = table(FORMATS["csv"].write(chosen))[1:]
    assert [row[HEADS.index("Thực hiện văn bản")] for row in rows] == [
        *("Kết luận số 91-KL/TW", "Kết luận số 91-KL/TW")
    ]


def test_a_workbook_is_the_same_bytes_whenever_it_is_written():
    file = zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(hostile("a"))))
    assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-01-02T00:00:00Z</dcterms:modified>" in file.read("docProps/core.xml")


def test_letters_that_a_workbook_cannot_hold_are_left_out():
    assert cells(FORMATS["xlsx"].write(hostile("x\x00\x01\uffffy")))[1][0] == "xy"


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_does_not_hold_everything_says_so(snapshot, name):
    whole = search_selection(snapshot, SearchQuery())
    assert whole.note is None
    cut = replace(whole, total=1_234)
    assert cut.note == "Tệp chỉ gồm 9 hồ sơ đầu trong 1.234 hồ sơ; hãy thu hẹp bộ lọc để lấy đủ."
    data = FORMATS[name].write(cut)
    if name == "xlsx":
        assert cells(data)[-1][0] == cut.note
    elif name == "csv":
        assert table(data)[-1][0] == cut.note
        assert len(table(data)[-1]) == len(HEADS)
    elif name == "md":
        assert cut.note in data.decode()
    elif name == "docx":
        assert docx.Document(io.BytesIO(data)).paragraphs[-1].text == cut.note
    else:
        assert len(json.loads(data)) == 9


def test_a_selection_keeps_its_order_and_knows_old_ids(snapshot):
    chosen = pick(snapshot, ["gian-hang-khong-dong", "nhom-so-mot", "nhom-vi-du-mot"])
    assert [record.id for record in chosen.records] == ["gian-hang-khong-dong", "nhom-vi-du-mot"]


def test_markdown_is_a_document_to_write_on(snapshot):
    chosen = pick(snapshot, ["kl-91-kl-tw-2021", "nhom-vi-du-mot"])
    text = FORMATS["md"].write(chosen).decode()
    assert text.startswith("## Kết luận số 91-KL/TW: Về tiếp tục thực hiện Chỉ thị 90-CT/TW\n")
    assert "\n- Tỉnh, thành phố hiện nay: Thái Nguyên\n" in text
    assert "**bạn khác thay**" in text
    assert "\nNguồn:\n\n- Nhóm bạn ở xã Thí Dụ, Báo Ví Dụ, 5/9/2021, https://" in text
