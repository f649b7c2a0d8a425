"""A search or a selection as a file: complete, with its accents, and with nothing that runs."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from kb.documents.relations import Relations
from kb.exports import FORMATS, Selection, pick, search_selection
from kb.exports.cells import harmless
from kb.records import Exemplar, Source
from kb.search.query import SearchQuery
from kb.vocabularies.vocabularies import Vocabularies
from tests.support.bad_input import BAD_QUESTIONS

HEADS = [
    *("Tên", "Loại hình", "Số", "Cơ quan ban hành", "Ngày ban hành", "Được nêu gương"),
    *("Chức danh", "Tỉnh, thành phố", "Tỉnh, thành phố hiện nay", "Lĩnh vực", "Cấp ghi nhận"),
    *("Năm", "Khen thưởng", "Thực hiện văn bản", "Nguồn", "Tóm tắt", "Địa chỉ"),
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
    "Khen thưởng": "Bằng khen của Ủy ban nhân dân tỉnh, UBND tỉnh Bắc Kạn, 2021; "
    "Giấy khen, UBND huyện Mẫu, 2019",
    "Thực hiện văn bản": "Kết luận số 91-KL/TW; Chỉ thị số 90-CT/TW",
    "Nguồn": "Nhóm bạn ở xã Thí Dụ, Báo Ví Dụ, 5/9/2021, https://vi-du.example/nhom-mot",
    "Tóm tắt": "Nhóm bạn trẻ thay nhau đưa bạn bị gãy chân tới lớp suốt ba năm.",
    "Địa chỉ": "http://localhost/guong/nhom-vi-du-mot",
}


def table(data):
    """The rows of a CSV file as Excel would read it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(data):
    return load_workbook(io.BytesIO(data)).worksheets[0]


def cells(data):
    return [[cell or "" for cell in row] for row in sheet(data).iter_rows(values_only=True)]


def hostile(text):
    """A selection of one record whose fields all begin like a formula."""
    source = Source(title=text)
    record = Exemplar(
        "a", title=text, kind="mo-hinh", subject=text, sources=(source,), summary=text
    )
    day = datetime(2026, 1, 2, tzinfo=UTC)
    return Selection((record,), 1, text, "", day, Vocabularies(), Relations([record]))


def test_a_search_as_csv_has_the_labels_and_the_accents(client):
    response = client.get("/tim-kiem.csv?q=c%C3%B5ng+b%E1%BA%A1n+qua+su%E1%BB%91i")
    heads, row = table(response.data)
    assert response.content_type == "text/csv; charset=utf-8"
    assert heads == HEADS
    assert {head: cell for head, cell in zip(heads, row, strict=True) if cell} == GROUP


def test_a_workbook_has_the_same_cells_and_says_what_it_is(client):
    address = "q=ví+dụ&province=thai-nguyen"
    data = client.get(f"/tim-kiem.xlsx?{address}").data
    assert cells(data) == table(client.get(f"/tim-kiem.csv?{address}").data)
    assert sheet(data).freeze_panes == "B2"
    origin = load_workbook(io.BytesIO(data)).worksheets[1]
    said = dict(origin.iter_rows(values_only=True))
    assert said["Nội dung"] == "“ví dụ”; Tỉnh, thành phố: Thái Nguyên (gồm Bắc Kạn)"
    assert said["Số hồ sơ"] == "1"


def test_json_is_a_list_of_the_records_of_the_api(client):
    found = client.get("/tim-kiem.json?type=directive&sort=oldest").get_json()
    assert [record["id"] for record in found[:2]] == ["ct-90-ct-tw-2016", "kl-91-kl-tw-2021"]
    assert found[0] == client.get("/api/v1/records/ct-90-ct-tw-2016").get_json()


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_every_page_of_a_search_is_in_the_file_whatever_page_was_open(client, name):
    response = client.get(f"/tim-kiem.{name}?size=2&page=3&q=v%C3%AD+d%E1%BB%A5&sort=name")
    shown = client.get("/api/v1/search?size=100&q=v%C3%AD+d%E1%BB%A5&sort=name").get_json()
    if name == "json":
        titles = [record["title"] for record in response.get_json()]
    else:
        read = cells if name == "xlsx" else table
        titles = [row[0] for row in read(response.data)[1:]]
    assert titles == [hit["title"] for hit in shown["hits"]]
    assert response.headers["X-Total-Count"] == str(shown["total"])
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="guong-sang-vi-du.{name}"'
    )


def test_results_offer_the_files_of_the_same_question(client):
    text = client.get("/tim-kiem?q=hoa&field=moi-truong&page=1").get_data(as_text=True)
    for name in ("csv", "xlsx", "json"):
        assert f'href="/tim-kiem.{name}?q=hoa&amp;field=moi-truong"' in text
    assert "Tải về" not in client.get("/tim-kiem?q=kangaroo").get_data(as_text=True)


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_a_file(client, name, parameters):
    response = client.get(f"/tim-kiem.{name}?{parameters}")
    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_other_formats_are_no_pages(client):
    assert client.get("/tim-kiem.exe").status_code == 404
    assert client.get("/tim-kiem.md").status_code == 404


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_nothing_unpublished_is_in_a_file(client, name):
    data = client.get(f"/tim-kiem.{name}").data
    text = str(cells(data)) if name == "xlsx" else data.decode()
    assert len(text) > 1000
    assert [word for word in ("da-rut", "ban-nhap", "khủnglong") if word in text] == []


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


def kb(*arguments, index, **environment):
    command = [Path(sys.executable).with_name("kb"), *arguments, "--index-dir", index]
    return subprocess.run(command, capture_output=True, env=os.environ | environment)


def test_the_command_writes_a_selection(index_dir, tmp_path):
    ids = ["nhom-vi-du-mot", "ct-90-ct-tw-2016"]
    done = kb("export", *ids, index=index_dir, KB_BASE_URL="http://localhost")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row[0] for row in table(done.stdout)][1:] == [
        GROUP["Tên"],
        "Về đẩy mạnh việc thử nghiệm theo gương ví dụ",
    ]
    file = tmp_path / "chon.xlsx"
    done = kb("export", *ids, "--output", file, index=index_dir)
    assert done.stderr.decode() == f"{file}: 2 hồ sơ.\n"
    assert len(cells(file.read_bytes())) == 3


def test_the_command_writes_word_files_in_every_layout(index_dir, tmp_path):
    file = tmp_path / "chon.docx"
    done = kb("export", "nhom-vi-du-mot", "--output", file, index=index_dir)
    rule, said = done.stderr.decode().splitlines()
    assert rule.startswith("Trình bày theo Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 (cần kiểm tra")
    assert said == f"{file}: 1 hồ sơ."
    assert len(docx.Document(file).tables) == 2
    flags = ("--format", "docx", "--layout", "ho-so", "--profile", "nha-nuoc")
    done = kb("export", "nhom-vi-du-mot", *flags, index=index_dir)
    assert done.stderr.decode() == "Trình bày theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n"
    assert "HỒ SƠ GƯƠNG" in docx.Document(io.BytesIO(done.stdout)).paragraphs[0].text


def test_a_layout_alone_asks_for_a_word_file(index_dir):
    done = kb("export", "nhom-vi-du-mot", "--layout", "bo-doc", index=index_dir)
    assert docx.Document(io.BytesIO(done.stdout)).paragraphs[0].text == "TÀI LIỆU SINH HOẠT CHI BỘ"
    done = kb("export", "nhom-vi-du-mot", "--layout", "bo-doc", "--format", "csv", index=index_dir)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "--layout và --profile chỉ dùng cho tệp Word" in done.stderr.decode()


def test_the_command_names_what_it_cannot_find_or_write(index_dir, tmp_path):
    done = kb("export", "nhom-vi-du-mott", index=index_dir)
    assert done.returncode == 1
    assert 'có phải là "nhom-vi-du-mot"?' in done.stderr.decode()
    done = kb("export", "da-rut-vi-du", index=index_dir)
    assert done.returncode == 1
    done = kb("export", "nhom-vi-du-mot", "--output", tmp_path / "a" / "b.csv", index=index_dir)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "không ghi được" in done.stderr.decode()
