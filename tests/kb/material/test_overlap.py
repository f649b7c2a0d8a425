"""What a record repeats of an article that was kept for it; names, titles, quotations apart."""

from dataclasses import replace

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.material import Paragraph, keep_material
from kb.material.overlap import check_overlaps
from tests.support.joined import article

RECORD = """---
title: Lò Thị Mẫu, cô giáo giữ chữ
kind: ca-nhan
subject: Lò Thị Mẫu
fields: [giao-duc]
sources: [{title: Bài báo, file: bai.pdf}]
summary: %s
---

Một đoạn khác.

%s
"""
SENTENCE = (
    "Mỗi sáng thứ hai cô Lò Thị Mẫu lại vượt con dốc dài để mang từng bó củi khô vào lớp cho học "
    "trò sưởi ấm."
)
OWN = "Củi khô cho lớp học là do cô giáo tự tay gánh lên."


@pytest.fixture
def told(folder, tmp_path):
    """The problems of a record with this body and summary, for which an article is kept."""

    def check(body, summary="Cô giáo Mẫu dạy chữ.", said=SENTENCE, record_id="lo-thi-mau"):
        path = folder / "exemplars/lo-thi-mau.md"
        path.write_text(RECORD % (summary, body), "utf-8")
        archive = tmp_path / "archive"
        keep_material(archive, record_id, article("Gieo chữ", said), ())
        return [str(each) for each in check_overlaps(load_content(folder), archive)]

    return check


def test_a_sentence_of_the_article_is_told_with_its_line(told):
    assert told(f"{OWN} {SENTENCE}") == [
        'content/exemplars/lo-thi-mau.md:12: (cảnh báo) "Mỗi sáng thứ hai cô Lò Thị Mẫu lại vượt '
        'con dốc dài để mang từng bó củi khô…" (23 chữ liền nhau) có nguyên văn trong bài '
        "“Gieo chữ”, Báo Ví Dụ; "
        "hãy kể bằng lời của mình; lời trích thì đặt trong ngoặc kép"
    ]


def test_own_words_and_short_echoes_are_nobody_elses(told):
    assert told(OWN) == []
    assert told("Cô vượt con dốc dài để mang từng bó củi khô vào.") == []


def test_the_summary_is_compared_as_well(told):
    (found,) = told(OWN, summary=SENTENCE)
    assert found.startswith("content/exemplars/lo-thi-mau.md:7: (cảnh báo) summary: ")


def test_another_name_or_a_mark_of_a_source_hides_nothing(told):
    assert len(told(SENTENCE.replace("Lò Thị Mẫu", "Mẫu"))) == 1
    assert len(told(SENTENCE.replace(" để mang", " [1] để mang"))) == 1


@pytest.mark.parametrize(
    "common",
    [
        "Ông Nguyễn Văn Thử, Trần Thị Mẫu, Lê Văn Ví Dụ, Hoàng Thị Thí Dụ, Nông Văn Bịa cùng làm.",
        "Cô nói: “Tôi chỉ mong các em không đứa nào phải bỏ học giữa chừng vì thiếu cơm thiếu áo”.",
        "Theo Chỉ thị số 05-CT/TW ngày 15/5/2016, Quyết định số 45/QĐ-UBND ngày 2/3/2021 và "
        "Kết luận số 01-KL/TW ngày 18/5/2021.",
        "Xã lo việc đẩy mạnh việc thử nghiệm theo gương ví dụ của thôn bản.",
    ],
)
def test_names_quotations_and_documents_are_nobodys_own_words(common, told):
    assert told(common, said=f"{common} {SENTENCE}") == []


def test_a_quotation_without_its_marks_is_copied(told):
    words = "tôi chỉ mong các em không đứa nào phải bỏ học giữa chừng vì thiếu cơm thiếu áo"
    assert len(told(f"Cô bảo {words}.", said=f"Cô nói: “{words.capitalize()}”.")) == 1


def test_words_on_both_sides_of_a_quotation_are_no_row(told):
    said = "Cô vẫn lên lớp đều đặn mỗi ngày và không hề kêu ca điều gì."
    body = "Cô vẫn lên lớp đều đặn “như bao người khác” mỗi ngày và không hề kêu ca."
    assert told(body, said=said) == []


def test_what_is_kept_for_another_record_is_not_compared(told):
    assert told(SENTENCE, record_id="nguoi-khac") == []


def test_without_an_archive_there_is_nothing_to_compare(folder, tmp_path):
    content = load_content(folder)
    assert list(check_overlaps(content, tmp_path / "khong-co")) == []
    assert check_content(content) == ()


def test_a_kept_article_that_cannot_be_read_is_told_and_the_others_are_compared(told, tmp_path):
    kept = tmp_path / "archive/material/nhom-vi-du-mot/hong.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{", "utf-8")
    first, second = told(SENTENCE)
    assert "có nguyên văn" in first
    assert second == (
        f"{kept}:1: (cảnh báo) bài giữ ở đây không đọc được nữa; hãy bỏ tệp này rồi nhập lại bài"
    )


def test_rows_do_not_reach_from_paragraph_to_paragraph(folder, tmp_path):
    halves = SENTENCE.partition(" mang ")
    parted = replace(
        article("Gieo chữ", ""), paragraphs=(Paragraph(halves[0]), Paragraph(halves[2]))
    )
    (folder / "exemplars/lo-thi-mau.md").write_text(RECORD % ("Tóm.", SENTENCE), "utf-8")
    keep_material(tmp_path / "archive", "lo-thi-mau", parted, ())
    assert list(check_overlaps(load_content(folder), tmp_path / "archive")) == []
