"""What is typed into a form becomes fields of a file, and each problem finds its box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.folder import load_content
from kb.desk.files.store import Store
from kb.desk.files.versions import Version
from kb.desk.forms.names import Names
from kb.desk.forms.reading import changes, read_typed
from kb.desk.forms.typed import (
    typed_of,
    with_row_added,
    with_row_moved,
    with_row_removed,
    with_rows_as_asked,
)
from kb.desk.forms.writing import kept_date
from kb.records import RECORD_CLASSES
from kb.schema import from_plain, to_plain
from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def names(wider_content):
    return Names(wider_content)


@pytest.fixture(scope="module")
def real():
    return load_content(ROOT / "content")


@pytest.fixture(scope="module")
def real_names(real):
    return Names(real)


SOURCE = {"sources.0.title": "Bài báo Mẫu", "sources.0.url": "https://bao.example/bai"}
WHOLE = {
    "title": "Tổ Mẫu giúp nhau",
    "kind": "mo-hinh",
    "fields.0": "giáo dục",
    "summary": "Một câu.",
    **SOURCE,
    "body": "Bài viết.",
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Chỉ thị 05", "ct-05-ct-tw-2016"),
        ("chi thi so 5", "ct-05-ct-tw-2016"),
        ("CT05", "ct-05-ct-tw-2016"),
        ("05-ct/tw", "ct-05-ct-tw-2016"),
        ("ct-05-ct-tw-2016", "ct-05-ct-tw-2016"),
        ("KL 21", "kl-21-kl-tw-2021"),
        ("Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị", "kl-01-kl-tw-2021"),
        ("Kế hoạch 91-KH/TU Cao Bằng", "kh-91-kh-tu-cao-bang-2021"),
        ("Chỉ thị 999", None),
        ("học tập", None),
        ("", None),
    ],
)
def test_a_document_is_named_in_any_usual_way(real_names, written, meant):
    assert real_names.document_id(written) == meant


def test_a_number_that_two_documents_bear_is_nobodys(names):
    assert names.document_id("Kết luận 91") is None
    ids = {each.id for each in names.meant("Kết luận 91")}
    assert ids == {"kl-91-kl-tw-2016", "kl-91-kl-tw-2021"}


def problems(typed, names, record_type="exemplar"):
    reading = read_typed(record_type, "to-mau", typed, names)
    return {(reading.box_of(each), each.wrong) for each in reading.problems}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("15/5/2016", "2016-05-15"),
        ("15-5-2016", "2016-05-15"),
        ("15.05.2016", "2016-05-15"),
        ("ngày 15 tháng 5 năm 2016", "2016-05-15"),
        ("Ngày 15/5/2016", "2016-05-15"),
        ("ngay 15 thang 5 nam 2016", "2016-05-15"),
        ("tháng 5/2016", "2016-05"),
        ("Tháng 5 năm 2016", "2016-05"),
        ("5/2016", "2016-05"),
        ("T5/2016", "2016-05"),
        ("năm 2016", "2016"),
        ("2016", "2016"),
        ("2016-05-15", "2016-05-15"),
        ("31/2/2016", None),
        ("15/5/16", None),
        ("hôm qua", None),
    ],
)
def test_dates_are_read_as_people_write_them(written, kept):
    assert kept_date(written) == kept


def test_names_are_typed_instead_of_codes(names):
    typed = WHOLE | {
        "kind": "Mô hình",
        "province": "bac kan",
        "years.0": "năm 2023",
        "directives.0": "Chỉ thị 90",
        "directives.1": "ket luan 91 ngay 7/5/2021",
        "honours.0.title": "Giấy khen",
        "honours.0.level": "Cơ sở",
        "sources.0.date": "tháng 5/2021",
    }
    reading = read_typed("exemplar", "to-mau", typed, names)
    assert reading.problems == ()
    assert reading.fields["kind"] == "mo-hinh"
    assert reading.fields["fields"] == ["giao-duc"]
    assert reading.fields["province"] == "Bắc Kạn"
    assert reading.fields["years"] == ["2023"]
    assert reading.fields["directives"] == ["ct-90-ct-tw-2016", "kl-91-kl-tw-2021"]
    assert reading.fields["honours"] == [{"title": "Giấy khen", "level": "co-so"}]
    assert reading.fields["sources"][0]["date"] == "2021-05"
    assert reading.fields["subject"] is None


def test_each_problem_stands_beside_its_box(names):
    typed = WHOLE | {
        "title": " ",
        "kind": "mo-hin",
        "years.3": "mới đây",
        "honours.2.issuer": "UBND xã Mẫu",
        "honours.2.date": "31/2/2020",
        "honours.4.title": "Giấy khen",
        "honours.4.qua": "Xe đạp",
    }
    found = problems(typed, names)
    assert {name for name, _ in found} == {
        "title", "kind", "years.3", "honours.2.title", "honours.2.date", "honours.4.qua"
    }  # fmt: skip
    assert ("title", "còn để trống") in found
    assert ("honours.4.qua", "không có trường này") in found


def test_a_part_of_its_own_has_boxes_of_its_own(names):
    typed = {"type": "chi-thi", "validity.state": "con-hieu-luc", "validity.as_of": "hôm nay"}
    boxes = {name for name, _ in problems(typed, names, "directive")}
    assert {"title", "issuer", "level", "sources", "summary", "validity.as_of"} <= boxes


def opened(text, record_type="exemplar"):
    return Version("to-mau", record_type, "exemplars/to-mau.md", text.encode())


ODD = """---
title: Tổ Mẫu
kind: mo-hin
years: hôm qua
sources: [Báo Mẫu]
honours:
  - {title: Giấy khen, qua: Xe đạp}
la: Gì đây
---

Bài.
"""


def test_what_is_wrong_in_a_file_stays_in_sight_and_untouched(names):
    version = opened(ODD)
    typed = typed_of(RECORD_CLASSES["exemplar"], version.document, names)
    assert typed["kind"] == "mo-hin"
    assert typed["years.0"] == "hôm qua"
    assert typed["sources.0.title"] == "Báo Mẫu"
    assert typed["honours.0.qua"] == "Xe đạp"
    reading = read_typed("exemplar", "to-mau", typed, names, version)
    boxes = {reading.box_of(each) for each in reading.problems}
    assert {"kind", "sources.0", "honours.0.qua", "la", "years"} <= boxes
    assert changes("exemplar", typed, reading, version, names) == ({}, None)


def test_a_row_is_changed_without_losing_what_nobody_knows(names):
    version = opened(ODD)
    typed = typed_of(RECORD_CLASSES["exemplar"], version.document, names)
    typed["honours.0.year"] = "2020"
    reading = read_typed("exemplar", "to-mau", typed, names, version)
    fields, body = changes("exemplar", typed, reading, version, names)
    assert fields == {"honours": [{"title": "Giấy khen", "year": "2020", "qua": "Xe đạp"}]}
    assert body is None


def test_rows_are_added_moved_and_taken_out():
    typed = {"years.0": "2021", "years.4": "2022", "title": "A"}
    assert with_row_added(typed, "years") == {
        "years.0": "2021", "years.1": "2022", "years.2": "", "title": "A"
    }  # fmt: skip
    assert with_row_moved(typed, "years", 4, -1) == {
        "years.0": "2022", "years.1": "2021", "title": "A"
    }  # fmt: skip
    assert with_row_moved(typed, "years", 0, -1) == {
        "years.0": "2021", "years.1": "2022", "title": "A"
    }  # fmt: skip
    assert with_row_removed(typed, "years", 0) == {"years.0": "2022", "title": "A"}
    for odd in ("bo:years:²", "len:years:²", "bo:years:-1", "bo:years", "len::", "bo:khong-co:0"):
        assert with_rows_as_asked(typed, odd) == typed


def test_every_record_of_ours_opened_and_saved_unchanged_stays_as_it_is(real, real_names, tmp_path):
    store = Store(ROOT / "content", tmp_path / "archive")
    files = [each.record for each in real.files if each.record.about.is_file]
    assert len(files) > 200
    for record in files:
        version = store.open(record.id)
        cls = RECORD_CLASSES[record.record_type]
        typed = typed_of(cls, version.document, real_names)
        # As a browser sends it back.
        typed = {name: text.replace("\n", "\r\n") for name, text in typed.items()}
        reading = read_typed(record.record_type, record.id, typed, real_names, version)
        fields, body = changes(record.record_type, typed, reading, version, real_names)
        assert (fields, body) == ({}, None)
        assert store.save(record.id, version.digest, fields, body).entry is None
    assert not (tmp_path / "archive" / "history").exists()


def test_every_record_of_ours_typed_anew_says_the_same(real, real_names):
    """Labels, dates and names as the form shows them lead back to what the file says."""
    for file in real.files:
        record = file.record
        if not record.about.is_file or file.record.status != "published":
            continue
        store = Store(ROOT / "content", ROOT / "archive")
        version = store.open(record.id)
        typed = typed_of(RECORD_CLASSES[record.record_type], version.document, real_names)
        reading = read_typed(record.record_type, record.id, typed, real_names)
        assert reading.problems == ()
        assert to_plain(reading.file.record) == to_plain(record)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")))
boxes = st.sampled_from(
    [
        "title", "kind", "province", "fields.0", "fields.1", "years.0", "years.7", "summary",
        "honours.0.title", "honours.0.date", "honours.3.issuer", "honours.3.qua",
        "directives.0", "sources.0.title", "sources.1.url", "used_in.0.kind", "note", "body",
        "khong_co.0", "validity.state",
    ]
)  # fmt: skip


@given(typed=st.dictionaries(boxes, texts, max_size=8))
def test_whatever_is_typed_is_written_and_read_back(typed, tmp_path_factory, wider_content):
    names = Names(wider_content)
    folder = tmp_path_factory.mktemp("kho")
    store = Store(folder / "content", folder / "archive")
    store.create("exemplar", "to-mau", "---\nstatus: draft\n---\n")
    version = store.open("to-mau")
    reading = read_typed("exemplar", "to-mau", typed, names, version)
    fields, body = changes("exemplar", typed, reading, version, names)
    saved = store.save("to-mau", version.digest, fields, body).version
    said = saved.said
    for name, plain in reading.fields.items():
        assert said.get(name) == (plain or None)
    again = typed_of(RECORD_CLASSES["exemplar"], saved.document, names)
    reread = read_typed("exemplar", "to-mau", again, names, saved)
    record = reading.file.record
    assert to_plain(reread.file.record) == to_plain(record)
    assert from_plain(type(record), to_plain(record), id="to-mau", body=record.body) == record
