"""The reading pack of a theme, for a meeting."""

import re

from tests.support.pages import words

PACK = "/chuyen-de/chuyen-de-2023-cao-bang/bo-doc"


def test_a_pack_is_read_aloud_in_minutes_and_names_its_sources(wider_client):
    text = words(wider_client, PACK)
    assert re.search(r"khoảng \d+ phút", text)
    assert "Theo Kết luận 91-KL/TW" in text
    assert re.search(r"1\. .* 2\. .* 3\. ", text)
    assert text.count("Nguồn: ") >= 3
    assert f"Soạn từ kho Gương Sáng, http://localhost{PACK} " in text


def test_a_pack_is_for_paper_and_not_for_robots(wider_client):
    assert '<meta name="robots" content="noindex">' in wider_client.get(PACK).text


def test_only_themes_have_packs(wider_client):
    assert wider_client.get("/chuyen-de/nhom-vi-du-mot/bo-doc").status_code == 404


def test_an_old_id_of_the_theme_leads_to_its_pack(wider_client):
    moved = wider_client.get("/chuyen-de/chu-de-vi-du/bo-doc")
    assert (moved.status_code, moved.location) == (301, PACK)
