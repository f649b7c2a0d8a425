"""Provinces through time, under any spelling."""

import pytest

from tests.support.pages import words


def test_a_former_province_knows_todays_and_the_other_way_round(wider_client):
    then = words(wider_client, "/tinh/bac-kan")
    assert "Từ ngày 1/7/2025, Bắc Kạn thuộc tỉnh Thái Nguyên." in then
    now = words(wider_client, "/tinh/thai-nguyen")
    assert "Từ ngày 1/7/2025, tỉnh Thái Nguyên gồm Bắc Kạn và Thái Nguyên trước đây." in now
    for text in (then, now):
        assert "Nhóm Ví Dụ Một giúp bạn đến trường" in text
        assert "trên 20.400" in text


@pytest.mark.parametrize("asked", ["bac-can", "Bac-Kan"])
def test_any_spelling_of_a_place_leads_to_its_address(wider_client, asked):
    moved = wider_client.get(f"/tinh/{asked}")
    assert (moved.status_code, moved.location) == (301, "/tinh/bac-kan")
