"""The shortlist: whole in its address, checked against the collection, taken away as files."""

import io
import json
import zipfile
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

import docx
import openpyxl
import pytest
from werkzeug.datastructures import MultiDict

from kb.newsroom.shortlist import Mark, gaps, gender
from kb.records import Exemplar
from kb.records.parts import Source
from tests.support.pages import link, page, words
from tests.support.word_files import text_of
from web.address.packing import MOST_ITEMS
from web.address.shortlist import Shortlist, is_short, read_shortlist
from web.pages.shortlist import LONGEST

IDS = ("truong-tieu-hoc-thi-du", "nhom-vi-du-mot", "ct-90-ct-tw-2016")
LIST = (
    "/tuyen-chon?name=Sách+Tết&id=truong-tieu-hoc-thi-du&id=nhom-vi-du-mot&id=ct-90-ct-tw-2016"
    "&state.truong-tieu-hoc-thi-du=chon&state.ct-90-ct-tw-2016=loai&note.nhom-vi-du-mot=hỏi+xã"
)


def asked(address: str) -> Shortlist:
    return read_shortlist(MultiDict(parse_qsl(urlsplit(address).query)))


def after(client, address: str) -> Shortlist:
    """The list of the address that a button leads to."""
    answer = client.get(address)
    assert answer.status_code == 302
    return asked(answer.location)


def test_an_address_holds_order_states_notes_and_name():
    assert asked(LIST) == Shortlist(
        "Sách Tết",
        IDS,
        {
            "truong-tieu-hoc-thi-du": Mark("chon"),
            "nhom-vi-du-mot": Mark("de-xuat", "hỏi xã"),
            "ct-90-ct-tw-2016": Mark("loai"),
        },
    )


def test_reading_and_writing_a_list_is_a_round_trip():
    found = asked(LIST)
    args = MultiDict(found.parameters)
    assert (read_shortlist(args), is_short(args, found)) == (found, True)


def test_buttons_move_drop_and_add(client):
    assert after(client, f"{LIST}&up=nhom-vi-du-mot").ids == (IDS[1], IDS[0], IDS[2])
    assert after(client, f"{LIST}&down=nhom-vi-du-mot").ids == (IDS[0], IDS[2], IDS[1])
    assert after(client, f"{LIST}&drop=nhom-vi-du-mot").ids == (IDS[0], IDS[2])
    pasted = "https://guong.example/guong/duong-hoa-thon-thi-du?q=hoa, gian-hang-khong-dong"
    assert after(client, f"{LIST}&add={pasted}").ids == (
        *IDS,
        "duong-hoa-thon-thi-du",
        "gian-hang-khong-dong",
    )


def test_the_page_shows_marks_warnings_and_balance(client):
    text = words(client, LIST)
    assert "Sách Tết" in text
    assert "Đã giới thiệu trước đây: sách (2022)" in text
    assert "Còn thiếu: chỉ có một nguồn; chưa có số quyết định khen thưởng" in text
    assert "Cân đối của 2 hồ sơ không bị loại" in text
    assert "Loại hình Mô hình 1Tập thể 1" in text
    html = page(client, LIST)
    assert 'value="chon" selected' in html
    assert 'name="note" maxlength="300" value="hỏi xã"' in html


def test_forged_withdrawn_and_old_ids_are_told_or_led_on(client):
    address = "/tuyen-chon?id=khong-co&id=da-rut-vi-du&id=nhom-vi-du&id=<script>"
    found = after(client, address)
    assert found.ids == ("khong-co", "da-rut-vi-du", "nhom-vi-du-mot")
    text = words(client, "/tuyen-chon?id=khong-co&id=da-rut-vi-du&id=nhom-vi-du-mot")
    assert "2 mã không có trong kho hoặc đã được rút" in text
    assert "khong-co, da-rut-vi-du" in text
    assert "Nhóm Ví Dụ Một giúp bạn" in text


def test_three_hundred_items_still_work(client):
    ids = [f"ma-so-{number}" for number in range(300)]
    address = f"/tuyen-chon?id={'&id='.join([*ids, IDS[0]])}"
    answer = client.get(address)
    text = words(client, answer.location)
    assert (answer.status_code, len(answer.location) < 3_000) == (302, True)
    assert "300 mã không có" in text
    assert "Đỡ đầu học sinh nghèo" in text
    assert len(asked(f"/tuyen-chon?add={'+'.join(f'm{n}' for n in range(900))}").ids) == MOST_ITEMS


@pytest.mark.parametrize(
    "query",
    [
        "id=" + "a" * 5000,
        "note.nhom-vi-du-mot=" + "x" * 9000 + "&id=nhom-vi-du-mot",
        "state.x=y&note.x=z",
        "up=%00&down=../&id=%F0%9F%98%80",
        "name=" + "%3Cb%3E" * 500,
    ],
)
def test_bad_addresses_are_survived(client, query):
    answer = client.get(f"/tuyen-chon?{query}", follow_redirects=True)
    assert answer.status_code == 200
    assert "Tuyển chọn" in answer.text
    assert ("&lt;b&gt;" in answer.text, "<b>" in answer.text) == ("name=" in query, False)


def test_every_format_leaves_out_the_rejected_and_keeps_sources_and_notes(client):
    address = LIST.replace("/tuyen-chon?", "/tuyen-chon.{}?")
    plain = json.loads(client.get(address.format("json")).data)
    assert [each["id"] for each in plain] == list(IDS[:2])
    assert plain[1]["mark"] == {"state": "de-xuat", "note": "hỏi xã"}
    csv = client.get(address.format("csv"))
    assert csv.data.startswith(b"\xef\xbb\xbf")
    assert csv.headers["Content-Disposition"].endswith('filename="guong-sang-sach-tet.csv"')
    markdown = client.get(address.format("md")).get_data(as_text=True)
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(address.format("xlsx")).data)).active
    cells = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    word = zipfile.ZipFile(io.BytesIO(client.get(address.format("docx")).data))
    document = word.read("word/document.xml").decode()
    for text in (csv.get_data(as_text=True), markdown, cells, document):
        assert "Mỗi thầy cô một học sinh" in text
        assert "Nhóm bạn ở xã Thí Dụ" in text
        assert "Chỉ thị bịa, đứng đầu chuỗi" not in text
        assert "Đã chọn" in text
        assert "hỏi xã" in text


def heads(client, address: str) -> list[str]:
    """What the columns of a list in Word are called."""
    document = docx.Document(io.BytesIO(client.get(address).data))
    return [cell.text.replace("\xa0", " ") for cell in document.tables[-1].rows[0].cells]


@pytest.mark.parametrize(
    ("marks", "further"),
    [
        ("", []),
        (f"&state.{IDS[0]}=chon", ["Trạng thái"]),
        (f"&note.{IDS[0]}=hỏi+xã", ["Ghi chú"]),
        (f"&state.{IDS[0]}=chon&note.{IDS[1]}=hỏi+xã", ["Trạng thái", "Ghi chú"]),
        (f"&state.{IDS[1]}=loai&note.{IDS[1]}=trùng", []),  # told only of what is left out
    ],
)
def test_a_list_has_columns_only_for_what_somebody_has_marked(client, marks, further):
    address = f"/tuyen-chon.docx?id={IDS[0]}&id={IDS[1]}{marks}"
    usual = ["STT", "Họ tên, tập thể, mô hình", "Chức vụ, đơn vị", "Địa phương"]
    usual += ["Tóm tắt thành tích", "Khen thưởng", "Nguồn"]
    assert heads(client, address) == [*usual, *further]
    csv = client.get(address.replace(".docx", ".csv")).get_data(as_text=True)
    assert csv.removeprefix("\ufeff").split('"Tên"')[0] == "".join(f'"{h}",' for h in further)


def test_a_row_in_word_ends_with_state_and_note(client):
    data = client.get(LIST.replace("/tuyen-chon?", "/tuyen-chon.docx?")).data
    table = docx.Document(io.BytesIO(data)).tables[-1]
    ends = [[cell.text for cell in row.cells[-2:]] for row in table.rows]
    assert ends == [["Trạng thái", "Ghi chú"], ["Đã chọn", ""], ["Đề xuất", "hỏi xã"]]


@pytest.mark.parametrize("layout", ["danh-sach", "tap-guong", "ho-so", "bo-doc"])
@pytest.mark.parametrize("profile", ["dang", "nha-nuoc"])
def test_word_comes_in_every_layout_and_profile(client, layout, profile):
    answer = client.get(f"/tuyen-chon.docx?id={IDS[0]}&layout={layout}&profile={profile}")
    document = zipfile.ZipFile(io.BytesIO(answer.data)).read("word/document.xml").decode()
    assert "Đỡ đầu học sinh nghèo" in document


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "guong-sang-sach-tet"),
        ("layout=danh-sach&profile=dang", "guong-sang-sach-tet"),
        ("layout=tap-guong", "guong-sang-sach-tet-tap-guong"),
        ("layout=ho-so&profile=nha-nuoc", "guong-sang-sach-tet-ho-so-nha-nuoc"),
        ("layout=../../la", "guong-sang-sach-tet"),
    ],
)
def test_files_of_one_list_have_names_of_their_own(client, asked, name):
    answer = client.get(f"/tuyen-chon.docx?id={IDS[0]}&name=Sách+Tết&{asked}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.docx"'


def test_the_files_are_buttons_of_the_form_that_holds_the_list(client):
    html = page(client, LIST)
    assert html.count("<form id=") == 1
    for name in ("docx", "xlsx", "csv", "md", "json"):
        assert f'<button form="danh-sach" formaction="/tuyen-chon.{name}"' in html
    typed = (
        f"/tuyen-chon.csv?name=&id={IDS[0]}&state.{IDS[0]}=chon&note.{IDS[0]}=mới+gõ&add={IDS[1]}"
    )
    text = client.get(typed).get_data(as_text=True)
    assert "mới gõ" in text
    assert "Nhóm Ví Dụ Một giúp bạn" in text


@pytest.mark.parametrize("layout", ["danh-sach", "tap-guong", "ho-so", "bo-doc"])
def test_every_layout_in_word_has_what_was_written_beside_a_record(client, layout):
    asked = LIST.replace("/tuyen-chon?", f"/tuyen-chon.docx?layout={layout}&")
    text = text_of(docx.Document(io.BytesIO(client.get(asked).data)))
    assert (text.count("Đã chọn"), text.count("hỏi xã")) == (1, 1)
    plain = client.get(f"/tuyen-chon.docx?layout={layout}&id={IDS[0]}").data
    text = text_of(docx.Document(io.BytesIO(plain)))
    assert not any(word in text for word in ("Trạng thái", "Ghi chú", "Đề xuất"))


def test_an_unknown_layout_falls_back_to_the_list(client):
    usual = client.get(f"/tuyen-chon.docx?id={IDS[0]}").data
    assert "Đỡ đầu học sinh nghèo" in text_of(docx.Document(io.BytesIO(usual)))
    assert client.get(f"/tuyen-chon.docx?id={IDS[0]}&layout=la&profile=la").data == usual


def test_balance_is_shown_only_where_there_are_exemplars_to_weigh(client):
    assert 'id="can-doi"' in page(client, f"/tuyen-chon?id={IDS[0]}")
    assert 'id="can-doi"' not in page(client, "/tuyen-chon?id=ct-90-ct-tw-2016")


def test_records_and_results_lead_to_the_shortlist(client):
    result = page(client, "/tim-kiem?q=đỡ+đầu")
    assert 'type="checkbox" name="id" value="truong-tieu-hoc-thi-du" data-choose' in result
    record = page(client, "/guong/truong-tieu-hoc-thi-du")
    assert '<input type="hidden" name="id" value="truong-tieu-hoc-thi-du">' in record
    assert link(record, "Tuyển chọn") == "/tuyen-chon"


def test_a_reporter_is_told_whom_to_ask_and_what_is_open(client):
    text = words(client, "/guong/truong-tieu-hoc-thi-du")
    assert "Cần liên hệTrường Tiểu học Thí Dụ, Cao Bằng" in text
    assert "Còn để ngỏchỉ có một nguồn; chưa có số quyết định khen thưởng" in text
    assert (
        "“Đỡ đầu học sinh nghèo” (Trường Tiểu học Thí Dụ, Cao Bằng, 2023); theo Mỗi thầy cô một "
        "học sinh, Báo Ví Dụ, 20/11/2023, vi-du.example; Gương Sáng, http" in text
    )


def person(subject: str, body: str) -> Exemplar:
    source = Source(publisher="Báo Ví Dụ", url="https://vi-du.example")
    return Exemplar("x", subject, "ca-nhan", subject=subject, sources=(source, source), body=body)


@pytest.mark.parametrize(
    ("subject", "body", "found"),
    [
        ("Nguyễn Thị Ví Dụ", "Bà Nguyễn Thị Ví Dụ giúp xóm.", "nu"),
        ("Nguyễn Văn Thí Dụ", "Sáng nào anh Dụ cũng đi.", "nam"),
        ("Trần Ví Dụ", "Trần Ví Dụ giúp xóm.", None),
        ("Trần Ví Dụ", "Ông Dụ và bà Dụ cùng làm.", None),
    ],
)
def test_women_and_men_are_told_apart_only_by_the_records_words(subject, body, found):
    assert gender(person(subject, body)) == found


def test_gaps_name_what_a_record_leaves_open():
    assert gaps(person("Trần Ví Dụ", "")) == (
        "không rõ tỉnh",
        "không rõ năm",
        "không rõ chức danh, nghề nghiệp",
    )


def test_a_file_of_lines_is_read_by_people_and_opened_again(client):
    answer = client.get(LIST.replace("/tuyen-chon?", "/tuyen-chon.txt?"))
    assert answer.headers["Content-Disposition"].endswith('filename="guong-sang-sach-tet.txt"')
    assert answer.get_data(as_text=True).splitlines()[:5] == [
        "# Sách Tết",
        "# 1. Đỡ đầu học sinh nghèo",
        "truong-tieu-hoc-thi-du | Đã chọn",
        "# 2. Nhóm Ví Dụ Một giúp bạn đến trường",
        "nhom-vi-du-mot | Đề xuất | hỏi xã",
    ]
    pasted = client.get("/tuyen-chon", query_string={"add": answer.get_data(as_text=True)})
    assert asked(pasted.location) == asked(LIST)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("321", "cba"),
        ("231", "cab"),
        ("113", "bac"),
        ("3x1", "cba"),
        ("444", "abc"),
    ],
)
def test_numbers_put_all_in_order_at_once(typed, order):
    rows = [("id", each) for each in "abc"] + [("place", each) for each in typed]
    rows += [(name, "") for name in ("state", "note") for _ in "abc"]
    assert "".join(read_shortlist(MultiDict(rows)).ids) == order


def test_an_address_that_mail_would_cut_is_told_and_a_file_offered(client):
    warned = "thư, Zalo có khi cắt mất phần cuối. Hãy gửi tệp danh sách."
    notes = "&".join(f"id=m-{n}&note.m-{n}={sha256(bytes([n])).hexdigest()}" for n in range(60))
    long = client.get(f"/tuyen-chon?id={IDS[0]}&{notes}").location
    assert len(long) > LONGEST
    assert f"Địa chỉ dài {len(link_field(client, long)):,} ký tự".replace(",", ".") in words(
        client, long
    )
    assert warned in words(client, long)
    assert warned not in words(client, LIST)
    assert 'formaction="/tuyen-chon.txt"' in page(client, long)


def link_field(client, address: str) -> str:
    """What the page gives to send to colleagues."""
    return page(client, address).split('class="link-field" readonly value="')[1].split('"')[0]
