"""The provinces of today as tiles on the front page."""

import re

from tests.support.pages import page, words
from tests.support.paths import ROOT

STYLES = ROOT / "web/static/tilemap.css"


def test_every_province_of_today_has_a_tile_with_its_exemplars(wider_client, wider_snapshot):
    text = page(wider_client, "/")
    slugs = re.findall(r'class="tile shade-\d at-([\w-]+)"', text)
    assert slugs == [place.slug for place in wider_snapshot.vocabularies.places]
    assert re.search(r"Thái Nguyên 2 .*Danh sách, kèm tên các tỉnh cũ", words(wider_client, "/"))


def test_a_tile_leads_to_the_place_whose_exemplars_it_counts(wider_client):
    found = re.search(
        r'at-thai-nguyen"> ?<a href="([^"]*)">Thái Nguyên <span class="tile-count">(\d+)<',
        page(wider_client, "/"),
    )
    assert found[1] == "/tinh/thai-nguyen"
    assert f"Gương trong kho này {found[2]}" in words(wider_client, found[1])


def test_every_province_of_the_repository_lies_somewhere_else(real_snapshot):
    styles = STYLES.read_text("utf-8")
    areas = dict(re.findall(r"^\.at-([\w-]+) \{ grid-area: (\d+ / \d+); \}$", styles, re.M))
    provinces = {place.slug for place in real_snapshot.vocabularies.places}
    assert set(areas) == provinces | {"hoang-sa", "truong-sa"}
    assert len(set(areas.values())) == len(areas) == 34 + 2


def test_the_islands_stand_on_the_map(wider_client):
    text = words(wider_client, "/")
    assert "Đặc khu Hoàng Sa thuộc Đà Nẵng" in text
    assert "Đặc khu Trường Sa thuộc Khánh Hòa" in text
