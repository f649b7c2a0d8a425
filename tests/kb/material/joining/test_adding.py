"""A material that an editor joins to a record: a source more, what was chosen, nothing else."""

from dataclasses import replace

from kb.content.edits import edited
from kb.material import Suggestion
from kb.material.joining import joined_fields
from kb.records import read_record
from kb.schema import specs
from kb.schema.frontmatter import split
from tests.support.joined import article, exemplar

HELD = """---
title: Lò Thị Mẫu, cô giáo  # tên còn hỏi lại
kind: ca-nhan
years: [2021]
# cấp theo bằng khen
level: tinh
honours:
  - {title: Bằng khen của Chủ tịch UBND tỉnh Thử, level: tinh, year: 2021}
sources:
  # bài đầu tiên
  - {title: "Cô giáo giữ chữ", publisher: "Báo Thí Dụ", url: "https://bao.example/1.html"}
summary: Cô Mẫu dạy chữ.
---

Cô dạy chữ ở bản.
"""
NEW = article("Gieo chữ: mười năm", "Một câu.", url="https://bao.example/2.html")
SAID = "Một câu."


def _record(text):
    return read_record("exemplar", "lo-thi-mau", split(text), "lo-thi-mau.md")[0].record


def _joined(*chosen):
    order = [spec.name for spec in specs(type(_record(HELD)))]
    return edited(HELD, joined_fields(_record(HELD), NEW, chosen), order, None)


def test_joining_adds_one_line_to_the_file():
    line = (
        '  - {title: "Gieo chữ: mười năm", publisher: Báo Ví Dụ, date: 2026-11-20, '
        'url: "https://bao.example/2.html", accessed: 2026-11-29}\n'
    )
    assert _joined() == HELD.replace("summary:", f"{line}summary:")


def test_what_was_chosen_is_added_and_nothing_is_replaced():
    text = _joined(
        Suggestion("years", 2019, SAID, 0),
        Suggestion("fields", "giao-duc", SAID, 0),
        Suggestion("commune", "xã Thử", SAID, 0),
        Suggestion("title", "Tên khác", SAID, 0),
    )
    record = _record(text)
    assert (record.years, record.fields, record.commune) == ((2019, 2021), ("giao-duc",), "xã Thử")
    assert record.title == "Lò Thị Mẫu, cô giáo"
    assert all(remark in text for remark in ("# tên còn hỏi lại", "# cấp theo", "# bài đầu tiên"))


def test_an_honour_that_says_more_takes_the_place_of_the_one_that_is_there():
    more = {"title": "Bằng khen của Chủ tịch UBND tỉnh Thử", "year": "2021", "number": "4/QĐ-UBND"}
    record = _record(_joined(Suggestion("honours", more, SAID, 0)))
    assert [(each.number, each.level) for each in record.honours] == [("4/QĐ-UBND", "tinh")]


def test_the_level_follows_a_higher_honour():
    higher = {"title": "Huân chương Lao động hạng Ba", "level": "trung-uong", "year": 2023}
    record = _record(_joined(Suggestion("honours", higher, SAID, 0)))
    assert (record.level, len(record.honours)) == ("trung-uong", 2)


def test_what_is_a_source_already_is_not_added_again():
    again = replace(NEW, url="https://www.bao.example/1.html?utm=1")
    assert joined_fields(_record(HELD), again) == {}
    year = Suggestion("years", 2022, SAID, 0)
    assert joined_fields(_record(HELD), again, [year]) == {"years": [2021, 2022]}


def test_a_file_is_told_as_a_file_until_somebody_names_it():
    sent = replace(NEW, name="bao-cao.pdf", url="")
    (*_, last) = joined_fields(exemplar("lo-thi-mau-cao-bang"), sent)["sources"]
    assert last["file"] == "bao-cao.pdf"
    assert "url" not in last
