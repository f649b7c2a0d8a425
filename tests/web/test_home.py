"""The front page: what there is, and the ways into it."""

import re

from tests.support.pages import link, page, titles, words


def test_the_front_page_shows_the_ways_in_and_the_chain(client):
    text = words(client, "/")
    assert "5 gương điển hình và 4 văn bản chỉ đạo" in text
    assert text.index("Chỉ thị số 90-CT/TW") < text.index("Kết luận số 91-KL/TW")
    assert "Thái Nguyên 2gồm Bắc Kạn" in text
    assert re.search(r"Theo lĩnh vực.*Từ thiện 3.*Theo năm 2024 1.*Theo tỉnh, thành phố", text)


def test_a_way_in_leads_to_as_many_records_as_it_promises(client):
    found = page(client, link(page(client, "/"), "Từ thiện"))
    assert "3 hồ sơ theo bộ lọc" in found
    assert len(titles(found)) == 3
