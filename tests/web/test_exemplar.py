"""The page of an exemplar reads like a profile, with nothing that no source says."""

from tests.support.pages import page, words


def test_an_exemplar_reads_like_a_profile(client):
    text = words(client, "/guong/nhom-vi-du-mot")
    for part in (
        "Tập thể Nhóm Ví Dụ Một giúp bạn đến trường Nhóm bạn trẻ thay nhau",
        "Địa phương Xã Thí Dụ, Huyện Mẫu, Bắc Kạn (nay thuộc tỉnh Thái Nguyên)",
        "Lĩnh vực Giáo dục, Từ thiện",
        "Bằng khen của Ủy ban nhân dân tỉnhUBND tỉnh Bắc Kạn, cấp tỉnh, 2021",
        "Thực hiện văn bản Kết luận số 91-KL/TW (7/5/2021)",
        "Những bông hoa ví dụSách, 2022",
        "Nhóm bạn ở xã Thí DụBáo Ví Dụ, 5/9/2021, vi-du.example",
    ):
        assert part in text
    assert "Chưa được khen" not in text
    assert "<strong>bạn khác thay</strong>" in page(client, "/guong/nhom-vi-du-mot")


def test_an_exemplar_without_honours_is_not_shown_as_honoured(client):
    text = words(client, "/guong/ba-nguyen-thi-vi-du")
    assert "Khen thưởng" not in text
    assert "Chưa được khen thưởng chính thức (theo nguồn)" in text
    assert "Cấp ghi nhận" not in text
    assert "Báo Thí Dụ, 7/2020" in text
