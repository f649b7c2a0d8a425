"""The page of a theme: documents, deadlines, exemplars and figures."""

import re

from tests.support.pages import words


def test_a_theme_names_documents_deadlines_and_exemplars(wider_client):
    text = words(wider_client, "/chuyen-de/chuyen-de-2023-cao-bang")
    assert text.startswith('id="noi-dung" class="wide " tabindex="-1"> Chuyên đề năm 2023')
    assert text.index("Quý I/2023") < text.index("Trước 30/4/2023")
    assert "Kết luận số 91-KL/TW" in text
    assert re.search(r"Đỡ đầu học sinh nghèo\s*Cùng lĩnh vực Giáo dục, cùng thực hiện", text)
    assert "Ví dụ đăng ký cấp huyện: 37 ví dụ" in text


def test_the_other_address_of_a_theme_leads_to_it(wider_client):
    moved = wider_client.get("/guong/chuyen-de-2023-cao-bang")
    assert (moved.status_code, moved.location) == (301, "/chuyen-de/chuyen-de-2023-cao-bang")
    moved = wider_client.get("/guong/vi-du-cap-huyen")
    assert (moved.status_code, moved.location) == (
        301,
        "/thong-ke?so-lieu=vi-du-cap-huyen#vi-du-cap-huyen",
    )


def test_a_theme_shows_the_figures_of_its_place_and_year(wider_client):
    text = words(wider_client, "/chuyen-de/chuyen-de-2023-cao-bang")
    assert "Ví dụ đăng ký cấp huyện: 37 ví dụĐến hết năm 2023" in text
