"""A search as a file: complete, with its accents, and never of what is not published."""

import io

import docx
import pytest
from openpyxl import load_workbook

from tests.support.bad_input import BAD_QUESTIONS
from tests.support.pages import link, page
from tests.support.table_files import cells, sheet, table
from tests.support.word_files import text_of

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


def test_the_site_offers_the_counts_after_either_rule(client, snapshot):
    html = page(client, "/thong-ke?from=2020&province=cao-bang")
    address = link(html, "Word: Văn bản của Đảng")
    assert address == "/thong-ke.docx?profile=dang&province=cao-bang&from=2020"
    party = client.get(address).data
    assert "ĐẢNG CỘNG SẢN" in text_of(docx.Document(io.BytesIO(party)))
    usual = client.get("/thong-ke.docx?from=2020&province=cao-bang&profile=la").data
    text = text_of(docx.Document(io.BytesIO(usual)))
    assert "CỘNG HÒA XÃ HỘI" in text
    day = snapshot.history.built
    assert f"ngày {day.day}/{day.month}/{day.year}; không gồm" in text


@pytest.mark.parametrize(
    "address",
    ["/guong/nhom-vi-du-mot", "/van-ban/kl-91-kl-tw-2021", "/chuyen-de/chuyen-de-2023-cao-bang"],
)
def test_a_record_stands_as_data_beside_its_page(wider_client, address):
    record_id = address.rpartition("/")[2]
    data = wider_client.get(f"{address}.json")
    assert data.json == wider_client.get(f"/api/v1/records/{record_id}").json
    text = wider_client.get(f"{address}.md")
    assert text.content_type == "text/markdown; charset=utf-8"
    assert text.text.startswith("## ")
    for response in (data, text):
        assert response.headers["Link"] == f'<http://localhost{address}>; rel="canonical"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/guong/nhom-vi-du.json", "/guong/nhom-vi-du-mot.json"),
        ("/van-ban/nhom-so-mot.md", "/guong/nhom-vi-du-mot.md"),
        ("/guong/ct-90-ct-tw-2016.json", "/van-ban/ct-90-ct-tw-2016.json"),
    ],
)
def test_an_old_address_of_data_leads_to_the_new_one(client, old, new):
    response = client.get(old)
    assert (response.status_code, response.location) == (301, new)


@pytest.mark.parametrize(("name", "status"), [("da-rut-vi-du", 410), ("ban-nhap-vi-du", 404)])
def test_data_of_a_withdrawn_record_is_gone_and_of_a_draft_was_never_there(client, name, status):
    data, text = (client.get(f"/guong/{name}.{suffix}") for suffix in ("json", "md"))
    assert (data.status_code, text.status_code) == (status, status)
    assert set(data.json["error"]) == {"code", "message"}


def test_a_figure_has_no_data_address_of_its_own(wider_client):
    assert wider_client.get("/guong/luot-nguoi-hoc.json").status_code == 404
