"""Themes and figures are found like records of files."""

import pytest

from kb.search import SearchQuery, search


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("37 ví dụ cấp huyện", "vi-du-cap-huyen"),
        ("37 vi du cap huyen", "vi-du-cap-huyen"),
        ("20400 luot nguoi", "luot-nguoi-hoc"),
        ("chuyên đề năm 2023 Cao Bằng", "chuyen-de-2023-cao-bang"),
        ("hạn nộp bản đăng ký 2023", "chuyen-de-2023-cao-bang"),
    ],
)
def test_themes_and_figures_are_found_like_records(wider_snapshot, question, first):
    results = search(wider_snapshot, SearchQuery(text=question))
    assert next(iter(results.hits)).id == first


def test_they_have_types_and_kinds_of_their_own(wider_snapshot):
    results = search(wider_snapshot, SearchQuery(filters={"province": ("cao-bang",)}))
    types = {each.value: each.count for each in results.facets["type"]}
    assert types == {"exemplar": 1, "directive": 2, "theme": 1, "figure": 1}
    by_type = SearchQuery(filters={"type": ("theme",)})
    assert "chuyen-de-2023-cao-bang" in [hit.id for hit in search(wider_snapshot, by_type).hits]
