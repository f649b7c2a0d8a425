"""Bodies under their names of their time, and who took over."""

from tests.support.pages import link, page, words


def test_an_organisation_is_found_under_its_name_of_that_time(wider_client):
    page_of_plan = page(wider_client, "/van-ban/kh-33-kh-tu-cao-bang-2021")
    assert link(page_of_plan, "Ban Thí Dụ Tỉnh ủy Cao Bằng") == "/co-quan/ban-thi-du-cao-bang"
    text = words(wider_client, "/co-quan/ban-thi-du-cao-bang")
    assert "Ban Thí Dụ Tỉnh ủy Cao Bằng (đến tháng 2/2025)" in text
    assert "Kế hoạch số 33-KH/TU (8/2021)" in text
    assert "Mỗi nơi một ví dụ hay" in text


def test_a_body_that_was_merged_leads_to_the_one_that_took_over(wider_client):
    text = page(wider_client, "/co-quan/ban-thi-du-bac-kan")
    assert link(text, "Ban Thí Dụ Tỉnh ủy Thái Nguyên") == "/co-quan/ban-thi-du-thai-nguyen"
    back = page(wider_client, "/co-quan/ban-thi-du-thai-nguyen")
    assert link(back, "Ban Thí Dụ Tỉnh ủy Bắc Kạn") == "/co-quan/ban-thi-du-bac-kan"
