"""A draft states what a sentence bears out, and asks for the rest."""

from dataclasses import replace

from kb.citations import PartialDate
from kb.content.drafts import record_text
from kb.material import Manner, Material, Paragraph, Suggestion, draft_of
from kb.records import read_record
from kb.schema.frontmatter import split

SENTENCE = "Bà Nguyễn Thị Mẫu ở xã Thử được tặng Bằng khen năm 2026."
READ = Material(
    name="https://bao.example/mau.html",
    manner=Manner.PAGE,
    paragraphs=(Paragraph(SENTENCE),),
    accessed=PartialDate(2026, 11, 29),
    title="Người gieo chữ: “ánh sáng” của bản",
    publisher="Báo Mẫu",
    date=PartialDate(2026, 11, 20),
    url="https://bao.example/mau.html",
    remarks=("Trang nói bài gốc ở https://khac.example/1.",),
)
SAID = (
    Suggestion("title", "Nguyễn Thị Thử", SENTENCE, 0, "tên chỉ nêu một lần"),
    Suggestion("title", "Nguyễn Thị Mẫu", SENTENCE, 0),
    Suggestion("kind", "ca-nhan", SENTENCE, 0),
    Suggestion("honours", {"title": "Bằng khen", "year": 2026}, SENTENCE, 0),
)


def test_only_the_name_and_the_source_are_stated():
    draft = draft_of(READ, SAID, "nguyen-thi-mau")
    assert (draft.title, draft.kind, draft.honours, draft.body) == ("Nguyễn Thị Mẫu", "", (), "")
    assert [(each.title, each.url) for each in draft.sources] == [(READ.title, READ.url)]
    assert draft.note[1] == READ.remarks[0]
    assert draft.note[2] == (
        f"Tên: Nguyễn Thị Thử (lưu ý: tên chỉ nêu một lần), theo câu: “{SENTENCE}”"
    )
    assert draft.note[5] == f"Khen thưởng: Bằng khen; Năm: 2026, theo câu: “{SENTENCE}”"


def test_without_a_name_the_draft_bears_the_title_of_the_article():
    assert draft_of(READ, ()).title == READ.title


def test_a_draft_is_read_back_as_it_was_written():
    draft = draft_of(READ, SAID, "nguyen-thi-mau")
    document = split(record_text(draft))
    read, problems = read_record("exemplar", "nguyen-thi-mau", document, "nguyen-thi-mau.md")
    assert problems == []
    assert replace(read.record, kind="") == draft
