"""The page of duties: who must do what by when, and its checklists."""

import io
import re
from html import unescape

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.support.pages import link, page, words

HEADS = ["STT", "Việc phải làm", "Văn bản, chỗ nêu", "Minh chứng"]


def test_the_page_offers_whom_and_which_document(wider_client):
    text = words(wider_client, "/viec-phai-lam")
    assert "Ai phải làm Chi bộ 2 Báo đài 1 Cấp ủy cấp tỉnh 1" in text
    assert "Văn bản nào giao" in text
    where = link(page(wider_client, "/viec-phai-lam"), "Báo đài")
    assert "Việc phải làm: Báo đài" in words(wider_client, where)


def test_each_duty_leads_to_its_document_and_says_where_in_it(wider_client):
    text = words(wider_client, "/viec-phai-lam?role=chi-bo")
    assert "2 việc, xếp theo đối tượng · theo tháng" in text
    assert "Mở chuyên mục mẫu (ít nhất 02 bài) Hằng quý. Cùng Báo đài. Báo cáo 07-BC/TU" in text
    assert ", mục II; Cao Bằng." in text
    html = page(wider_client, "/viec-phai-lam?role=chi-bo")
    address = link(html, "Báo cáo").partition("#")
    assert address == ("/van-ban/bc-07-bc-tu-cao-bang-2023", "#", "viec-phai-lam")
    assert 'id="viec-phai-lam"' in page(wider_client, address[0])


def test_a_place_and_a_year_narrow_and_it_is_said(wider_client):
    text = words(wider_client, "/viec-phai-lam?province=quang-ngai&by=month")
    assert ("Tháng 5/2017" in text, "Gửi bản đăng ký mẫu" in text) == (True, False)
    assert "Kể cả việc mà văn bản toàn quốc giao cho mọi nơi." in text
    assert "1 việc" in words(wider_client, "/viec-phai-lam?year=2017")


@pytest.mark.parametrize("asked", ["province=khong", "role=khong", "directive=khong"])
def test_what_nobody_knows_is_told_and_left_out(wider_client, asked):
    text = words(wider_client, f"/viec-phai-lam?{asked}")
    assert ("“khong”" in text, "4 việc" in text) == (True, True)


@pytest.mark.parametrize("asked", ["year=0000", "year=x", "page=0", "page=99999999", "by=x"])
def test_any_address_gives_a_page(wider_client, asked):
    assert wider_client.get(f"/viec-phai-lam?{asked}").status_code == 200


def test_a_page_that_is_past_the_last_says_so(wider_client):
    text = words(wider_client, "/viec-phai-lam?role=chi-bo&page=7")
    assert "Trang trước" in text


def test_the_checklist_in_excel_has_a_row_for_each_duty_and_a_choice(wider_client):
    answer = wider_client.get("/viec-phai-lam.xlsx?role=chi-bo&province=cao-bang")
    sheet = load_workbook(io.BytesIO(answer.data)).worksheets[0]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows()]
    assert rows[0] == HEADS[:3]
    assert rows[1:] == [
        [None, "Chi bộ", None],
        [1, "Gửi bản đăng ký mẫu (trước 25/11/2026).", rows[2][2]],
        [2, "Mở chuyên mục mẫu (hằng quý; ít nhất 02 bài). Cùng làm: Báo đài.", rows[3][2]],
    ]
    assert rows[2][2].startswith("Báo cáo 07-BC/TU")
    assert rows[2][2].endswith(", mục I")
    assert "Làm một phần" in sheet.data_validations.dataValidation[0].formula1


def test_the_checklist_in_word_has_boxes_to_tick(wider_client):
    answer = wider_client.get("/viec-phai-lam.docx?role=chi-bo")
    document = Document(io.BytesIO(answer.data))
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0][:4] == HEADS
    assert (len(rows), rows[2][3:7]) == (4, ["", "☐", "☐", "☐"])
    assert "phieu-kiem-tra-chi-bo.docx" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("asked", ["province=khong", "role=khong", "directive=khong"])
def test_there_is_no_checklist_of_what_nobody_knows(wider_client, asked):
    for name in ("docx", "xlsx"):
        answer = wider_client.get(f"/viec-phai-lam.{name}?{asked}")
        assert (answer.status_code, "Không có trang này" in answer.text) == (404, True)
    html = page(wider_client, f"/viec-phai-lam?{asked}&year=2026")
    for address in re.findall(r'href="(/viec-phai-lam\.[^"]+)"', html):
        assert wider_client.get(unescape(address)).status_code == 200
        assert "khong" not in address


def test_there_is_no_checklist_of_nothing(wider_client):
    assert wider_client.get("/viec-phai-lam.docx?role=bao-dai&year=2017").status_code == 404


def test_a_deadline_stands_in_the_calendar(wider_client):
    text = words(wider_client, "/lich-de-tai?tu=2026-11-13")
    assert "Hạn nêu trong văn bản Gửi bản đăng ký mẫu Trước 25/11/2026. Chi bộ." in text
