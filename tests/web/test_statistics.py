"""Published figures, each with its source, beside counts of our own."""

from tests.support.pages import words


def test_a_published_figure_has_its_parts_its_source_and_its_caution(wider_client):
    text = words(wider_client, "/thong-ke")
    assert "37 ví dụ Gồm 15 tập thể, 22 cá nhân. Đến hết năm 2023, cấp huyện" in text
    assert "Lưu ý: đếm lượt người, không phải số người" in text
    assert text.count("Nguồn: Báo cáo bịa") == 2


def test_published_figures_are_not_added_to_our_own_counts(wider_client):
    text = words(wider_client, "/thong-ke")
    assert "Kho này có 5 gương điển hình" in text
    assert "42" not in text
