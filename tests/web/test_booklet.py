"""A shortlist as a booklet for the printer: whole, in its order, with notes and sources."""

import re

import pytest

from tests.support.pages import page, words

TWO = "/tuyen-chon/bo-doc?id=ba-nguyen-thi-vi-du&id=nhom-vi-du-mot"


def test_records_come_in_the_order_of_the_list_each_under_its_number(client):
    text = page(client, f"{TWO}&name=Sách+Tết")
    assert "<h1>Sách Tết</h1>" in text
    contents = re.findall(r'<li><a href="#(ho-so-\d)">(.*?)</a>', text)
    heads = re.findall(r'<h2 id="(ho-so-\d)">\d\. (.*?)</h2>', text)
    assert contents == heads
    assert [name for name, _ in heads] == ["ho-so-1", "ho-so-2"]
    assert "Nguyễn Thị Ví Dụ" in heads[0][1]
    assert "2 hồ sơ chọn từ kho Gương Sáng" in text


def test_each_has_its_story_its_honours_the_note_and_its_sources(client):
    text = words(client, f"{TWO}&note.nhom-vi-du-mot=Hỏi+lại+xã")
    told = text.partition("2. Nhóm Ví Dụ Một")[2]
    assert "cõng bạn qua suối" in told
    assert "Ghi chú: Hỏi lại xã" in told
    assert "Bằng khen của Ủy ban nhân dân tỉnh" in told
    assert "Nguồn Nhóm bạn ở xã Thí Dụ" in told
    assert text.count("Ghi chú:") == 1


def test_numbers_of_sources_stand_where_the_text_has_them(client):
    text = page(client, TWO)
    assert "bà về nấu cháo<sup>[1]</sup>." in text
    assert text.count('<ol class="items numbered">') == 1
    assert text.count('<ul class="items">') >= 1


def test_what_was_rejected_is_left_out_and_what_is_gone_is_counted(client):
    text = words(client, f"{TWO}&id=khong-co&state.ba-nguyen-thi-vi-du=loai")
    assert "1 hồ sơ chọn" in text
    assert "Nguyễn Thị Ví Dụ" not in text
    assert "1 mục của danh sách không còn trong kho" in text


@pytest.mark.parametrize("asked", ["", "?id=khong-co", "?list=hong"])
def test_a_list_without_records_is_told_by_its_own_page(client, asked):
    answer = client.get(f"/tuyen-chon/bo-doc{asked}")
    assert (answer.status_code, answer.location) == (302, f"/tuyen-chon{asked}")


def test_it_is_no_page_for_robots_and_leads_back(client):
    text = page(client, TWO)
    assert '<meta name="robots" content="noindex">' in text
    assert 'href="/tuyen-chon?id=ba-nguyen-thi-vi-du&id=nhom-vi-du-mot">Về tuyển chọn' in text


def test_the_list_offers_it_with_what_is_typed(client):
    text = page(client, "/tuyen-chon?id=nhom-vi-du-mot")
    assert 'form="danh-sach" formaction="/tuyen-chon/bo-doc#in"' in text
