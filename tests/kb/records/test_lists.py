"""Themes and published figures: items of a list that are records like any other."""

from kb.records import Figure, Theme, record_from_plain, record_to_plain
from kb.records.figure import Amount


def test_records_of_lists_survive_json(wider_content):
    for file in wider_content.files:
        assert record_from_plain(record_to_plain(file.record)) == file.record


def test_numbers_are_shown_as_officials_write_them():
    figure = Figure(
        id="mot",
        label="Lượt người",
        value="trên 20400",
        unit="lượt",
        alongside=(Amount("điểm cầu", "1713"),),
    )
    assert figure.title == "Lượt người: trên 20.400 lượt"
    assert figure.body == "Kèm theo: 1.713 điểm cầu."
    assert figure.count is None


def test_what_a_theme_says_of_itself(wider_content):
    theme = wider_content.by_id["chuyen-de-2023-cao-bang"].record
    assert isinstance(theme, Theme)
    assert theme.occasion == "Chuyên đề năm 2023"
    assert "- Nộp bản đăng ký ví dụ: trước 30/4/2023 (mọi thành viên)" in theme.body
