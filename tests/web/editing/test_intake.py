"""A list that an office sent goes from its file to the site by plain forms, and back again."""

import io
import re

import docx
import pytest

from kb.search import open_snapshot
from tests.support.desks import at_desk, copied_content
from tests.support.import_samples import write_xlsx
from tests.support.office_lists import BAD, TWO, district_list, row_of

HEAD = ["STT", "Họ và tên", "Chức vụ", "Xã"]


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path)


def send_file(at, name, data):
    fields = {"_csrf": at.secret, "tep": (io.BytesIO(data), name)}
    return at.client.post("/nhap", data=fields, content_type="multipart/form-data")


@pytest.fixture
def bring(at, tmp_path):
    """Sends a file of these rows; the address of its page."""

    def bring(*rows, name="ds.xlsx"):
        path = write_xlsx(tmp_path / name, {"DS": [list(row) for row in rows]})
        answer = send_file(at, name, path.read_bytes())
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return answer.location

    return bring


def press(at, address, button, **fields):
    return at.send(address, fields | {"_nut": button})


def page_after(at, answer) -> str:
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return at.get(answer.location)


def files(at) -> set[str]:
    return {path.name for path in at.desk.settings.content_dir.glob("exemplars/*.md")}


def ended(at, answer) -> str:
    assert answer.status_code == 303, answer.get_data(as_text=True)
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.get(answer.location)


def served(at) -> set[str]:
    return {each.id for each in open_snapshot(at.desk.settings.index_dir).records}


def test_the_sheet_stands_beside_its_drafts_and_nothing_is_written(at, tmp_path):
    before = files(at)
    answer = send_file(at, "ds.xlsx", district_list(tmp_path).read_bytes())
    page = page_after(at, answer)
    assert "60 dòng có tên" in page
    assert "6 dòng phải xem" in page
    assert 'id="dong-0-6"' in page
    assert f'id="dong-0-{row_of(60)}"' not in page
    assert f'id="dong-0-{row_of(60)}"' in at.get(answer.location + "?trang=2")
    bad = at.get(answer.location + "?xem=xem")
    assert re.findall(r'id="dong-0-(\d+)"', bad) == [str(row_of(n)) for n in sorted((TWO, *BAD))]
    assert "Tách thành 2 người" in bad
    assert files(at) == before
    assert "ds.xlsx" in at.get("/nhap")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("ds.xls", b"x", "không phải là tệp .xls (hoặc tệp hỏng, có mật khẩu); hãy mở tệp gốc"),
        ("ds.exe", b"x", "không biết định dạng này"),
        ("ds.xlsx", b"PK\x03\x04 hong", "tệp hỏng hoặc bị cắt cụt"),
        ("ds.csv", b"", "tệp trống"),
        ("", b"", "Chưa chọn tệp nào"),
        ("../../list.json", b"{}", "không biết định dạng này"),
    ],
)
def test_an_odd_file_is_refused_in_a_sentence(at, name, data, told):
    answer = send_file(at, name, data)
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)
    assert at.desk.intake.all() == ()


def test_a_file_beyond_the_bound_is_refused_before_it_is_read(at):
    body = {"data": b"x" * 25_000_001, "content_type": "multipart/form-data; boundary=x"}
    answer = at.client.post("/nhap", **body)
    assert answer.status_code == 413
    assert "dưới 25 MB" in answer.get_data(as_text=True)
    assert at.client.post("/nhap/1", data=b"x" * 4_100_000).status_code in (403, 413)


def test_a_stranger_brings_nothing_in(at):
    fields = {"tep": (io.BytesIO(b"Ho va ten"), "ds.csv")}
    assert at.client.post("/nhap", data=fields).status_code == 403
    assert at.app.test_client().get("/nhap").status_code == 403
    assert at.client.get("/nhap/99").status_code == 404
    assert at.desk.intake.all() == ()


def test_one_draft_is_accepted_by_its_button(at, bring):
    address = bring(HEAD, [1, "Ma Thị Ví", "Trưởng thôn", "Xuân Mẫu"], [2, "Nông Văn Dụ", "", ""])
    page = page_after(at, press(at, address, "nhan:0.2.0"))
    assert "Đã nhận 1 dòng vào kho." in page
    assert "ma-thi-vi.md" in files(at)
    assert "nong-van-du.md" not in files(at)
    assert "ds.xlsx, trang DS, dòng 2" in at.get("/ho-so/ma-thi-vi/nguyen-van")


def test_ticked_drafts_are_accepted_and_choices_are_kept(at, bring):
    rows = [[n, name, "", ""] for n, name in enumerate(("Ma Thị Ví", "Nông Văn Dụ", "Lý Thị Thử"))]
    address = bring(HEAD, *rows)
    assert "Chưa đánh dấu" in page_after(at, press(at, address, "nhan-chon"))
    chosen = {"chon": ["0.2.0", "0.4.0"], "lam.0.3.0": "ngoai"}
    page = page_after(at, press(at, address, "nhan-chon", **chosen))
    assert "Đã nhận 2 dòng" in page
    assert re.search(r'name="lam.0.3.0" value="ngoai" checked', page)
    page_after(at, press(at, address, "nhan-sach"))
    assert files(at) >= {"ma-thi-vi.md", "ly-thi-thu.md"}
    assert "nong-van-du.md" not in files(at)


def test_two_people_in_a_cell_are_parted_with_one_press(at, bring):
    address = bring(HEAD, [1, "Ma Thị Ví, Lý Thử", "Trưởng thôn", "Xuân Mẫu"])
    page = page_after(at, press(at, address, "tach:0.2"))
    assert 'aria-label="Bản nháp Ma Thị Ví"' in page
    assert 'aria-label="Bản nháp Lý Thử"' in page
    page = page_after(at, press(at, address, "tra:0.2"))
    assert "Tách thành 2 người" in page


def test_a_bad_cell_is_mended_where_it_stands(at, bring):
    address = bring(HEAD, [1, "#REF!", "Trưởng thôn", "Xuân Mẫu"])
    page = page_after(at, press(at, address, "doc:0.2", **{"o.0.2.1": "Ma Thị Ví"}))
    assert 'aria-label="Bản nháp Ma Thị Ví"' in page
    assert "đã sửa" in page
    for odd in ("o.0.2.99", "o.9.2.1", "o.0.99.1", "o.x", "o."):
        page_after(at, press(at, address, "luu", **{odd: "x"}))
    assert dict(at.desk.intake.plan(1).kept.cells) == {"0.2.1": "Ma Thị Ví"}


def test_a_heading_is_read_otherwise_and_the_whole_list_filled_in(at, bring):
    head = [*HEAD, "Bí danh", "Thành tích"]
    address = bring(head, [1, "Ma Thị Ví", "", "", "Cô Ví", "Hiến đất."])
    said = {"cot.bi danh": "unused", "tinh": "cao bang", "nam": "2024", "linh-vuc": "giao-duc",
            "loai": "ca-nhan", "tom-tat": "1", "co-quan": "Huyện ủy Thí Dụ"}  # fmt: skip
    page = page_after(at, at.send(f"{address}/doc", said))
    assert "Muốn đăng còn phải ghi" not in page
    assert re.search(r'value="unused" selected', page)
    common = at.desk.intake.plan(1).kept.common
    assert (common.province, common.office) == ("Cao Bằng", "Huyện ủy Thí Dụ")
    answer = at.send(f"{address}/doc", said | {"tinh": "Xứ Không Có", "nam": "20xx"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Không có tỉnh, thành phố “Xứ Không Có”" in page
    assert 'value="20xx"' in page


def test_what_was_accepted_is_published_and_the_import_undone(at, bring):
    before = files(at)
    rows = [[n, f"Ma Thị Ví {name}", "", "Giáo dục", "Hiến đất."] for n, name in enumerate("ABC")]
    address = bring(["STT", "Họ và tên", "Xã", "Lĩnh vực", "Thành tích"], *rows)
    at.send(f"{address}/doc", {"tom-tat": "1", "loai": "ca-nhan"})
    page_after(at, press(at, address, "nhan-sach"))
    page = at.get(f"{address}/dang")
    ids = re.findall(r'name="id" value="([^"]+)" checked', page)
    assert len(ids) == 3
    assert "Đã đăng" in ended(at, at.send("/dang", {"id": ids[:2]}))
    assert served(at) >= set(ids[:2])
    assert "2 hồ sơ trong số ấy" in at.get(f"{address}/hoan-tac")
    page = ended(at, at.send(f"{address}/hoan-tac", {}))
    assert "3 hồ sơ trở lại như trước khi nhập" in page
    assert files(at) == before
    assert not served(at) & set(ids)
    assert "Đã nhận" not in at.get(address)


def test_stories_and_tables_of_a_word_file_stand_there_as_well(at, tmp_path):
    word = docx.Document()
    word.add_paragraph("HỘI PHỤ NỮ HUYỆN THÍ DỤ")
    word.add_heading("Chị Ma Thị Ví mở lớp học đêm", 1)
    word.add_paragraph("Từ năm 2021, chị Ma Thị Ví ở xã Xuân Mẫu dạy chữ cho 27 phụ nữ.")
    word.add_heading("Ông Nông Văn Dụ hiến đất", 1)
    word.add_paragraph("Ông Nông Văn Dụ hiến 500 m2 đất làm đường cho bản năm 2022.")
    word.add_paragraph("DANH SÁCH BIỂU DƯƠNG")
    table = word.add_table(rows=0, cols=2)
    for texts in (["Họ và tên", "Xã"], ["Lý Thị Thử", "Côn Thử"], ["Bàn Văn Mẫu", "nt"]):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    word.save(tmp_path / "bai.docx")
    page = page_after(at, send_file(at, "bai.docx", (tmp_path / "bai.docx").read_bytes()))
    places = re.findall(r'class="where">([^<]+)', page)
    assert places == [
        "phía trên bảng", "dòng 1", "dòng 2", "dòng 3", "bai.docx, bài 1", "bai.docx, bài 2"
    ]  # fmt: skip
    assert 'aria-label="Bản nháp Chị Ma Thị Ví mở lớp học đêm"' in page
    assert "Đã nhận 1 dòng" in page_after(at, press(at, "/nhap/1", "nhan:bai.1.0"))
    assert "Đã nhận 1 dòng" in page_after(at, press(at, "/nhap/1", "nhan:0.3.0"))


def test_summaries_are_offered_before_drafts_are_accepted(at, bring):
    address = bring([*HEAD, "Lĩnh vực", "Thành tích"], [1, "Ma Thị Ví", "", "", "Giáo dục", "Dạy."])
    page = at.get(address)
    assert "1 dòng chưa có tóm tắt" in page
    page_after(at, press(at, address, "nhan:0.2.0"))
    assert "Còn phải ghi: tóm tắt." in at.get(f"{address}/dang")
    at.send(f"{address}/hoan-tac", {})
    at.desk.jobs.find(1).ended.wait(60)
    page = page_after(at, at.send(f"{address}/doc", {"tom-tat": "1"}))
    assert "chưa có tóm tắt" not in page


def test_a_list_is_forgotten_and_its_records_stay(at, bring):
    address = bring(HEAD, [1, "Ma Thị Ví", "", ""])
    page_after(at, press(at, address, "nhan-sach"))
    assert "dữ liệu riêng" in at.get(f"{address}/bo")
    assert "Đã bỏ “ds.xlsx”" in page_after(at, at.send(f"{address}/bo", {}))
    assert at.client.get(address).status_code == 404
    assert "ma-thi-vi.md" in files(at)


ODD = ["", "nhan:", "nhan:x", "tach:", "tach:9.9", "tach:0.1", "tra:../x", "đ"]


@pytest.mark.parametrize("button", ODD)
def test_an_odd_button_changes_nothing(at, bring, button):
    address = bring(HEAD, [1, "Ma Thị Ví", "", ""])
    before = files(at)
    odd = {"lam.0.2.0": "them:khong-co", "lam.x": "moi", "chon": "0.2.0", "muc.0.2.0.x": "title"}
    assert press(at, address, button, **odd).status_code == 303
    assert files(at) == before
    assert at.client.get(f"{address}?xem=khong-co").status_code == 404
    assert at.client.get(f"{address}?trang=-5").status_code == 200
