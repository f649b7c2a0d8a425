"""The text of a draft: what is written is read back the same, and no file is ever overwritten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.drafts import blank_form, free_id, record_text, write_new
from kb.records import Exemplar, read_record
from kb.records.parts import Honour, Source
from kb.schema.frontmatter import split
from kb.text.vietnamese import normalise

lines = st.text(max_size=40)
troublesome = st.one_of(
    lines,
    st.sampled_from(
        ['a: b "c"', "- #", "{x}", "[1, 2]", "05", "no", "null", "'", "\\n", "A, B", "*&"]
    ),
    st.sampled_from(
        ["Chỉ thị: số 5", "…", "ngày 1/5", "\u2028", "\x00", "\ufeff", "hòa", "%a", "@"]
    ),
)


def read_back(record):
    file, problems = read_record("exemplar", record.id, split(record_text(record)), "x.md")
    assert problems == []
    return file.record


def tidy(text):
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()) or None


@given(troublesome, troublesome, troublesome, st.lists(st.integers(1900, 2099), max_size=3))
def test_a_draft_is_read_back_as_it_was(title, role, issuer, years):
    record = Exemplar(
        id="thi-du", title=title, kind="ca-nhan", role=role, years=tuple(years), status="draft",
        honours=(Honour("Giấy khen", issuer, "huyen", 2023),),
        sources=(Source(title=title or "x", file="ds.xlsx, trang DS, dòng 14"),),
    )  # fmt: skip
    again = read_back(record)
    assert again.title == tidy(normalise(title))
    assert again.role == tidy(normalise(role))
    assert again.honours[0].issuer == tidy(normalise(issuer))
    assert again.years == tuple(years)
    assert again.sources[0].file == "ds.xlsx, trang DS, dòng 14"


def test_the_text_of_a_draft_shows_its_gaps():
    record = Exemplar(
        id="to-mot", title="Tổ một", kind="tap-the", level="huyen", years=(2023,), status="draft",
        honours=(Honour("Giấy khen", "UBND huyện", "huyen", 2023),),
        sources=(Source(title="Danh sách", file="ds.xlsx, trang DS, dòng 14"),), body="Việc tốt.",
        note=("Lĩnh vực theo danh sách: Vũ trụ", "Xếp loại: A"),
    )  # fmt: skip
    assert record_text(record) == (
        "---\n"
        "title: Tổ một\n"
        "kind: tap-the\n"
        "fields:\n"
        "level: huyen\n"
        "years: [2023]\n"
        "honours:\n"
        "  - {title: Giấy khen, issuer: UBND huyện, level: huyen, year: 2023}\n"
        "sources:\n"
        '  - {title: Danh sách, file: "ds.xlsx, trang DS, dòng 14"}\n'
        'note: ["Lĩnh vực theo danh sách: Vũ trụ", "Xếp loại: A"]\n'
        "status: draft\n"
        "summary:\n"
        "---\n\n"
        "Việc tốt.\n"
    )


def test_an_id_is_free_and_short_and_says_where():
    taken = {"nguyen-van-uoc-bac-kan", "nguyen-van-uoc-bac-kan-2"}
    assert free_id("Nguyễn Văn Ước", "Bắc Kạn", taken) == "nguyen-van-uoc-bac-kan-3"
    assert free_id("Tổ một Bắc Kạn", "Bắc Kạn", ()) == "to-mot-bac-kan"
    assert free_id("Đường hoa", None, ()) == "duong-hoa"
    assert free_id("…", None, ()) == "ho-so"
    assert free_id("Con", None, ()) == "con-2"  # Windows has no file con.md
    long = free_id("Một việc tốt rất dài " * 20, "Bắc Kạn", ())
    assert len(long) <= 80
    assert long.endswith("-bac-kan")


def test_a_file_that_is_there_is_not_touched(tmp_path):
    path = write_new(tmp_path, "exemplar", "to-mot", "một")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, "exemplar", "to-mot", "hai")
    assert path.read_text("utf-8") == "một"


def test_a_blank_form_with_every_line_opened_is_still_well_formed():
    for record_type in ("exemplar", "directive"):
        text = blank_form(record_type, "Tên: thử")
        opened = "\n".join(
            line[1:] if line.startswith("#") and not line.startswith("# ") else line
            for line in text.split("\n")
        )
        keys = [key.text for key, _ in split(opened).front.entries]
        assert len(keys) == len(set(keys)) > 14
