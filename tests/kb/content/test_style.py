"""House style: praise has a mouth, a record does not speak of itself, a source can be cited."""

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.content.style import passing

WORDS = """\
- {kind: khen, terms: [yêu mến, hết lòng]}
- {kind: co-loi-ai, terms: [theo, cho biết]}
- {kind: tu-noi, terms: [hồ sơ này, suy từ]}
"""
SOURCE = "{title: Bài Thí Dụ, publisher: Báo Thử, date: 2026-01-02, url: https://bao.example/bai-1}"
RECORD = """---
title: {title}
kind: tap-the
fields: [giao-duc]
{more}sources:
  - {source}
summary: Một câu.
---

{body}
"""


def warned(
    folder, body: str = "Bài.", more: str = "", source: str = SOURCE, title: str = "Tổ Thí Dụ"
) -> list[str]:
    """What `kb check` says of such a record: "12: …", the line first."""
    (folder / "style_words.yaml").write_text(WORDS, "utf-8")
    text = RECORD.format(title=title, more=more, source=source, body=body)
    (folder / "exemplars" / "to-thi-du.md").write_text(text, "utf-8")
    problems = check_content(load_content(folder))
    return [
        f"{each.line}: {each.field}: {each.wrong}; {each.remedy}"
        for each in problems
        if each.path.endswith("to-thi-du.md")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Theo Báo Thử, chị Mẫu được bà con yêu mến.",
        "Bài báo mang tên “Người được yêu mến”.",
        "Chị Mẫu nấu cơm cho 20 em.",
        "Yêu mếnn là chữ khác.",
    ],
)
def test_what_is_told_plainly_is_left_alone(folder, body):
    assert warned(folder, body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Chị Mẫu nấu cơm. Bà con yêu mến chị.", "lời khen mà câu không nói ai khen"),
        ("Theo Báo Thử, chị nấu cơm. Chị Hết lòng.", '"Hết lòng" là lời khen'),
        ("Năm ấy suy từ ảnh.", '"suy từ" là lời nói về chính hồ sơ; hãy chuyển câu này vào note'),
    ],
)
def test_empty_praise_and_remarks_of_the_record_are_told(folder, body, told):
    (only,) = warned(folder, f"Dòng đầu.\n\n{body}")
    assert told in only
    assert only.startswith("12: ")


def test_a_stage_must_be_somebodys_word(folder):
    assert "biểu dương" in warned(folder, more="stage: bieu-duong\n")[0]
    assert warned(folder, "Huyện biểu dương tổ.", "stage: bieu-duong\n") == []


def test_a_title_has_to_fit_a_list(folder):
    assert warned(folder, title="Mẫu " * 18 + "Thử") == []
    assert "tên dài 79 ký tự" in warned(folder, title="Mẫu " * 19 + "Thử")[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (SOURCE.replace("title: Bài Thí Dụ, ", ""), "không có tên bài"),
        (SOURCE.replace("date: 2026-01-02, ", ""), "không có ngày"),
        (SOURCE.replace("bao.example/", "m.bao.example/"), "bản di động"),
    ],
)
def test_a_source_can_be_cited_when_its_page_is_gone(folder, source, told):
    (only,) = warned(folder, source=source)
    assert told in only
    assert only.startswith("6: ")


def test_a_day_of_reading_stands_for_a_day_of_publishing(folder):
    assert warned(folder, source=SOURCE.replace("date:", "accessed:")) == []


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://bao.example/thi-dua?page=3", "trang gom bài"),
        ("https://bao.example/guong-sang-p24.htm", "trang gom bài"),
        ("https://bao.example/huyen-mau-tag5.html", "trang gom bài"),
        ("https://bao.example/theo-chan/page-2", "trang gom bài"),
        ("https://amp.bao.example/bai-1", "bản di động"),
        ("https://bao.example/bai-post12.amp", "bản di động"),
        ("https://bao.example/bai-p20308.html", ""),
        ("https://moi.example/m/bai-1.html", ""),
    ],
)
def test_addresses_that_are_no_articles_own(url, what):
    assert passing(url) == what
