"""Two or three records side by side: what is alike, what differs, what nobody wrote down."""

import re

import pytest

from tests.support.pages import link, page, words
from web.address.packing import pack
from web.pages.compare import verdict

SCHOOL, GROUP, WOMAN = "truong-tieu-hoc-thi-du", "nhom-vi-du-mot", "ba-nguyen-thi-vi-du"


def rows(client, *ids: str) -> dict[str, list[str]]:
    """What the page says, by field: the verdict, then each record's cell."""
    html = page(client, f"/so-sanh?id={'&id='.join(ids)}").split("<tbody", 1)[1]
    found = {}
    for row in html.split("<tr")[1:]:
        head, *cells = re.split(r"<td[^>]*>", row)
        label, _, said = re.sub(r"<span class=.details.>", "|", head).partition("|")
        named = re.sub(r"<[^>]*>", "", label.split('scope="row">')[1]).strip()
        shown = [re.sub(r'<span class="compare-of".*?</span>', "", cell) for cell in cells]
        found[named] = [" ".join(re.sub(r"<[^>]*>", " ", each).split()) for each in (said, *shown)]
    return found


def test_fields_are_rows_and_records_are_columns(wider_client):
    found = rows(wider_client, SCHOOL, GROUP)
    assert found["Loại hình"] == ["Khác nhau", "Mô hình", "Tập thể"]
    assert found["Lĩnh vực"] == ["Chung: Giáo dục", "Giáo dục An sinh xã hội", "Giáo dục Từ thiện"]
    assert "Báo Ví Dụ" in found["Nguồn"][1]
    assert list(found)[:2] == ["Tóm tắt", "Loại hình"]
    assert list(found)[-2:] == ["Còn để ngỏ", "Nguồn"]


def test_what_nobody_wrote_down_is_said(wider_client):
    found = rows(wider_client, SCHOOL, GROUP, WOMAN)
    assert all(len(cells) == 4 for cells in found.values())
    assert found["Cấp ghi nhận"][0] == "Khác nhau; hồ sơ 3 chưa ghi"
    told = "Sách “Những bông hoa ví dụ” (2022)"
    assert found["Đã giới thiệu"] == ["Hồ sơ 1 và 3 chưa ghi", "chưa ghi", told, "chưa ghi"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([["Y tế"], ["Y tế"]], "Giống nhau"),
        ([["A", "B"], ["B", "A"]], "Giống nhau"),
        ([["A", "B"], ["B"]], "Chung: B"),
        ([["A"], ["B"]], "Khác nhau"),
        ([["A", "B"], ["B"], ["C", "B", "A"]], "Chung: B; hồ sơ 1 và 3: A"),
        ([["A"], ["B"], ["B"]], "Hồ sơ 2 và 3: B"),
        ([["A"], []], "Hồ sơ 2 chưa ghi"),
        ([["A"], [], ["A"]], "Giống nhau; hồ sơ 2 chưa ghi"),
        ([[], []], "Chưa hồ sơ nào ghi"),
        ([["A"], None], ""),
        ([[], None], "Hồ sơ 1 chưa ghi"),
        ([["A"], None, []], "Hồ sơ 3 chưa ghi"),
        ([["A"], None, ["A"]], "Giống nhau"),
    ],
)
def test_a_verdict_says_how_records_stand_to_each_other(said, words):
    assert verdict(said) == words


def test_more_than_three_are_told_and_offered_as_a_shortlist(client):
    html = page(client, f"/so-sanh?id={SCHOOL}&id={GROUP}&id=ct-90-ct-tw-2016&id=kl-91-kl-tw-2021")
    assert "bạn đã chọn 4, dưới đây là 3 hồ sơ đầu" in html
    listed = link(html, "Mở cả 4 hồ sơ thành tuyển chọn")
    assert listed.count("id=") == 4
    assert html.count('role="columnheader"') == 4


def test_unknown_withdrawn_and_old_ids_are_told_or_led_on(client):
    answer = client.get(f"/so-sanh?id=nhom-vi-du&id=da-rut-vi-du&id={SCHOOL}")
    assert answer.location == f"/so-sanh?id={GROUP}&id=da-rut-vi-du&id={SCHOOL}"
    said = words(client, answer.location)
    assert "Không có trong kho hoặc đã được rút: da-rut-vi-du." in said
    assert "So sánh 2 hồ sơ" in said


def test_one_record_is_offered_its_relatives_and_none_a_box(client):
    said = page(client, f"/so-sanh?id={SCHOOL}")
    assert "Mới có một hồ sơ" in said
    assert f'href="/so-sanh?id={SCHOOL}&id={GROUP}"' in said
    assert "Đặt hai hoặc ba hồ sơ cạnh nhau" in words(client, "/so-sanh")
    pasted = client.get(f"/so-sanh?id={SCHOOL}&id=http://x.example/guong/{GROUP}?q=a")
    assert pasted.location == f"/so-sanh?id={SCHOOL}&id={GROUP}"


def test_documents_are_laid_side_by_side_too(client):
    found = rows(client, "ct-90-ct-tw-2016", "kl-91-kl-tw-2021")
    assert found["Cơ quan ban hành"][0] == "Giống nhau"
    assert "Khen thưởng" not in found


def test_what_a_record_cannot_have_is_not_called_missing(wider_client):
    found = rows(wider_client, SCHOOL, "kl-91-kl-tw-2021")
    assert found["Loại hình"] == ["", "Mô hình", "không có mục này"]
    assert found["Cơ quan ban hành"][1] == "không có mục này"
    for verdict_, *cells in found.values():
        called = re.findall(r"\d", verdict_.partition("chưa ghi")[0])
        assert "không có mục này" not in [cells[int(number) - 1] for number in called]
    roles = rows(wider_client, WOMAN, GROUP).get("Chức danh", ["", "", "không có mục này"])
    assert (roles[0], roles[2]) == ("", "không có mục này")


def test_a_record_leads_to_those_near_it(client):
    html = page(client, f"/guong/{SCHOOL}")
    assert link(html, "So sánh với").startswith(f"/so-sanh?id={SCHOOL}&id=")


def test_a_packed_list_is_laid_side_by_side_or_told_to_be_damaged(client):
    led = client.get("/so-sanh", query_string={"list": pack("Sách", (SCHOOL, GROUP), {})})
    assert led.location == f"/so-sanh?id={SCHOOL}&id={GROUP}"
    damaged = client.get("/so-sanh?list=1abc")
    assert damaged.status_code == 400
    assert "thiếu hoặc sai một đoạn" in damaged.text


@pytest.mark.parametrize("query", ["id=%00", "id=" + "a" * 9000, "compare=../&id=<b>", "x=y"])
def test_bad_addresses_are_survived(client, query):
    assert client.get(f"/so-sanh?{query}", follow_redirects=True).status_code == 200
