"""What has one right form is put in it, and nothing else is touched."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kb.content.mending import mended
from tests.support.paths import ROOT

DIRECTIVE = """---
number: 90 CT/TW   # theo nguồn
type: Chỉ thị
title: "Về ví dụ"
issuer: Bộ Ví Dụ
issued: 9/3/2016
level: trung-uong
province:
sources:
  - {publisher: Trang Ví Dụ, date: 5/2016, url: "https://vi-du.example"}
relations:
  - {kind: Tiếp tục, to: ct-80-ct-tw-2011}
---

Các việc:
- một
- hai
"""
MENDED = """---
number: 90-CT/TW   # theo nguồn
type: chi-thi
title: "Về ví dụ"
issuer: Bộ Ví Dụ
issued: 2016-03-09
level: trung-uong
province:
sources:
  - {publisher: Trang Ví Dụ, date: 2016-05, url: "https://vi-du.example"}
relations:
  - {kind: tiep-tuc, to: ct-80-ct-tw-2011}
---

Các việc:

- một
- hai
"""
EXEMPLAR = """---
title: Tổ Thí Dụ
kind: Tập thể
province: bac kan
fields: [Giáo dục, an-sinh]
level: cap nao do
honours: [{title: Giấy khen, number: 5/QĐ-UBND, date: 31/2/2020}]
---
"""


def test_codes_days_numbers_and_lists_are_mended_in_their_place(content):
    assert mended(DIRECTIVE, "directive", content.vocabularies) == MENDED


def test_line_ends_and_marks_stay(content):
    written = "\ufeff" + DIRECTIVE.replace("\n", "\r\n")
    assert mended(written, "directive", content.vocabularies) == "\ufeff" + MENDED.replace(
        "\n", "\r\n"
    )


def test_what_may_mean_several_things_stays(content):
    """A level that is none, a day that there is not, and the number as a source has it."""
    found = mended(EXEMPLAR, "exemplar", content.vocabularies)
    changed = [
        line
        for line, before in zip(found.split("\n"), EXEMPLAR.split("\n"), strict=True)
        if line != before
    ]
    assert changed == ["kind: tap-the", "province: Bắc Kạn", "fields: [giao-duc, an-sinh]"]


def test_letters_in_parts_are_put_together(content):
    written = unicodedata.normalize("NFD", MENDED)
    assert mended(written, "directive", content.vocabularies) == MENDED


def test_a_body_that_needs_more_than_blanks_is_left_to_its_editor(content):
    written = MENDED.replace("Các việc:", "1990. Một việc\n- hai")
    assert mended(written, "directive", content.vocabularies) == written


def test_a_file_that_is_no_record_is_left_alone(content):
    for text in ("", "Bài.", "---\ntitle: A: B\n---\n", "---\n---\n"):
        assert mended(text, "exemplar", content.vocabularies) == text


def test_every_file_of_our_own_is_left_alone(real_content):
    for file in real_content.files:
        if file.record.about.is_file:
            text = (ROOT / file.path).read_text("utf-8")
            assert mended(text, file.record.record_type, real_content.vocabularies) == text


values = st.sampled_from(
    ["mo-hinh", "Mô hình", "bac kan", "2/3/2020", "[a, b]", '"x"', "{}", "khác"]
)
names = st.sampled_from(["title", "kind", "province", "fields", "level", "honours", "lạ"])


@given(st.dictionaries(names, values), st.text("- a1.\n|#", max_size=20))
def test_once_is_enough(content, fields, body):
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    once = mended(f"---\n{front}---\n{body}", "exemplar", content.vocabularies)
    assert mended(once, "exemplar", content.vocabularies) == once
