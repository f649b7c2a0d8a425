"""Pages of documents, themes, figures, places and organisations, and the links between them."""

import re

import pytest

from tests.support.pages import link, page, words


def hrefs(text: str) -> set[str]:
    return set(re.findall(r'href="([^"#?]+)', text))


def test_a_citation_in_the_text_is_a_link_with_the_whole_name(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    assert (
        '<a class="cite" href="/van-ban/ct-90-ct-tw-2016" title="Chỉ thị số 90-CT/TW, ngày '
        '9/3/2016 của Bộ Ví Dụ về đẩy mạnh việc thử nghiệm theo gương ví dụ">' in text
    )


def test_a_number_that_two_documents_bear_is_offered_with_term_and_date(wider_client):
    address = "/van-ban/bc-07-bc-tu-cao-bang-2023"
    assert '<a class="cite" href="#chon-ket-luan-so-91-kl-tw"' in page(wider_client, address)
    text = words(wider_client, address)
    assert "“Kết luận 91-KL/TW” có thể là:" in text
    assert "Kết luận số 91-KL/TW, khóa XIII, ngày 7/5/2021" in text
    assert "Kết luận số 91-KL/TW, khóa XII, ngày 3/2/2017" in text


def test_a_number_without_a_record_stays_text(wider_client):
    text = page(wider_client, "/van-ban/bc-07-bc-tu-cao-bang-2023")
    assert "Chỉ thị <" in text
    assert "4567-CT/TW</span></a>" not in text


def test_a_marked_word_inside_a_citation_keeps_the_link(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021?q=chỉ+thị")
    assert '><mark id="khop">Chỉ thị</mark> số' in text


def test_no_relation_is_shown_from_one_side_only(wider_client, wider_snapshot):
    for record in wider_snapshot.records:
        if record.record_type != "directive":
            continue
        here = f"/van-ban/{record.id}"
        main = page(wider_client, here).split("<main")[1].split("Văn bản liên quan")[0]
        for other in hrefs(main):
            if other.startswith("/van-ban/") and other != here:
                assert here in hrefs(page(wider_client, other)), f"{other} does not know {here}"


def test_a_directive_is_cited_the_way_officials_write(wider_client):
    assert (
        "Kết luận số 91-KL/TW, ngày 7/5/2021 của Bộ Ví Dụ về tiếp tục thực hiện Chỉ thị 90-CT/TW"
        in words(wider_client, "/van-ban/kl-91-kl-tw-2021")
    )


def test_the_family_is_drawn_and_told_in_words(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert 'aria-hidden="true"' in drawing
    assert drawing.count("<circle") == 5
    told = text.partition("dạng danh sách")[2].partition("</details>")[0]
    assert told.count("<li>") == 5
    assert "07-BC/TU" in told


def test_the_exemplars_of_a_document_are_narrowed_by_links(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    narrowed = link(text, "Cao Bằng")
    assert narrowed == "/van-ban/kl-91-kl-tw-2021?province=cao-bang#guong"
    after = words(wider_client, narrowed)
    assert "1 trong 2 gương theo bộ lọc" in after
    assert "Đỡ đầu học sinh nghèo" in after
    assert "Nhóm Ví Dụ Một giúp bạn" not in after


def test_themes_and_figures_stand_on_the_page_of_their_document(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    assert link(text, "Mỗi nơi một ví dụ hay") == "/chuyen-de/chuyen-de-2023-cao-bang"
    assert link(text, "Ví dụ đăng ký cấp huyện: 37 ví dụ") == "/thong-ke#vi-du-cap-huyen"


def test_a_theme_names_documents_deadlines_and_exemplars(wider_client):
    text = words(wider_client, "/chuyen-de/chuyen-de-2023-cao-bang")
    assert text.startswith('id="noi-dung" class="wide " tabindex="-1"> Chuyên đề năm 2023')
    assert text.index("Quý I/2023") < text.index("trước 30/4/2023")
    assert "Kết luận số 91-KL/TW" in text
    assert re.search(r"Đỡ đầu học sinh nghèo\s*Cùng lĩnh vực Giáo dục, cùng thực hiện", text)
    assert "Ví dụ đăng ký cấp huyện: 37 ví dụ" in text


def test_the_other_address_of_a_theme_leads_to_it(wider_client):
    moved = wider_client.get("/guong/chuyen-de-2023-cao-bang")
    assert (moved.status_code, moved.location) == (301, "/chuyen-de/chuyen-de-2023-cao-bang")
    moved = wider_client.get("/guong/vi-du-cap-huyen")
    assert (moved.status_code, moved.location) == (301, "/thong-ke#vi-du-cap-huyen")


def test_a_published_figure_has_its_parts_its_source_and_its_caution(wider_client):
    text = words(wider_client, "/thong-ke")
    assert "37 ví dụ Gồm 15 tập thể, 22 cá nhân. Đến hết năm 2023, cấp huyện" in text
    assert "Lưu ý: đếm lượt người, không phải số người" in text
    assert text.count("Nguồn: Báo cáo bịa") == 2


def test_a_theme_shows_the_figures_of_its_place_and_year(wider_client):
    text = words(wider_client, "/chuyen-de/chuyen-de-2023-cao-bang")
    assert "Ví dụ đăng ký cấp huyện: 37 ví dụĐến hết năm 2023" in text


def test_published_figures_are_not_added_to_our_own_counts(wider_client):
    text = words(wider_client, "/thong-ke")
    assert "Kho này có 5 gương điển hình" in text
    assert "42" not in text


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


@pytest.mark.parametrize("address", ["/tinh/khong-co", "/co-quan/khong-co", "/chuyen-de/x/bo-doc"])
def test_what_is_not_there_is_a_page_that_helps(wider_client, address):
    assert wider_client.get(address).status_code == 404


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


def test_a_search_for_a_number_borne_twice_says_so(wider_client):
    text = words(wider_client, "/tim-kiem?q=91-KL/TW")
    assert "Kết luận số 91-KL/TW (2 văn bản mang số này)" in text
    assert text.index("7/5/2021") < text.index("3/2/2017")
